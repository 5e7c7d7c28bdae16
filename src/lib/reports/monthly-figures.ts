/** The numbers of a 通报 with those of the period before and of the same period last year (环比, 同比). */
import { absenceOf } from '../domain/absence';
import { monthsEarlier, parseAsOf } from '../domain/as-of';
import { monthsBetween, previousPeriod, sameLastYear, type Period } from '../domain/period';
import { measureById } from '../measures/registry';
import { readCells } from './answers';
import type { ReportContext } from './context';
import { FIGURE_NAMES, FIGURES, type FigureName } from './monthly-columns';
import type { MonthlyFigure, MonthlyReport } from './monthly-types';
import { monthId, monthNumber } from './scope';
import type { Cell, Scope } from './types';

const COLUMNS = FIGURE_NAMES.map((name) => FIGURES[name]);

/** Null where the records of the table begin later than that period: a 0 would not be true. */
type Earlier = readonly (Cell | null)[];

/** The cut-off goes back with the period, as for the overview. */
const readThen = async (
  context: ReportContext,
  scope: Scope,
  period: Period,
  then: Period,
  first: ReadonlyMap<string, number>,
): Promise<Earlier> => {
  const asOf = monthsEarlier(parseAsOf(scope.asOf), monthsBetween(period, then));
  const tallies = context.earlier.at(parseAsOf(asOf).at);
  const cells = await readCells({ ...context, tallies }, COLUMNS, { ...scope, period: then.id, asOf });
  return COLUMNS.map(({ measure }, at) => {
    const begins = first.get(measureById(measure).source);
    return begins === undefined || begins > monthNumber(then.startsOn) ? null : (cells[at] ?? null);
  });
};

interface Reach {
  readonly first: ReadonlyMap<string, number>;
  readonly last: ReadonlyMap<string, number>;
}

/** Where the records of the table begin after the period, or end before it. */
const reachOf = (
  measure: string,
  period: Period,
  { first, last }: Reach,
): Pick<MonthlyFigure, 'begins' | 'ends'> => {
  const { source, isTimeless } = measureById(measure);
  const [begins, ends] = [first.get(source), last.get(source)];
  if (isTimeless || begins === undefined || ends === undefined) return { begins: null, ends: null };
  return {
    begins: begins > monthNumber(period.endsOn) ? monthId(begins) : null,
    ends: ends < monthNumber(period.startsOn) ? monthId(ends) : null,
  };
};

/** A limit that falls due later is known before its month has records. */
const isCounted = ({ numerator, denominator }: Cell): boolean => (denominator ?? numerator ?? 0) > 0;

const NO_CELL: Cell = { numerator: null, denominator: null, value: null, status: 'missing' };

/** Every number that a template can bind. */
export const readFigures = async (
  context: ReportContext,
  scope: Scope,
  period: Period,
): Promise<MonthlyReport['figures']> => {
  const { standing } = context;
  const loaded = await standing.columns();
  const [first, last] = [await standing.firstMonths(), await standing.lastMonths()];
  const now = await readCells(context, COLUMNS, scope);
  const previous = await readThen(context, scope, period, previousPeriod(period), first);
  const lastYear = await readThen(context, scope, period, sameLastYear(period), first);
  const figureAt = (name: FigureName, at: number): MonthlyFigure => ({
    column: FIGURES[name],
    cell: now[at] ?? NO_CELL,
    ...(isCounted(now[at] ?? NO_CELL)
      ? { begins: null, ends: null }
      : reachOf(FIGURES[name].measure, period, { first, last })),
    missing: absenceOf(measureById(FIGURES[name].measure).needs, loaded),
    previous: previous[at] ?? null,
    lastYear: lastYear[at] ?? null,
  });
  return Object.fromEntries(FIGURE_NAMES.map((name, at) => [name, figureAt(name, at)]));
};
