import fc from 'fast-check';
import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { wilson } from '../../src/lib/domain/statistics';

const counts = fc
  .integer({ min: 1, max: 100_000 })
  .chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) }));

describe('Wilson 95 % (definitions, Values to meet)', () => {
  it.each([
    [0, 1, 0, 79.35],
    [1, 2, 9.45, 90.55],
    [2, 3, 20.77, 93.85],
    [5, 7, 35.89, 91.78],
    [17, 22, 56.56, 89.88],
    [90, 100, 82.56, 94.48],
    [950, 1000, 93.47, 96.19],
  ])('%i of %i: %f to %f %', (x, n, low, high) => {
    const bounds = wilson(x, n)!;
    expect((bounds.low * 100).toFixed(2)).toBe(low.toFixed(2));
    expect((bounds.high * 100).toFixed(2)).toBe(high.toFixed(2));
  });

  it('without a base there is no interval', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  it('all of them: the upper bound is exactly 1; none of them: the lower is exactly 0', () => {
    for (const n of [1, 3, 7, 30, 12_486]) {
      expect(wilson(n, n)!.high).toBe(1);
      expect(wilson(0, n)!.low).toBe(0);
    }
  });

  it('solves |p − π| = z √(π(1 − π)/n) with the normal quantile of 0.975', () => {
    const z = jstat.jStat.normal.inv(0.975, 0, 1);
    const bounds = wilson(268, 12_486)!;
    for (const bound of [bounds.low, bounds.high]) {
      const distance = Math.abs(268 / 12_486 - bound);
      expect(distance / Math.sqrt((bound * (1 - bound)) / 12_486)).toBeCloseTo(z, 9);
    }
  });

  it('a wider certainty is a wider interval', () => {
    const z = jstat.jStat.normal.inv(0.999, 0, 1);
    expect(wilson(17, 22, z)!.low).toBeLessThan(wilson(17, 22)!.low);
    expect(wilson(17, 22, z)!.high).toBeGreaterThan(wilson(17, 22)!.high);
  });

  it('holds the rate, stays within 0 and 1, and ten times the counts never widens it', () => {
    fc.assert(
      fc.property(counts, ({ x, n }) => {
        const one = wilson(x, n)!;
        const ten = wilson(10 * x, 10 * n)!;
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.low).toBeLessThanOrEqual(x / n);
        expect(one.high).toBeGreaterThanOrEqual(x / n);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(ten.high - ten.low).toBeLessThanOrEqual(one.high - one.low);
      }),
      { seed: 20261105, numRuns: 1000 },
    );
  });

  it('the late and the punctual mirror each other', () => {
    fc.assert(
      fc.property(counts, ({ x, n }) => {
        expect(wilson(x, n)!.low).toBeCloseTo(1 - wilson(n - x, n)!.high, 12);
      }),
      { seed: 20261105 },
    );
  });

  it.each([
    [3, 2],
    [-1, 2],
    [0.5, 2],
    [NaN, 2],
  ])('%d of %d is no count', (x, n) => {
    expect(() => wilson(x, n)).toThrow(RangeError);
  });
});
