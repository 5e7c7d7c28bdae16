/** From the scores of one peer group to the question how far its places move. */
import type { AssessmentScheme } from '../domain/assessment';
import { approximate, minus } from '../domain/exact';
import type { ScorePolicy } from './score-policy';
import type { IndicatorScore, PeerRange } from './score-roll-up';
import { peersOf, type SubjectScore } from './score';
import { scoresWithout } from './sensitivity-records';
import type { SensitivityQuestion, WeighedSubject } from './sensitivity-types';

const plain = ({
  indicators,
}: {
  readonly indicators: readonly IndicatorScore[];
}): readonly (number | null)[] => indicators.map(({ score }) => (score === null ? null : approximate(score)));

const weighed = (
  scheme: AssessmentScheme,
  peers: readonly (readonly (PeerRange | null)[])[],
  score: SubjectScore,
): WeighedSubject => ({
  id: score.id,
  scores: plain(score),
  adjustment: approximate(minus(score.bonus.counted, score.deduction.counted)),
  without: scheme.indicators.map((indicator, at) => {
    const own = score.indicators[at];
    return own === undefined ? [] : scoresWithout(indicator, own, peers[at] ?? []);
  }),
});

/** What the places of a group are asked against. */
export interface SensitivityOptions {
  /** Scores by subject and indicator with chance taken out of the rates. */
  readonly shrunk: ReadonlyMap<string, readonly (number | null)[]> | null;
  /** Totals under another rule set, in hundredths. */
  readonly otherRules: ReadonlyMap<string, number> | null;
  readonly seed: string;
}

/** Those without a total are no part of it. Stands still after each subject. */
export function* sensitivityQuestion(
  scheme: AssessmentScheme,
  policy: Pick<ScorePolicy, 'shiftPercent' | 'stablePlaces'>,
  group: readonly SubjectScore[],
  { shrunk, otherRules, seed }: SensitivityOptions,
): Generator<undefined, SensitivityQuestion> {
  const peers = scheme.indicators.map((one) => peersOf(one, group));
  const subjects: WeighedSubject[] = [];
  for (const score of group) {
    if (score.total === null) continue;
    subjects.push(weighed(scheme, peers, score));
    yield;
  }
  return {
    weights: scheme.indicators.map(({ weight }) => weight),
    subjects,
    shrunk,
    otherRules,
    shift: policy.shiftPercent,
    tolerance: policy.stablePlaces,
    seed,
  };
}
