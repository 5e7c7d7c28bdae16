/** Scores that people give (AS-01, AS-02): so much of the panel's mean, so much of the raters', or 无效评议. */
import type { AssessmentEntries } from '../domain/assessment-entries';
import { exact, over, plus, ratio, sum, times, type Exact } from '../domain/exact';
import type { ScorePolicy } from './score-policy';

export interface Appraisal {
  /** Not rounded; null = void, or nobody scored. */
  readonly score: Exact | null;
  readonly status: 'scored' | 'void_ballots' | 'nobody';
  readonly panel: number;
  readonly ballots: number;
}

const mean = (scores: readonly number[]): Exact =>
  over(sum(scores.map((one) => exact(one))), ratio(scores.length, 1));

/** `panel`: scores of the members; `ballots`: scores of the anonymous ballots. */
export function appraise(
  panel: readonly number[],
  ballots: readonly number[],
  policy: Pick<ScorePolicy, 'panel' | 'raters' | 'ballots'>,
): Appraisal {
  const counts = { panel: panel.length, ballots: ballots.length };
  if (panel.length + ballots.length === 0) return { ...counts, score: null, status: 'nobody' };
  if (ballots.length < policy.ballots || panel.length === 0)
    return { ...counts, score: null, status: 'void_ballots' };
  const part = (percent: number, scores: readonly number[]): Exact =>
    times(ratio(percent, 100), mean(scores));
  return {
    ...counts,
    score: plus(part(policy.panel, panel), part(policy.raters, ballots)),
    status: 'scored',
  };
}

/** Of everybody who was appraised, by id. */
export function appraisals(
  entries: Pick<AssessmentEntries, 'appraisals'>,
  policy: Pick<ScorePolicy, 'panel' | 'raters' | 'ballots'>,
): ReadonlyMap<string, Appraisal> {
  const scores = new Map<string, { panel: number[]; raters: number[] }>();
  for (const { subject, side, score } of entries.appraisals) {
    const own = scores.get(subject) ?? { panel: [], raters: [] };
    own[side].push(score);
    scores.set(subject, own);
  }
  return new Map([...scores].map(([id, { panel, raters }]) => [id, appraise(panel, raters, policy)]));
}
