/** An inspection record as a form and as a line: what is said beside which field, whom a name means, what was counted. */
import { SEVERITY_TERMS } from '../domain/event-kinds';
import {
  INSPECTION_KIND_TERMS,
  INSPECTION_METHOD_TERMS,
  SPOT_ITEMS,
  type InspectionFinding,
  type InspectionRecord,
  type SpotItem,
} from '../domain/inspection';
import type { RecordCheck, RecordFault } from '../domain/inspection-check';
import type { RecordVersion } from '../domain/inspection-merge';
import { m } from '../i18n/paraglide/messages';
import { count } from '../i18n/format';
import { inLocale } from '../i18n/terms';
import { wordsOf } from '../i18n/words';
import type { Assessable } from '../reports/year-end-people';

/** What stands beside one field. */
export interface Said {
  readonly faults: readonly string[];
  readonly doubts: readonly string[];
}

export const NOTHING_SAID: Said = { faults: [], doubts: [] };

const wordsAt = (list: readonly RecordFault[], path: string): readonly string[] => [
  ...new Set(
    list.filter((one) => one.path === path).map(({ reason }) => wordsOf(`reason_${reason}`) ?? reason),
  ),
];

/** null: nobody has asked yet, and an empty form is not full of faults. */
export const saidAt = (check: RecordCheck | null, path: string): Said =>
  check === null
    ? NOTHING_SAID
    : { faults: wordsAt(check.faults, path), doubts: wordsAt(check.doubts, path) };

/** Somebody of a unit, as a list offers them. */
export interface UnitOfficer {
  readonly label: string;
  readonly name: string;
  readonly section: string;
  /** '' where the files know no 工号. */
  readonly id: string;
}

/** Who has no number of their own goes by unit, section and name. */
const ownId = (id: string): string => (id.includes('|') ? '' : id);

/** Officers of one unit; who shares a name with another is told apart by section and number. */
export const officersOf = (people: readonly Assessable[], unit: string): readonly UnitOfficer[] =>
  people
    .filter(({ kind, within }) => kind === 'officer' && (within === unit || within.startsWith(`${unit} `)))
    .map(({ name, id, within }) => {
      const section = within.slice(unit.length).trim();
      const place = [section, ownId(id)].filter((part) => part !== '').join(' ');
      return {
        label: place === '' ? name : m.year_person({ name, within: place }),
        name,
        section,
        id: ownId(id),
      };
    });

/** The one that was chosen from the list, or a bare name. */
export const personOf = (
  text: string,
  officers: readonly UnitOfficer[],
): { readonly person: string; readonly section?: string; readonly personId?: string } => {
  const found = officers.find(({ label }) => label === text);
  return found === undefined
    ? { person: text }
    : { person: found.name, section: found.section, personId: found.id };
};

/** 未发现问题, or how many were found. */
export const resultWords = ({ isClean, findings }: InspectionRecord): string =>
  isClean ? m.insp_isClean() : m.insp_found_n({ n: count(findings.length) });

export const sourceWords = ({ from }: RecordVersion): string => (from === '' ? m.insp_from_here() : from);

export const itemWords = (item: SpotItem): string => wordsOf(`paper_spot_${item}`) ?? item;
export const partWords = (name: keyof InspectionRecord): string => wordsOf(`insp_${name}`) ?? name;

export interface SpotTally {
  readonly item: SpotItem;
  /** Inspections that looked. */
  readonly inspections: number;
  readonly checked: number;
  readonly passed: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** 合格 over 查 of each item, over the records that looked (SP-09). */
export const spotTally = (records: readonly InspectionRecord[]): readonly SpotTally[] =>
  SPOT_ITEMS.map((item) => {
    const answers = records.map(({ checks }) => checks[item]).filter(({ checked }) => (checked ?? 0) > 0);
    return {
      item,
      inspections: answers.length,
      checked: sum(answers.map(({ checked }) => checked ?? 0)),
      passed: sum(answers.map(({ passed }) => passed ?? 0)),
    };
  });

/** What was typed into a field for a number; null = nothing, and what is no number is a fault beside it. */
export const typedCount = (text: string): number | null => (text.trim() === '' ? null : Number(text));

const SHORT = 8;
const hashed = ({ file, sha256 }: { readonly file: string; readonly sha256: string }): string =>
  `${file} ${sha256.slice(0, SHORT)}`;

export const kindWords = ({ kind }: InspectionRecord): string =>
  kind === '' ? '' : inLocale(INSPECTION_KIND_TERMS[kind]);
export const methodWords = ({ method }: InspectionRecord): string =>
  method === '' ? '' : inLocale(INSPECTION_METHOD_TERMS[method]);

const checkText = ({ checks }: InspectionRecord): string =>
  SPOT_ITEMS.filter((item) => checks[item].checked !== null)
    .map((item) => `${itemWords(item)} ${String(checks[item].passed)}/${String(checks[item].checked)}`)
    .join(m.list_and());

export const recheckWords = (recheck: string): string =>
  recheck === 'passed' ? m.insp_recheck_passed() : recheck === 'failed' ? m.insp_recheck_failed() : '—';

const findingText = (one: InspectionFinding): string =>
  [
    ...[
      one.caseId,
      one.section,
      one.person,
      one.personId,
      one.behaviour,
      inLocale(SEVERITY_TERMS[one.severity]),
    ],
    ...[one.damage, one.note, one.rectifyDue, one.rectifiedOn],
    one.recheck === '' ? '' : recheckWords(one.recheck),
    ...one.evidence.map(hashed),
  ]
    .filter((part) => part !== '')
    .join(' ');

/** One part of a version as it is compared with another. */
export const partText = (record: InspectionRecord, name: keyof InspectionRecord): string => {
  switch (name) {
    case 'checks':
      return checkText(record);
    case 'cases':
      return record.cases
        .map(({ caseId, isClean }) => (isClean ? `${caseId} ${m.insp_isClean()}` : caseId))
        .join(m.list_and());
    case 'isClean':
      return resultWords(record);
    case 'findings':
      return record.findings.map(findingText).join(m.list_and());
    case 'kind':
      return kindWords(record);
    case 'method':
      return methodWords(record);
    default:
      return record[name];
  }
};
