/**
 * Upper tail of the chi-square distribution: how often chance alone gives a statistic this large.
 *
 * P and Q are the regularised incomplete gamma functions (Abramowitz & Stegun 6.5.29 as a series below a + 1, the
 * continued fraction 6.5.31 by Lentz's method above it), which together are exact to about 14 digits.
 */

/** Log of the gamma function for half-integers a = df/2, by recurrence from Γ(1) = 1 and Γ(1/2) = √π. */
const logGammaOfHalves = (df: number): number => {
  let log = df % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let a = df % 2 === 0 ? 1 : 0.5; a < df / 2; a += 1) log += Math.log(a);
  return log;
};

const EPSILON = 1e-16;
const TINY = 1e-300;

/** Σ xⁿ / (a(a+1)…(a+n)). */
const series = (a: number, x: number): number => {
  let [term, sum] = [1 / a, 1 / a];
  for (let n = 1; term > sum * EPSILON; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
};

/** 1/(x+1−a− 1(1−a)/(x+3−a− 2(2−a)/(x+5−a− …))). */
const continuedFraction = (a: number, x: number): number => {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1, change = 0; Math.abs(change - 1) > EPSILON * 4; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b || TINY);
    c = b + an / c || TINY;
    change = d * c;
    fraction *= change;
  }
  return fraction;
};

/**
 * P(χ² ≥ statistic) with `df` degrees of freedom.
 *
 * @throws RangeError when df is no whole number above 0 or the statistic is negative or not finite.
 */
export function chiSquareTail(statistic: number, df: number): number {
  if (!Number.isInteger(df) || df < 1 || !(statistic >= 0) || statistic === Infinity)
    throw new RangeError(`chi-square ${statistic} of ${df}`);
  if (statistic === 0) return 1;
  const [a, x] = [df / 2, statistic / 2];
  const front = Math.exp(a * Math.log(x) - x - logGammaOfHalves(df));
  return x < a + 1 ? 1 - front * series(a, x) : front * continuedFraction(a, x);
}
