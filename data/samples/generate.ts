/**
 * The sample county: what a county of 60 units would export in 18 months, and the figures it must give.
 *
 * It imports nothing from src/. Outcomes are planted first; the cells and the figures are both derived from
 * them, on two separate ways, so that the product is checked against what was meant and not against itself.
 */
import { type Answered, answersOf, type PlantedCounty } from './answers';
import { layPlants, flipped, FlipTargetError, type PlantedCases } from './case-plants';
import { plantCards } from './cards';
import { plantEvents } from './case-events';
import { plantCases } from './cases';
import type { PlantedClocks } from './clock-answers';
import { plantClockCases } from './clock-cases';
import { type Dialect, record } from './cells';
import { plantComplaints } from './complaints';
import { plantUnits } from './county';
import { plantCatalogue } from './directory';
import { plantFindings, plantProcedures } from './duties';
import { plantRatings } from './evaluations';
import { encodeGb18030 } from './gb18030';
import { plantMatters } from './matters';
import { plantRules } from './plants';
import { sheetText } from './plants/sheet';
import {
  CARD_HEADER,
  cardRows,
  COMPLAINT_HEADER,
  complaintRows,
  RATING_HEADER,
  ratingRows,
  UNIT_HEADER,
  unitRows,
} from './render';
import { addedRows, CASE_HEADER, caseRows } from './render-cases';
import {
  EVENT_HEADER,
  eventRows,
  FINDING_HEADER,
  findingRows,
  ITEM_HEADER,
  itemRows,
  MATTER_HEADER,
  matterRows,
  PROCEDURE_HEADER,
  procedureRows,
} from './render-registers';
import { Workdays } from './workdays';

/** `flip` names a case that closed in time and shall be late instead; null leaves the county as planted. */
export type CountyOptions = { readonly seed: string; readonly flip: string | null };

/** The exports by file name, the figures, and the scheme and entries of the year as files of their own. */
export type County = Answered & { readonly files: ReadonlyMap<string, Uint8Array> };

/** The seed of the published sample. */
export const DEFAULT_SEED = 'mingcha-county-1';

function fileText(header: readonly string[], rows: readonly string[], dialect: Dialect): string {
  const records = [record(header, dialect), ...rows];
  return records.map((row) => row + dialect.newline).join('');
}

function utf8WithBom(text: string): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${text}`);
}

function withFlip(planted: PlantedCases, caseId: string): PlantedCases {
  if (!planted.cases.some(({ id }) => id === caseId)) throw new FlipTargetError(caseId);
  const cases = planted.cases.map((one) => (one.id === caseId ? flipped(one) : one));
  return { ...planted, cases };
}

/** The flip comes last: ratings, complaints and cards stay those of the county as it was planted. */
function plantCounty({ seed, flip }: CountyOptions): PlantedCounty {
  const workdays = new Workdays();
  const units = plantUnits(seed);
  const planted = layPlants(plantCases(units, seed, workdays), seed, workdays);
  const shown = flip === null ? planted : withFlip(planted, flip);
  const added = plantClockCases(units, seed, workdays);
  const ratings = plantRatings(planted.cases, seed);
  const complaints = plantComplaints(units, planted.cases, seed);
  const ordinary = { cases: planted.cases, clockCases: added, ratings: ratings.ratings, complaints };
  return {
    units,
    planted: shown,
    ratings,
    complaints,
    cards: plantCards(planted.cases, seed),
    rules: plantRules(units, ordinary, workdays),
    clocks: {
      cases: added,
      events: plantEvents(units, planted.cases, added, seed, workdays),
      catalogue: plantCatalogue(units, [...planted.cases, ...added.map((one) => one.planted)], seed),
      matters: plantMatters(units, seed, workdays),
      findings: plantFindings(units, seed, workdays),
      procedures: plantProcedures(units, seed, workdays),
    },
  };
}

/** Events and catalogue come from the old system, the three registers from a spreadsheet. */
function renderRegisters(clocks: PlantedClocks, seed: string): [string, Uint8Array][] {
  const crlf: Dialect = { delimiter: ',', newline: '\r\n' };
  const text = (header: readonly string[], rows: readonly string[]): string => fileText(header, rows, crlf);
  return [
    ['环节流转.csv', encodeGb18030(text(EVENT_HEADER, eventRows(clocks.events.events, seed, crlf)))],
    ['事项目录.csv', encodeGb18030(text(ITEM_HEADER, itemRows(clocks.catalogue, seed, crlf)))],
    ['来文督办台账.csv', utf8WithBom(text(MATTER_HEADER, matterRows(clocks.matters, seed, crlf)))],
    ['督查问题台账.csv', utf8WithBom(text(FINDING_HEADER, findingRows(clocks.findings, seed, crlf)))],
    ['问责办理台账.csv', utf8WithBom(text(PROCEDURE_HEADER, procedureRows(clocks.procedures, seed, crlf)))],
  ];
}

/** The rule plants come from spreadsheets. */
const renderRules = ({ rules }: PlantedCounty): [string, Uint8Array][] =>
  rules.sheets.map((sheet) => [
    sheet.name,
    utf8WithBom(sheetText(sheet, { delimiter: ',', newline: '\r\n' })),
  ]);

function render(county: PlantedCounty, seed: string): Map<string, Uint8Array> {
  const crlf: Dialect = { delimiter: ',', newline: '\r\n' };
  const lf: Dialect = { delimiter: ',', newline: '\n' };
  const tabs: Dialect = { delimiter: '\t', newline: '\r\n' };
  const rows = [...addedRows(county.clocks.cases, seed), ...caseRows(county.planted, seed)];
  const cases = fileText(CASE_HEADER, rows, crlf);
  const ratings = fileText(RATING_HEADER, ratingRows(county.ratings, seed, lf), lf);
  const complaints = fileText(COMPLAINT_HEADER, complaintRows(county.complaints, seed, crlf), crlf);
  const cards = fileText(CARD_HEADER, cardRows(county.cards, seed, tabs), tabs);
  const units = fileText(UNIT_HEADER, unitRows(county.units, seed, crlf), crlf);
  return new Map([
    ['办件明细.csv', encodeGb18030(cases)],
    ['好差评导出.csv', utf8WithBom(ratings)],
    ['投诉台账.csv', utf8WithBom(complaints)],
    ['红黄牌.csv', encodeGb18030(cards)],
    ['单位名录.csv', utf8WithBom(units)],
    ...renderRegisters(county.clocks, seed),
    ...renderRules(county),
  ]);
}

/**
 * The whole county; the same options give the same bytes anywhere and at any time.
 * @throws FlipTargetError when `flip` names no case that can become late.
 */
export function generateCounty(options: CountyOptions): County {
  const county = plantCounty(options);
  return { files: render(county, options.seed), ...answersOf(county, options.seed) };
}
