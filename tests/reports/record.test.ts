/** A record by its number, and all that the loaded files say about the same case. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { sourceRow } from '../../src/lib/domain/records';
import { findRecords, MOST_HITS, readRecord } from '../../src/lib/reports/record';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';

let engine: Engine;
const lineOf = (_: number, recordNo: number): number => recordNo;
beforeAll(async () => {
  engine = await prepared(await openNative());
  await given(
    engine,
    [
      '办件编号,承办单位,经办人,应办结时间,办结时间',
      'BJ-001,税务局,张三,2026-10-12,2026-10-13',
      'BJ-0012,税务局,,2026-10-12,2026-10-13',
      '***,住建局,李四,2026-10-12,2026-10-12',
      'XBJ-001,住建局,李四,2026-10-12,2026-10-12',
      ...Array.from({ length: 20 }, (_, i) => `N${String(i)},住建局,李四,2026-10-12,2026-10-12`),
    ],
    [
      '评价编号,办件编号,承办单位,评价等级',
      'PJ-1,BJ-001,税务局,不满意',
      'PJ-2,,税务局,满意',
      'PJ-3,***,税务局,满意',
    ],
    ['投诉编号,被投诉单位,关联办件编号,投诉时间,核查结果', 'TS-9,税务局,BJ-001,2026-10-20,属实'],
    ['流水号,办件编号,环节名称,到达时间', 'HJ-1,BJ-001,受理,2026-10-09', 'HJ-2,BJ-001,审核,2026-10-10'],
    ['来文编号,承办单位,来文类型,收文时间', 'LW-1,税务局,来函,2026-10-09'],
    ['报备编号,办件编号,否定理由,报备时间', 'BB-1,XBJ-001,材料不实,2026-10-09', 'BB-2,,材料不实,2026-10-09'],
  );
}, 60_000);
afterAll(() => engine.close());

const found = async (text: string): Promise<string> => {
  const { hits } = await findRecords(engine, text, lineOf);
  return hits.map(({ source, id, line }) => `${source} ${id} ${String(line)}`).join(', ');
};

describe('finding a record by its number', () => {
  it('the whole number first, then what begins with it, then what contains it', async () => {
    expect(await found('BJ-001')).toBe('cases BJ-001 2, cases BJ-0012 3, cases XBJ-001 5');
  });

  it('in any table', async () => {
    expect(await found('TS-9')).toBe('complaints TS-9 2');
    expect(await found('pj-1')).toBe('evaluations PJ-1 2');
    expect(await found('hj-2')).toBe('case_events HJ-2 3');
    expect(await found('LW-1')).toBe('matters LW-1 2');
  });

  it('case and width of what is typed do not count, nor blanks around it', async () => {
    expect(await found('　ｂｊ－００１２ ')).toBe('cases BJ-0012 3');
  });

  it('an empty text finds nothing; more than fit are counted', async () => {
    expect(await findRecords(engine, '  ', lineOf)).toEqual({ hits: [], total: 0 });
    const { hits, total } = await findRecords(engine, 'n', lineOf);
    expect([hits.length, total]).toEqual([MOST_HITS, 20]);
  });

  it('what is typed is text, not a pattern and not SQL', async () => {
    expect(await found("'; drop table cases; --")).toBe('');
    expect(await found('%')).toBe('');
    expect(await found('BJ-001')).not.toBe('');
  });
});

/** `source: ids` of each part. */
const life = async (fileNo: number, recordNo: number): Promise<Readonly<Record<string, string>> | null> => {
  const record = await readRecord(engine, sourceRow(fileNo, recordNo), lineOf);
  if (record === null) return null;
  return Object.fromEntries(
    record.parts.map(({ source, rows, total }) => [
      source,
      `${String(total)}: ${rows.map((row) => String(row[2])).join(' ')}`,
    ]),
  );
};

describe('what belongs to one case', () => {
  const whole = {
    cases: '1: BJ-001',
    case_events: '2: BJ-001 BJ-001',
    evaluations: '1: PJ-1',
    complaints: '1: TS-9',
    cards: '0: ',
  };

  it('is found from the case, from its rating, its complaint and its events alike', async () => {
    expect(await life(1, 2)).toEqual(whole);
    expect(await life(4, 3)).toEqual(whole);
    expect(await life(2, 2)).toEqual(whole);
    expect(await life(3, 2)).toEqual(whole);
  });

  it('a refusal on file belongs to its case; where there is none, nothing is said of it', async () => {
    const own = { case_events: '0: ', evaluations: '0: ', complaints: '0: ', cards: '0: ' };
    expect(await life(6, 2)).toEqual({ ...own, cases: '1: XBJ-001', filings: '1: BB-1' });
    expect(await life(1, 5)).toEqual(await life(6, 2));
    expect(await life(6, 3)).toEqual({ ...own, cases: '0: ', filings: '1: BB-2' });
  });

  it('a record that names no case stands alone', async () => {
    expect(await life(2, 3)).toEqual({
      cases: '0: ',
      case_events: '0: ',
      evaluations: '1: PJ-2',
      complaints: '0: ',
      cards: '0: ',
    });
  });

  it('a masked number joins nothing', async () => {
    expect(await life(2, 4)).toEqual({
      cases: '0: ',
      case_events: '0: ',
      evaluations: '1: PJ-3',
      complaints: '0: ',
      cards: '0: ',
    });
  });

  it('a letter is about no case: it stands by itself', async () => {
    expect(await life(5, 2)).toEqual({ matters: '1: LW-1' });
  });

  it('where no record stands there is none', async () => {
    expect(await life(9, 9)).toBeNull();
  });
});
