/** A loaded file is read anew under other choices, in its own place; when it asks or fails it stays as it is. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import type { ImportChoices } from '../../src/lib/ingest/choices';
import { NO_PROFILES, type ImportedFile } from '../../src/lib/ingest/import-file';
import { importSource, type ImportedSource } from '../../src/lib/ingest/import-source';
import { IN_PLACE } from '../../src/lib/ingest/in-place';
import { contents, emptied, importText, memoryFile, prepared } from './loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
beforeEach(() => emptied(engine));
afterAll(() => engine.close());

const TEXT =
  '办件编号,承办单位,科室,主办,受理时间\n1,甲局,一股,张三,2026-01-05\n2,乙局,二股,李四,2026-01-06\n';
const OTHER = '办件编号,承办单位,受理时间\n9,丙局,2026-01-07\n';

const again = (loaded: ImportedFile, content: string, choices: ImportChoices): Promise<ImportedSource> =>
  importSource({
    engine,
    host: IN_PLACE,
    file: memoryFile(loaded.name, content),
    fileNo: loaded.fileNo,
    choices,
    profiles: NO_PROFILES,
    known: new Set(),
    again: { overlay: new Map(), sha256: loaded.contentSha256 },
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });

const names = async (): Promise<unknown[]> =>
  (
    await engine.query(
      'select unit_name, coalesce(officer_name, $1) as officer from cases join unit using (unit_key) left join officer using (officer_key) order by source_row',
      [''],
    )
  ).map((row) => Object.values(row).join(' '));

describe('other columns', () => {
  it('its rows are as a fresh load gives them, the other files are not touched', async () => {
    const loaded = await importText(engine, TEXT);
    await importText(engine, OTHER, { name: 'b.csv', fileNo: 2 });
    const choices = { overrides: new Map([['主办', 'officer']]) };
    const { files } = await again(loaded, TEXT, choices);
    expect(files[0]).toMatchObject({ fileNo: 1, conservation: { records: 3, loaded: 2 } });
    expect(files[0]?.layout.columns[3]).toMatchObject({ field: 'officer', basis: 'remembered' });
    expect(await names()).toEqual(['甲局 张三', '乙局 李四', '丙局 ']);
  });

  it('another table: the rows leave the one and come into the other', async () => {
    const loaded = await importText(engine, TEXT);
    const overrides = new Map([
      ['办件编号', 'complaint_id'],
      ['受理时间', 'received'],
    ]);
    await again(loaded, TEXT, { table: 'complaints', overrides });
    const count = async (table: string) =>
      Number((await engine.query(`select count(*) as n from ${table}`))[0]?.['n']);
    expect([await count('cases'), await count('complaints'), await count('source_file')]).toEqual([0, 2, 1]);
  });
});

describe('nothing is changed', () => {
  it('when the new choice raises a question', async () => {
    const text = '评价编号,评价等级,打分\n1,满意,5\n2,不满意,1\n';
    const loaded = await importText(engine, text);
    const before = await contents(engine);
    const overrides = new Map([
      ['评价等级', null],
      ['打分', 'rating'],
    ]);
    const { asking, files } = await again(loaded, text, { overrides });
    expect([files.length, asking[0]?.questions[0].kind]).toEqual([0, 'rating_polarity']);
    expect(await contents(engine)).toEqual(before);
  });
  it('when the file is another one by now', async () => {
    const loaded = await importText(engine, TEXT);
    const before = await contents(engine);
    const { failures } = await again(loaded, TEXT.replace('张三', '王五'), {});
    expect(failures[0]?.error.code).toBe('original_gone');
    expect(await contents(engine)).toEqual(before);
  });
});
