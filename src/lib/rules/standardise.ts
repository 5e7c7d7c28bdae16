/**
 * Indirect standardisation: what a subject would have if each of its items had the rate which that item has in its whole
 * peer group, against what it has (practice and statistics, B (7)). The mix of items is then no longer anybody's fault.
 *
 * Observed counts are taken as Poisson, the expected ones as known; the interval of their ratio is Byar's approximation
 * (Breslow & Day, Statistical Methods in Cancer Research II, IARC 1987, p. 69), which needs rare events: of a rate near
 * 1 one counts what is missing from it.
 */
import { Z_95, type Interval } from '../domain/statistics';

/** How many of a subject's cases in one stratum count: `numerator` of `denominator`. Several rows of one stratum are added. */
export interface StratumCount {
  readonly subject: number;
  readonly stratum: number;
  readonly numerator: number;
  readonly denominator: number;
}

/** One stratum of one subject. */
export interface StandardLine {
  readonly stratum: number;
  readonly cases: number;
  readonly observed: number;
  /** The same stratum in the whole group, the subject included. */
  readonly groupCases: number;
  readonly groupObserved: number;
  readonly expected: number;
  /** Nobody else has cases in it: it expects of the subject what the subject has. */
  readonly isOwn: boolean;
}

/** Why there is no ratio; null = there is one. */
export type NotComparable =
  | 'no_business'
  /** No stratum of it is anybody else's. */
  | 'own_items'
  /** Nobody in the group has any in its strata. */
  | 'none_expected';

export interface StandardSubject {
  readonly subject: number;
  readonly cases: number;
  readonly observed: number;
  readonly expected: number;
  /** Cases in strata that nobody else has. */
  readonly ownCases: number;
  /** O/E and its 95 % interval; null where it is not comparable. */
  readonly ratio: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** O/E × rate of the group, at most 1. */
  readonly rate: number | null;
  readonly why: NotComparable | null;
  /** By stratum, in ascending order. */
  readonly lines: readonly StandardLine[];
}

export interface StandardGroup {
  readonly cases: number;
  readonly observed: number;
  /** In ascending order. */
  readonly subjects: readonly StandardSubject[];
}

/** 95 % interval of a Poisson mean of which `observed` were seen: 10 → 4.79–18.39. */
export function byar(observed: number, z: number = Z_95): Interval {
  const bound = (count: number, side: 1 | -1): number =>
    count * (1 - 1 / (9 * count) + (side * z) / (3 * Math.sqrt(count))) ** 3;
  return { low: observed === 0 ? 0 : Math.max(0, bound(observed, -1)), high: bound(observed + 1, 1) };
}

interface Sum {
  cases: number;
  observed: number;
}

/** Adds whole numbers, so that the order of rows changes nothing. */
const addTo = (sums: Map<number, Sum>, { stratum, numerator, denominator }: StratumCount): void => {
  const sum = sums.get(stratum) ?? { cases: 0, observed: 0 };
  sum.cases += denominator;
  sum.observed += numerator;
  sums.set(stratum, sum);
};

const check = ({ subject, stratum, numerator: x, denominator: n }: StratumCount): void => {
  if (!Number.isInteger(x) || !Number.isInteger(n) || x < 0 || x > n)
    throw new RangeError(`${subject}/${stratum}: ${x} of ${n}`);
};

const lineOf = (stratum: number, own: Sum, all: Sum): StandardLine => ({
  stratum,
  cases: own.cases,
  observed: own.observed,
  groupCases: all.cases,
  groupObserved: all.observed,
  expected: (own.cases * all.observed) / all.cases,
  isOwn: own.cases === all.cases,
});

const sumOf = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0);

const whyNot = (cases: number, ownCases: number, expected: number): NotComparable | null => {
  if (cases === 0) return 'no_business';
  if (ownCases === cases) return 'own_items';
  return expected === 0 ? 'none_expected' : null;
};

const subjectOf = (subject: number, lines: readonly StandardLine[], pooled: number): StandardSubject => {
  const cases = sumOf(lines, (line) => line.cases);
  const observed = sumOf(lines, (line) => line.observed);
  const expected = sumOf(lines, (line) => line.expected);
  const ownCases = sumOf(lines, (line) => (line.isOwn ? line.cases : 0));
  const counted = { subject, cases, observed, expected, ownCases, lines };
  const why = whyNot(cases, ownCases, expected);
  if (why !== null) return { ...counted, why, ratio: null, low: null, high: null, rate: null };
  const { low, high } = byar(observed);
  const ratio = observed / expected;
  const rate = Math.min(1, ratio * pooled);
  return { ...counted, why, ratio, low: low / expected, high: high / expected, rate };
};

/**
 * One peer group, from all of its subjects, those with few cases too. A subject with rows of 0 of 0 only has no business.
 *
 * @throws RangeError when a count is none.
 */
export function standardise(counts: readonly StratumCount[]): StandardGroup {
  const all = new Map<number, Sum>();
  const own = new Map<number, Map<number, Sum>>();
  for (const count of counts) {
    check(count);
    const strata = own.get(count.subject) ?? new Map<number, Sum>();
    own.set(count.subject, strata);
    if (count.denominator === 0) continue;
    addTo(all, count);
    addTo(strata, count);
  }
  const sums = [...all.values()];
  const [cases, observed] = [sumOf(sums, (sum) => sum.cases), sumOf(sums, (sum) => sum.observed)];
  const linesOf = (strata: ReadonlyMap<number, Sum>): StandardLine[] =>
    [...strata]
      .sort(([a], [b]) => a - b)
      .flatMap(([stratum, sum]) => {
        const whole = all.get(stratum);
        return whole === undefined ? [] : [lineOf(stratum, sum, whole)];
      });
  return {
    cases,
    observed,
    subjects: [...own]
      .sort(([a], [b]) => a - b)
      .map(([subject, strata]) => subjectOf(subject, linesOf(strata), cases === 0 ? 0 : observed / cases)),
  };
}
