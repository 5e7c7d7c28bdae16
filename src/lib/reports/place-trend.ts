/**
 * Places of one group month by month, each month ranked by itself under the same rule. A month without an order has no
 * places and says why: a line drawn through it would claim what that month does not know.
 */
import { absenceOf, type Absence } from '../domain/absence';
import { parseAsOf } from '../domain/as-of';
import { parsePeriod } from '../domain/period';
import type { RuleSet } from '../domain/rule-set';
import { measureById } from '../measures/registry';
import type { GroupEstimate, SubjectCount } from '../rules/group-estimate';
import type { PlacedSubject } from '../rules/ranking';
import type { ReportContext } from './context';
import { policyOf, ranked, type Breathe, type RankingQuestion } from './ranking';
import type { RankingPolicy } from './ranking-types';
import { monthNumber, toQuestion } from './scope';
import type { RankedBy } from './subjects';
import type { Group, Scope } from './types';

export interface TrendQuestion extends Omit<RankingQuestion, 'intervals'> {
  /** The group, as the ranking names it. */
  readonly name: string;
  readonly unitKey: number | null;
}

/** A subject in one month. */
export type TrendPoint = Pick<
  PlacedSubject,
  'numerator' | 'denominator' | 'place' | 'placeLow' | 'placeHigh' | 'placed'
>;

export interface TrendSubject {
  readonly key: number;
  readonly group: Group;
  /** One per month. */
  readonly points: readonly TrendPoint[];
}

export interface TrendMonth extends GroupEstimate {
  /** Month number (year * 12 + month - 1). */
  readonly month: number;
}

export interface PlaceTrend {
  readonly measure: string;
  readonly by: RankedBy;
  readonly policy: RankingPolicy;
  /** Oldest first; months before the first case of the group are left out. */
  readonly months: readonly TrendMonth[];
  /** The worst place of the last month with an order first. */
  readonly subjects: readonly TrendSubject[];
  /** The measure knows the cut-off alone, no months. */
  readonly isTimeless: boolean;
  readonly missing: Absence | null;
}

const MONTHS = 13;

/** The months of the chosen year, else the 13 up to the end of the period; none after the cut-off. */
export const trendMonths = ({
  period,
  asOf,
}: Pick<Scope, 'period' | 'asOf'>): { from: number; to: number } => {
  const cutOff = monthNumber(parseAsOf(asOf).on);
  if (period === null) return { from: cutOff - MONTHS + 1, to: cutOff };
  const { kind, startsOn, endsOn } = parsePeriod(period);
  const to = Math.min(cutOff, monthNumber(endsOn));
  return { from: kind === 'year' ? monthNumber(startsOn) : to - MONTHS + 1, to };
};

type Counts = ReadonlyMap<number, Pick<SubjectCount, 'numerator' | 'denominator'>>;

/** Counts of the group's subjects by month, and who they are. */
const countsOf = async (
  context: ReportContext,
  { scope, by, measure, name, unitKey }: TrendQuestion,
): Promise<{ months: ReadonlyMap<number, Counts>; keys: readonly number[] }> => {
  const filters = unitKey === null ? scope.filters : { ...scope.filters, unit: unitKey };
  const question = {
    ...toQuestion(scope),
    months: trendMonths(scope),
    filters,
    measures: [measureById(measure)],
  };
  const groupings = by === 'unit' ? (['unit', 'month'] as const) : ([by, 'month'] as const);
  const tallies = (await context.tallies.tallies(question, groupings)).get(measure) ?? [];
  const members = new Set(
    by === 'unit'
      ? (await context.standing.units())
          .filter((row) => String(row['peer_group'] ?? '') === name)
          .map((row) => Number(row['unit_key']))
      : tallies
          .map(({ keys: [key] }) => key ?? 0)
          .filter((key) => key > 0 && context.names(by, key).label !== ''),
  );
  const months = new Map<number, Map<number, Pick<SubjectCount, 'numerator' | 'denominator'>>>();
  for (const { keys, numerator, denominator } of tallies) {
    const [key = null, month = null] = keys;
    if (key === null || month === null || !members.has(key)) continue;
    const own = months.get(month) ?? new Map<number, Pick<SubjectCount, 'numerator' | 'denominator'>>();
    months.set(month, own.set(key, { numerator, denominator }));
  }
  return { months, keys: [...members] };
};

const NOTHING = { numerator: 0, denominator: 0 } as const;

const pointOf = ({
  numerator,
  denominator,
  place,
  placeLow,
  placeHigh,
  placed,
}: PlacedSubject): TrendPoint => ({
  ...{ numerator, denominator, place, placeLow, placeHigh, placed },
});

/** Worst place of the last month with an order first; without any, the most cases first. */
const order = (subjects: readonly TrendSubject[], months: readonly TrendMonth[]): TrendSubject[] => {
  const last = months.reduce((found, { noOrder }, at) => (noOrder === null ? at : found), -1);
  const place = ({ points }: TrendSubject): number => points[last]?.place ?? 0;
  const cases = ({ points }: TrendSubject): number =>
    points.reduce((sum, { denominator }) => sum + denominator, 0);
  return [...subjects].sort((a, b) => place(b) - place(a) || cases(b) - cases(a) || a.key - b.key);
};

/** Every month of one group with its intervals drawn; the page has its turn between the draws. */
export const readPlaceTrend = async (
  context: ReportContext,
  ruleSet: RuleSet,
  question: TrendQuestion,
  breathe: Breathe = () => Promise.resolve(),
): Promise<PlaceTrend> => {
  const measure = measureById(question.measure);
  const policy = policyOf(ruleSet, question);
  const missing = absenceOf(measure.needs, await context.standing.columns());
  const isTimeless = measure.isTimeless;
  const head = { measure: measure.id, by: question.by, policy, isTimeless, missing };
  if (missing !== null || isTimeless) return { ...head, months: [], subjects: [] };
  const direction = measure.direction === 'higher_is_better' ? 'higher_is_better' : 'lower_is_better';
  const rule = { ...policy, chance: policy.orderBelowP, direction } as const;
  const { months: counts, keys } = await countsOf(context, question);
  const places = await context.standing.subjects(question.by);
  const months: TrendMonth[] = [];
  const points = new Map<number, TrendPoint[]>(keys.map((key) => [key, []]));
  const { to } = trendMonths(question.scope);
  for (let month = Math.min(...counts.keys()); month <= to; month += 1) {
    const subjects = keys.map((key) => ({
      ...{ key, id: places.get(key)?.id ?? '' },
      ...(counts.get(month)?.get(key) ?? NOTHING),
    }));
    const { ranked: placed, tooFew, noBusiness, ...group } = await ranked(subjects, rule, breathe);
    months.push({ ...group, month });
    for (const one of [...placed, ...tooFew, ...noBusiness]) points.get(one.key)?.push(pointOf(one));
  }
  const subjects = keys.map((key) => ({
    ...{ key, group: context.names(question.by, key), points: points.get(key) ?? [] },
  }));
  return { ...head, months, subjects: order(subjects, months) };
};
