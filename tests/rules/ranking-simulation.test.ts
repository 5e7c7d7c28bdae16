/**
 * Does the ranking hold up where the truth is known? Sixty units, 25 of them below 30 cases, in worlds that chance makes:
 * either their true rates differ (mean 10 %, standard deviation 3 %), or all are alike.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { Chance } from '../../src/lib/domain/chance';
import type { SubjectCount } from '../../src/lib/rules/group-estimate';
import { rankGroup, scoreGroup, type RankPolicy } from '../../src/lib/rules/ranking';

const VOLUMES = [
  ...[3, 4, 5, 5, 6, 7, 8, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 24, 25, 27, 29],
  ...[31, 34, 38, 42, 46, 51, 57, 63, 70, 78, 86, 95, 105, 116, 128, 142, 157, 174, 192, 213],
  ...[236, 261, 288, 319, 353, 390, 432, 478, 529, 585, 647, 716, 792, 876, 969],
];
const MEAN = 0.1;
const SD = 0.03;
/** Beta(MEAN · SIZE, (1 − MEAN) · SIZE) has that mean and standard deviation. */
const SIZE = (MEAN * (1 - MEAN)) / SD ** 2 - 1;

/** Everybody is in: the raw list that offices print knows no minimum. */
const ALL: RankPolicy = { minCases: 1, chance: 0.01, seed: '7', direction: 'lower_is_better' };
const FROM_30: RankPolicy = { ...ALL, minCases: 30 };

interface Unit extends SubjectCount {
  /** True rate. */
  readonly truth: number;
}

const binomial = (chance: Chance, n: number, rate: number): number => {
  let x = 0;
  for (let i = 0; i < n; i += 1) x += chance.uniform() < rate ? 1 : 0;
  return x;
};

/** `kind` and number are the world's seed. */
const world = (kind: 'differing' | 'alike', no: number): Unit[] => {
  const chance = new Chance(`${kind} ${no}`);
  const truths = new Float64Array(VOLUMES.length).fill(MEAN);
  if (kind === 'differing') chance.betas(MEAN * SIZE, (1 - MEAN) * SIZE, truths, 0, 1);
  return VOLUMES.map((n, key) => {
    const truth = truths[key]!;
    return { key, id: `u${key}`, numerator: binomial(chance, n, truth), denominator: n, truth };
  });
};

const ordered = (units: readonly Unit[], policy: RankPolicy): boolean =>
  scoreGroup(units, policy).noOrder === null;

/** The five worst by a value, the larger n first among equals. */
const lastFive = (units: readonly Unit[], value: ReadonlyMap<number, number>): Unit[] =>
  [...units]
    .sort((a, b) => value.get(b.key)! - value.get(a.key)! || b.denominator - a.denominator)
    .slice(0, 5);

describe('sixty units, 25 below 30 cases', () => {
  it('are what the simulation says they are', () => {
    expect([VOLUMES.length, VOLUMES.filter((n) => n < 30).length]).toEqual([60, 25]);
  });
});

describe('2,000 worlds in which the true rates differ by 3 %', () => {
  const listed = { raw: { innocent: 0, worstTen: 0 }, score: { innocent: 0, worstTen: 0 } };
  const printed = { all: 0, from30: 0 };
  const WORLDS = 2000;

  const judge = (by: 'raw' | 'score', five: readonly Unit[], tenth: number): void => {
    listed[by].innocent += five.filter(({ truth }) => truth <= MEAN).length;
    listed[by].worstTen += five.filter(({ truth }) => truth >= tenth).length;
  };

  beforeAll(() => {
    for (let no = 0; no < WORLDS; no += 1) {
      const units = world('differing', no);
      const { ranked, noOrder } = scoreGroup(units, ALL);
      const tenth = units.map(({ truth }) => truth).sort((a, b) => b - a)[9]!;
      judge('raw', lastFive(units, new Map(ranked.map(({ key, value }) => [key, value!]))), tenth);
      judge('score', lastFive(units, new Map(ranked.map(({ key, shrunk }) => [key, shrunk!]))), tenth);
      printed.all += noOrder === null ? 1 : 0;
      printed.from30 += ordered(units, FROM_30) ? 1 : 0;
    }
  });

  it('of the five listed at most half as many are truly no worse than average as on the raw list', () => {
    expect(listed.raw.innocent).toBeGreaterThan(0);
    expect(listed.score.innocent).toBeLessThanOrEqual(listed.raw.innocent / 2);
  });

  it('the share of the five that are among the true worst ten is 8 points higher or more', () => {
    const share = (by: 'raw' | 'score'): number => listed[by].worstTen / (5 * WORLDS);
    expect(share('score')).toBeGreaterThanOrEqual(share('raw') + 0.08);
  });

  it('in nine of ten of them an ordered list is printed, with and without the minimum', () => {
    expect(printed.all).toBeGreaterThanOrEqual(0.9 * WORLDS);
    expect(printed.from30).toBeGreaterThanOrEqual(0.9 * WORLDS);
  });
});

describe('1,000 worlds in which all units are alike', () => {
  it('in 95 of 100 no ordered list is printed', () => {
    const worlds = Array.from({ length: 1000 }, (_, no) => world('alike', no));
    expect(worlds.filter((units) => !ordered(units, ALL)).length).toBeGreaterThanOrEqual(950);
    expect(worlds.filter((units) => !ordered(units, FROM_30)).length).toBeGreaterThanOrEqual(950);
  });
});

describe('200 worlds, their place intervals', () => {
  it.each([
    ['all units', ALL],
    ['units from 30 cases on', FROM_30],
  ] as const)('%s: cover the true place in 92 to 99 of 100', (_, policy) => {
    let [covered, places] = [0, 0];
    for (let no = 0; no < 200; no += 1) {
      const units = world('differing', no).filter(({ denominator }) => denominator >= policy.minCases);
      const { ranked, noOrder } = rankGroup(units, policy);
      if (noOrder !== null) continue;
      for (const { key, placeLow, placeHigh } of ranked) {
        const truth = units.find((unit) => unit.key === key)!.truth;
        const place = 1 + units.filter((unit) => unit.truth < truth).length;
        places += 1;
        covered += placeLow! <= place && place <= placeHigh! ? 1 : 0;
      }
    }
    expect(places).toBeGreaterThan(180 * 35);
    expect(covered / places).toBeGreaterThanOrEqual(0.92);
    expect(covered / places).toBeLessThanOrEqual(0.99);
  });
});
