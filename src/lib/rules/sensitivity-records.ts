/**
 * What one record less would do to a score. The scale of the peers is kept as it is: the question is what this record does
 * to this subject, not what it does to the yardstick of all.
 */
import type { Indicator } from '../domain/assessment';
import { approximate, ratio, type Exact } from '../domain/exact';
import { meanNear, nearRange, partWeights, scoreNear } from './score-near';
import type { IndicatorScore, PartScore, PeerRange } from './score-roll-up';

/** A rate in per cent. */
export const percentOf = (numerator: number, denominator: number): Exact | null =>
  denominator === 0 ? null : ratio(100 * numerator, denominator);

const nearPercent = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : (100 * numerator) / denominator;

/** Values of a part with one record taken away; null = nothing is left. */
const without = ({ counts, value }: PartScore): readonly (number | null)[] => {
  if (counts === null) return value !== null && value.d === 1n && value.n > 0n ? [Number(value.n) - 1] : [];
  const { numerator: x, denominator: n } = counts;
  return [...(x > 0 ? [nearPercent(x - 1, n - 1)] : []), ...(n > x ? [nearPercent(x, n - 1)] : [])];
};

/** What a part that has become missing counts; null = it is left out, undefined = the whole total is void. */
const missingPart = ({ missing }: Indicator): number | null | undefined =>
  missing === 'zero' ? 0 : missing === 'leave_out' ? null : undefined;

/**
 * Scores of the indicator with each single record removed; null = left out then, undefined = no total. Values that people
 * entered or appraised are no records of a file.
 */
export function scoresWithout(
  indicator: Indicator,
  { parts }: IndicatorScore,
  peers: readonly (PeerRange | null)[],
): readonly (number | null | undefined)[] {
  if (indicator.source.kind !== 'measure' && indicator.source.kind !== 'events') return [];
  const weights = partWeights(indicator);
  const scores = parts.map(({ score, status }) =>
    score !== null ? approximate(score) : status === 'missing' && indicator.missing === 'zero' ? 0 : null,
  );
  return parts.flatMap((part, at) => {
    if (part.status !== 'scored') return [];
    const range = nearRange(peers[at] ?? null);
    const kept = scores[at] ?? null;
    const found = without(part).map((value) => {
      const score = value === null ? missingPart(indicator) : scoreNear(indicator, value, range);
      if (score === undefined) return undefined;
      scores[at] = score;
      return meanNear(scores, weights);
    });
    scores[at] = kept;
    return found;
  });
}
