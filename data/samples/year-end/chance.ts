/** What chance does to rates: the tail of χ² and the limits of a binomial count, each by its textbook sum. */

/** P(χ² with `df` degrees of freedom > x), by the series of the lower incomplete gamma function. */
export function chiSquareAbove(x: number, df: number): number {
  const [a, z] = [df / 2, x / 2];
  let [term, sum] = [1 / a, 1 / a];
  for (let n = 1; n < 10_000 && term > sum * 1e-17; n += 1) {
    term *= z / (a + n);
    sum += term;
  }
  return 1 - Math.exp(-z + a * Math.log(z) - logGamma(a)) * sum;
}

/** ln Γ of a whole or half number, by Γ(a + 1) = a Γ(a) from Γ(1) and Γ(1/2). */
function logGamma(a: number): number {
  let at = Number.isInteger(a) ? 1 : 0.5;
  let sum = Number.isInteger(a) ? 0 : Math.log(Math.PI) / 2;
  for (; at < a; at += 1) sum += Math.log(at);
  return sum;
}

/** ln of the binomial probability of exactly k in n. */
function logShare(k: number, n: number, p: number, logs: readonly number[]): number {
  const log = (m: number): number => logs[m] ?? 0;
  return log(n) - log(k) - log(n - k) + k * Math.log(p) + (n - k) * Math.log(1 - p);
}

/** ln m! for m up to n. */
function factorials(n: number): number[] {
  const logs = [0];
  for (let m = 1; m <= n; m += 1) logs.push((logs[m - 1] ?? 0) + Math.log(m));
  return logs;
}

/**
 * The count below which a share of `q` lies, interpolated between whole counts (Spiegelhalter 2005, A.1.1):
 * F(k) ≥ q first holds at k; the limit is k − (F(k) − q) / f(k).
 */
export function countBelow(q: number, n: number, p: number): number {
  const logs = factorials(n);
  let sum = 0;
  for (let k = 0; k <= n; k += 1) {
    const share = Math.exp(logShare(k, n, p, logs));
    sum += share;
    if (sum >= q) return k - (sum - q) / share;
  }
  return n;
}
