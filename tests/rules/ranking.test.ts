import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SubjectCount } from '../../src/lib/rules/group-estimate';
import { rankGroup, type RankPolicy, type Ranking } from '../../src/lib/rules/ranking';
import { seeded } from '../seeded';

const POLICY: RankPolicy = { minCases: 30, chance: 0.01, seed: '20261105', direction: 'lower_is_better' };
const NO_MINIMUM: RankPolicy = { ...POLICY, minCases: 1 };

const subjects = (...counts: readonly (readonly [x: number, n: number])[]): SubjectCount[] =>
  counts.map(([numerator, denominator], at) => ({
    key: at + 1,
    id: `单位${at + 1}`,
    numerator,
    denominator,
  }));

const places = ({ ranked }: Ranking): Record<number, number | null> =>
  Object.fromEntries(ranked.map(({ key, place }) => [key, place]));
const byKey = ({ ranked, tooFew, noBusiness }: Ranking) =>
  [...ranked, ...tooFew, ...noBusiness].sort((a, b) => a.key - b.key);

describe('AS-07 the score of a peer group, by hand', () => {
  /*
   * n = 100 each, x = 2 4 6 20:  P = 32/400 = 0.08,  P(1−P) = 0.0736,  N = 400
   *   p − P        −0.06  −0.04  −0.02  0.12
   *   n(p − P)²     0.36   0.16   0.04  1.44      Σ = 2.00
   *   N − Σn²/N = 400 − 40000/400 = 300
   *   τ² = (2.00 − 3 · 0.0736) / 300 = 1.7792/300 = 0.005930667
   *   Q  = 2.00/0.0736 = 27.173913 with 3 degrees of freedom, p = 5.4e-6
   *   M  = 0.0736/0.005930667 − 1 = 11.410072
   *   ρ  = τ²/(τ² + 0.0736/100) = 0.889600
   *   score = (x + 0.912806)/(111.410072):  2.6145 %  4.4097 %  6.2048 %  18.7710 %
   */
  it('equal n', () => {
    const group = rankGroup(subjects([2, 100], [4, 100], [6, 100], [20, 100]), POLICY);
    expect(group.noOrder).toBeNull();
    expect(group.pooled).toBeCloseTo(0.08, 12);
    expect(group.variance).toBeCloseTo(0.005930667, 9);
    expect(group.q).toBeCloseTo(27.173913, 6);
    expect(group.p).toBeCloseTo(5.4e-6, 7);
    expect(group.priorCases).toBeCloseTo(11.410072, 6);
    expect(group.rankability).toBeCloseTo(0.8896, 6);
    const scores = byKey(group).map(({ shrunk }) => ((shrunk ?? 0) * 100).toFixed(4));
    expect(scores).toEqual(['2.6145', '4.4097', '6.2048', '18.7710']);
    expect(places(group)).toEqual({ 1: 1, 2: 2, 3: 3, 4: 4 });
    expect(group.ranked.map(({ key }) => key)).toEqual([4, 3, 2, 1]);
  });

  /*
   * n = 50 100 250, x = 20 10 10:  P = 40/400 = 0.1,  P(1−P) = 0.09
   *   n(p − P)²:  50·0.09 = 4.5   100·0 = 0   250·0.0036 = 0.9     Σ = 5.4
   *   N − Σn²/N = 400 − (2500 + 10000 + 62500)/400 = 212.5
   *   τ² = (5.4 − 2·0.09)/212.5 = 0.024564706,  Q = 60,  M = 0.09/0.024564706 − 1 = 2.663793
   *   ρ  = τ²/(τ² + 0.09/100) = 0.964657   (the median n is 100)
   *   score = (x + 0.2663793)/(n + 2.663793):  38.4826 %  10.0000 %  4.0633 %
   */
  it('unequal n', () => {
    const group = rankGroup(subjects([20, 50], [10, 100], [10, 250]), POLICY);
    expect(group.variance).toBeCloseTo(0.024564706, 9);
    expect(group.q).toBeCloseTo(60, 9);
    expect(group.priorCases).toBeCloseTo(2.663793, 6);
    expect(group.rankability).toBeCloseTo(0.964657, 6);
    const scores = byKey(group).map(({ shrunk }) => ((shrunk ?? 0) * 100).toFixed(4));
    expect(scores).toEqual(['38.4826', '10.0000', '4.0633']);
  });

  it('few cases are drawn to the group, many stay where they are', () => {
    const group = rankGroup(subjects([3, 30], [200, 2000], [20, 1000], [60, 600]), POLICY);
    const [small, large] = byKey(group);
    expect(group.noOrder).toBeNull();
    expect(small!.value).toBe(large!.value);
    expect(Math.abs(small!.shrunk! - group.pooled!)).toBeLessThan(Math.abs(large!.shrunk! - group.pooled!));
  });

  it('a higher rate may be the better one: places turn round', () => {
    const counts = subjects([2, 100], [4, 100], [6, 100], [20, 100]);
    const group = rankGroup(counts, { ...POLICY, direction: 'higher_is_better' });
    expect(places(group)).toEqual({ 1: 4, 2: 3, 3: 2, 4: 1 });
    expect(group.ranked.map(({ key }) => key)).toEqual([1, 2, 3, 4]);
    const [worst] = group.ranked;
    expect([worst!.placeHigh, worst!.rawPlace]).toEqual([4, 4]);
  });
});

