import { describe, expect, it } from 'vitest';
import { bottomGroup, type SubjectCount } from '../../src/lib/rules/bottom-list';
import { seeded } from '../seeded';

const subjects = (...counts: readonly (readonly [x: number, n: number])[]): SubjectCount[] =>
  counts.map(([numerator, denominator], at) => ({ key: at + 1, numerator, denominator }));

const places = (list: readonly SubjectCount[], minCases: number): [number, number | null][] =>
  bottomGroup(list, minCases).ranked.map(({ key, place }) => [key, place]);

describe('AS-07 the bottom list of a peer group', () => {
  it('worst first; 1 is best', () => {
    expect(places(subjects([1, 100], [30, 100], [10, 100]), 30)).toEqual([
      [2, 3],
      [3, 2],
      [1, 1],
    ]);
  });

  it('equal rates share the lower number: 1, 2, 2, 4', () => {
    expect(places(subjects([1, 50], [2, 50], [2, 50], [9, 50]), 30)).toEqual([
      [4, 4],
      [2, 2],
      [3, 2],
      [1, 1],
    ]);
  });

  it('equal rates are equal whatever their n, and the larger n stands first', () => {
    expect(places(subjects([1, 30], [3, 90], [7, 210], [0, 30]), 30)).toEqual([
      [3, 2],
      [2, 2],
      [1, 2],
      [4, 1],
    ]);
    expect(places(subjects([33, 99], [1, 3], [333_333, 999_999]), 1).map(([, place]) => place)).toEqual([
      1, 1, 1,
    ]);
  });

  it('n equal to the minimum is ranked, one less is listed apart without rate, interval and place', () => {
    const { ranked, tooFew } = bottomGroup(subjects([3, 30], [29, 29]), 30);
    expect(ranked.map(({ key, placed }) => [key, placed])).toEqual([[1, 'ranked']]);
    expect(tooFew).toEqual([
      {
        key: 2,
        numerator: 29,
        denominator: 29,
        value: null,
        low: null,
        high: null,
        place: null,
        placed: 'too_few',
      },
    ]);
  });

  it('too few cases never move anybody’s place', () => {
    const eligible = subjects([1, 100], [2, 100]);
    const more = [
      ...eligible,
      { key: 9, numerator: 29, denominator: 29 },
      { key: 8, numerator: 0, denominator: 1 },
    ];
    expect(places(more, 30)).toEqual(places(eligible, 30));
  });

  it('without business there is no rate', () => {
    const { ranked, tooFew, noBusiness } = bottomGroup(subjects([0, 0], [1, 40]), 0);
    expect([ranked.length, tooFew.length]).toEqual([1, 0]);
    expect(noBusiness).toMatchObject([{ key: 1, value: null, place: null, placed: 'no_business' }]);
  });

  it('every rate has its Wilson 95 % interval', () => {
    const [only] = bottomGroup(subjects([17, 22]), 1).ranked;
    const percent = (share: number | null | undefined): string => ((share ?? 0) * 100).toFixed(2);
    expect([only?.value, percent(only?.low), percent(only?.high)]).toEqual([17 / 22, '56.56', '89.88']);
  });

  it('everybody is in exactly one list, and the order does not depend on the order given', () => {
    const chance = seeded(7);
    const many = Array.from({ length: 200 }, (_, key) => {
      const denominator = chance.below(60);
      return { key, numerator: chance.below(denominator + 1), denominator };
    });
    const whole = bottomGroup(many, 30);
    expect(bottomGroup(many.slice().reverse(), 30).ranked).toEqual(whole.ranked);
    const keys = [...whole.ranked, ...whole.tooFew, ...whole.noBusiness].map(({ key }) => key);
    expect(keys.sort((a, b) => a - b)).toEqual(many.map(({ key }) => key));
    const values = whole.ranked.map(({ value }) => value ?? -1);
    expect(values).toEqual(values.slice().sort((a, b) => b - a));
  });
});
