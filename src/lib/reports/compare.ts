/**
 * 环比 and 同比: the overview's figures of the period before and of the same period last year, from the same files; and
 * 本年累计, the same figures from January on.
 *
 * The cut-off goes back with the period: an earlier month is looked at as far from its end as this one is, or its
 * complaints would have had longer to be decided and its stock of open cases would be today's.
 */
import { monthsEarlier, parseAsOf } from '../domain/as-of';
import { monthsBetween, parsePeriod, previousPeriod, sameLastYear, type Period } from '../domain/period';
import { measureById, type Measure } from '../measures/registry';
import { readCells } from './answers';
import { OVERVIEW_COLUMNS } from './columns';
import type { ReportContext } from './context';
import { monthNumber } from './scope';
import type { AnswerColumn, Cell, Comparison, Comparisons, Earlier, Scope, YearToDate } from './types';

/** Rates by their parts, counts by themselves; 0 when equal, null when one of them is no figure. */
const difference = (column: AnswerColumn, now: Cell, before: Cell): number | null => {
  if (now.status !== 'ok' || before.status !== 'ok') return null;
  const [x, y] = [now.numerator ?? 0, before.numerator ?? 0];
  if (column.kind === 'count') return x - y;
  return x * (before.denominator ?? 0) - y * (now.denominator ?? 0);
};

const turned = ({ direction }: Measure, by: number | null): Earlier['turned'] => {
  if (by === null) return null;
  if (by === 0) return 'same';
  if (direction === 'neither') return by > 0 ? 'more' : 'fewer';
  return by > 0 === (direction === 'higher_is_better') ? 'better' : 'worse';
};

const readComparison = async (
  context: ReportContext,
  scope: Scope,
  now: readonly Cell[],
  [period, earlier]: readonly [Period, Period],
): Promise<Comparison> => {
  const asOf = monthsEarlier(parseAsOf(scope.asOf), monthsBetween(period, earlier));
  const before: Scope = { ...scope, period: earlier.id, asOf };
  const first = await context.standing.firstMonths();
  const tallies = context.earlier.at(parseAsOf(asOf).at);
  const found = await readCells({ ...context, tallies }, OVERVIEW_COLUMNS, before);
  const startsIn = monthNumber(earlier.startsOn);
  return {
    scope: before,
    figures: OVERVIEW_COLUMNS.map((column, at) => {
      const measure = measureById(column.measure);
      const [cell, own] = [found[at], now[at]];
      const begins = first.get(measure.source);
      if (cell === undefined || own === undefined || begins === undefined || begins > startsIn) return null;
      return { cell, turned: turned(measure, difference(column, own, cell)) };
    }),
  };
};

/** What knows the cut-off alone is the same in every period: it has no sum of the year. */
const readYearToDate = async (
  context: ReportContext,
  scope: Scope,
  { startsOn, endsOn }: Period,
): Promise<YearToDate | null> => {
  const months = { from: monthNumber(`${startsOn.slice(0, 4)}-01-01`), to: monthNumber(endsOn) };
  if (months.from === monthNumber(startsOn)) return null;
  const found = await readCells(context, OVERVIEW_COLUMNS, scope, months);
  const begins = await context.standing.firstMonths();
  return {
    months,
    figures: OVERVIEW_COLUMNS.map((column, at) => {
      const { isTimeless, source } = measureById(column.measure);
      const cell = found[at];
      if (isTimeless || cell === undefined) return null;
      return { cell, from: Math.max(months.from, begins.get(source) ?? months.from) };
    }),
  };
};

/** Throws InvalidPeriodError or InvalidAsOfError for a bad scope. */
export const readComparisons = async (context: ReportContext, scope: Scope): Promise<Comparisons> => {
  if (scope.period === null) return { previous: null, lastYear: null, yearToDate: null };
  const period = parsePeriod(scope.period);
  const now = await readCells(context, OVERVIEW_COLUMNS, scope);
  return {
    previous: await readComparison(context, scope, now, [period, previousPeriod(period)]),
    lastYear: await readComparison(context, scope, now, [period, sameLastYear(period)]),
    yearToDate: await readYearToDate(context, scope, period),
  };
};