describe('shared places', () => {
  it('equal scores share the lower number: 1, 2, 2, 4', () => {
    const group = rankGroup(subjects([1, 200], [9, 200], [9, 200], [40, 200]), POLICY);
    expect(places(group)).toEqual({ 1: 1, 2: 2, 3: 2, 4: 4 });
  });

  it('equal rates share the raw place whatever their n; by score the larger n is surer', () => {
    const group = rankGroup(subjects([3, 100], [30, 1000], [60, 200], [1, 300]), POLICY);
    const rows = byKey(group);
    expect(rows.map(({ rawPlace }) => rawPlace)).toEqual([2, 2, 4, 1]);
    expect(rows.map(({ place }) => place)).toEqual([3, 2, 4, 1]);
  });
});

describe('when there is no order', () => {
  const why = (counts: readonly (readonly [number, number])[], policy = POLICY) =>
    rankGroup(subjects(...counts), policy).noOrder;

  it('says why', () => {
    expect(why([])).toBe('nobody');
    expect(why([[5, 29]])).toBe('nobody');
    expect(why([[5, 100]])).toBe('alone');
    expect(
      why([
        [5, 100],
        [1, 20],
      ]),
    ).toBe('alone');
    expect(
      why([
        [0, 100],
        [0, 300],
      ]),
    ).toBe('all_alike');
    expect(
      why([
        [100, 100],
        [300, 300],
      ]),
    ).toBe('all_alike');
    expect(
      why([
        [5, 100],
        [10, 200],
      ]),
    ).toBe('no_difference');
    expect(
      why([
        [2, 100],
        [4, 100],
        [6, 100],
        [12, 100],
      ]),
    ).toBe('within_chance');
  });

  it('then nobody has a place, and the best guess for each is the rate of the group', () => {
    const group = rankGroup(subjects([2, 100], [4, 100], [6, 100], [12, 100], [0, 10], [0, 0]), POLICY);
    expect(group.pooled).toBe(24 / 400);
    expect(group.ranked.map(({ shrunk, place, placeLow }) => [shrunk, place, placeLow])).toEqual(
      Array.from({ length: 4 }, () => [24 / 400, null, null]),
    );
    expect(group.ranked.map(({ rawPlace }) => rawPlace)).toEqual([4, 3, 2, 1]);
  });

  it('the minimum above every n ranks nobody and loses nobody', () => {
    const group = rankGroup(subjects([2, 100], [40, 100]), { ...POLICY, minCases: 101 });
    expect([group.ranked.length, group.tooFew.length, group.noOrder]).toEqual([0, 2, 'nobody']);
    expect(group.tooFew.map(({ shrunk, place, placed }) => [shrunk, place, placed])).toEqual([
      [null, null, 'too_few'],
      [null, null, 'too_few'],
    ]);
  });

  it('too few and no business are apart, and move nobody', () => {
    const eligible = subjects([2, 100], [4, 100], [6, 100], [20, 100]);
    const others = [
      { key: 8, id: '新局', numerator: 29, denominator: 29 },
      { key: 9, id: '档案局', numerator: 0, denominator: 0 },
    ];
    const group = rankGroup([...others, ...eligible], POLICY);
    expect(group.ranked).toEqual(rankGroup(eligible, POLICY).ranked);
    expect(group.tooFew.map(({ key, value }) => [key, value])).toEqual([[8, 1]]);
    expect(group.noBusiness.map(({ key, value, low }) => [key, value, low])).toEqual([[9, null, null]]);
  });

  it.each([
    [NaN, 40],
    [1, NaN],
    [41, 40],
    [-1, 40],
    [1.5, 40],
  ])('%d of %d is no count: refused, never taken for nothing', (x, n) => {
    expect(() => rankGroup(subjects([x, n], [1, 40]), POLICY)).toThrow(RangeError);
  });
});

