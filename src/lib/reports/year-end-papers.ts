/**
 * What the papers of a year are written from: the assessment, the proof sheet of every name that a ladder put on a list,
 * the days of procedure, and by what it was computed. Everything in it is a proposal.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { schemeText } from '../domain/assessment-check';
import { entriesText, type AssessmentEntries } from '../domain/assessment-entries';
import type { MaskingLevel } from '../domain/masking';
import type { RuleSet } from '../domain/rule-set';
import { parameterInForce } from '../domain/rule-value';
import type { YearList } from '../domain/year-end-terms';
import type { ReportContext } from './context';
import type { Provenance } from './monthly-types';
import { readOfficerMasks } from './officer-masks';
import { readProofs, type Places } from './proof';
import type { ProofSheet } from './trigger-types';
import { procedureOf } from './year-end-procedure';
import type { ProcedureView, YearEndQuestion, YearEndReport } from './year-end-types';

export { recordsOf } from '../rules/score-grade';

/** A length of time that the rule set gives; `unit`: day or workday. */
export interface Term {
  readonly days: number;
  readonly unit: string;
  readonly clause: string;
}

/** A procedure about somebody who stands on the list no more. */
export interface ClosedProcedure {
  readonly list: YearList;
  readonly id: string;
  readonly procedure: ProcedureView;
}

export interface YearEndPapers {
  readonly report: YearEndReport;
  readonly entries: AssessmentEntries;
  readonly asOf: string;
  readonly sheets: ReadonlyMap<string, ProofSheet>;
  readonly closed: readonly ClosedProcedure[];
  /** AC-10, AC-11, AS-09; null = the rule set says nothing. */
  readonly terms: Readonly<Record<'review' | 'decision' | 'publicity', Term | null>>;
  readonly mask: MaskingLevel;
  /** Names of officers as the level shows them, by key. */
  readonly officers: ReadonlyMap<number, string>;
  readonly provenance: Provenance & { readonly scheme: string; readonly entries: string };
}

export interface PapersQuestion {
  readonly question: YearEndQuestion;
  readonly mask: MaskingLevel;
  readonly provenance: Provenance;
}

const TERMS = { review: 'AC-10 days', decision: 'AC-11 days', publicity: 'AS-09 publicityDays' } as const;

const termOf = (set: RuleSet, on: string, name: keyof typeof TERMS): Term | null => {
  const [rule = '', key = ''] = TERMS[name].split(' ');
  const found = parameterInForce(set, rule, key, on);
  return typeof found?.value === 'number'
    ? { days: found.value, unit: found.unit, clause: found.clause }
    : null;
};

/** Every candidate behind a line of a list or behind a gate, each once. */
const candidatesOf = ({ lists, groups }: YearEndReport): readonly string[] => [
  ...new Set(
    [
      ...lists.flatMap(({ lines }) => lines.map(({ candidate }) => candidate)),
      ...groups.flatMap(({ subjects }) =>
        subjects.flatMap(({ gates, vetoes }) => [...gates, ...vetoes].map(({ candidate }) => candidate)),
      ),
    ].filter((id) => id !== ''),
  ),
];

const closedOf = async (
  { engine }: ReportContext,
  set: RuleSet,
  report: YearEndReport,
  { procedures }: AssessmentEntries,
): Promise<readonly ClosedProcedure[]> => {
  const closed: ClosedProcedure[] = [];
  for (const entry of procedures) {
    const { list, subject } = entry;
    const lines = report.lists.find((one) => one.list === list)?.lines ?? [];
    if (lines.some(({ id }) => id === subject)) continue;
    closed.push({ list, id: subject, procedure: await procedureOf(engine, set, report.on, entry) });
  }
  return closed;
};

const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** `report`: the answer to the question; `places`: where records lie. */
export const readYearEndPapers = async (
  context: ReportContext,
  set: RuleSet,
  { question, mask, provenance }: PapersQuestion,
  report: YearEndReport,
  places: Places,
): Promise<YearEndPapers> => {
  const { scheme, entries, decisions, scope } = question;
  const asked = { scope: { ...scope, filters: {} }, decisions };
  const sheets = await readProofs(context, set, asked, candidatesOf(report), places);
  const term = (name: keyof typeof TERMS): Term | null => termOf(set, report.on, name);
  return {
    ...{ report, entries, mask, asOf: scope.asOf },
    sheets: new Map(sheets.map((sheet) => [sheet.line.id, sheet])),
    closed: await closedOf(context, set, report, entries),
    terms: { review: term('review'), decision: term('decision'), publicity: term('publicity') },
    officers: await readOfficerMasks(context.engine, mask),
    provenance: {
      ...provenance,
      scheme: hashOf(schemeText(scheme)),
      entries: hashOf(entriesText(entries)),
    },
  };
};
