import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { ruleParameters } from '../../src/lib/domain/rule-set';
import { buildFacts } from '../../src/lib/facts/facts';
import { loadRuleParams } from '../../src/lib/facts/reference';
import { callMacro } from '../../src/lib/db/sql-file';
import { measureById } from '../../src/lib/measures/registry';
import { prepared } from '../ingest/loading';
import { countedIds, figure, given } from './asking';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const AS_OF = '2026-10-31';
const HEADER = '评价编号,办件编号,满意度,是否主动评价,是否有效,评价时间';
const rate = (measure: string, asOf = AS_OF, period: string | null = null) =>
  figure(engine, measure, asOf, period);

const FIVE = [
  HEADER,
  'a,1,非常满意,是,是,2026-10-01',
  'b,2,满意,是,是,2026-10-02',
  'c,3,基本满意,是,是,2026-10-03',
  'd,4,不满意,是,是,2026-10-04',
  'e,5,非常不满意,是,是,2026-10-05',
  'f,6,非常满意,否,是,2026-10-06',
  'g,7,非常不满意,是,否,2026-10-07',
  'h,8,未评价,否,是,2026-10-08',
];

describe('EV-02 satisfied', () => {
  it('five levels: 非常满意, 满意, 基本满意, over valid active ratings', async () => {
    await given(engine, FIVE);
    expect([await rate('satisfaction_rate'), await countedIds(engine, 'satisfaction_rate', AS_OF)]).toEqual([
      '3/5',
      'a b c',
    ]);
    expect(await rate('top_rating_rate')).toBe('1/5');
  });

  it('four levels: 先进, 满意, 基本满意', async () => {
    await given(engine, ['评价编号,满意度', 'a,先进', 'b,满意', 'c,基本满意', 'd,不满意']);
    expect([await rate('satisfaction_rate'), await rate('top_rating_rate')]).toEqual(['3/4', '1/4']);
  });

  it('three levels: 满意, 基本满意; 好评, 中评', async () => {
    await given(
      engine,
      ['评价编号,满意度', 'a,满意', 'b,基本满意', 'c,不满意'],
      ['评价编号,满意度', 'd,好评', 'e,中评', 'f,差评'],
    );
    expect([
      await countedIds(engine, 'satisfaction_rate', AS_OF),
      await countedIds(engine, 'top_rating_rate', AS_OF),
    ]).toEqual(['a b d e', 'a d']);
  });

  it('several scales are never averaged: the levels of each stay apart', async () => {
    await given(engine, FIVE, ['评价编号,满意度', 'x,先进', 'y,满意'], ['评价编号,满意度', 'z,好评']);
    const rows = await engine.query(
      `select category, count(*) filter (where in_numerator) as n from ${callMacro(measureById('satisfaction_levels').file)}
       where in_denominator group by category order by category`,
      ['2026-10-31 23:59:59'],
    );
    expect(rows.map(({ category, n }) => `${String(category)}: ${String(n)}`)).toEqual([
      ...['1/5: 1', '2/5: 1', '3/4: 1', '3/3: 1', '3/5: 1', '4/4: 1', '4/5: 1', '5/5: 1'].sort(),
    ]);
  });
});

describe('EV-01 active, default and invalid ratings', () => {
  it('active share = active over active and default; invalid and unrated ones are apart', async () => {
    await given(engine, FIVE);
    expect([
      await rate('active_rating_rate'),
      await rate('default_ratings'),
      await rate('invalid_ratings'),
    ]).toEqual(['5/6', '1/6', '1/7']);
  });

  it('a file that does not tell default ratings has active ones only', async () => {
    await given(engine, ['评价编号,满意度', 'a,满意', 'b,非常不满意']);
    expect([await rate('active_rating_rate'), await rate('satisfaction_rate')]).toEqual(['2/2', '1/2']);
  });

  it('a rating after the cut-off is absent', async () => {
    await given(engine, FIVE);
    expect([
      await rate('satisfaction_rate', '2026-10-03'),
      await rate('satisfaction_rate', '2026-10-02'),
    ]).toEqual(['3/3', '2/2']);
    expect(await rate('satisfaction_rate', AS_OF, '2026-09')).toBe('0/0');
  });
});