describe('the interval of a place', () => {
  it('holds the place, and clear differences have narrow ones', () => {
    const group = rankGroup(subjects([10, 1000], [50, 1000], [52, 1000], [300, 1000]), POLICY);
    expect(byKey(group).map(({ placeLow, placeHigh }) => [placeLow, placeHigh])).toEqual([
      [1, 1],
      [2, 3],
      [2, 3],
      [4, 4],
    ]);
  });

  it('few cases have wide ones', () => {
    const group = rankGroup(
      subjects([1, 10], [5, 500], [25, 500], [50, 500], [75, 500], [100, 500]),
      NO_MINIMUM,
    );
    const [small, ...large] = byKey(group).map(({ placeLow, placeHigh }) => placeHigh! - placeLow!);
    expect(Math.max(...large)).toBeLessThan(small!);
  });

  it('the same seed gives the same, another seed moves an end by a place at most here', () => {
    const counts = subjects([3, 90], [9, 120], [12, 150], [30, 140], [2, 60]);
    const ends = (seed: string) =>
      byKey(rankGroup(counts, { ...POLICY, seed })).map(({ placeLow, placeHigh }) => [placeLow!, placeHigh!]);
    expect(ends('1')).toEqual(ends('1'));
    const [one, two] = [ends('1').flat(), ends('2').flat()];
    expect(one.every((end, at) => Math.abs(end - two[at]!) <= 1)).toBe(true);
  });
});

const arbitrary = fc.array(
  fc.integer({ min: 0, max: 400 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))),
  { maxLength: 12 },
);
const SHORT = { seed: 20261105, numRuns: 60 };

describe('metamorphic', () => {
  it('the order of the subjects never matters, to the last digit', () => {
    fc.assert(
      fc.property(arbitrary, fc.integer(), (counts, seed) => {
        const given_ = subjects(...counts);
        const chance = seeded(seed);
        const shuffled = given_
          .map((one) => ({ one, at: chance.below(1e9) }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(rankGroup(shuffled, NO_MINIMUM)).toEqual(rankGroup(given_, NO_MINIMUM));
      }),
      SHORT,
    );
  });

  it('everybody is in exactly one part, and places are 1 … k with gaps after ties', () => {
    fc.assert(
      fc.property(arbitrary, (counts) => {
        const group = rankGroup(subjects(...counts), POLICY);
        expect(byKey(group).map(({ key }) => key)).toEqual(counts.map((_, at) => at + 1));
        if (group.noOrder !== null) return;
        for (const { place, shrunk, placeLow, placeHigh } of group.ranked) {
          const better = group.ranked.filter((other) => other.shrunk! < shrunk! - 1e-12).length;
          expect(place).toBe(better + 1);
          expect(placeLow).toBeLessThanOrEqual(placeHigh!);
        }
      }),
      SHORT,
    );
  });

  it('equal counts share place and score', () => {
    const group = rankGroup(subjects([3, 70], [3, 70], [30, 90], [1, 80], [30, 90]), POLICY);
    const [a, b, c, , e] = byKey(group);
    expect([a!.place, a!.shrunk]).toEqual([b!.place, b!.shrunk]);
    expect([c!.place, c!.shrunk]).toEqual([e!.place, e!.shrunk]);
  });

  it('a subject’s draws are its own: a lone newcomer far away leaves the intervals of the others', () => {
    const counts = subjects([10, 1000], [50, 1000], [52, 1000], [300, 1000]);
    const more = [...counts, { key: 9, id: '远局', numerator: 900, denominator: 1000 }];
    const ends = (list: readonly SubjectCount[]) =>
      byKey(rankGroup(list, POLICY)).map(({ placeLow, placeHigh }) => [placeLow, placeHigh]);
    expect(ends(more).slice(0, 4)).toEqual(ends(counts));
  });

  it('with P and M held, a case in time never worsens the score, and ten times the counts keep the direction', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const [x, P, M] = [Math.floor(share * n), 0.07, 12];
          const score = (late: number, all: number): number => (late + M * P) / (all + M);
          expect(score(x, n + 1)).toBeLessThanOrEqual(score(x, n));
          expect(Math.abs(score(10 * x, 10 * n) - x / n)).toBeLessThanOrEqual(
            Math.abs(score(x, n) - x / n) + 1e-15,
          );
        },
      ),
      SHORT,
    );
  });

  it('for the raw rate and Wilson, a case in time never worsens and ten times the counts never widens', () => {
    fc.assert(
      fc.property(arbitrary, (counts) => {
        const before = byKey(rankGroup(subjects(...counts), NO_MINIMUM));
        const better = byKey(rankGroup(subjects(...counts.map(([x, n]) => [x, n + 1] as const)), NO_MINIMUM));
        const ten = byKey(
          rankGroup(subjects(...counts.map(([x, n]) => [10 * x, 10 * n] as const)), NO_MINIMUM),
        );
        for (const [at, { value, low, high }] of before.entries()) {
          if (value === null || low === null || high === null) continue;
          expect(better[at]!.value!).toBeLessThanOrEqual(value);
          expect(better[at]!.high!).toBeLessThanOrEqual(high);
          expect(ten[at]!.high! - ten[at]!.low!).toBeLessThanOrEqual(high - low);
        }
      }),
      SHORT,
    );
  });
});
