/**
 * What chance alone may do to a rate.
 */

/** Bounds of a rate, 0–1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 %: the 0.975 quantile of the standard normal distribution. */
export const Z_95 = 1.959963984540054;

/**
 * Wilson score interval of x out of n, without continuity correction; `z` is the two-sided normal quantile.
 *
 * null when n is 0: without a base there is no rate and no interval. 1 of 2 is 9.45–90.55 %: a short series says little.
 * @throws RangeError when x and n are not counts with 0 ≤ x ≤ n.
 */
export function wilson(x: number, n: number, z: number = Z_95): Interval | null {
  if (!Number.isInteger(x) || !Number.isInteger(n) || x < 0 || x > n) throw new RangeError(`${x} of ${n}`);
  if (n === 0) return null;
  return wilsonShare(x / n, n, z);
}

/** The same of a share p of n, which need not be whole: an effective sample size. */
export function wilsonShare(p: number, n: number, z: number = Z_95): Interval {
  const z2 = z * z;
  const centre = p + z2 / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p) + z2 / (4 * n)) / n);
  const scale = 1 + z2 / n;
  // At the ends the bound is exactly 0 or 1; floating point would miss it by the last digit.
  return {
    low: p === 0 ? 0 : (centre - reach) / scale,
    high: p === 1 ? 1 : (centre + reach) / scale,
  };
}
