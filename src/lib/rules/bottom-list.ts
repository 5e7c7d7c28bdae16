/**
 * Bottom lists by raw rate: worst first within a peer group, each with its n and Wilson 95 % interval.
 *
 * Below the rule set's minimum n a subject is listed apart and has no place, and without business it has no rate.
 * Everything here is a candidate to look at. Shrinkage, place intervals and the refusal of an order come with `rank`.
 */
import { wilson } from '../domain/statistics';

/** A subject's count: `numerator` bad outcomes of `denominator`. */
export interface SubjectCount {
  readonly key: number;
  readonly numerator: number;
  readonly denominator: number;
}

export interface PlacedSubject extends SubjectCount {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** 1 is best; equal rates share the lower number (1, 2, 2, 4). */
  readonly place: number | null;
  readonly placed: 'ranked' | 'too_few' | 'no_business';
}

export interface BottomGroup {
  readonly ranked: readonly PlacedSubject[];
  readonly tooFew: readonly PlacedSubject[];
  readonly noBusiness: readonly PlacedSubject[];
}

const apart = (subject: SubjectCount, placed: 'too_few' | 'no_business'): PlacedSubject => ({
  ...subject,
  value: null,
  low: null,
  high: null,
  place: null,
  placed,
});

/** Compares x1/n1 with x2/n2 by whole numbers, so that equal rates are equal. */
const compareRates = (a: SubjectCount, b: SubjectCount): number =>
  a.numerator * b.denominator - b.numerator * a.denominator;

/** Worst first; equal rates by larger n, then by key, so that the order is total. */
const worstFirst = (a: SubjectCount, b: SubjectCount): number =>
  compareRates(b, a) || b.denominator - a.denominator || a.key - b.key;

const withInterval = (subject: SubjectCount, eligible: readonly SubjectCount[]): PlacedSubject => {
  const interval = wilson(subject.numerator, subject.denominator);
  return {
    ...subject,
    value: subject.numerator / subject.denominator,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    place: 1 + eligible.filter((other) => compareRates(other, subject) < 0).length,
    placed: 'ranked',
  };
};

/** One peer group. `minCases` comes from the rule set. */
export const bottomGroup = (subjects: readonly SubjectCount[], minCases: number): BottomGroup => {
  const eligible = subjects
    .filter(({ denominator }) => denominator >= Math.max(1, minCases))
    .slice()
    .sort(worstFirst);
  const few = subjects.filter(({ denominator }) => denominator > 0 && denominator < Math.max(1, minCases));
  return {
    ranked: eligible.map((subject) => withInterval(subject, eligible)),
    tooFew: few
      .slice()
      .sort(worstFirst)
      .map((subject) => apart(subject, 'too_few')),
    noBusiness: subjects
      .filter(({ denominator }) => denominator === 0)
      .map((subject) => apart(subject, 'no_business')),
  };
};
