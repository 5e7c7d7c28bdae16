/** 月度通报: everything of one period, read once, from which page, document, tables and archive are made. */
import { parseAsOf } from '../domain/as-of';
import type { MaskingLevel } from '../domain/masking';
import { parsePeriod, type Period } from '../domain/period';
import type { RuleSet } from '../domain/rule-set';
import type { Decision } from '../rules/decisions';
import type { ReportContext } from './context';
import { readMonthlyCandidates } from './monthly-candidates';
import { readMonths } from './monthly-charts';
import { ANNEX_IDS } from './monthly-columns';
import { readFigures } from './monthly-figures';
import { readMonthlyRanking } from './monthly-ranking';
import { Masker, readRecordAnnex, typicalCases, type Places } from './monthly-records';
import { readCountedTables } from './monthly-tables';
import type { Annex, AnnexCell, Coverage, MonthlyReport, NamedFigure, Provenance } from './monthly-types';
import type { Breathe } from './ranking';
import type { Scope } from './types';

export interface MonthlyQuestion {
  /** Of a period; filters are not looked at: a 通报 is of all units. */
  readonly scope: Scope;
  readonly mask: MaskingLevel;
  readonly decisions: readonly Decision[];
  readonly provenance: Provenance;
}

/** Units named in the text for having finished the most. */
const BUSIEST = 3;

const coverageOf = (
  { startsOn, endsOn }: Period,
  on: string,
  figures: MonthlyReport['figures'],
): Coverage => {
  if (startsOn > on) return 'beyond';
  const bases = ['received', 'finished', 'due', 'ratings', 'complaints', 'red', 'yellow', 'findings'];
  const isEmpty = bases.every((name) => {
    const { cell } = figures[name] ?? {};
    return cell === undefined || (cell.denominator ?? cell.numerator ?? 0) === 0;
  });
  if (isEmpty) return 'no_records';
  return endsOn > on ? 'partial' : 'whole';
};

const numberIn = (cell: AnnexCell | undefined): number => (typeof cell === 'number' ? cell : 0);

/** Equal numbers share the last seat, so that nobody is left out by the alphabet. */
const busiestOf = ({ columns, rows, missing }: Annex): readonly NamedFigure[] => {
  const at = columns.findIndex(({ id }) => id === 'finished');
  if (missing !== null || columns[at]?.missing !== null) return [];
  const counted = rows
    .filter(([, name]) => name !== '')
    .map((row) => ({ name: row[1], n: numberIn(row[at]) }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n);
  const least = counted[BUSIEST - 1]?.n ?? 0;
  return counted
    .filter(({ n }) => n >= least)
    .map(({ name, n }) => ({
      name: typeof name === 'string' ? name : '',
      group: '',
      cell: { numerator: n, denominator: null, value: n, status: 'ok' },
    }));
};

/** Names of units as the tables have them: free text like any other. */
const maskedNames = (annex: Annex, masker: Masker): Annex => ({
  ...annex,
  rows: annex.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? masker.text(cell) : cell))),
});

/**
 * The whole report of a period.
 *
 * Throws InvalidPeriodError without a period or for what is none, InvalidAsOfError for what is no cut-off.
 */
export const readMonthly = async (
  context: ReportContext,
  ruleSet: RuleSet,
  question: MonthlyQuestion,
  places: Places,
  breathe?: Breathe,
): Promise<MonthlyReport> => {
  const { mask, provenance, decisions } = question;
  const period = parsePeriod(question.scope.period ?? '');
  const scope: Scope = { ...question.scope, filters: {} };
  const { on } = parseAsOf(scope.asOf);
  const masker = new Masker(mask);
  const figures = await readFigures(context, scope, period);
  const ranking = await readMonthlyRanking(context, ruleSet, scope, mask, breathe);
  const counted = await readCountedTables(context, scope);
  const candidates = await readMonthlyCandidates(context, ruleSet, { scope, decisions }, masker);
  const late = await readRecordAnnex(context, scope, 'late_cases', masker, places);
  const lists = [
    late,
    await readRecordAnnex(context, scope, 'upheld_complaints', masker, places),
    await readRecordAnnex(context, scope, 'findings', masker, places),
  ];
  const tables = [...counted, ...ranking.annexes.values()].map((annex) => maskedNames(annex, masker));
  const annexes = [...tables, candidates.annex, ...lists];
  const cases = tables.find(({ id }) => id === 'cases');
  return {
    ...{ scope, period, on, mask, provenance, figures },
    coverage: coverageOf(period, on, figures),
    busiest: cases === undefined ? [] : busiestOf(cases),
    groups: ranking.groups,
    best: ranking.best,
    worst: ranking.worst,
    rankingMissing: ranking.missing,
    ladders: candidates.ladders,
    typical: typicalCases(late),
    annexes: ANNEX_IDS.flatMap((id) => annexes.filter((annex) => annex.id === id)),
    charts: { months: await readMonths(context, scope), ...ranking.charts },
    personal: masker.found,
  };
};
