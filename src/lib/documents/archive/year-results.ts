/**
 * The year-end assessment as an archive keeps it: every score with its parts, grade, gate and place, every list with the
 * state of its names, and every paper. By id, so that what is computed again can be told apart name by name.
 */
import type { AssessmentScheme } from '../../domain/assessment';
import type { AssessmentEntries } from '../../domain/assessment-entries';
import type { MaskingLevel } from '../../domain/masking';
import type { RuleSet } from '../../domain/rule-set';
import type { ReportContext } from '../../reports/context';
import type { Provenance } from '../../reports/monthly-types';
import { naming, shownCandidate } from '../../reports/naming';
import type { Places } from '../../reports/proof';
import { DEFAULT_SEED, type Breathe } from '../../reports/ranking';
import type { Scope } from '../../reports/types';
import { readYearEnd } from '../../reports/year-end';
import { readYearEndPapers, type YearEndPapers } from '../../reports/year-end-papers';
import type {
  Bar,
  YearEndQuestion,
  YearEndReport,
  YearLine,
  YearSubject,
} from '../../reports/year-end-types';
import { yearEndFiles } from '../year-end/year-bundle';
import { bytesOf, entryPart } from './sealed';

export const YEAR_END = 'results/year-end.json';
const PAPERS = 'documents/年终考核/';

export interface ArchivedYear {
  readonly scheme: AssessmentScheme;
  readonly entries: AssessmentEntries;
}

export interface YearArchived extends ArchivedYear {
  /** Of the year of the entries. */
  readonly scope: Scope;
  readonly mask: MaskingLevel;
  readonly decisions: YearEndQuestion['decisions'];
  readonly provenance: Provenance;
}

const isExact = (value: unknown): value is { readonly n: bigint; readonly d: bigint } =>
  typeof value === 'object' && value !== null && 'n' in value && typeof value.n === 'bigint' && 'd' in value;

/** Fractions stay exact: 224/9. */
const plain = (_key: string, value: unknown): unknown => {
  if (isExact(value)) return value.d === 1n ? String(value.n) : `${String(value.n)}/${String(value.d)}`;
  return value instanceof Map ? Object.fromEntries(value) : value;
};

const byId = <T extends { readonly id: string }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

const points = (hundredths: number | null): string | null =>
  hundredths === null
    ? null
    : `${String(Math.floor(hundredths / 100))}.${String(hundredths % 100).padStart(2, '0')}`;

type Officers = YearEndPapers['officers'];

const subjectJson = (report: YearEndReport, officers: Officers, one: YearSubject) => {
  const { name, section, score, sensitivity } = one;
  const shown = naming(report.subject, officers)({ key: score.key, id: score.id, group: name, section });
  const bars = (all: readonly Bar[]): readonly Bar[] =>
    all.map((bar) => ({ ...bar, candidate: shownCandidate(bar.candidate, shown.id) }));
  return {
    ...{ id: shown.id, name: shown.name, total: points(score.total), place: one.place, grade: one.grade },
    ...{ band: score.band, reasons: one.reasons, isEligible: one.isEligible },
    ...{ vetoes: bars(one.vetoes), gates: bars(one.gates) },
    ...{
      status: score.status,
      months: score.months,
      indicators: score.indicators,
      composite: score.composite,
    },
    ...{ appraisal: score.appraisal, bonus: score.bonus, deduction: score.deduction },
    sensitivity: sensitivity === null ? null : { ...sensitivity, id: shown.id },
  };
};

const lineJson = (officers: Officers, line: YearLine) => {
  const { kind, subject, section, procedure } = line;
  const { id, name } = naming(
    kind,
    officers,
  )({ key: subject.key ?? 0, id: line.id, group: subject, section });
  const { entry } = procedure;
  return {
    ...line,
    ...{ id, subject: name, candidate: shownCandidate(line.candidate, id) },
    procedure: { ...procedure, entry: entry === null ? null : { ...entry, subject: id } },
  };
};

/** The text of the entry. */
export const yearText = ({ report, officers, provenance }: YearEndPapers): string => {
  const { year, on, title, subject, rankedBy, ruleSet, indicators, clauses, shift, tolerance, seed } = report;
  const json = {
    ...{ format: 'mingcha-archived-year', year, on, title, subject, rankedBy, seed, shift, tolerance },
    groups: report.groups.map(({ group, quota, subjects }) => ({
      ...{ id: group, quota },
      subjects: byId(subjects.map((one) => subjectJson(report, officers, one))),
    })),
    lists: report.lists.map(({ list, lines, missing, absent }) => ({
      ...{ id: list, missing, absent },
      lines: byId(lines.map((line) => lineJson(officers, line))),
    })),
    ...{ indicators, clauses, ruleSet, provenance },
  };
  return `${JSON.stringify(json, plain, 2)}\n`;
};

/** Throws as `readYearEnd`: the period must be the year of the entries. */
export const yearResults = async (
  context: ReportContext,
  rules: RuleSet,
  { scheme, entries, scope, mask, decisions, provenance }: YearArchived,
  places: Places,
  breathe: Breathe,
): Promise<readonly (readonly [name: string, bytes: Uint8Array])[]> => {
  const question = { scope, scheme, entries, decisions, seed: DEFAULT_SEED, otherRules: null };
  const report = await readYearEnd(context, rules, question, breathe);
  const papers = await readYearEndPapers(context, rules, { question, mask, provenance }, report, places);
  const files = await yearEndFiles(papers);
  return [
    [YEAR_END, bytesOf(yearText(papers))],
    ...files.map(({ name, bytes }) => [`${PAPERS}${entryPart(name)}`, bytes] as const),
  ];
};
