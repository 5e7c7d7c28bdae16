/** The engine runs out of memory in the middle of a load: named, and every table is as it was. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { OutOfMemoryError } from '../../src/lib/domain/errors';
import { allFigures } from './all-figures';
import { contents, importText, prepared } from './loading';

const HEAD = '办件编号,承办单位,受理时间,应办结时间,办结时间';
const AS_OF = '2026-12-31 23:59:59.999999';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
  await importText(engine, `${HEAD}\nE1,税务局,2026-01-05,2026-01-09,\n`, { fileNo: 1 });
}, 60_000);
afterAll(() => engine.close());

/** An engine that has no memory left for the first statement that looks like this. */
const failingAt = (statement: RegExp): Engine => ({
  run: (sql) => (statement.test(sql) ? Promise.reject(new OutOfMemoryError()) : engine.run(sql)),
  runAll: (statements) =>
    statements.some((sql) => statement.test(sql))
      ? Promise.reject(new OutOfMemoryError())
      : engine.runAll(statements),
  query: (sql, params) =>
    statement.test(sql) ? Promise.reject(new OutOfMemoryError()) : engine.query(sql, params),
  columns: (sql, params) => engine.columns(sql, params),
  connect: () => engine.connect(),
  open: (name, source) => engine.open(name, source),
  release: (path) => engine.release(path),
  cancel: () => engine.cancel(),
  close: () => engine.close(),
});

describe('no memory left', () => {
  it.each([
    ['while the file is staged', /temp table staged/],
    ['while its rows are inserted', /insert into cases/],
    ['while versions are settled', /temp table settled/],
    ['at the commit', /^commit$/],
  ])('%s: the earlier figures stand', async (_, statement) => {
    const before = [await contents(engine), await allFigures(engine, AS_OF)];
    const next = `${HEAD}\nE1,民政局,2026-01-05,2026-01-09,2026-01-20\nN2,民政局,2026-01-05,2026-01-09,2026-01-20\n`;
    await expect(importText(failingAt(statement), next, { fileNo: 2 })).rejects.toMatchObject({
      code: 'out_of_memory',
    });
    expect([await contents(engine), await allFigures(engine, AS_OF)]).toEqual(before);
  });
});
