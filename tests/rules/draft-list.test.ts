import { describe, expect, it } from 'vitest';
import { consecutiveOf } from '../../src/lib/rules/consecutive';
import { draftList } from '../../src/lib/rules/draft-list';
import type { SubjectCount } from '../../src/lib/rules/group-estimate';
import { listPolicy } from '../../src/lib/rules/list-policy';
import type { ListPolicy } from '../../src/lib/domain/list-policy';
import { scoreGroup, type RankPolicy } from '../../src/lib/rules/ranking';
import { parseRuleSet } from '../../src/lib/domain/rule-set';

type Counts = readonly (readonly [x: number, n: number])[];

const POLICY: ListPolicy = {
  side: 'worst',
  mode: 'count',
  amount: 1,
  limit: 0.998,
  consecutive: 2,
  clauses: ['001 8'],
  isDefault: false,
};
const BEST: ListPolicy = { ...POLICY, side: 'best', consecutive: null };

const subjects = (counts: Counts): SubjectCount[] =>
  counts.map(([numerator, denominator], at) => ({
    key: at + 1,
    id: `单位${at + 1}`,
    numerator,
    denominator,
  }));

/** `20/100 listed`, in the order of the list. */
const draft = (
  counts: Counts,
  policy: ListPolicy,
  direction: RankPolicy['direction'] = 'lower_is_better',
): string[] => {
  const group = scoreGroup(subjects(counts), { minCases: 30, chance: 0.01, seed: '1', direction });
  return draftList(group, direction, policy).map(
    ({ subject, reason }) => `${subject.numerator}/${subject.denominator} ${reason}`,
  );
};

describe('AS-07 黑榜草稿: bottom candidates of a group, by hand', () => {
  /*
   * n = 100 each, x = 2 4 6 20: P = 0.08, ordered (τ² > 0, p = 5e-6). The limits of Bin(100, 0.08), interpolated:
   *   P(X ≤ 17) = 0.99907 and P(X ≤ 16) = 0.99759, so the 99.9 % point lies between 16 and 17: 20 of 100 is beyond
   *   P(X ≤ 2) = 0.0113 and P(X ≤ 3) = 0.0367, so the 2.5 % point is 3 − 0.0117/0.0254 = 2.54: 2 of 100 is below
   *   P(X ≤ 0) = 0.0002 and P(X ≤ 1) = 0.0023, so the 0.1 % point is below 1: 2 of 100 is within it
   */
  const FOUR: Counts = [
    [2, 100],
    [4, 100],
    [6, 100],
    [20, 100],
  ];

  it('the last one is listed when its rate lies outside the limit', () => {
    expect(draft(FOUR, POLICY)).toEqual(['20/100 listed']);
  });

  it('among the last, but within the limit: not listed', () => {
    const three: Counts = [...FOUR, [9, 100]];
    expect(draft(three, { ...POLICY, amount: 2 })).toEqual(['20/100 listed', '9/100 within_limit']);
  });

  it('nobody who is better than the group stands on the list of the worst, however many seats it has', () => {
    expect(draft(FOUR, { ...POLICY, amount: 9 })).toEqual(['20/100 listed']);
  });

  it('outside the limit but not among so many: beyond the count', () => {
    const more: Counts = [...FOUR, [22, 100], [2, 100], [2, 100], [2, 100]];
    expect(draft(more, POLICY)).toEqual(['22/100 listed', '20/100 beyond_count']);
  });

  it('equal places at the edge share the seat', () => {
    const tied: Counts = [...FOUR, [20, 100], [2, 100], [2, 100], [2, 100]];
    expect(draft(tied, POLICY)).toEqual(['20/100 listed', '20/100 listed']);
  });

  it('per cent of the eligible ones, rounded down, at least one', () => {
    const many = (n: number): Counts => [
      ...Array.from({ length: n - 3 }, (): [number, number] => [2, 100]),
      [20, 100],
      [21, 100],
      [22, 100],
    ];
    const tenth: ListPolicy = { ...POLICY, mode: 'percent', amount: 10 };
    const listed = (n: number): number =>
      draft(many(n), tenth).filter((line) => line.endsWith(' listed')).length;
    expect([listed(9), listed(19), listed(20), listed(29), listed(30)]).toEqual([1, 1, 2, 2, 3]);
    expect(draft([...many(19), [1, 29]], tenth).filter((line) => line.endsWith(' listed'))).toHaveLength(1);
  });

  it('without an order nobody is listed, and the last by rate says so', () => {
    // P = 12/200 = 0.06: one case more or less of 50 is nothing but chance.
    const alike: Counts = [
      [2, 50],
      [3, 50],
      [3, 50],
      [4, 50],
    ];
    expect(draft(alike, POLICY)).toEqual(['4/50 no_order']);
    expect(draft(alike, BEST)).toEqual(['2/50 no_order']);
  });

  it('too few cases stand apart: whoever would be among the last by rate is named, not listed', () => {
    const lines = draft([...FOUR, [1, 5], [1, 4], [0, 3]], { ...POLICY, amount: 2 });
    expect(lines).toEqual(['20/100 listed', '1/4 too_few', '1/5 too_few']);
  });

  it.each<[string, Counts]>([
    [
      'all alike',
      [
        [0, 40],
        [0, 50],
      ],
    ],
    ['a group of one', [[5, 50]]],
    ['nobody has enough', [[5, 20]]],
    ['nobody at all', []],
  ])('%s: no last one, no line', (_, counts) => {
    expect([draft(counts, POLICY), draft(counts, BEST)]).toEqual([[], []]);
  });

  it('neither the order of the units nor ten times the seats changes who is outside the limit', () => {
    const counts: Counts = [...FOUR, [30, 100], [9, 100]];
    expect(draft([...counts].reverse(), POLICY)).toEqual(draft(counts, POLICY));
    const out = (amount: number): string[] =>
      draft(counts, { ...POLICY, amount })
        .filter((line) => /listed|beyond/.test(line))
        .map((line) => line.split(' ')[0] ?? '');
    expect(out(10)).toEqual(out(1));
  });
});

