import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { chiSquareTail } from '../../src/lib/domain/chi-square';

describe('the upper tail of chi-square', () => {
  it.each([
    // Tables of the distribution: 5 %, 1 % and 0.1 % points.
    [3.841459, 1, 0.05],
    [6.634897, 1, 0.01],
    [5.991465, 2, 0.05],
    [9.21034, 2, 0.01],
    [18.307038, 10, 0.05],
    [23.209251, 10, 0.01],
    [79.081944, 59, 0.0415],
    [135.806723, 100, 0.01],
    [149.449253, 100, 0.001],
  ])('%f with %i degrees of freedom: %f', (statistic, df, tail) => {
    expect(chiSquareTail(statistic, df)).toBeCloseTo(tail, 3);
  });

  it('with two degrees of freedom it is exp(−x/2)', () => {
    for (const x of [0.01, 1, 2.999, 3.001, 10, 60])
      expect(chiSquareTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 12);
  });

  it('agrees with jstat on both sides of the point where series and fraction meet', () => {
    for (const df of [1, 2, 3, 7, 16, 59, 120, 301])
      for (const ratio of [0.01, 0.3, 0.8, 0.99, 1, 1.01, 1.2, 1.5, 2]) {
        const x = (df + 2) * ratio;
        expect(chiSquareTail(x, df)).toBeCloseTo(1 - jstat.jStat.chisquare.cdf(x, df), 9);
      }
  });

  it('falls as the statistic grows, from 1 to 0, and a thousand degrees of freedom are no obstacle', () => {
    expect(chiSquareTail(0, 5)).toBe(1);
    const tails = [1, 100, 900, 1000, 1100, 2000, 5000].map((x) => chiSquareTail(x, 1000));
    expect(tails).toEqual([...tails].sort((a, b) => b - a));
    expect(tails.at(-1)).toBeGreaterThanOrEqual(0);
    expect(tails.at(-1)).toBeLessThan(1e-100);
  });

  it.each([
    [1, 0],
    [1, 1.5],
    [-1, 2],
    [NaN, 2],
    [Infinity, 2],
  ])('%f of %f is refused', (statistic, df) => {
    expect(() => chiSquareTail(statistic, df)).toThrow(RangeError);
  });
});
