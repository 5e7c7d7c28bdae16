import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import type { RuleSet } from '../../src/lib/domain/rule-set';
import { RATES, readRanking } from '../../src/lib/reports/ranking';
import type { PeerRanking, RankedBy, RankedSubject } from '../../src/lib/reports/ranking-types';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const HEADER = '办件编号,承办单位,股室,经办人,工号,应办结时间,办结时间';
let id = 0;
/** `late` late cases of `n`. */
const cases = (who: string, late: number, n: number): string[] =>
  Array.from({ length: n }, (_, at) => `${(id += 1)},${who},2026-10-12,2026-10-${at < late ? 13 : 12}`);

const UNITS = [
  '单位名称,单位编码,考核组别',
  '税务局,01,甲组',
  '公安局,02,甲组',
  '民政局,03,乙组',
  '档案局,04,甲组',
  '新局,05,',
];

/** The base rules with another minimum. */
const minimum = (n: number): RuleSet => ({
  ...BASE_RULES,
  parameters: BASE_RULES.parameters.map((one) => (one.key === 'nMin' ? { ...one, value: n } : one)),
});

const says = ({ group, numerator, denominator, rawPlace }: RankedSubject): string =>
  `${group.label} ${numerator}/${denominator}${rawPlace === null ? '' : ` #${rawPlace}`}`;
const lists = (groups: readonly PeerRanking[]): Record<string, string[][]> =>
  Object.fromEntries(
    groups.map(({ name, ranked, tooFew, noBusiness }) => [
      name,
      [ranked.map(says), tooFew.map(says), noBusiness.map(says)],
    ]),
  );

const question = (by: RankedBy, measure = 'overdue_rate') => ({
  scope: scopeAt('2026-10-31'),
  measure,
  by,
  minCases: null,
  seed: '1',
  intervals: true,
});
const ranking = async (by: RankedBy, n: number) =>
  readRanking(await contextOf(engine), minimum(n), question(by));

describe('AS-07 units within their peer group', () => {
  const FILE = [
    HEADER,
    ...cases('税务局,股,甲,1', 1, 10),
    ...cases('公安局,股,乙,2', 5, 10),
    ...cases('民政局,股,丙,3', 3, 10),
    ...cases('旧局,股,丁,4', 1, 2),
    ...cases(',,,', 2, 2),
  ];

  it('nobody is compared with another group; units without cases are listed; 未填 never is', async () => {
    await given(engine, UNITS, FILE);
    expect(lists((await ranking('unit', 10)).groups)).toEqual({
      甲组: [['公安局 5/10 #2', '税务局 1/10 #1'], [], ['档案局 0/0']],
      乙组: [['民政局 3/10 #1'], [], []],
      '': [[], ['旧局 1/2'], ['新局 0/0']],
    });
  });

  it('the pooled rate of a group is that of the whole group', async () => {
    await given(engine, UNITS, FILE);
    const groups = (await ranking('unit', 10)).groups;
    const rates = groups.map(({ name, whole }) => [name, `${whole.numerator}/${whole.denominator}`]);
    expect(Object.fromEntries(rates)).toEqual({ 甲组: '6/20', 乙组: '3/10', '': '1/2' });
  });

  it('the minimum is the rule set’s, 30 in the base rules', async () => {
    await given(engine, UNITS, FILE);
    expect((await ranking('unit', 11)).groups.every(({ ranked }) => ranked.length === 0)).toBe(true);
    const base = await readRanking(await contextOf(engine), BASE_RULES, question('unit'));
    expect(base.policy).toEqual({ minCases: 30, orderBelowP: 0.01, rankabilityLow: 0.5, seed: '1' });
    const asked = { ...question('unit'), minCases: 10 };
    expect((await readRanking(await contextOf(engine), BASE_RULES, asked)).policy.minCases).toBe(10);
  });

  it('a rule set that does not say how to judge is no rule set for a ranking: all that is missing is named', async () => {
    await given(engine, UNITS, FILE);
    const parameters = BASE_RULES.parameters.filter(({ rule_id: rule }) => rule !== 'AS-07');
    const ask = readRanking(await contextOf(engine), { ...BASE_RULES, parameters }, question('unit'));
    await expect(ask).rejects.toMatchObject({
      code: 'missing_rule_parameter',
      params: { parameter: 'AS-07 nMin, AS-07 orderBelowP, AS-07 rankabilityLow' },
    });
  });

  it('what is missing is said: columns, peer groups', async () => {
    await given(engine, [HEADER, ...cases('税务局,股,甲,1', 1, 2)]);
    expect((await ranking('unit', 1)).notes).toEqual([{ key: 'note_no_peer_groups', params: {} }]);
    await given(engine, ['办件编号,承办单位,受理时间,办结时间', '1,税务局,2026-10-01,2026-10-02']);
    const { groups, missing } = await ranking('unit', 1);
    expect([groups, missing]).toEqual([
      [],
      { tables: [], columns: [['cases.due', 'cases.committed_days', 'cases.statutory_days']] },
    ]);
  });
});

