/** 推算: the rate of findings weighted back to the population, against sums written out here. */
import { describe, expect, it } from 'vitest';
import { estimate, type StratumResult } from '../../src/lib/rules/sample-estimate';

const of = (stratum: string, size: number, drawn: number, checked: number, found: number): StratumResult => ({
  stratum,
  ...{ size, drawn, checked, found },
});

describe('the weighted rate', () => {
  it('two strata, worked out by hand', () => {
    // 800 × 2/10 + 200 × 3/5 = 280 of 1000.
    const { rate, interval, checked, found } = estimate([of('甲', 800, 10, 10, 2), of('乙', 200, 5, 5, 3)]);
    expect(rate).toBeCloseTo(0.28, 12);
    expect([checked, found]).toEqual([15, 5]);
    const variance = 0.64 * (1 - 10 / 800) * (0.16 / 9) + 0.04 * (1 - 5 / 200) * (0.24 / 4);
    const n = (0.28 * 0.72) / variance;
    const z = 1.959963984540054;
    // The bounds of Wilson are where |rate − p| = z √(p(1−p)/n).
    for (const p of [interval!.low, interval!.high])
      expect(Math.abs(0.28 - p)).toBeCloseTo(z * Math.sqrt((p * (1 - p)) / n), 10);
  });

  it('no finding is no certainty: 0 of 15 reaches well above 0', () => {
    const { rate, interval } = estimate([of('甲', 800, 10, 10, 0), of('乙', 200, 5, 5, 0)]);
    expect(rate).toBe(0);
    expect(interval!.low).toBe(0);
    expect(interval!.high).toBeCloseTo(0.2039, 3);
  });

  it('when every case was checked the rate is known', () => {
    const { rate, interval } = estimate([of('甲', 4, 4, 4, 1), of('乙', 6, 6, 6, 3)]);
    expect([rate, interval]).toEqual([0.4, { low: 0.4, high: 0.4 }]);
  });

  it('a stratum with one case checked is named, and makes the interval wider, never narrower', () => {
    const some = estimate([of('甲', 800, 10, 10, 2), of('乙', 200, 1, 1, 0)]);
    const more = estimate([of('甲', 800, 10, 10, 2), of('乙', 200, 9, 9, 0)]);
    expect([some.lonely, more.lonely]).toEqual([['乙'], []]);
    expect(some.interval!.high).toBeGreaterThan(more.interval!.high);
  });

  it('what was not checked is named and bounded', () => {
    const { uncovered, covered, size, rate, bounds } = estimate([
      of('甲', 800, 10, 8, 2),
      of('乙', 200, 5, 0, 0),
    ]);
    expect([uncovered, covered, size, rate]).toEqual([['乙'], 800, 1000, 0.25]);
    expect(bounds.low).toBeCloseTo(0.8 * 0.2, 12);
    expect(bounds.high).toBeCloseTo(0.8 * 0.4 + 0.2, 12);
  });

  it('nothing checked is no rate', () => {
    expect(estimate([of('甲', 8, 1, 0, 0)])).toMatchObject({ rate: null, interval: null });
  });
});
