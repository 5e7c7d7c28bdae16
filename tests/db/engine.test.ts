import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { PRELUDE } from '../../src/lib/db/sql-file';
import { ENGINE_NAMES, openBoth } from './engines';

let engines: Readonly<Record<(typeof ENGINE_NAMES)[number], Engine>>;
beforeAll(async () => {
  engines = await openBoth();
}, 60_000);
afterAll(async () => {
  for (const name of ENGINE_NAMES) await engines[name].close();
});

describe.each(ENGINE_NAMES)('the %s engine', (name) => {
  it.each([
    ['count(*) from range(3)', 3],
    ['sum(x)::hugeint from (values (1), (2)) t(x)', 3],
    ['9007199254740991::bigint', 9007199254740991],
    ['1.25::decimal(9, 2)', 1.25],
    ["date '2026-02-28'", '2026-02-28'],
    ["date '1899-12-31'", '1899-12-31'],
    ["timestamp '2026-01-05 08:03:00'", '2026-01-05 08:03:00'],
    ["timestamp '2026-10-31 23:59:59.999999'", '2026-10-31 23:59:59.999999'],
    ["timestamp '1969-12-31 23:59:59.5'", '1969-12-31 23:59:59.5'],
    ['null::timestamp', null],
    ['1 = 1', true],
    ["'汉𠮷'", '汉𠮷'],
  ])('gives plain values: %s', async (sql, expected) => {
    expect(await engines[name].query(`select (select ${sql}) as v`)).toEqual([{ v: expected }]);
  });

  it('gives whole columns: integers packed, texts as they are, none of either for no rows', async () => {
    const read = (where: string) =>
      engines[name].columns(
        `select cast(i as integer) as n, case when i > 0 then '第' || i end as t from range(3) r(i) where ${where} order by i`,
      );
    expect([...(await read('i >= 0'))]).toEqual([
      ['n', Int32Array.of(0, 1, 2)],
      ['t', [null, '第1', '第2']],
    ]);
    expect([...(await read('i > 9'))]).toEqual([
      ['n', new Int32Array()],
      ['t', []],
    ]);
  });

  it.each(['cast(null as integer)', 'cast(1 as bigint)', "date '2026-01-05'"])(
    'refuses a column that is neither: %s',
    async (sql) => {
      await expect(
        engines[name].columns(`select ${sql} as n from range(2) union all select ${sql} from range(1)`),
      ).rejects.toThrow();
    },
  );

  it('refuses an integer that JavaScript cannot hold', async () => {
    await expect(engines[name].query('select 9007199254740993::bigint as n')).rejects.toThrow();
  });

  it.each(["x' or 1=1 --", '=cmd()', '𠮷\u0000b'])('binds hostile text as text: %j', async (text) => {
    expect(await engines[name].query('select $1::varchar as v, $2::integer as n', [text, 7])).toEqual([
      { v: text, n: 7 },
    ]);
  });

  it('binds dates and null', async () => {
    expect(await engines[name].query('select $1::date as d, $2::varchar as v', ['2026-02-28', null])).toEqual(
      [{ d: '2026-02-28', v: null }],
    );
  });

  it('keeps its configuration', async () => {
    await expect(engines[name].run('set autoload_known_extensions = true')).rejects.toThrow();
  });

  it('the prelude means the same', async () => {
    for (const macro of PRELUDE) await engines[name].run(macro);
    const sql = `select date_of(timestamp '1965-03-15 23:59:59') as d, at_midnight(date '1965-03-15') as m, first_chars('汉字𠮷', 2) as s`;
    expect(await engines[name].query(sql)).toEqual([
      { d: '1965-03-15', m: '1965-03-15 00:00:00', s: '汉字' },
    ]);
  });

  it('reads bytes under a name of its own and forgets them', async () => {
    const path = await engines[name].open("x'; drop", {
      kind: 'bytes',
      bytes: new TextEncoder().encode('1\n2\n'),
    });
    const sql = `select count(*) as n from read_csv('${path}', header = false, columns = {'c0': 'VARCHAR'}, auto_detect = false)`;
    expect(await engines[name].query(sql)).toEqual([{ n: 2 }]);
    await engines[name].release(path);
    await expect(engines[name].query(sql)).rejects.toThrow();
  });
});

/** In the browser it is the page's policy that stops these; the end-to-end tests try them there. */
describe('the native engine reaches nothing outside', () => {
  it.each([
    'load httpfs',
    "select * from read_csv('https://example.org/a.csv')",
    "copy (select 1) to 's3://a/b.csv'",
  ])('%s', async (sql) => {
    await expect(engines.native.run(sql)).rejects.toThrow();
  });
});
