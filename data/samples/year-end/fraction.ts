/** Exact fractions of whole numbers: a total of 89.995 must not hang on how a machine writes 0.1. */
export type Fraction = { readonly n: bigint; readonly d: bigint };

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** n/d in lowest terms, the sign above. */
export function fraction(n: number | bigint, d: number | bigint = 1): Fraction {
  const [top, below] = [BigInt(n), BigInt(d)];
  const size = gcd(top < 0n ? -top : top, below < 0n ? -below : below) || 1n;
  const sign = below < 0n ? -1n : 1n;
  return { n: (sign * top) / size, d: (sign * below) / size };
}

export const ZERO = fraction(0);
export const HUNDRED = fraction(100);

export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const less = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
export const isBelow = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;
export const lower = (a: Fraction, b: Fraction): Fraction => (isBelow(a, b) ? a : b);
export const higher = (a: Fraction, b: Fraction): Fraction => (isBelow(a, b) ? b : a);
export const within = (a: Fraction, low: Fraction, high: Fraction): Fraction => higher(low, lower(high, a));

/** Σ value × weight / Σ weight; null when nothing weighs anything. */
export function weightedMean(
  parts: readonly (readonly [value: Fraction, weight: number])[],
): Fraction | null {
  const weight = parts.reduce((sum, [, one]) => sum + one, 0);
  if (weight === 0) return null;
  const total = parts.reduce((sum, [value, one]) => add(sum, times(value, fraction(one))), ZERO);
  return over(total, fraction(weight));
}

/** Whole hundredths of a number that is not negative, half up: 89.995 → 9000. */
export function hundredths({ n, d }: Fraction): number {
  return Number((200n * n + d) / (2n * d));
}
