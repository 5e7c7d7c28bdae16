/** What is asked of the loaded million: the twelve dashboard queries and the forty filters. */
import { Stream } from '../../data/samples/seed';
import type { RuleSet } from '../../src/lib/domain/rule-set';
import { readAnswer } from '../../src/lib/reports/answers';
import type { ReportContext } from '../../src/lib/reports/context';
import { DEFAULT_SEED, readRanking } from '../../src/lib/reports/ranking';
import type { Scope } from '../../src/lib/reports/types';
import { AS_OF, MONTHS, UNITS } from './data/words';

/** Places without the draws of their intervals, which no engine is compared in. */
const places = (
  context: ReportContext,
  rules: RuleSet,
  scope: Scope,
  by: 'unit' | 'officer',
): Promise<unknown> =>
  readRanking(context, rules, {
    scope,
    measure: 'overdue_rate',
    by,
    minCases: null,
    seed: DEFAULT_SEED,
    intervals: false,
  });

export type Ask = (context: ReportContext, scope: Scope) => Promise<unknown>;

export const EVERYTHING: Scope = { period: null, asOf: AS_OF, ruleSet: 'base', filters: {} };

/** The dashboard of the four answers. */
export const dashboard = (rules: RuleSet): readonly Ask[] => [
  ...(['unit', 'section', 'officer', 'item', 'channel', 'month'] as const).map(
    (by): Ask =>
      (context, scope) =>
        readAnswer(context, 'overdue', scope, by),
  ),
  (context, scope) => readAnswer(context, 'complaints', scope, 'unit'),
  ...(['unit', 'channel', 'month'] as const).map(
    (by): Ask =>
      (context, scope) =>
        readAnswer(context, 'satisfaction', scope, by),
  ),
  (context, scope) => places(context, rules, scope, 'unit'),
  (context, scope) => places(context, rules, scope, 'officer'),
];

/** All four answers by unit, as the pages ask for them after a change of scope. */
export const fourAnswers = async (
  context: ReportContext,
  rules: RuleSet,
  scope: Scope,
): Promise<unknown[]> => [
  await readAnswer(context, 'overdue', scope, 'unit'),
  await readAnswer(context, 'complaints', scope, 'unit'),
  await readAnswer(context, 'satisfaction', scope, 'unit'),
  await places(context, rules, scope, 'unit'),
];

const FILTERS = 40;

/** Months, units and channels in turn and together; keys beyond the data are groups without rows, never errors. */
export const filters = (): readonly Scope[] =>
  Array.from({ length: FILTERS }, (_, at) => {
    const stream = new Stream('bench', 'filter', at);
    const [unit, channel] = [stream.int(1, UNITS.length), stream.int(1, 5)];
    return {
      ...EVERYTHING,
      period: at % 4 === 0 ? null : stream.pick(MONTHS),
      filters: { ...(at % 3 === 1 ? { unit } : {}), ...(at % 2 === 0 ? { channel } : {}) },
    };
  });
