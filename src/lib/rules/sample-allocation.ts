/**
 * How many cases each stratum gives: one to each non-empty one, the rest in proportion to size by largest remainder, ties
 * by code point; capped at the size, the surplus given out the same way (definitions.md, Sample).
 */
import { SampleTooLargeError, SampleTooSmallError } from '../domain/errors';
import { byCodePoint } from './code-point';

export interface StratumSize {
  readonly name: string;
  /** Distinct cases. */
  readonly size: number;
  /** How often each of its cases counts in the proportion: 1, or the boost of a stratum of risky cases. */
  readonly weight: number;
}

interface Share {
  readonly at: number;
  readonly weighted: number;
  readonly name: string;
}

/**
 * `left` given out in proportion, in whole numbers: products of counts stay exact in a double.
 */
function byLargestRemainder(left: number, shares: readonly Share[]): Map<number, number> {
  const total = shares.reduce((sum, { weighted }) => sum + weighted, 0);
  const parts = shares.map((share) => {
    const remainder = (left * share.weighted) % total;
    return { ...share, remainder, whole: (left * share.weighted - remainder) / total };
  });
  const rest = left - parts.reduce((sum, { whole }) => sum + whole, 0);
  const first = [...parts].sort((a, b) => b.remainder - a.remainder || byCodePoint(a.name, b.name));
  const extra = new Set(first.slice(0, rest).map(({ at }) => at));
  return new Map(parts.map(({ at, whole }) => [at, whole + (extra.has(at) ? 1 : 0)]));
}

/**
 * Cases to draw of each stratum, in the order given; 0 for an empty one.
 *
 * @throws SampleTooSmallError naming how many strata want one case each, SampleTooLargeError naming the population.
 */
export function allocate(strata: readonly StratumSize[], n: number): readonly number[] {
  const filled = strata.filter(({ size }) => size > 0).length;
  const population = strata.reduce((sum, { size }) => sum + size, 0);
  if (n > population) throw new SampleTooLargeError({ n, population });
  if (n < filled) throw new SampleTooSmallError({ n, strata: filled });
  const given = strata.map(({ size }) => Math.min(1, size));
  let left = n - filled;
  while (left > 0) {
    const open = strata.flatMap(({ name, size, weight }, at) =>
      (given[at] ?? 0) < size ? [{ at, name, weighted: size * weight }] : [],
    );
    for (const [at, share] of byLargestRemainder(left, open)) {
      const taken = Math.min(share, (strata[at]?.size ?? 0) - (given[at] ?? 0));
      given[at] = (given[at] ?? 0) + taken;
      left -= taken;
    }
  }
  return given;
}
