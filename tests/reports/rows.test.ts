/** The rows behind a figure: those that it counts, no others, each with its place in its file. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { readRows } from '../../src/lib/reports/rows';
import type { RowsQuery } from '../../src/lib/reports/types';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
  await given(
    engine,
    [
      '办件编号,承办单位,经办人,应办结时间,办结时间',
      '1,税务局,张三,2026-10-12,2026-10-13',
      '2,税务局,,2026-10-12,2026-10-13',
      '3,,张三,2026-10-12,2026-10-12',
      '4,旧局,李四,2026-10-12,2026-10-12',
      '5,税务局,李四,2026-09-11,2026-09-11',
    ],
    ['单位名称,考核组别', '税务局,甲组', '旧局,'],
  );
}, 60_000);
afterAll(() => engine.close());

const query: RowsQuery = {
  measure: 'overdue_rate',
  part: 'denominator',
  category: null,
  scope: scopeAt('2026-10-31', '2026-10'),
  grouping: null,
  key: null,
  sort: null,
  search: '',
  offset: 0,
  limit: 100,
};

/** `line:id` of the rows, in their order. */
const rows = async (change: Partial<RowsQuery>): Promise<string> => {
  const page = await readRows(engine, { ...query, ...change }, (_, recordNo) => recordNo);
  const id = page.columns.indexOf('case_id');
  expect(page.total).toBeGreaterThanOrEqual(page.rows.length);
  return page.rows.map((row) => `${String(row[1])}:${String(row[id])}`).join(' ');
};

describe('the rows behind a figure', () => {
  it('numerator or denominator, of the period', async () => {
    expect(await rows({})).toBe('2:1 3:2 4:3 5:4');
    expect(await rows({ part: 'numerator' })).toBe('2:1 3:2');
    expect(await rows({ scope: scopeAt('2026-10-31', null) })).toBe('2:1 3:2 4:3 5:4 6:5');
  });

  it('the base of a list of officers holds only records that name one', async () => {
    expect(await rows({ namedOfficers: true })).toBe('2:1 4:3 5:4');
  });

  it('the base of a peer group holds only its units; a record without a unit is in none', async () => {
    expect(await rows({ peerGroup: '甲组' })).toBe('2:1 3:2');
    expect(await rows({ peerGroup: '' })).toBe('5:4');
  });

  it('given months stand instead of the period', async () => {
    const [september, october] = [2026 * 12 + 8, 2026 * 12 + 9];
    expect(await rows({ months: { from: september, to: october } })).toBe('2:1 3:2 4:3 5:4 6:5');
    expect(await rows({ months: { from: september, to: september } })).toBe('6:5');
  });

  it('sorted, searched, page by page; the total stays that of all of them', async () => {
    expect(await rows({ sort: { column: 'case_id', descending: true } })).toBe('5:4 4:3 3:2 2:1');
    expect(await rows({ sort: { column: 'line', descending: true } })).toBe('5:4 4:3 3:2 2:1');
    expect(await rows({ search: '李四' })).toBe('5:4');
    expect(await rows({ offset: 1, limit: 2 })).toBe('3:2 4:3');
    const { total } = await readRows(engine, { ...query, offset: 1, limit: 2 }, () => 0);
    expect(total).toBe(4);
  });

  it('hostile text is searched for, not run', async () => {
    expect(await rows({ search: "'; drop table cases; --" })).toBe('');
    expect(await rows({})).toBe('2:1 3:2 4:3 5:4');
  });
});
