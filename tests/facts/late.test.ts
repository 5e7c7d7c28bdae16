import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { prepared } from '../ingest/loading';
import { countedIds, figure, given } from '../measures/asking';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const CASES = '办件编号,承办单位,受理时间,应办结时间,办结时间,办理结果';
const DUE_AND_FINISH = '办件编号,应办结时间,办结时间';
const AS_OF = '2026-10-31';

describe('TL-01 late', () => {
  it.each([
    ['both timed, equal: in time', '2026-10-12 17:00:00', '2026-10-12 17:00:00', ''],
    ['both timed, a second after: late', '2026-10-12 17:00:00', '2026-10-12 17:00:01', 'a'],
    [
      'both timed, the same minute written without seconds: in time',
      '2026-10-12 17:00',
      '2026-10-12 17:00:00',
      '',
    ],
    ['due timed, finish date-only, same day: in time', '2026-10-12 09:00:00', '2026-10-12', ''],
    ['due timed, finish date-only, next day: late', '2026-10-12 23:59:59', '2026-10-13', 'a'],
    [
      'due date-only, finish at the last minute of that day: in time',
      '2026-10-12',
      '2026-10-12 23:59:59',
      '',
    ],
    ['due date-only, finish a minute past midnight: late', '2026-10-12', '2026-10-13 00:01:00', 'a'],
    ['due date-only, finish at midnight of the next day: late', '2026-10-12', '2026-10-13 00:00:00', 'a'],
    ['both date-only, equal: in time', '2026-10-12', '2026-10-12', ''],
    ['both date-only, next day: late', '2026年10月12日', '2026/10/13', 'a'],
    ['offsets are converted before comparing: in time', '2026-10-12 17:00:00', '2026-10-12T09:00:00Z', ''],
    ['offsets are converted before comparing: late', '2026-10-12 17:00:00', '2026-10-12T09:00:01Z', 'a'],
  ])('%s', async (_, due, finished, late) => {
    await given(engine, [DUE_AND_FINISH, `a,${due},${finished}`]);
    expect(await countedIds(engine, 'closed_late', AS_OF)).toBe(late);
    expect(await figure(engine, 'overdue_rate', AS_OF)).toBe(late === '' ? '0/1' : '1/1');
  });

  it('one column may mix dates and instants; each cell keeps its own precision', async () => {
    await given(engine, [
      DUE_AND_FINISH,
      'a,2026-10-12,2026-10-12 18:00:00',
      'b,2026-10-12 17:00:00,2026-10-12 18:00:00',
      'c,2026-10-12 17:00:00,2026-10-12',
    ]);
    expect(await countedIds(engine, 'closed_late', AS_OF)).toBe('b');
  });

  it('a case without an end is open, not finished in time', async () => {
    await given(engine, [DUE_AND_FINISH, 'a,2026-10-12,', 'b,2026-10-12,2026-10-12']);
    expect(await countedIds(engine, 'open_overdue', AS_OF)).toBe('a');
    expect(await figure(engine, 'overdue_rate', AS_OF)).toBe('1/2');
  });
});

describe('TL-01 the cut-off: what is dated after it is unknown', () => {
  const ONE = [DUE_AND_FINISH, 'a,2026-10-12 17:00:00,2026-10-15 10:00:00'];

  it.each([
    ['2026-10-12T16:59:59', 'not due', '0/0', '', ''],
    ['2026-10-12T17:00:00', 'due at this very instant: not past it', '0/1', '', ''],
    ['2026-10-12T17:00:01', 'open and past it', '1/1', 'a', ''],
    ['2026-10-12', 'a date-only cut-off is that day 24:00', '1/1', 'a', ''],
    ['2026-10-15T09:59:59', 'the finish is not known yet', '1/1', 'a', ''],
    ['2026-10-15T10:00:00', 'finished at this very instant', '1/1', '', 'a'],
    ['2026-10-12T09:00:01Z', 'an offset is converted to the office’s time', '1/1', 'a', ''],
  ])('%s: %s', async (asOf, _, rate, open, late) => {
    await given(engine, ONE);
    expect(await figure(engine, 'overdue_rate', asOf)).toBe(rate);
    expect(await countedIds(engine, 'open_overdue', asOf)).toBe(open);
    expect(await countedIds(engine, 'closed_late', asOf)).toBe(late);
  });

  it('a date-only due counts from its day, and is past it only on the next', async () => {
    await given(engine, [DUE_AND_FINISH, 'a,2026-10-12,']);
    const at = (asOf: string): Promise<string> => figure(engine, 'overdue_rate', asOf);
    expect([await at('2026-10-11'), await at('2026-10-12'), await at('2026-10-13')]).toEqual([
      '0/0',
      '0/1',
      '1/1',
    ]);
  });

  it('a case that was finished in time after the cut-off is in time again once it is known', async () => {
    await given(engine, [DUE_AND_FINISH, 'a,2026-10-12,2026-10-12']);
    expect(await figure(engine, 'overdue_rate', '2026-10-11')).toBe('0/0');
    expect(await figure(engine, 'overdue_rate', '2026-10-12')).toBe('0/1');
  });
});

