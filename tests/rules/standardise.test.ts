import fc from 'fast-check';
import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { byar, standardise, type StandardGroup, type StratumCount } from '../../src/lib/rules/standardise';

const rows = (...counts: readonly (readonly [subject: number, item: number, x: number, n: number])[]) =>
  counts.map(([subject, stratum, numerator, denominator]) => ({ subject, stratum, numerator, denominator }));
const of = ({ subjects }: StandardGroup, key: number) => subjects.find(({ subject }) => subject === key)!;

describe('事项结构标准化, by hand', () => {
  /*
   *            easy item 1   hard item 2      n    O
   * unit 1       1/90          4/10          100   5
   * unit 2       1/10         36/90          100  37
   * group        2/100        40/100         200  42    P = 0.21
   *   E1 = 90·0.02 + 10·0.40 = 5.8    O/E = 0.862069   standardised 18.1034 %   raw  5 %
   *   E2 = 10·0.02 + 90·0.40 = 36.2   O/E = 1.022099   standardised 21.4641 %   raw 37 %
   * Byar, O = 5:  low  5(1 − 1/45 − 1.959964/(3√5))³ = 5·0.685604³ = 1.611344
   *               high 6(1 − 1/54 + 1.959964/(3√6))³ = 6·1.248198³ = 11.668148
   */
  const group = standardise(rows([1, 1, 1, 90], [1, 2, 4, 10], [2, 1, 1, 10], [2, 2, 36, 90]));

  it('raw rates lie 32 points apart, standardised ones 3: the rest is the mix of items', () => {
    expect([group.observed, group.cases]).toEqual([42, 200]);
    expect(of(group, 1).expected).toBeCloseTo(5.8, 12);
    expect(of(group, 2).expected).toBeCloseTo(36.2, 12);
    expect(of(group, 1).ratio).toBeCloseTo(0.862069, 6);
    expect(of(group, 2).ratio).toBeCloseTo(1.022099, 6);
    expect(of(group, 1).rate).toBeCloseTo(0.181034, 6);
    expect(of(group, 2).rate).toBeCloseTo(0.214641, 6);
  });

  it('the interval is Byar’s over the expected', () => {
    const { low, high } = of(group, 1);
    expect(low! * 5.8).toBeCloseTo(5 * 0.685604 ** 3, 4);
    expect(high! * 5.8).toBeCloseTo(6 * 1.248198 ** 3, 4);
  });

  it('each item shows its own sum', () => {
    expect(of(group, 2).lines).toEqual([
      { stratum: 1, cases: 10, observed: 1, groupCases: 100, groupObserved: 2, expected: 0.2, isOwn: false },
      { stratum: 2, cases: 90, observed: 36, groupCases: 100, groupObserved: 40, expected: 36, isOwn: false },
    ]);
  });
});

describe('what cannot be compared is said', () => {
  it('items that nobody else has: expected rests on the subject alone', () => {
    const group = standardise(rows([1, 1, 5, 50], [2, 2, 1, 50], [3, 2, 9, 50]));
    expect([of(group, 1).why, of(group, 1).ratio, of(group, 1).expected]).toEqual(['own_items', null, 5]);
    expect(of(group, 2).why).toBeNull();
  });
  it('some of the items: counted, and told how many', () => {
    const group = standardise(rows([1, 1, 5, 50], [1, 2, 3, 10], [2, 2, 1, 50]));
    expect([of(group, 1).why, of(group, 1).ownCases]).toEqual([null, 50]);
  });
  it('nothing expected, no business, a group of one', () => {
    const group = standardise(rows([1, 1, 0, 50], [2, 1, 0, 10], [3, 1, 0, 0]));
    expect(group.subjects.map(({ why }) => why)).toEqual(['none_expected', 'none_expected', 'no_business']);
    expect(standardise(rows([1, 0, 2, 9])).subjects[0]!.why).toBe('own_items');
    expect(standardise([]).subjects).toEqual([]);
  });
  it('a rate is never more than 1', () => {
    const group = standardise(rows([1, 1, 9, 10], [2, 1, 0, 90], [2, 2, 100, 100]));
    expect(of(group, 1).ratio).toBe(10);
    expect(of(group, 1).rate).toBe(1);
  });
  it.each([
    [1.5, 2],
    [-1, 2],
    [3, 2],
    [0, NaN],
  ])('%s of %s is no count', (x, n) => {
    expect(() => standardise(rows([1, 1, x, n]))).toThrow(RangeError);
  });
});

describe('Byar against the exact Poisson interval', () => {
  const exact = (o: number) => ({
    low: o === 0 ? 0 : jstat.jStat.chisquare.inv(0.025, 2 * o) / 2,
    high: jstat.jStat.chisquare.inv(0.975, 2 * (o + 1)) / 2,
  });
  it.each([5, 10, 42, 300])('%i observed: within 1 % of it', (observed) => {
    const [near, sure] = [byar(observed), exact(observed)];
    expect(Math.abs(near.low / sure.low - 1)).toBeLessThan(0.01);
    expect(Math.abs(near.high / sure.high - 1)).toBeLessThan(0.01);
  });
  it.each([0, 1, 2])('%i observed: within 0.03 of it', (observed) => {
    expect(Math.abs(byar(observed).low - exact(observed).low)).toBeLessThan(0.03);
    expect(Math.abs(byar(observed).high - exact(observed).high)).toBeLessThan(0.03);
  });
});

const count = fc
  .record({
    subject: fc.integer({ min: 1, max: 6 }),
    stratum: fc.integer({ min: 0, max: 4 }),
    n: fc.nat(200),
  })
  .chain(({ subject, stratum, n }) =>
    fc.nat(n).map((numerator): StratumCount => ({ subject, stratum, numerator, denominator: n })),
  );
const table = fc.array(count, { minLength: 1, maxLength: 30 });

describe('whatever the counts', () => {
  it('all expected together are all observed together', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const { observed, subjects } = standardise(counts);
        const expected = subjects.reduce((sum, subject) => sum + subject.expected, 0);
        expect(expected).toBeCloseTo(observed, 8);
        expect(subjects.reduce((sum, subject) => sum + subject.observed, 0)).toBe(observed);
      }),
    );
  });
  it('with one item, observed to expected is the raw rate to the rate of the group', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const { cases, observed, subjects } = standardise(counts.map((one) => ({ ...one, stratum: 7 })));
        for (const one of subjects.filter(({ ratio }) => ratio !== null)) {
          expect(one.ratio).toBeCloseTo(one.observed / one.cases / (observed / cases), 9);
          expect(one.rate).toBeCloseTo(one.observed / one.cases, 9);
        }
      }),
    );
  });
  it('the order of rows never matters, to the last bit', () => {
    fc.assert(
      fc.property(table, (counts) => {
        expect(standardise([...counts].reverse())).toEqual(standardise(counts));
      }),
    );
  });
  it('the ratio lies in its interval', () => {
    fc.assert(
      fc.property(table, (counts) => {
        for (const { ratio, low, high } of standardise(counts).subjects) {
          if (ratio === null || low === null || high === null) continue;
          expect(low).toBeLessThanOrEqual(ratio);
          expect(high).toBeGreaterThan(ratio);
        }
      }),
    );
  });
});
