import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import type { DateOrder } from '../../src/lib/domain/layout';
import { ENGINE_NAMES, openBoth, type EngineName } from '../db/engines';
import { emptied, importText, prepared, problemLines } from './loading';

vi.setConfig({ testTimeout: 60_000 });

let engines: Readonly<Record<EngineName, Engine>>;
beforeAll(async () => {
  engines = await openBoth();
  for (const name of ENGINE_NAMES) await prepared(engines[name]);
}, 60_000);
afterAll(async () => {
  for (const name of ENGINE_NAMES) await engines[name].close();
});

/** Cells as exports write them; a date alone stays a date. */
const YEAR_FIRST: readonly (readonly [cell: string, instant: string])[] = [
  ['2026-01-05 08:03:00', '2026-01-05 08:03:00'],
  ['2026-01-05 00:00:00', '2026-01-05 00:00:00'],
  ['2026-01-05T08:03:00', '2026-01-05 08:03:00'],
  ['2026-01-05', '2026-01-05'],
  ['2026-1-5', '2026-01-05'],
  ['2026-1-5 8:03', '2026-01-05 08:03:00'],
  ['2026/1/5', '2026-01-05'],
  ['2026/01/05 8:03', '2026-01-05 08:03:00'],
  ['2026/1/5 8:03', '2026-01-05 08:03:00'],
  ['2026/1/5  8:03', '2026-01-05 08:03:00'],
  ['2026/12/15 23:59:59', '2026-12-15 23:59:59'],
  ['2026.1.5', '2026-01-05'],
  ['2026.01.05 08:03', '2026-01-05 08:03:00'],
  ['2026年1月5日', '2026-01-05'],
  ['2026年01月05日 08:03', '2026-01-05 08:03:00'],
  ['2026年1月5日8时3分', '2026-01-05 08:03:00'],
  ['2026年1月5日8时3分7秒', '2026-01-05 08:03:07'],
  ['2026年1月5日 8:03:07', '2026-01-05 08:03:07'],
  ['2026 年 1 月 5 日', '2026-01-05'],
  ['20260105', '2026-01-05'],
  ['202601050803', '2026-01-05 08:03:00'],
  ['20260105164304', '2026-01-05 16:43:04'],
  ['20260105T164304', '2026-01-05 16:43:04'],
  ['2026-01-05T08:03:00Z', '2026-01-05 16:03:00'],
  ['2026-01-05T08:03:00.000Z', '2026-01-05 16:03:00'],
  ['2026-01-05T08:03:00.000+08:00', '2026-01-05 08:03:00'],
  ['2026-01-05T08:03:00+0800', '2026-01-05 08:03:00'],
  ['2026-01-05 20:03:00+00:00', '2026-01-06 04:03:00'],
  ['2026-01-05T23:30:00-05:00', '2026-01-06 12:30:00'],
  ['2026-01-06T01:00:00+09:30', '2026-01-05 23:30:00'],
  ['2026-01-05 08:03:00.123', '2026-01-05 08:03:00'],
  ['２０２６－０１－０５', '2026-01-05'],
  ['２０２６／１／５　８：０３', '2026-01-05 08:03:00'],
  ['２０２６年１月５日', '2026-01-05'],
  ['\t2026-01-05 08:03:00', '2026-01-05 08:03:00'],
  [' 2026-01-05 ', '2026-01-05'],
  ["'2026-01-05", '2026-01-05'],
  ['="2026-01-05"', '2026-01-05'],
  ['="2026/1/5 8:03"', '2026-01-05 08:03:00'],
  ['"2026-01-05\u00a008:03"', '2026-01-05 08:03:00'],
  ['2026/1/5 上午8:03', '2026-01-05 08:03:00'],
  ['2026/1/5 下午8:03', '2026-01-05 20:03:00'],
  ['2026-1-5 下午 1:05:09', '2026-01-05 13:05:09'],
  ['2026年1月5日下午3时5分', '2026-01-05 15:05:00'],
  ['2026/1/5 上午12:00', '2026-01-05 00:00:00'],
  ['2026/1/5 下午12:30', '2026-01-05 12:30:00'],
  ['2026/1/5 8:03 PM', '2026-01-05 20:03:00'],
  ['2024-02-29', '2024-02-29'],
  ['46027', '2026-01-05'],
  ['46027.33', '2026-01-05 07:55:12'],
  ['46027.3354166667', '2026-01-05 08:03:00'],
  ['46062.5', '2026-02-09 12:00:00'],
  ['46027.99999999', '2026-01-06 00:00:00'],
  ['２６０２７.5', '1971-04-04 12:00:00'],
  ['1767571380000', '2026-01-05 08:03:00'],
  ['1970-01-01', '1970-01-01'],
  ['2149-12-31 23:59:59', '2149-12-31 23:59:59'],
];

const MONTH_FIRST: readonly (readonly [string, string])[] = [
  ['12/31/2018', '2018-12-31'],
  ['04/12/2018', '2018-04-12'],
  ['4/2/2018 1:05:00 PM', '2018-04-02 13:05:00'],
  ['04/12/2018 12:00:00 AM', '2018-04-12 00:00:00'],
  ['04/12/2018 12:00:00 PM', '2018-04-12 12:00:00'],
  ['04/12/2018 12:59:59 AM', '2018-04-12 00:59:59'],
  ['04/12/2018 11:59 pm', '2018-04-12 23:59:00'],
  ['04/12/2018 01:05 am', '2018-04-12 01:05:00'],
  ['04/12/2018 13:05', '2018-04-12 13:05:00'],
  ['2018-04-12 13:05:00', '2018-04-12 13:05:00'],
];

