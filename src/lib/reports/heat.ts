/** Overdue rate by unit and month, units within their peer group: who is late again and again, and since when. */
import { parseAsOf } from '../domain/as-of';
import { parsePeriod } from '../domain/period';
import type { RuleSet } from '../domain/rule-set';
import { numberParameter } from '../domain/rule-value';
import { missingColumns } from '../measures/readiness';
import { measureById } from '../measures/registry';
import type { Tally } from '../measures/aggregate';
import type { ReportContext } from './context';
import { monthNumber, toQuestion } from './scope';
import type { Cell, HeatMap, Scope } from './types';

const MEASURE = 'overdue_rate';
const MONTHS = 13;

const cellOf = (tallies: readonly Tally[]): Cell => {
  const numerator = tallies.reduce((sum, tally) => sum + tally.numerator, 0);
  const denominator = tallies.reduce((sum, tally) => sum + tally.denominator, 0);
  return denominator === 0
    ? { numerator, denominator, value: null, status: 'no_denominator' }
    : { numerator, denominator, value: numerator / denominator, status: 'ok' };
};

/** 13 months up to the end of the period, or of the cut-off if that is earlier; none before the cases begin. */
const monthsOf = (scope: Scope, begins: number): number[] => {
  const cutOff = monthNumber(parseAsOf(scope.asOf).on);
  const ends = scope.period === null ? cutOff : monthNumber(parsePeriod(scope.period).endsOn);
  const last = Math.min(cutOff, ends);
  const first = Math.max(begins, last - MONTHS + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
};

/**
 * Units of the directory with something due in these months, by peer group; the not filled in belongs to none.
 *
 * The rule set's minimum n in force at the cut-off says which rates rest on too little.
 */
export const readHeatMap = async (
  context: ReportContext,
  ruleSet: RuleSet,
  scope: Scope,
): Promise<HeatMap> => {
  const minCases = numberParameter(ruleSet, 'AS-07', 'nMin', parseAsOf(scope.asOf).on);
  const measure = measureById(MEASURE);
  const begins = (await context.standing.firstMonths()).get('cases');
  const ready = missingColumns(measure, await context.standing.columns()).length === 0;
  const months = begins === undefined || !ready ? [] : monthsOf(scope, begins);
  const [from, to] = [months[0], months.at(-1)];
  if (from === undefined || to === undefined) return { measure: MEASURE, months: [], minCases, groups: [] };
  const question = { ...toQuestion(scope), months: { from, to }, measures: [measure] };
  const tallies = (await context.tallies.tallies(question, ['unit', 'month'])).get(MEASURE) ?? [];
  const groups = new Map<string, HeatMap['groups'][number]['rows'][number][]>();
  for (const row of await context.standing.units()) {
    const key = Number(row['unit_key']);
    const own = tallies.filter(({ keys }) => keys[0] === key);
    const total = cellOf(own);
    if (total.denominator === 0) continue;
    const cells = months.map((month) => cellOf(own.filter(({ keys }) => keys[1] === month)));
    const name = String(row['peer_group'] ?? '');
    groups.set(name, [...(groups.get(name) ?? []), { group: context.names('unit', key), cells, total }]);
  }
  return { measure: MEASURE, months, minCases, groups: [...groups].map(([name, rows]) => ({ name, rows })) };
};
