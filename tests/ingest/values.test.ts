import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { emptied, importText, prepared, problemLines } from './loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
beforeEach(() => emptied(engine));
afterAll(() => engine.close());

const file = (header: string, ...rows: string[]): string =>
  [header, ...rows].map((row) => `${row}\n`).join('');
const column = async (sql: string): Promise<unknown[]> =>
  (await engine.query(`${sql} order by source_row`))
    .map((row) => Object.values(row))
    .map((v) => (v.length === 1 ? v[0] : v));

describe('spellings become meanings', () => {
  it('verdicts: 属实, 部分属实 upheld; 不属实, 无法核实 dismissed; empty and 核实中 pending', async () => {
    await importText(
      engine,
      file(
        '投诉编号,是否属实',
        '1,属实',
        '2,部分属实',
        '3, 不属实 ',
        '4,无法核实',
        '5,',
        '6,核实中',
        '7,有效',
      ),
    );
    expect(await column('select verdict_class from complaints')).toEqual([
      ...['upheld', 'upheld', 'dismissed', 'dismissed', 'pending', 'pending', 'upheld'],
    ]);
  });

  it('a verdict on no list is pending, kept as written and reported with its first line', async () => {
    const done = await importText(engine, file('投诉编号,是否属实', '1,属实', '2,转省厅', '3,转省厅'));
    expect(problemLines(done)).toEqual(['3 | 是否属实 | 转省厅 | unknown_value | kept']);
    expect(await column('select verdict, verdict_class from complaints')).toEqual([
      ['属实', 'upheld'],
      ['转省厅', 'pending'],
      ['转省厅', 'pending'],
    ]);
    expect(done.conservation).toMatchObject({ loaded: 3, setAside: 0 });
  });

  it('cards: 红牌, 黄灯, 预警; 撤销 and 有效', async () => {
    await importText(
      engine,
      file(
        '牌号,级别,发牌时间,状态',
        '1,红牌,2026-01-05,有效',
        '2,黄灯,2026-01-05,撤销',
        '3,预警,2026-01-05,申诉中',
      ),
    );
    expect(await column('select card_level, status_class from cards')).toEqual([
      ['red', 'active'],
      ['yellow', 'revoked'],
      ['warning', 'appealing'],
    ]);
  });

  it('results: 作废, 撤回, 重复件 leave the denominators, 不予许可 and 转报 do not', async () => {
    await importText(
      engine,
      file(
        '办件编号,办理结果',
        '1,出证',
        '2,作废',
        '3,申请人撤回',
        '4,重复件',
        '5,不予许可',
        '6,转报办结',
        '7,',
      ),
    );
    expect(await column('select result_class from cases')).toEqual([
      ...['done', 'cancelled', 'withdrawn', 'duplicate', 'negative', 'forwarded', null],
    ]);
  });

  it('spaces, full width and letter case make no other spelling', async () => {
    await importText(
      engine,
      file(
        '牌号,级别,发牌时间',
        '1, 红 牌 ,2026-01-05',
        '2,RED Card,2026-01-05',
        '3,ＹＥＬＬＯＷ,2026-01-05',
      ),
    );
    expect(await column('select card_level from cards')).toEqual(['red', 'red', 'yellow']);
  });

  it('a default rating is said by either of two opposite columns', async () => {
    await importText(engine, file('评价编号,满意度,是否主动评价', '1,满意,是', '2,满意,否', '3,满意,'));
    await importText(engine, file('评价编号,满意度,默认评价', '4,满意,是', '5,满意,否', '6,满意,'), {
      fileNo: 2,
    });
    expect(await column('select is_active from evaluations')).toEqual([true, false, null, false, true, null]);
  });

  it('several files keep their own scales', async () => {
    await importText(engine, file('评价编号,满意度', '1,非常满意', '2,非常不满意'));
    await importText(engine, file('评价编号,满意度', '3,先进', '4,不满意'), { fileNo: 2 });
    await importText(engine, file('评价编号,满意度', '5,好评', '6,未评价', '7,说不清'), { fileNo: 3 });
    expect(await column('select rating_level, scale_size from evaluations')).toEqual([
      ...[
        [5, 5],
        [1, 5],
        [4, 4],
        [1, 4],
        [3, 3],
        [null, null],
        [null, null],
      ],
    ]);
  });
});

describe('numbers', () => {
  it('20个工作日, 15天, full-width digits and 3.0 are whole numbers; empty is none', async () => {
    await importText(
      engine,
      file('办件编号,承诺时限', '1,20', '2,20个工作日', '3,15天', '4,２０', '5,3.0', '6,', '7,-', '8, 5 '),
    );
    expect(await column('select committed_days from cases')).toEqual([20, 20, 15, 20, 3, null, null, 5]);
  });

  it('what is no whole number is set aside, never zero', async () => {
    const done = await importText(
      engine,
      file('办件编号,承诺时限', '1,二十天', '2,1.5', '3,-3', '4,20-30', '5,7', '6,2147483647'),
    );
    expect(problemLines(done)).toEqual([
      '2 | 承诺时限 | 二十天 | unreadable_number',
      '3 | 承诺时限 | 1.5 | unreadable_number',
      '4 | 承诺时限 | -3 | unreadable_number',
      '5 | 承诺时限 | 20-30 | unreadable_number',
      '7 | 承诺时限 | 2147483647 | unreadable_number',
    ]);
    expect(await column('select committed_days from cases')).toEqual([7]);
  });
});

describe('thousands separators in counts', () => {
  it('1,200 and １，２００ are 1200; 1,2 and 1,20,0 are nothing', async () => {
    const done = await importText(
      engine,
      file('投诉编号,重复次数', '1,"1,200"', '2,"１，２００次"', '3,"1,2"', '4,"1,20,0"', '5,0'),
    );
    expect(problemLines(done)).toEqual([
      '4 | 重复次数 | 1,2 | unreadable_number',
      '5 | 重复次数 | 1,20,0 | unreadable_number',
    ]);
    expect(await column('select is_repeat from complaints')).toEqual([true, true, false]);
  });
});
