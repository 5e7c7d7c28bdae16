import { describe, expect, it } from 'vitest';
import { controlLimits, LIMITS, overDispersion, standingOf } from '../../src/lib/domain/funnel';

/** P(X ≤ x), summed plainly. */
const cdf = (x: number, n: number, p: number): number => {
  let [term, sum] = [(1 - p) ** n, 0];
  for (let i = 0; i <= x; i += 1) {
    sum += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  return sum;
};

describe('control limits', () => {
  it('are binomial: at whole counts the distribution holds the share, between them it is interpolated', () => {
    for (const [p, n] of [
      [0.02, 30],
      [0.0223, 612],
      [0.3, 45],
      [0.9, 200],
    ] as const)
      for (const limit of LIMITS) {
        const { high } = controlLimits(p, n, limit, 1);
        const x = high * n;
        const [under, over] = [cdf(Math.floor(x), n, p), cdf(Math.ceil(x), n, p)];
        const share = under + (x - Math.floor(x)) * (over - under);
        expect(share).toBeCloseTo(limit + (1 - limit) / 2, 9);
      }
  });

  it('3 of 30 at a rate of 2 % is nothing extraordinary; the normal curve would say so', () => {
    expect(0.1).toBeGreaterThan(0.02 + 3.09 * Math.sqrt((0.02 * 0.98) / 30));
    expect(standingOf(3, 30, 0.02, 1)).toBe('above_95');
    expect(standingOf(38, 612, 0.0223, 1)).toBe('above_998');
    expect(standingOf(0, 30, 0.02, 1)).toBe('within');
  });

  it('close in as n grows and never leave 0 and 1', () => {
    const widths = [1, 5, 30, 200, 1000, 50_000].map((n) => controlLimits(0.05, n, 0.998, 1));
    expect(widths.every(({ low, high }) => low >= 0 && high <= 1 && low <= 0.05 && high >= 0.05)).toBe(true);
    const spans = widths.slice(1).map(({ low, high }) => high - low);
    expect(spans).toEqual([...spans].sort((a, b) => b - a));
  });

  it('over-dispersion widens them by its root', () => {
    const [plain, wide] = [1, 4].map((spread) => controlLimits(0.2, 500, 0.95, spread));
    expect(wide!.high - 0.2).toBeCloseTo(2 * (plain!.high - 0.2), 12);
  });

  it('a group without any, or with nothing but, has no width', () => {
    expect(controlLimits(0, 30, 0.95, 1)).toEqual({ low: 0, high: 0 });
    expect(controlLimits(1, 30, 0.95, 1)).toEqual({ low: 1, high: 1 });
    expect(() => controlLimits(0.1, 0, 0.95, 1)).toThrow(RangeError);
  });
});

describe('over-dispersion', () => {
  it('is 1 where nothing but chance is at work, and the mean square of the scores where more is', () => {
    expect(
      overDispersion(0.1, [
        { x: 10, n: 100 },
        { x: 11, n: 100 },
      ]),
    ).toBe(1);
    // z = ±2 throughout: p − P = ±0.06 with √(0.1 · 0.9/100) = 0.03.
    const far = [4, 16, 4, 16].map((x) => ({ x, n: 100 }));
    expect(overDispersion(0.1, far)).toBeCloseTo(4, 9);
  });

  it('one far out does not make it', () => {
    const calm = Array.from({ length: 20 }, (_, i) => ({ x: i % 2 === 0 ? 7 : 13, n: 100 }));
    const one = overDispersion(0.1, [...calm, { x: 60, n: 100 }]);
    expect(one).toBeLessThan(overDispersion(0.1, calm) + 0.1);
  });

  it('needs two', () => expect(overDispersion(0.1, [{ x: 9, n: 10 }])).toBe(1));
});
