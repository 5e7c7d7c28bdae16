import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { contents, emptied, importText, prepared, problemLines } from './loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
beforeEach(() => emptied(engine));
afterAll(() => engine.close());

const HEAD = '办件编号,承办单位,事项名称,受理时间,应办结时间,办结时间';
const rows = (...records: string[]): string => [HEAD, ...records].map((record) => `${record}\r\n`).join('');

const ids = async (): Promise<unknown[]> =>
  (await engine.query('select source_row % 4294967296 as n, case_id from cases order by 1')).map((row) =>
    Object.values(row),
  );

describe('what becomes of cells and rows', () => {
  it('cells keep what is theirs: quotes, delimiters, spaces, leading zeros; a wrapped name is one line, as in a workbook', async () => {
    await importText(
      engine,
      rows(
        '="007",税务局,"他说""好"", 对","2026-01-05",,',
        '\'008,税务局," a\r\nb ",,,',
        '\t009,税务局,\u3000甲\u00a0,,,',
      ),
    );
    const found = await engine.query(
      'select case_id, item_name from cases c join item i on i.item_key = c.item_key order by source_row',
    );
    expect(found.map((row) => Object.values(row))).toEqual([
      ['007', '他说"好", 对'],
      ['008', 'a b'],
      ['009', '甲'],
    ]);
  });

  it('-, --, — and null say nothing; 0 and N/A do', async () => {
    await importText(engine, rows('-,税务局,--,-,—,null', 'N/A,税务局,0,,,'));
    expect(
      await engine.query(
        'select case_id, accepted_at, due_at, finished_at, item_name from cases c join item i on i.item_key = c.item_key order by source_row',
      ),
    ).toEqual([
      { case_id: null, accepted_at: null, due_at: null, finished_at: null, item_name: '' },
      { case_id: 'N/A', accepted_at: null, due_at: null, finished_at: null, item_name: '0' },
    ]);
  });

  it('an id that Excel destroyed is set aside, never counted as an id', async () => {
    const done = await importText(
      engine,
      rows('1.23E+17,税务局,,,,', '1.23457E+17,税务局,,,,', '12E3,税务局,,,,'),
    );
    expect(problemLines(done)).toEqual([
      '2 | 办件编号 | 1.23E+17 | destroyed_id',
      '3 | 办件编号 | 1.23457E+17 | destroyed_id',
    ]);
    expect(await ids()).toEqual([[4, '12E3']]);
  });

  it('the same record twice in a file counts once; another content under the same id stays, and is pointed out', async () => {
    const twice = rows('001,税务局,a,,,', '001,税务局,a,,,', '001,税务局,b,,,');
    const done = await importText(engine, twice, { fileNo: 1 });
    expect(problemLines(done)).toEqual([
      '2 | 办件编号 | 001 | same_id | kept',
      '3 | 办件编号 | 001 | duplicate',
      '4 | 办件编号 | 001 | same_id | kept',
    ]);
    expect(done.conservation).toMatchObject({ loaded: 2, duplicates: 1 });
  });

  it('groups get one key each whatever surrounds their names; none filled in is 0', async () => {
    await importText(
      engine,
      rows('001,税务局,a,,,', '002,"税务局 ",a,,,', '003,\u3000税务局,\ta,,,', '004,,,,,', '005,民政局,a,,,'),
    );
    expect(await engine.query('select case_id, unit_key, item_key from cases order by source_row')).toEqual(
      [
        ['001', 2, 1],
        ['002', 2, 1],
        ['003', 2, 1],
        ['004', 0, 0],
        ['005', 1, 1],
      ].map(([case_id, unit_key, item_key]) => ({ case_id, unit_key, item_key })),
    );
  });

  it('the same content is not loaded twice', async () => {
    const first = await importText(engine, rows('001,税务局,a,,,'));
    const before = await contents(engine);
    const again = importText(engine, rows('001,税务局,a,,,'), {
      fileNo: 2,
      known: new Set([first.sha256]),
    });
    await expect(again).rejects.toMatchObject({ code: 'already_loaded', params: { file: 'a.csv' } });
    expect(await contents(engine)).toEqual(before);
  });

  it('a finish before the acceptance is doubted and counted', async () => {
    const done = await importText(
      engine,
      rows('001,税务局,a,2026-01-05 09:00,,2026-01-05', '002,税务局,a,2026-01-05,,2026-01-04'),
    );
    expect(problemLines(done)).toEqual([
      '3 | 办结时间 | 2026-01-04 00:00:00 | finished_before_accepted | kept',
    ]);
    expect(done.conservation).toMatchObject({ loaded: 2, setAside: 0 });
  });
});
