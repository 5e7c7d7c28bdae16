/**
 * The scores of `score-roll-up` in binary, for the thousands of variants that a table of sensitivity asks about: near enough
 * to tell a place, never used for a total, a band or a grade. A test holds both against each other.
 */
import { PARTS, type Indicator } from '../domain/assessment';
import { approximate } from '../domain/exact';
import type { PeerRange } from './score-roll-up';

export interface NearRange {
  readonly worst: number;
  readonly best: number;
}

export const nearRange = (range: PeerRange | null): NearRange | null =>
  range === null ? null : { worst: approximate(range.worst), best: approximate(range.best) };

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

const linear = (value: number, worst: number, best: number): number =>
  best === worst ? 100 : within((100 * (value - worst)) / (best - worst), 0, 100);

/** As `scoreOf`. */
export function scoreNear(indicator: Indicator, value: number, peers: NearRange | null): number {
  const { scoring, target, cap, direction } = indicator;
  const reaches = (goal: number): boolean =>
    direction === 'higher_is_better' ? value >= goal : value <= goal;
  const raw = ((): number => {
    switch (scoring.kind) {
      case 'as_is':
        return value;
      case 'min_max':
        return linear(value, scoring.worst ?? peers?.worst ?? value, target ?? peers?.best ?? value);
      case 'threshold':
        return Math.max(0, ...scoring.steps.filter(({ at }) => reaches(at)).map(({ score }) => score));
      case 'per_unit':
        return reaches(target ?? 0)
          ? 100
          : within(100 - Math.abs(value - (target ?? 0)) * scoring.points, 0, 100);
      default:
        return scoring satisfies never;
    }
  })();
  return within(raw, cap.low, cap.high);
}

/** Weights of the parts, all alike unless the scheme says otherwise. */
export const partWeights = ({ rollUp: { each, weights } }: Indicator): readonly number[] =>
  weights ?? Array.from({ length: PARTS[each] }, () => 1);

/** Weighted mean of the parts that are there; null = none is. */
export const meanNear = (parts: readonly (number | null)[], weights: readonly number[]): number | null => {
  let [total, weight] = [0, 0];
  for (let at = 0; at < parts.length; at += 1) {
    const score = parts[at] ?? null;
    if (score === null) continue;
    total += score * (weights[at] ?? 0);
    weight += weights[at] ?? 0;
  }
  return weight === 0 ? null : total / weight;
};
