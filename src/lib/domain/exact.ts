/**
 * Exact numbers: a score of 89.995 is that, and no neighbour in binary (definitions, Scores). A number that was typed is
 * taken by its digits.
 */

/** n / d in lowest terms, d > 0. */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
};

/** @throws RangeError when `d` is not above 0. */
export function ratio(n: bigint | number, d: bigint | number): Exact {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  if (bottom <= 0n) throw new RangeError(`denominator: ${bottom}`);
  const shared = gcd(top, bottom);
  return shared <= 1n ? { n: top, d: bottom } : { n: top / shared, d: bottom / shared };
}

export const ZERO: Exact = { n: 0n, d: 1n };
export const HUNDRED: Exact = { n: 100n, d: 1n };

/** The digits of a number as they are written: 0.6 is 6/10. @throws RangeError for NaN and infinity. */
export function exact(value: number): Exact {
  const [, sign = '', whole, fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  if (whole === undefined) throw new RangeError(`no number: ${value}`);
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const tens = Number(power) - fraction.length;
  return tens >= 0 ? ratio(digits * 10n ** BigInt(tens), 1n) : ratio(digits, 10n ** BigInt(-tens));
}

export const plus = (a: Exact, b: Exact): Exact => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Exact, b: Exact): Exact => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Exact, b: Exact): Exact => ratio(a.n * b.n, a.d * b.d);

/** @throws RangeError for a division by 0. */
export const over = (a: Exact, b: Exact): Exact =>
  b.n < 0n ? ratio(-a.n * b.d, -b.n * a.d) : ratio(a.n * b.d, b.n * a.d);

/** Below 0: `a` is the smaller. */
export const compare = (a: Exact, b: Exact): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

export const least = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const most = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);
export const sum = (all: readonly Exact[]): Exact => all.reduce(plus, ZERO);

/** Whole hundredths, rounded half up (away from zero): 89.995 → 9000. */
export function hundredths({ n, d }: Exact): number {
  const size = (2n * (n < 0n ? -n : n) * 100n + d) / (2n * d);
  return Number(n < 0n ? -size : size);
}

/** For drawing and for draws of chance, never for a band. */
export const approximate = ({ n, d }: Exact): number => Number(n) / Number(d);
