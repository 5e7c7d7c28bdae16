/** 个案生命线: a life in the order of time across all tables, and what the rules miss in it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { readLifeLines, type LifeLine } from '../../src/lib/reports/life-line';
import { createEvents } from '../../src/lib/events/registry';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf } from './context';

let engine: Engine;
const lineOf = (_: number, recordNo: number): number => recordNo;
beforeAll(async () => {
  engine = await prepared(await openNative());
  await createEvents(engine);
  await given(
    engine,
    [
      '办件编号,承办单位,经办人,受理时间,承诺时限,法定时限,办结时间,办理结果,归档号',
      'A,甲局,张三,2026-09-22 09:42,10,20,2026-10-22 16:55,办结,',
      'clean,甲局,李四,2026-09-22,10,20,2026-09-24,办结,D-1',
      'after,甲局,李四,2026-10-20,10,20,2026-11-05,办结,D-2',
    ],
    [
      '流水号,办件编号,环节类型,接收时间,延期后办结时间,原因,批准人,批准人职务,批准时间,告知时间,文号,材料,页数,经办人',
      '1,A,补正告知,2026-09-28 15:10,,缺图,,,,,,,,张三',
      '2,A,补正收到,2026-10-09 11:30,,,,,,,,,,张三',
      '3,A,延期批准,2026-10-23 09:18,2026-10-30,现场勘查,乙某,分管领导,2026-10-23 09:18,,延1,,,张三',
      '4,clean,收件回执,2026-09-22,2026-10-09,,,,,,回1,图纸,3,李四',
      '5,clean,取件,2026-09-25,,,,,,,,,,李四',
      '6,clean,补正告知,2026-09-22,,,,,,,告1,,,李四',
    ],
    ['评价编号,办件编号,承办单位,评价等级,评价时间', 'p,A,甲局,不满意,2026-10-23 13:20'],
    [
      '投诉编号,被投诉单位,关联办件编号,投诉时间,核查结果,查实时间',
      't,甲局,A,2026-10-26 08:51,属实,2026-11-02',
    ],
    ['牌号,办件编号,承办单位,级别,发牌时间', 'h,A,甲局,黄牌,2026-10-20 00:10'],
    [
      '问题编号,办件编号,被检查单位,检查方式,问题类型,检查日期,整改期限,检查结果',
      'f1,A,甲局,暗访,一次性告知不到位,2026-11-03,2026-11-20,发现问题',
      'f2,clean,甲局,明查,,2026-11-03,,未发现问题',
    ],
  );
}, 60_000);
afterAll(() => engine.close());

const lifeOf = async (id: string, asOf = '2026-11-05'): Promise<LifeLine> => {
  const [line] = await readLifeLines(await contextOf(engine), [id], asOf, lineOf);
  return line!;
};
const gapsOf = ({ gaps }: LifeLine): string[] => gaps.map(({ kind, ruleId }) => `${ruleId} ${kind}`).sort();

describe('生命线', () => {
  it('receipt to complaint in the order of time, each with its place in a file', async () => {
    const { steps } = await lifeOf('A');
    expect(steps.map(({ happened, what }) => `${happened.slice(0, 16)} ${what}`)).toEqual([
      '2026-09-22 09:42 accepted',
      '2026-09-28 15:10 event_supplement_notice',
      '2026-10-09 11:30 event_supplement_received',
      '2026-10-20 00:10 card',
      '2026-10-22 16:55 finished',
      '2026-10-23 09:18 event_extension_approved',
      '2026-10-23 13:20 rated',
      '2026-10-26 08:51 complained',
      '2026-11-02 established',
      '2026-11-03 inspected',
      '2026-11-20 rectify_due',
    ]);
    expect(steps[1]).toMatchObject({ officer: '张三', detail: '缺图', fileNo: 2, line: 2 });
    expect(steps.at(-3)).toMatchObject({ detail: '属实', lane: 'supervision' });
    expect(steps.at(-2)).toMatchObject({ detail: '暗访 一次性告知不到位', lane: 'supervision' });
  });

  it('what the rules want and no record shows, with the rule', async () => {
    const gaps = gapsOf(await lifeOf('A'));
    for (const gap of [
      'TL-04 unjustified_late',
      'RN-03 no_receipt',
      'RN-01 notice_not_written',
      'RN-06 no_pickup',
      'EX-01 extension_invalid',
    ])
      expect(gaps).toContain(gap);
  });

  it('a case in order has no gap', async () => {
    expect(gapsOf(await lifeOf('clean'))).toEqual([]);
  });

  it('an inspection that found nothing stands on the line too', async () => {
    const found = (await lifeOf('clean')).steps.find(({ what }) => what === 'inspected_clean');
    expect(found).toMatchObject({ happened: '2026-11-03', detail: '明查' });
  });

  it('what lies after the cut-off is counted and not told', async () => {
    const before = await lifeOf('A', '2026-10-25');
    expect([before.steps.at(-1)?.what, before.later]).toEqual(['rated', 4]);
    expect((await lifeOf('after', '2026-10-25')).steps.map(({ what }) => what)).toEqual(['accepted']);
  });

  it('several at once are what each is alone, and the tables are whole afterwards', async () => {
    const both = await readLifeLines(await contextOf(engine), ['clean', 'A', 'nobody'], '2026-11-05', lineOf);
    expect(both.slice(0, 2)).toEqual([await lifeOf('clean'), await lifeOf('A')]);
    expect(both[2]).toMatchObject({ steps: [], gaps: [] });
    const [left] = await engine.query('select count(*) as n from cases');
    expect(left?.['n']).toBe(3);
  });

  it('rules that no file can answer are named', async () => {
    expect((await lifeOf('clean')).untold).toContain('negative_without_filing');
  });
});
