/**
 * The composite score of a year (AS-06): Σ weight × score, bonus and deductions within their caps, rounded half up to two
 * decimals, then the band (AS-03). Every step is kept, so that a total can be opened to what it is made of.
 */
import type { AssessmentScheme, Indicator } from '../domain/assessment';
import type { AssessmentEntries } from '../domain/assessment-entries';
import {
  exact,
  HUNDRED,
  hundredths,
  least,
  minus,
  most,
  over,
  plus,
  sum,
  times,
  ZERO,
  type Exact,
} from '../domain/exact';
import type { Grade, ScoreStatus } from '../domain/year-end-terms';
import { runThrough } from './run-through';
import type { Appraisal } from './score-appraisal';
import type { ScorePolicy } from './score-policy';
import { peerRange, rollUp, type IndicatorScore, type PartValue, type PeerRange } from './score-roll-up';

/** A subject with the values of its year. */
export interface ScoredSubject {
  readonly key: number;
  readonly id: string;
  /** Peer group of a unit; unit of an officer. */
  readonly group: string;
  /** Months served in the year. */
  readonly months: number;
  /** Parts by indicator. */
  readonly values: ReadonlyMap<string, readonly PartValue[]>;
}

export interface Adjusted {
  /** Points with a document. */
  readonly given: Exact;
  /** Within the cap of the scheme. */
  readonly counted: Exact;
}

export interface SubjectScore extends ScoredSubject {
  readonly indicators: readonly IndicatorScore[];
  readonly appraisal: Appraisal | null;
  /** Before bonus and deductions, not rounded. */
  readonly composite: Exact | null;
  readonly bonus: Adjusted;
  readonly deduction: Adjusted;
  /** Hundredths, 8960 = 89.60; null with the reason in `status`. */
  readonly total: number | null;
  readonly status: ScoreStatus;
  /** By the total alone. */
  readonly band: Grade | null;
}

/** [0, pass) 不合格, [pass, excellent) 合格, [excellent, 100] 优秀, of the rounded total. */
export const bandOf = (total: number, { pass, excellent }: Pick<ScorePolicy, 'pass' | 'excellent'>): Grade =>
  total >= excellent * 100 ? 'excellent' : total >= pass * 100 ? 'qualified' : 'unqualified';

const adjusted = (points: readonly number[], cap: number): Adjusted => {
  const given = sum(points.map((one) => exact(one)));
  return { given, counted: least(given, exact(cap)) };
};

const isPresent = ({ status }: IndicatorScore): boolean => status !== 'left_out';

/** Weights of what is there make the whole; null when nothing is there. */
export function compositeOf(
  indicators: readonly Indicator[],
  scores: readonly IndicatorScore[],
): Exact | null {
  const parts = scores.flatMap((one, at): (readonly [Exact, Exact])[] =>
    one.score === null ? [] : [[one.score, exact(indicators[at]?.weight ?? 0)]],
  );
  const weight = sum(parts.map(([, one]) => one));
  if (weight.n === 0n) return null;
  return over(sum(parts.map(([score, one]) => times(score, one))), weight);
}

const statusOf = (scores: readonly IndicatorScore[]): ScoreStatus => {
  if (scores.some(({ status }) => status === 'void_ballots')) return 'void_ballots';
  if (scores.some(({ status }) => status === 'void')) return 'incomplete';
  return scores.some(isPresent) ? 'scored' : 'no_scores';
};

/** The final total stays within 0 and 100. */
const totalOf = (composite: Exact, bonus: Exact, deduction: Exact): number =>
  hundredths(most(ZERO, least(HUNDRED, minus(plus(composite, bonus), deduction))));

/** Worst and best of each part of an indicator. */
export const peersOf = (
  indicator: Indicator,
  subjects: readonly ScoredSubject[],
): readonly (PeerRange | null)[] => {
  const parts = Math.max(0, ...subjects.map(({ values }) => values.get(indicator.id)?.length ?? 0));
  return Array.from({ length: parts }, (_, at) =>
    peerRange(
      subjects.map(({ values }) => {
        const part = values.get(indicator.id)?.[at];
        return part?.inService === true ? part.value : null;
      }),
      indicator.direction,
    ),
  );
};

/** Too few ballots void the whole total, whatever the policy for missing values is. */
const indicatorOf = (
  indicator: Indicator,
  subject: ScoredSubject,
  peers: readonly (PeerRange | null)[],
  appraisal: Appraisal | null,
): IndicatorScore => {
  const scored = rollUp(indicator, subject.values.get(indicator.id) ?? [], peers);
  return indicator.source.kind === 'appraisal' && appraisal?.status === 'void_ballots'
    ? { ...scored, score: null, status: 'void_ballots' }
    : scored;
};

const scoredSubject = (
  scheme: AssessmentScheme,
  policy: ScorePolicy,
  entries: Pick<AssessmentEntries, 'adjustments'>,
  appraisal: Appraisal | null,
  peers: readonly (readonly (PeerRange | null)[])[],
  subject: ScoredSubject,
): SubjectScore => {
  const indicators = scheme.indicators.map((one, at) =>
    indicatorOf(one, subject, peers[at] ?? [], appraisal),
  );
  const pointsOf = (kind: 'bonus' | 'deduction'): readonly number[] =>
    entries.adjustments
      .filter((one) => one.subject === subject.id && one.kind === kind)
      .map(({ points }) => points);
  const bonus = adjusted(pointsOf('bonus'), scheme.bonusCap);
  const deduction = adjusted(pointsOf('deduction'), scheme.deductionCap);
  const status = statusOf(indicators);
  const composite = status === 'scored' ? compositeOf(scheme.indicators, indicators) : null;
  const total = composite === null ? null : totalOf(composite, bonus.counted, deduction.counted);
  const band = total === null ? null : bandOf(total, policy);
  return { ...subject, indicators, appraisal, composite, bonus, deduction, total, status, band };
};

/**
 * One peer group; stands still after each subject. The parts of an appraised indicator hold the appraisal's score.
 */
export function* scoringPeers(
  scheme: AssessmentScheme,
  policy: ScorePolicy,
  entries: Pick<AssessmentEntries, 'adjustments'>,
  appraised: ReadonlyMap<string, Appraisal>,
  subjects: readonly ScoredSubject[],
): Generator<undefined, readonly SubjectScore[]> {
  const peers: (readonly (PeerRange | null)[])[] = [];
  for (const indicator of scheme.indicators) {
    peers.push(peersOf(indicator, subjects));
    yield;
  }
  const scores: SubjectScore[] = [];
  for (const subject of subjects) {
    const appraisal = appraised.get(subject.id) ?? null;
    scores.push(scoredSubject(scheme, policy, entries, appraisal, peers, subject));
    yield;
  }
  return scores;
}

/** `scoringPeers` without a stop. */
export const scorePeers = (...asked: Parameters<typeof scoringPeers>): readonly SubjectScore[] =>
  runThrough(scoringPeers(...asked));
