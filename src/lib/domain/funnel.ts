/**
 * Control limits of a funnel plot: how far from the rate of its group the rate of n cases may lie by chance
 * (Spiegelhalter, Funnel plots for comparing institutional performance, 2005).
 *
 * Limits are those of the binomial distribution itself, interpolated between whole cases (his appendix A.1.1): the normal
 * curve would call 3 of 30 extraordinary at a rate of 2 %, which chance does in one group of 45.
 */

/** Two-sided; 95 % asks for a look, 99.8 % is what chance does to one in 500. */
export const LIMITS = [0.95, 0.998] as const;
export type Limit = (typeof LIMITS)[number];

export interface ControlLimits {
  readonly low: number;
  readonly high: number;
}

interface Weights {
  /** Cases of the first weight. */
  readonly from: number;
  /** Binomial probabilities of `from`, `from` + 1 …; what is left out is below 1e-17 of the largest. */
  readonly shares: readonly number[];
}

const NEGLIGIBLE = 1e-17;

/** From the most likely count outwards, each from its neighbour, so that nothing underflows. */
const binomialWeights = (n: number, rate: number): Weights => {
  const mode = Math.min(n, Math.floor((n + 1) * rate));
  const odds = rate / (1 - rate);
  const below: number[] = [];
  for (let x = mode, weight = 1; x > 0; x -= 1) {
    weight *= x / ((n - x + 1) * odds);
    if (weight < NEGLIGIBLE) break;
    below.push(weight);
  }
  const above: number[] = [];
  for (let x = mode, weight = 1; x < n; x += 1) {
    weight *= ((n - x) / (x + 1)) * odds;
    if (weight < NEGLIGIBLE) break;
    above.push(weight);
  }
  const weights = [...below.reverse(), 1, ...above];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { from: mode - below.length, shares: weights.map((weight) => weight / total) };
};

/** The interpolated count below which a share of `p` lies. */
const countAt = ({ from, shares }: Weights, p: number): number => {
  let sum = 0;
  for (const [i, share] of shares.entries()) {
    if (sum + share >= p) return from + i - (sum + share - p) / share;
    sum += share;
  }
  return from + shares.length - 1;
};

/**
 * Limits around the rate `pooled` of the group for `n` cases, two-sided, within 0 and 1.
 *
 * `spread` ≥ 1 is the over-dispersion factor φ: limits stand √φ times as far. @throws RangeError for n < 1.
 */
export function controlLimits(pooled: number, n: number, limit: Limit, spread: number): ControlLimits {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`limits of ${n}`);
  if (pooled <= 0 || pooled >= 1) return { low: pooled, high: pooled };
  const weights = binomialWeights(n, pooled);
  const tail = (1 - limit) / 2;
  const stretch = Math.sqrt(spread);
  const away = (count: number): number => pooled + (count / n - pooled) * stretch;
  return {
    low: Math.max(0, away(countAt(weights, tail))),
    high: Math.min(1, away(countAt(weights, 1 - tail))),
  };
}

const WINSOR = 0.1;

/**
 * Over-dispersion φ of a group: the mean square of its z-scores, the extreme tenth at either end drawn in; at least 1.
 *
 * Above 1 the subjects differ in more than they can help (kinds of cases, say), and plain limits would accuse many.
 */
export function overDispersion(pooled: number, counts: readonly { x: number; n: number }[]): number {
  if (counts.length < 2 || pooled <= 0 || pooled >= 1) return 1;
  const scores = counts
    .map(({ x, n }) => (x / n - pooled) / Math.sqrt((pooled * (1 - pooled)) / n))
    .sort((a, b) => a - b);
  const last = scores.length - 1;
  const [low = 0, high = 0] = [scores[Math.floor(WINSOR * last)], scores[Math.ceil((1 - WINSOR) * last)]];
  const squares = scores.map((z) => Math.min(high, Math.max(low, z)) ** 2);
  return Math.max(1, squares.reduce((sum, square) => sum + square, 0) / scores.length);
}

/** Where a rate stands to the limits of its n; `better` and `worse` are `below` and `above` for a rate of lateness. */
export type Standing = 'below_998' | 'below_95' | 'within' | 'above_95' | 'above_998';

/** Of x in n cases against the group. */
export function standingOf(x: number, n: number, pooled: number, spread: number): Standing {
  const rate = x / n;
  const wide = controlLimits(pooled, n, 0.998, spread);
  if (rate > wide.high) return 'above_998';
  if (rate < wide.low) return 'below_998';
  const narrow = controlLimits(pooled, n, 0.95, spread);
  if (rate > narrow.high) return 'above_95';
  return rate < narrow.low ? 'below_95' : 'within';
}