const DAY_FIRST: readonly (readonly [string, string])[] = [
  ['31/12/2018', '2018-12-31'],
  ['12/04/2018', '2018-04-12'],
  ['12.4.2018 13:05', '2018-04-12 13:05:00'],
  ['12-04-2018 1:05 PM', '2018-04-12 13:05:00'],
];

/** A cell that holds a delimiter or a quote is written as CSV wants it. */
const quoted = (cell: string): string =>
  /^[^"].*[",]/.test(cell) && !cell.startsWith('=') ? `"${cell}"` : cell;
const fileOf = (cells: readonly string[]): string =>
  ['办件编号,承办单位,受理时间', ...cells.map((cell, at) => `${at},税务局,${quoted(cell)}`)]
    .map((line) => `${line}\n`)
    .join('');

describe.each(ENGINE_NAMES)('dates on the %s engine', (name) => {
  beforeEach(() => emptied(engines[name]));

  const read = async (cells: readonly string[], dateOrder?: DateOrder): Promise<unknown[]> => {
    const done = await importText(engines[name], fileOf(cells), { choices: { dateOrder } });
    expect(problemLines(done)).toEqual([]);
    const rows = await engines[name].query(`select case when accepted_timed then cast(accepted_at as varchar)
      else cast(date_of(accepted_at) as varchar) end as v from cases order by source_row`);
    return rows.map(({ v }, at) => [cells[at], v]);
  };

  it('year first, in every spelling', async () => {
    expect(await read(YEAR_FIRST.map(([cell]) => cell))).toEqual(YEAR_FIRST);
  });
  it('month first, with AM and PM', async () => {
    expect(await read(MONTH_FIRST.map(([cell]) => cell))).toEqual(MONTH_FIRST);
  });
  it('day first', async () => {
    expect(await read(DAY_FIRST.map(([cell]) => cell))).toEqual(DAY_FIRST);
  });
  it('a column that shows neither is read as the user says', async () => {
    expect(await read(['04/12/2018'], 'dmy')).toEqual([['04/12/2018', '2018-12-04']]);
    await emptied(engines[name]);
    expect(await read(['04/12/2018'], 'mdy')).toEqual([['04/12/2018', '2018-04-12']]);
  });

  const BAD: readonly (readonly [cell: string, reason: string, value?: string])[] = [
    ['2026年4月31日', 'no_such_date'],
    ['2026-04-31', 'no_such_date'],
    ['2026-02-30', 'no_such_date'],
    ['2026/2/29 10:30', 'no_such_date'],
    ['2026年13月1日', 'no_such_date'],
    ['2026.6.31', 'no_such_date'],
    ['20260931', 'no_such_date'],
    ['20261301120000', 'no_such_date'],
    ['2026-01-05 25:00:00', 'no_such_date'],
    ['２０２６年２月３０日', 'no_such_date', '2026年2月30日'],
    ['2026-00-10', 'no_such_date'],
    ['1899-12-31', 'date_out_of_range', '1899-12-31 00:00:00'],
    ['1969-12-31 23:59:59', 'date_out_of_range', '1969-12-31 23:59:59'],
    ['2150-01-01', 'date_out_of_range', '2150-01-01 00:00:00'],
    ['2200年1月1日', 'date_out_of_range', '2200年1月1日'],
    ['0000-00-00', 'no_such_date'],
    ['明天', 'unreadable_date'],
    ['4月31日', 'no_such_date'],
    ['11月31日', 'no_such_date'],
    ['5月31日', 'missing_year'],
    ['待定', 'unreadable_date'],
    ['8:03', 'unreadable_date'],
    ['17675713800000', 'no_such_date'],
    ['176757138000', 'no_such_date'],
    ['2026-01-05abc', 'unreadable_date'],
    ['91312', 'unreadable_date'],
    ['25568.9', 'unreadable_date'],
    ['460273', 'unreadable_date'],
    ['46027,33', 'unreadable_date'],
    ['1/2/2026', 'ambiguous_date'],
    ['1月5日 8:03', 'missing_year'],
    ['2026年一月五日', 'unreadable_date'],
    ['2026-01-05 24:01', 'no_such_date'],
    ['2026-01-05-12-3', 'no_such_date'],
  ];

  it('what is no date is set aside with its line, column and cell, and counted', async () => {
    const cells = ['2026-01-05', ...BAD.map(([cell]) => cell), '2026-01-06'];
    const done = await importText(engines[name], fileOf(cells));
    expect(problemLines(done)).toEqual(
      BAD.map(([cell, reason, value], at) => `${at + 3} | 受理时间 | ${value ?? cell} | ${reason}`),
    );
    expect(done.conservation).toMatchObject({ records: cells.length + 1, loaded: 2, setAside: BAD.length });
  });

  it('an empty cell is no date and no problem', async () => {
    expect(await read(['', '-', '—', '2026-01-05'])).toEqual([
      ['', null],
      ['-', null],
      ['—', null],
      ['2026-01-05', '2026-01-05'],
    ]);
  });
});
