/**
 * The same scores with chance taken out of the rates: each rate is drawn towards its peers as in a ranking (definitions,
 * Ranking), part by part. Counts and entered values stay as they are.
 */
import type { AssessmentScheme, Indicator } from '../domain/assessment';
import { approximate } from '../domain/exact';
import { byCounts, estimate, type SubjectCount } from './group-estimate';
import { meanNear, partWeights, scoreNear, type NearRange } from './score-near';
import type { PartScore } from './score-roll-up';
import type { SubjectScore } from './score';

export interface ShrinkPolicy {
  readonly minCases: number;
  readonly chance: number;
}

type Counts = NonNullable<PartScore['counts']>;
type Shrink = (counts: Counts) => number;

/** In per cent; null when the peers have no rate in the part. */
const shrinkOf = (counts: readonly SubjectCount[], { minCases, chance }: ShrinkPolicy): Shrink | null => {
  const eligible = counts.filter(({ denominator }) => denominator >= Math.max(1, minCases)).sort(byCounts);
  const { pooled, priorCases } = estimate(eligible, chance);
  if (pooled === null) return null;
  return ({ numerator, denominator }) =>
    priorCases === null
      ? 100 * pooled
      : (100 * (numerator + priorCases * pooled)) / (denominator + priorCases);
};

const partAt = (score: SubjectScore, indicator: number, at: number): PartScore | undefined =>
  score.indicators[indicator]?.parts[at];

const rangeOf = (values: readonly (number | null)[], { direction }: Indicator): NearRange | null => {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return direction === 'lower_is_better' ? { worst: high, best: low } : { worst: low, best: high };
};

/** Values of all subjects in one part; null = none, or not in service. */
const valuesAt = (
  group: readonly SubjectScore[],
  indicator: number,
  at: number,
  policy: ShrinkPolicy,
): readonly (number | null)[] => {
  const counts = group.flatMap((score): SubjectCount[] => {
    const part = partAt(score, indicator, at);
    const { key, id } = score;
    return part?.counts && part.status === 'scored' ? [{ key, id, ...part.counts }] : [];
  });
  const shrink = shrinkOf(counts, policy);
  return group.map((score) => {
    const part = partAt(score, indicator, at);
    if (part?.status !== 'scored' || part.value === null) return null;
    return part.counts === null || shrink === null ? approximate(part.value) : shrink(part.counts);
  });
};

/** A part without a value counts what it counts in the table. */
const scoreAt = (
  indicator: Indicator,
  part: PartScore | undefined,
  value: number | null,
  range: NearRange | null,
): number | null => {
  if (value !== null) return scoreNear(indicator, value, range);
  return part?.status === 'missing' && indicator.missing === 'zero' ? 0 : null;
};

/** Scores by subject and indicator, of one peer group; null = left out. Stands still after each indicator. */
export function* shrunkScores(
  { indicators }: AssessmentScheme,
  group: readonly SubjectScore[],
  policy: ShrinkPolicy,
): Generator<undefined, ReadonlyMap<string, readonly (number | null)[]>> {
  const byIndicator: (readonly (number | null)[])[] = [];
  for (const [no, indicator] of indicators.entries()) {
    const parts = Math.max(0, ...group.map((score) => score.indicators[no]?.parts.length ?? 0));
    const scores = group.map((): (number | null)[] => []);
    for (let at = 0; at < parts; at += 1) {
      const values = valuesAt(group, no, at, policy);
      const range = rangeOf(values, indicator);
      group.forEach((score, subject) => {
        scores[subject]?.push(scoreAt(indicator, partAt(score, no, at), values[subject] ?? null, range));
      });
    }
    const weights = partWeights(indicator);
    byIndicator.push(scores.map((own) => meanNear(own, weights)));
    yield;
  }
  return new Map(group.map(({ id }, subject) => [id, byIndicator.map((scores) => scores[subject] ?? null)]));
}
