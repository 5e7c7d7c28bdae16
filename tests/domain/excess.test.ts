/** Chance against peers: Fisher's exact tail counted out with whole numbers, and the control of many comparisons. */
import { describe, expect, it } from 'vitest';
import { adjusted, excessTail, oddsTimes } from '../../src/lib/domain/excess';

const choose = (n: bigint, k: bigint): bigint => {
  let ways = 1n;
  for (let i = 0n; i < k; i += 1n) ways = (ways * (n - i)) / (i + 1n);
  return ways;
};

/** Ways of putting at least x of all marked ones into the own n, over all ways. */
const counted = (x: number, n: number, peerX: number, peerN: number): number => {
  const marked = x + peerX;
  let ways = 0n;
  for (let k = x; k <= Math.min(n, marked); k += 1)
    if (marked - k <= peerN) ways += choose(BigInt(n), BigInt(k)) * choose(BigInt(peerN), BigInt(marked - k));
  return Number((ways * 10n ** 18n) / choose(BigInt(n + peerN), BigInt(marked))) / 1e18;
};

describe('how often chance alone marks so many', () => {
  it.each([
    [3, 4, 1, 4],
    [9, 20, 3, 40],
    [5, 20, 0, 200],
    [30, 60, 100, 900],
    [20, 20, 0, 1],
  ])('%i of %i against %i of %i', (x, n, peerX, peerN) => {
    expect(excessTail({ x, n }, { x: peerX, n: peerN })).toBeCloseTo(counted(x, n, peerX, peerN), 12);
  });

  it("a rate that is not above the peers' is no excess", () => {
    expect(excessTail({ x: 1, n: 10 }, { x: 10, n: 100 })).toBe(1);
    expect(excessTail({ x: 0, n: 10 }, { x: 0, n: 100 })).toBe(1);
  });

  it('large counts neither overflow nor take long', () => {
    const p = excessTail({ x: 60_000, n: 100_000 }, { x: 450_000, n: 900_000 });
    expect([p >= 0, p < 1e-100]).toEqual([true, true]);
    expect(() => excessTail({ x: 2, n: 1 }, { x: 0, n: 1 })).toThrow(RangeError);
  });
});

describe('many comparisons (Benjamini–Hochberg)', () => {
  it('the tenth of ten is as it is, the first of ten tenfold; a larger one never gets a smaller share', () => {
    expect(adjusted([0.01, 0.04, 0.03, 0.005])).toEqual([0.02, 0.04, 0.04, 0.02]);
    expect(adjusted([0.5])).toEqual([0.5]);
    expect(adjusted([])).toEqual([]);
  });
});

describe('how many times the odds', () => {
  it('1 of 2 against 1 of 4 is three times; without any among the peers there is no number', () => {
    expect(oddsTimes({ x: 1, n: 2 }, { x: 1, n: 4 })).toBe(3);
    expect(oddsTimes({ x: 5, n: 20 }, { x: 0, n: 40 })).toBeNull();
    expect(oddsTimes({ x: 20, n: 20 }, { x: 10, n: 40 })).toBeNull();
  });
});