describe('places under an order', () => {
  it('have intervals if they are asked for, and the page has its turn while they are drawn', async () => {
    await given(engine, UNITS, [
      HEADER,
      ...cases('税务局,股,甲,1', 1, 60),
      ...cases('公安局,股,乙,2', 30, 60),
    ]);
    let turns = 0;
    const breathe = (): Promise<void> => {
      turns += 1;
      return Promise.resolve();
    };
    const drawn = await readRanking(await contextOf(engine), BASE_RULES, question('unit'), breathe);
    const quick = await readRanking(await contextOf(engine), BASE_RULES, {
      ...question('unit'),
      intervals: false,
    });
    const ends = (groups: readonly PeerRanking[]) =>
      groups
        .find(({ name }) => name === '甲组')!
        .ranked.map(({ place, placeLow, placeHigh }) => [place, placeLow, placeHigh]);
    expect(ends(drawn.groups)).toEqual([
      [2, 2, 2],
      [1, 1, 1],
    ]);
    expect(ends(quick.groups)).toEqual([
      [2, null, null],
      [1, null, null],
    ]);
    expect(turns).toBeGreaterThan(0);
  });

  it('any rate ranks, in its own direction; a missing column is said', async () => {
    expect(RATES).toContain('satisfaction_rate');
    await given(engine, UNITS, [HEADER, ...cases('税务局,股,甲,1', 1, 60)]);
    const early = await readRanking(
      await contextOf(engine),
      BASE_RULES,
      question('unit', 'early_finish_rate'),
    );
    expect([early.direction, early.missing]).toEqual(['higher_is_better', null]);
    const rated = await readRanking(
      await contextOf(engine),
      BASE_RULES,
      question('unit', 'satisfaction_rate'),
    );
    expect([rated.groups, rated.missing?.tables]).toEqual([[], ['evaluations']]);
  });

  it('sections stand within their unit', async () => {
    await given(engine, UNITS, [
      HEADER,
      ...cases('税务局,一股,甲,1', 1, 40),
      ...cases('税务局,二股,乙,2', 4, 40),
      ...cases('公安局,一股,丙,3', 2, 40),
    ]);
    expect(lists((await ranking('section', 30)).groups)).toEqual({
      税务局: [['二股 4/40 #2', '一股 1/40 #1'], [], []],
      公安局: [['一股 2/40 #1'], [], []],
    });
  });
});

describe('AS-07 officers within their unit', () => {
  it('an officer is the id, else unit, section and name; nobody unnamed is on the list', async () => {
    await given(engine, [
      HEADER,
      ...cases('税务局,一股,张三,', 1, 4),
      ...cases('税务局,二股,张三,', 3, 4),
      ...cases('税务局,一股,李四,7', 0, 4),
      ...cases('税务局,二股,李四,7', 2, 4),
      ...cases('公安局,一股,张三,', 2, 4),
      ...cases('税务局,一股,,', 4, 4),
    ]);
    expect(lists((await ranking('officer', 4)).groups)).toEqual({
      税务局: [['张三 3/4 #3', '李四 2/8 #1', '张三 1/4 #1'], [], []],
      公安局: [['张三 2/4 #1'], [], []],
    });
  });
});
