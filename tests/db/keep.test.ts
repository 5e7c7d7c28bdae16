/** What is loaded as one database file, and back: equal to the last row, or not at all. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../src/lib/db/empty-database';
import type { Engine } from '../../src/lib/db/engine';
import { KEPT_TABLES, readBack, restoreKept, writeKept, type TableSum } from '../../src/lib/db/keep';
import { openNative } from '../../src/lib/db/native';
import { CancelledError } from '../../src/lib/domain/errors';
import { importText, prepared } from '../ingest/loading';

const CASES = [
  '办件编号,承办单位,受理时间,应办结时间,办结时间',
  '001,甲局,2026-10-09,2026-10-20,2026-10-19',
  '002,乙局,2026-10-09,2026-10-20,',
  '002,乙局,2026-10-09 08:30,2026-10-20,2026-10-23',
].join('\n');
const LATER = '办件编号,承办单位,受理时间,应办结时间,办结时间\n001,丙局,2026-10-09,2026-10-20,2026-10-30\n';

const folder = mkdtempSync(join(tmpdir(), 'kept-'));
const path = join(folder, 'data.db');
const source = { kind: 'path', path } as const;
const never = (): AbortSignal => new AbortController().signal;
const quiet = { signal: never(), onProgress: () => undefined };

const everything = async (engine: Engine): Promise<unknown> => {
  const all: Record<string, unknown> = {};
  for (const table of KEPT_TABLES) all[table] = await engine.query(`select * from ${table} order by all`);
  return all;
};

let engine: Engine;
let sums: readonly TableSum[];
beforeAll(async () => {
  engine = await prepared(await openNative());
  await importText(engine, CASES, { name: '一.csv', fileNo: 1 });
  await importText(engine, LATER, { name: '二.csv', fileNo: 2 });
});
beforeEach(async () => {
  writeFileSync(path, emptyDatabase());
  expect(await writeKept(engine, source, never())).toBeLessThanOrEqual(statSync(path).size);
  sums = (await readBack(engine, source)) ?? [];
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

describe('a kept database', () => {
  it('holds every table of what was loaded, versions and policy too, and none of the reference', () => {
    expect(sums.map(({ table }) => table)).toEqual(KEPT_TABLES);
    const rows = Object.fromEntries(sums.map((one) => [one.table, one.rows]));
    expect(rows).toMatchObject({ source_file: 2, cases: 3, case_versions: 1, same_id_policy: 1 });
    expect(KEPT_TABLES).not.toContain('calendar_day');
  });
  it('is the same after it came back into a new engine', async () => {
    const other = await prepared(await openNative());
    const shares: number[] = [];
    const onProgress = (share: number): void => void shares.push(share);
    expect(await restoreKept(other, source, sums, { signal: never(), onProgress })).toBe(true);
    expect(await everything(other)).toEqual(await everything(engine));
    expect(shares.at(-1)).toBe(1);
    await other.close();
  });
  it('takes the place of what was loaded before', async () => {
    const other = await prepared(await openNative());
    await importText(other, LATER, { name: '三.csv', fileNo: 1 });
    await restoreKept(other, source, sums, quiet);
    expect(await everything(other)).toEqual(await everything(engine));
    await other.close();
  });
  it('of which a row is another is not taken, and nothing changes', async () => {
    const other = await prepared(await openNative());
    const before = await everything(other);
    const wrong = sums.map((one) => (one.table === 'cases' ? { ...one, sum: '1' } : one));
    expect(await restoreKept(other, source, wrong, quiet)).toBe(false);
    expect(await everything(other)).toEqual(before);
    await other.close();
  });
  it('that was cut off is told when it is read back', async () => {
    writeFileSync(path, readFileSync(path).subarray(0, statSync(path).size - 100_000));
    expect(await readBack(engine, source)).toBeNull();
    await expect(restoreKept(engine, source, sums, quiet)).rejects.toThrow();
  });
  it('that holds something else than what is loaded is told when it is read back', async () => {
    const other = await prepared(await openNative());
    expect(await readBack(other, source)).toBeNull();
    await other.close();
  });
  it('is not written on after it was stopped, and the engine goes on', async () => {
    writeFileSync(path, emptyDatabase());
    await expect(writeKept(engine, source, AbortSignal.abort())).rejects.toThrow(CancelledError);
    expect(await engine.query('select count(*) as n from cases')).toEqual([{ n: 3 }]);
  });
});
