/** The hostile files, each imported as page and terminal do; EXPECTED.json says what is right. The zip bomb is a workbook's. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/lib/db/engine';
import { openNative } from '../../../src/lib/db/native';
import type { ImportedFile } from '../../../src/lib/ingest/import-file';
import type { ImportChoices } from '../../../src/lib/ingest/choices';
import { readTable } from '../../../src/lib/ingest/read-table';
import { hasShared, sharedPath } from '../../shared';
import { contents, emptied, importText, prepared, problemLines } from '../loading';
import { PATIENCE, secondsSince } from '../../work-done';

const bytesOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(sharedPath(`suites/attack/${name}.csv`)));

describe.skipIf(!hasShared)('hostile files', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await prepared(await openNative());
  });
  afterAll(() => engine.close());
  beforeEach(() => emptied(engine));

  const load = (name: string, choices: ImportChoices = {}): Promise<ImportedFile> =>
    importText(engine, bytesOf(name), { name: `${name}.csv`, choices });
  const units = async (): Promise<unknown[]> =>
    (await engine.query('select unit_name from unit where unit_key > 0 order by unit_name')).map(
      (row) => row['unit_name'],
    );
  const inTime = async <T>(seconds: number, work: () => Promise<T>): Promise<T> => {
    const before = process.cpuUsage();
    const result = await work();
    expect(secondsSince(before)).toBeLessThan(seconds * PATIENCE);
    return result;
  };

  it('proto_header: a column like any other, and no prototype is touched', async () => {
    const { head, rows } = readTable('a.csv', bytesOf('proto_header'), undefined);
    expect(head).toEqual(['办件编号', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '单位']);
    expect(rows).toEqual([['BJ1', 'p', 'c', 't', 'h', '甲局']]);
    expect((await load('proto_header')).conservation.loaded).toBe(1);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('p');
  });

  it('dup_header: three columns of their own; an import cannot know which one is meant', async () => {
    const { head, rows } = readTable('a.csv', bytesOf('dup_header'), undefined);
    expect([head, rows]).toEqual([
      ['单位', '单位_2', '单位_3', '受理时间'],
      [['甲', '乙', '丙', '2026-01-01']],
    ]);
    await expect(load('dup_header')).rejects.toMatchObject({
      code: 'duplicate_header',
      params: { column: '单位' },
    });
  });

  it('empty_header: two columns are named by their place', async () => {
    const { head, rows } = readTable('a.csv', bytesOf('empty_header'), undefined);
    expect([head, rows]).toEqual([['单位', 'c2', 'c3', '受理时间'], [['甲', '1', '2', '2026-01-01']]]);
    expect((await load('empty_header')).conservation.loaded).toBe(1);
  });

  it('sql_header: four columns, every table as it was', async () => {
    const before = Object.keys(await contents(engine));
    const { layout, conservation } = await load('sql_header');
    expect([layout.columns.length, conservation.loaded]).toEqual([4, 1]);
    expect(Object.keys(await contents(engine))).toEqual(before);
  });

  it('nul_bytes: four rows, nothing cut at the NUL, which is reported', async () => {
    const done = await load('nul_bytes');
    expect(done.conservation.loaded).toBe(4);
    expect(problemLines(done)).toEqual([expect.stringMatching(/^5 .*nul_character/)]);
    expect(await units()).toContain('\0\0\0');
  });

  it.each([
    ['invalid_utf8', 3, /^5 .*invalid_characters$/],
    ['mixed_utf8_gbk', 3, /^5 .*invalid_characters$/],
    ['gbk_truncated_last_byte', 3, /^5 .*cut_off$/],
  ])('%s: three rows exact, the fourth is flagged at its line', async (name, loaded, problem) => {
    const done = await load(name);
    expect(done.conservation).toMatchObject({ records: 5, loaded, setAside: 1 });
    expect(problemLines(done)).toEqual([expect.stringMatching(problem)]);
    expect(await units()).toEqual(['甲局']);
  });

  it.each([
    ['utf16le_bom', 'utf-16le', 3],
    ['utf16be_nobom', 'utf-16be', 3],
    ['cr_only', 'utf-8', 5],
  ])('%s: %s, every row exact', async (name, encoding, rows) => {
    const done = await load(name);
    expect([done.layout.encoding, done.conservation.loaded, done.problems]).toEqual([encoding, rows, []]);
    expect(await units()).toEqual(['甲局']);
  });

  it('gb18030_4byte: rare characters are themselves', async () => {
    await load('gb18030_4byte');
    expect(await units()).toEqual(['㮾梨街道']);
    expect(await engine.query("select section_name from section where section_name <> ''")).toEqual([
      { section_name: '𠮷科' },
    ]);
  });

  it('huge_field_8MB: rows 2 and 3 are kept, row 1 is kept or named', async () => {
    const done = await inTime(5, () => load('huge_field_8MB'));
    expect(done.conservation.loaded + done.conservation.setAside).toBe(3);
    expect(done.conservation.loaded).toBeGreaterThanOrEqual(2);
    expect(done.problems.every(({ line, reason }) => line === 2 && reason === 'unreadable_record')).toBe(
      true,
    );
  });

  it('unclosed_quote: 101 data lines are kept or rejected, each by its line', async () => {
    const done = await load('unclosed_quote');
    expect(done.conservation.loaded + done.conservation.setAside).toBe(101);
    expect(done.problems).toHaveLength(done.conservation.setAside);
    expect(new Set(done.problems.map(({ line }) => line)).size).toBe(done.conservation.setAside);
  });

  it('wide_20000_cols: one row, in good time', async () => {
    const { rows } = await inTime(5, () =>
      Promise.resolve(readTable('a.csv', bytesOf('wide_20000_cols'), undefined)),
    );
    expect(rows.map((row) => row.length)).toEqual([20_000]);
    await expect(inTime(5, () => load('wide_20000_cols'))).rejects.toMatchObject({ code: 'no_known_column' });
  });

  it.each(['redos_numbers', 'redos_dates'])('%s: one row, in no time', async (name) => {
    const done = await inTime(1, () => load(name));
    expect(done.conservation.loaded + done.conservation.setAside).toBe(1);
    if (name === 'redos_dates') expect(done.problems).toHaveLength(1);
  });

  it('bidi_rlo: three units, two of them flagged for characters that nobody sees', async () => {
    const done = await load('bidi_rlo');
    expect(done.conservation.loaded).toBe(3);
    expect(problemLines(done)).toEqual([
      expect.stringMatching(/^2 .*<U\+202E>.*invisible_characters/),
      expect.stringMatching(/^3 .*<U\+200B>.*invisible_characters/),
    ]);
  });

  it.each([
    ['xss_cells', 3],
    ['formula_cells', 5],
  ])('%s: cells are cells', async (name, rows) => {
    expect((await load(name)).conservation).toMatchObject({ loaded: rows, setAside: 0 });
  });

  it('date_traps: every row is loaded or named', async () => {
    const done = await load('date_traps', { dateOrder: 'ymd' });
    expect(done.conservation.loaded + done.conservation.setAside).toBe(10);
  });
});
