/**
 * Fair ranking of the rates of one peer group (definitions, Ranking; AS-07).
 *
 * A rate of few cases is drawn towards the rate of the group by as much as chance may have moved it (empirical Bayes).
 * An order is given only when the subjects differ more than chance makes equal ones differ; else there are no places.
 * Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions, 3rd ed.; Spiegelhalter 2005; Lingsma 2009 (ρ).
 */
import { wilson } from '../domain/statistics';
import { byCounts, estimate, type GroupEstimate, type SubjectCount } from './group-estimate';
import { placeIntervals, type Sign } from './place-intervals';

/** What the office decides about ranking, by its rule set. */
export interface RankPolicy {
  /** Fewer cases than this are listed apart. */
  readonly minCases: number;
  /** An order needs a heterogeneity test below this. */
  readonly chance: number;
  readonly seed: string;
  /** Which end is good: a low rate of late cases, a high rate of satisfied ones. */
  readonly direction: 'lower_is_better' | 'higher_is_better';
}

export interface PlacedSubject extends SubjectCount {
  /** x/n; null without business. */
  readonly value: number | null;
  /** Wilson 95 %. */
  readonly low: number | null;
  readonly high: number | null;
  /** Empirical-Bayes score; the rate of the group when no order is given; null when not eligible. */
  readonly shrunk: number | null;
  /** 1 is best; equal scores share the lower number (1, 2, 2, 4); null when there is none. */
  readonly place: number | null;
  readonly placeLow: number | null;
  readonly placeHigh: number | null;
  /** 通报口径: the place by raw rate, whatever chance may have done; null when not eligible. */
  readonly rawPlace: number | null;
  readonly placed: 'ranked' | 'too_few' | 'no_business';
}

export interface Ranking extends GroupEstimate {
  /** Worst first by score, else by raw rate. */
  readonly ranked: readonly PlacedSubject[];
  readonly tooFew: readonly PlacedSubject[];
  readonly noBusiness: readonly PlacedSubject[];
}

/** Scores closer than this are equal. */
const SAME = 1e-12;

/** Places of ascending values, the lower the better. */
const placesOf = (ascending: readonly number[]): number[] => {
  let first = 0;
  return ascending.map((value, at) => {
    if (value - (ascending[first] ?? 0) > SAME) first = at;
    return first + 1;
  });
};

/** Places by raw rate, compared in whole numbers, so that 1/3 and 33/99 are equal. */
const rawPlacesOf = (items: readonly SubjectCount[], sign: Sign): number[] => {
  const compare = (a: SubjectCount, b: SubjectCount): number =>
    sign * (a.numerator * b.denominator - b.numerator * a.denominator);
  return items.map((item) => 1 + items.filter((other) => compare(other, item) < 0).length);
};

const withRate = (subject: SubjectCount, placed: PlacedSubject['placed']): PlacedSubject => {
  const interval = wilson(subject.numerator, subject.denominator);
  return {
    ...subject,
    value: subject.denominator === 0 ? null : subject.numerator / subject.denominator,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    shrunk: null,
    place: null,
    placeLow: null,
    placeHigh: null,
    rawPlace: null,
    placed,
  };
};

/** Worst rate first, then the larger n: the order of a list without places. */
const worstFirst =
  (sign: Sign) =>
  (a: SubjectCount, b: SubjectCount): number =>
    sign * (b.numerator * a.denominator - a.numerator * b.denominator) ||
    b.denominator - a.denominator ||
    byCounts(a, b);

/** Scores and places under an order; worst first. */
const scored = (
  rated: readonly PlacedSubject[],
  { pooled, cases }: Prior,
  sign: Sign,
): readonly PlacedSubject[] => {
  const ascending = rated
    .map((one) => ({ ...one, shrunk: (one.numerator + cases * pooled) / (one.denominator + cases) }))
    .sort((a, b) => sign * (a.shrunk - b.shrunk) || byCounts(a, b));
  const places = placesOf(ascending.map(({ shrunk }) => sign * shrunk));
  return ascending
    .map((one, at) => ({ ...one, place: places[at] ?? null }))
    .sort((a, b) => (b.place ?? 0) - (a.place ?? 0) || worstFirst(sign)(a, b));
};

/** What every subject of an ordered group is drawn towards, and by how many cases. */
interface Prior {
  readonly pooled: number;
  readonly cases: number;
}

const priorOf = ({ pooled, priorCases }: GroupEstimate): Prior | null =>
  pooled === null || priorCases === null ? null : { pooled, cases: priorCases };

const signOf = ({ direction }: RankPolicy): Sign => (direction === 'lower_is_better' ? 1 : -1);

const checkCounts = (subjects: readonly SubjectCount[]): void => {
  const isCount = (n: number): boolean => Number.isInteger(n) && n >= 0;
  const wrong = subjects.find(({ numerator: x, denominator: n }) => !isCount(x) || !isCount(n) || x > n);
  if (wrong !== undefined) throw new RangeError(`${wrong.id}: ${wrong.numerator} of ${wrong.denominator}`);
};

/**
 * One peer group without the intervals of its places.
 *
 * @throws RangeError when a count is none: missing counts are said before, never taken for 0.
 */
export function scoreGroup(subjects: readonly SubjectCount[], policy: RankPolicy): Ranking {
  checkCounts(subjects);
  const least = Math.max(1, policy.minCases);
  const sign = signOf(policy);
  const eligible = subjects.filter(({ denominator }) => denominator >= least).sort(byCounts);
  const group = estimate(eligible, policy.chance);
  const rawPlaces = rawPlacesOf(eligible, sign);
  const rated = eligible.map((one, at) => ({
    ...withRate(one, 'ranked'),
    shrunk: group.pooled,
    rawPlace: rawPlaces[at] ?? null,
  }));
  const prior = priorOf(group);
  const apart = (placed: 'too_few' | 'no_business', has: (n: number) => boolean): PlacedSubject[] =>
    subjects
      .filter(({ denominator }) => has(denominator))
      .sort(worstFirst(sign))
      .map((one) => withRate(one, placed));
  return {
    ...group,
    ranked: prior === null ? rated.sort(worstFirst(sign)) : scored(rated, prior, sign),
    tooFew: apart('too_few', (n) => n > 0 && n < least),
    noBusiness: apart('no_business', (n) => n === 0),
  };
}

/**
 * Ranks one peer group. The generator stands still after every few milliseconds of drawing, so that a page can breathe;
 * `rankGroup` runs it through.
 */
export function* ranking(
  subjects: readonly SubjectCount[],
  policy: RankPolicy,
): Generator<undefined, Ranking> {
  const group = scoreGroup(subjects, policy);
  const prior = priorOf(group);
  if (prior === null) return group;
  const bestFirst = [...group.ranked].reverse();
  const posteriors = bestFirst.map(({ id, numerator, denominator }) => ({
    id,
    a: numerator + prior.cases * prior.pooled,
    b: denominator - numerator + prior.cases * (1 - prior.pooled),
  }));
  const intervals = yield* placeIntervals(posteriors, policy.seed, signOf(policy));
  const ranked = bestFirst.map((one, at) => ({
    ...one,
    placeLow: intervals[at]?.low ?? null,
    placeHigh: intervals[at]?.high ?? null,
  }));
  return { ...group, ranked: ranked.reverse() };
}

/** `ranking` without a stop. */
export function rankGroup(subjects: readonly SubjectCount[], policy: RankPolicy): Ranking {
  const steps = ranking(subjects, policy);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