describe('EV-01 several ratings of one case', () => {
  const SEVERAL = [
    HEADER,
    'a,1,非常满意,是,是,2026-10-01 09:00',
    'c,1,非常不满意,是,是,2026-10-03 09:00',
    'b,1,非常满意,是,是,2026-10-02 09:00',
    'd,1,非常满意,是,否,2026-10-04 09:00',
    'e,1,未评价,是,是,2026-10-05 09:00',
    'f,2,非常满意,是,是,2026-10-01 09:00',
    'g,,非常满意,是,是,2026-10-01 09:00',
    'h,,非常满意,是,是,2026-10-01 09:00',
  ];

  it('the last valid one counts, the others are repeats; ratings without a case are never repeats', async () => {
    await given(engine, SEVERAL);
    expect(await countedIds(engine, 'satisfaction_rate', AS_OF, 'in_denominator')).toBe('c f g h');
    expect(await countedIds(engine, 'repeat_ratings', AS_OF)).toBe('a b');
    expect(await rate('satisfaction_rate')).toBe('3/4');
  });

  it('a later rating is not known before its time', async () => {
    await given(engine, SEVERAL);
    expect(await countedIds(engine, 'satisfaction_rate', '2026-10-02', 'in_denominator')).toBe('b f g h');
    expect(await countedIds(engine, 'satisfaction_rate', '2026-10-01', 'in_denominator')).toBe('a f g h');
  });

  it('without times the last one of the file counts', async () => {
    await given(engine, ['评价编号,办件编号,满意度', 'a,1,满意', 'b,1,非常不满意', 'c,1,满意', 'd,2,满意']);
    expect(await countedIds(engine, 'satisfaction_rate', AS_OF, 'in_denominator')).toBe('c d');
    expect(await countedIds(engine, 'repeat_ratings', AS_OF)).toBe('a b');
  });

  it.each([
    ['first', 'a f g h', 'c b'],
    ['all', 'a c b f g h', ''],
  ])('a rule set may keep the %s', async (keep, counted, repeated) => {
    await given(engine, SEVERAL);
    const parameters = BASE_RULES.parameters.map((one) =>
      one.key === 'keep' ? { ...one, value: keep } : one,
    );
    await loadRuleParams(engine, ruleParameters({ ...BASE_RULES, parameters }));
    await buildFacts(engine);
    expect(await countedIds(engine, 'satisfaction_rate', AS_OF, 'in_denominator')).toBe(counted);
    expect(await countedIds(engine, 'repeat_ratings', AS_OF)).toBe(repeated);
    await loadRuleParams(engine, ruleParameters(BASE_RULES));
  });
});

describe('EV-01 coverage: cases finished in the period with a valid active rating', () => {
  const CASES = [
    '办件编号,承办单位,办结时间,办理结果',
    '1,税务局,2026-10-01,',
    '2,税务局,2026-10-02,',
    '3,税务局,2026-10-03,作废',
    '4,税务局,,',
    '5,税务局,2026-11-01,',
    '6,税务局,2026-10-06,',
    '7,税务局,2026-10-07,',
    '8,税务局,2026-10-08,',
  ];
  const RATINGS = [
    HEADER,
    'a,1,非常不满意,是,是,2026-10-02',
    'b,1,满意,是,是,2026-10-03',
    'c,2,满意,否,是,2026-10-03',
    'd,6,满意,是,否,2026-10-07',
    'e,7,满意,是,是,2026-11-07',
    'f,99,满意,是,是,2026-10-07',
    'g,8,未评价,是,是,2026-10-09',
  ];

  it('default, invalid, missing and later ratings do not cover; two ratings cover once', async () => {
    await given(engine, CASES, RATINGS);
    expect([await rate('coverage_rate'), await countedIds(engine, 'coverage_rate', AS_OF)]).toEqual([
      '1/5',
      '1',
    ]);
    expect([
      await rate('coverage_rate', '2026-11-30'),
      await rate('coverage_rate', '2026-11-30', '2026-10'),
    ]).toEqual(['2/6', '2/5']);
  });

  it('a rating without a case counts in satisfaction, not in coverage', async () => {
    await given(engine, CASES, ['评价编号,办件编号,满意度', 'f,99,满意', 'g,,满意']);
    expect([await rate('satisfaction_rate'), await rate('coverage_rate')]).toEqual(['2/2', '0/5']);
  });

  it('the case of a rating is the same id, whatever Excel has put around it', async () => {
    await given(
      engine,
      ['办件编号,办结时间', '="0017",2026-10-01'],
      ['评价编号,办件编号,满意度', "a,'0017,满意"],
    );
    expect(await rate('coverage_rate')).toBe('1/1');
  });
});