describe('TL-03 periods and denominators', () => {
  const FILE = [
    CASES,
    'sep,税务局,2026-08-20,2026-09-30,2026-10-08,',
    'oct,税务局,2026-09-20,2026-10-10,2026-10-12,',
    'ok,税务局,2026-09-20,2026-10-10,2026-10-10,',
    'nov,税务局,2026-10-20,2026-11-10,,',
    'none,税务局,2026-10-20,,,',
    'older,税务局,2026-09-20,,,',
  ];

  it('a case belongs to the period in which it fell due', async () => {
    await given(engine, FILE);
    expect(await figure(engine, 'overdue_rate', AS_OF, '2026-10')).toBe('1/2');
    expect(await figure(engine, 'overdue_rate', AS_OF, '2026-09')).toBe('1/1');
    expect(await figure(engine, 'overdue_rate', AS_OF, '2026-Q3')).toBe('1/1');
    expect(await figure(engine, 'overdue_rate', AS_OF)).toBe('2/3');
    expect(await figure(engine, 'overdue_rate', '2026-11-30')).toBe('3/4');
  });

  it('over all cases: the same late ones, and the cases without a limit that were accepted in the period', async () => {
    await given(engine, FILE);
    expect(await figure(engine, 'overdue_rate_all_cases', AS_OF, '2026-10')).toBe('1/3');
    expect(await figure(engine, 'overdue_rate_all_cases', AS_OF)).toBe('2/5');
    expect(await figure(engine, 'no_limit', AS_OF, '2026-10')).toBe('1/1');
    expect(await figure(engine, 'no_limit', AS_OF)).toBe('2/2');
  });

  it('the stock of open late cases ignores the period', async () => {
    await given(engine, [
      CASES,
      'a,税务局,2026-01-05,2026-02-05,,',
      'b,税务局,2026-01-05,2026-10-05,,',
      'c,税务局,2026-01-05,2026-10-05,2026-10-06,',
    ]);
    expect(await figure(engine, 'open_overdue', AS_OF, '2026-10')).toBe('1/2');
    expect(await countedIds(engine, 'open_overdue_stock', AS_OF)).toBe('a b');
    expect(await figure(engine, 'open_overdue_stock', AS_OF, '2026-10')).toBe('2/3');
  });

  it('TL-21 early: finished on an earlier day than due, in the period of the finish', async () => {
    await given(engine, [
      DUE_AND_FINISH,
      'a,2026-10-12 17:00:00,2026-10-11 23:00:00',
      'b,2026-10-12 17:00:00,2026-10-12 08:00:00',
      'c,2026-11-12,2026-10-12',
      'd,,2026-10-12',
      'e,2026-10-12,2026-11-01',
    ]);
    expect(await countedIds(engine, 'early_finish_rate', AS_OF)).toBe('a c');
    expect(await figure(engine, 'early_finish_rate', AS_OF, '2026-10')).toBe('2/3');
  });
});

describe('TL-06 cancelled, withdrawn and duplicate cases are outside every denominator', () => {
  const row = (id: string, result: string): string =>
    `${id},税务局,2026-10-08,2026-10-12,2026-10-20,${result}`;

  it('when the file maps its results', async () => {
    await given(engine, [
      CASES,
      row('a', '作废'),
      row('b', '申请人撤回'),
      row('c', '重复件'),
      row('d', '出证'),
      row('e', '不予许可'),
      row('f', ''),
    ]);
    expect(await countedIds(engine, 'overdue_rate', AS_OF, 'in_denominator')).toBe('d e f');
    for (const measure of [
      'overdue_rate_all_cases',
      'closed_late',
      'early_finish_rate',
      'open_overdue_stock',
    ])
      expect([measure, (await figure(engine, measure, AS_OF)).split('/')[1]]).toEqual([measure, '3']);
  });

  it('a result on no list stays in', async () => {
    await given(engine, [CASES, row('a', '另行处理')]);
    expect(await figure(engine, 'overdue_rate', AS_OF)).toBe('1/1');
  });

  it('a file without results keeps them all', async () => {
    await given(engine, [DUE_AND_FINISH, 'a,2026-10-12,2026-10-20']);
    expect(await figure(engine, 'overdue_rate', AS_OF)).toBe('1/1');
  });
});