describe('AS-09 红榜草稿: the first ones under the same rules', () => {
  const FOUR: Counts = [
    [2, 100],
    [4, 100],
    [6, 100],
    [20, 100],
  ];

  it('2 of 100 at a group rate of 8 % is beyond the 95 % limit, not beyond the 99.8 % limit', () => {
    expect(draft(FOUR, BEST)).toEqual(['2/100 within_limit']);
    expect(draft(FOUR, { ...BEST, limit: 0.95 })).toEqual(['2/100 listed']);
  });

  it('where a high rate is good both lists turn round', () => {
    expect(draft(FOUR, BEST, 'higher_is_better')).toEqual(['20/100 listed']);
    expect(draft(FOUR, { ...POLICY, limit: 0.95 }, 'higher_is_better')).toEqual(['2/100 listed']);
  });
});

describe('AS-07 a talk is proposed after so many periods in a row', () => {
  it.each([
    [2, ['listed'], 2, 'talk'],
    [2, ['not_listed'], 1, 'watch'],
    [3, ['listed', 'listed'], 3, 'talk'],
    [3, ['listed', 'not_listed'], 2, 'watch'],
    [3, ['not_listed', 'listed'], 1, 'watch'],
    [1, [], 1, 'talk'],
  ] as const)('%i wanted, before it %j: %i in a row, %s', (wanted, earlier, inARow, state) => {
    expect(consecutiveOf(wanted, earlier)).toEqual({ inARow, state });
  });

  it.each([
    [2, ['no_data'], 1, 'no_data'],
    [2, ['no_order'], 1, 'no_order'],
    [2, ['too_few'], 1, 'too_few'],
    [3, ['listed', 'no_data'], 2, 'no_data'],
    [3, ['listed'], 2, 'no_data'],
    [2, null, 1, 'no_period'],
  ] as const)('%i wanted, before it %j: it cannot be said (%i, %s)', (wanted, earlier, inARow, state) => {
    expect(consecutiveOf(wanted, earlier)).toEqual({ inARow, state });
  });
});

describe('AS-07 AS-09 what a rule set says about lists', () => {
  const parameter = (rule: string, key: string, value: unknown, clause = '001 8') => ({
    rule_id: rule,
    key,
    value,
    unit: '',
    clause,
    valid_from: '2022-05-01',
    valid_to: null,
  });
  const set = (...parameters: unknown[]) =>
    parseRuleSet({ id: 'county', version: '1', title: { zh: '县', en: 'County' }, parameters }, 'county');

  it('a rule set without a policy has no list, and what is missing is named', () => {
    expect(listPolicy(set(), 'worst', '2026-10-31')).toEqual({
      side: 'worst',
      missing: ['AS-07 list.mode', 'AS-07 list.percent', 'AS-07 list.limit', 'AS-07 list.consecutive'],
    });
    const only = set(parameter('AS-09', 'list.mode', 'count'), parameter('AS-09', 'list.limit', 0.95));
    expect(listPolicy(only, 'best', '2026-10-31')).toEqual({ side: 'best', missing: ['AS-09 list.count'] });
  });

  it('a policy says by which clauses, and whether part of it is still the product’s', () => {
    const own = [
      parameter('AS-07', 'list.mode', 'count'),
      parameter('AS-07', 'list.count', 5),
      parameter('AS-07', 'list.limit', 0.95),
    ];
    const decided = set(...own, parameter('AS-07', 'list.consecutive', 2, '001 8 (二)'));
    expect(listPolicy(decided, 'worst', '2026-10-31')).toEqual({
      side: 'worst',
      mode: 'count',
      amount: 5,
      limit: 0.95,
      consecutive: 2,
      clauses: ['001 8', '001 8 (二)'],
      isDefault: false,
    });
    const half = set(...own, parameter('AS-07', 'list.consecutive', 2, 'product default'));
    expect(listPolicy(half, 'worst', '2026-10-31')).toMatchObject({ isDefault: true });
    expect(listPolicy(decided, 'worst', '2022-04-30')).toHaveProperty('missing');
  });

  it.each([
    ['list.mode', 'half'],
    ['list.count', 0],
    ['list.percent', 101],
    ['list.limit', 0.9],
    ['list.consecutive', 0],
  ])('%s takes no %s', (key, value) => {
    expect(() => set(parameter('AS-07', key, value))).toThrow();
  });
});
