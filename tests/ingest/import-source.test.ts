import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../data/samples/gb18030';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { NO_PROFILES } from '../../src/lib/ingest/import-file';
import { importSource, type ImportedSource } from '../../src/lib/ingest/import-source';
import { IN_PLACE } from '../../src/lib/ingest/in-place';
import { contents, emptied, memoryFile, prepared, problemLines } from './loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
});
afterAll(() => engine.close());
beforeEach(() => emptied(engine));

const load = (
  name: string,
  content: string | Uint8Array,
  known: ReadonlySet<string> = new Set(),
  onProgress: (bytesRead: number, records: number) => void = () => undefined,
) =>
  importSource({
    engine,
    host: IN_PLACE,
    file: memoryFile(name, content),
    fileNo: 1,
    choices: {},
    profiles: NO_PROFILES,
    known,
    onProgress,
    signal: new AbortController().signal,
  });
const places = ({ files }: ImportedSource): (string | number)[][] =>
  files.map(({ fileNo, name, conservation }) => [fileNo, name, conservation.records, conservation.loaded]);
const problems = ({ files }: ImportedSource): string[] =>
  files.flatMap((file) => problemLines(file).map((line) => `${file.name} ${line}`));

const HEAD = ['办件编号', '承办单位', '受理时间', '应办结时间', '办结时间'];
const day = (date: number): Date => new Date(Date.UTC(2026, 9, date));
const row = (id: CellValue, finished: CellValue = day(19)): CellValue[] => [
  id,
  '甲局',
  day(9),
  day(20),
  finished,
];
const book = (...sheets: { name: string; rows: CellValue[][]; hidden?: boolean }[]) => writeXlsx({ sheets });

describe('a workbook and its sheets', () => {
  it('sheets of one layout are read together, each balanced for itself; a place is sheet and row', async () => {
    const bytes = await book(
      { name: '9月', rows: [HEAD, row('000123'), [null], row('000124', '2026年9月31日')] },
      { name: '10月', rows: [HEAD, row('000125')] },
    );
    const loaded = await load('办件.xlsx', bytes);
    expect(places(loaded)).toEqual([
      [1, '办件.xlsx [9月]', 3, 1],
      [2, '办件.xlsx [10月]', 2, 1],
    ]);
    expect(problems(loaded)).toEqual(['办件.xlsx [9月] 4 | 办结时间 | 2026年9月31日 | no_such_date']);
    const ids = await engine.query('select case_id from cases order by case_id');
    expect(ids.map((found) => found['case_id'])).toEqual(['000123', '000125']);
  });
  it('progress is in bytes of the workbook, not of the text that its sheets became', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => row(`N${String(at)}`));
    const bytes = await book({ name: '9月', rows: [HEAD, ...rows] });
    const seen: number[][] = [];
    const { files } = await load('办件.xlsx', bytes, new Set(), (...progress) => seen.push(progress));
    expect(files[0]?.conservation.loaded).toBe(500);
    expect(seen.at(-1)).toEqual([bytes.length, 501]);
  });
  it('a sheet of another layout is a table of its own; one that is no table and a hidden one are named', async () => {
    const bytes = await book(
      { name: '填表说明', rows: [['一、请如实填写'], ['二、每月5日前报送']] },
      { name: '办件', rows: [HEAD, row('BJ1')] },
      {
        name: '投诉',
        rows: [
          ['投诉编号', '承办单位', '来电时间', '是否属实'],
          ['T1', '甲局', day(9), '属实'],
        ],
      },
      { name: '字典', rows: [['码'], ['1']], hidden: true },
    );
    const loaded = await load('月报.xlsx', bytes);
    expect(loaded.failures).toEqual([]);
    expect(loaded.files.map(({ layout }) => layout.table)).toEqual(['cases', 'complaints']);
    for (const { sheet } of loaded.files)
      expect(sheet).toMatchObject({ file: '月报.xlsx', unread: ['填表说明'], hidden: ['字典'], lost: [] });
  });
  it('without any table each sheet is asked about', async () => {
    const loaded = await load('a.xlsx', await book({ name: '说明', rows: [['甲'], ['乙']] }));
    expect(loaded.files).toEqual([]);
    expect(loaded.asking).toMatchObject([{ name: 'a.xlsx [说明]', questions: [{ kind: 'columns' }] }]);
  });
  it('the same workbook again is refused, its sheets one by one', async () => {
    const bytes = await book(
      { name: '9月', rows: [HEAD, row('BJ1')] },
      { name: '10月', rows: [HEAD, row('BJ2')] },
    );
    const { files } = await load('a.xlsx', bytes);
    const again = await load('副本.xlsx', bytes, new Set(files.map(({ contentSha256 }) => contentSha256)));
    expect(again.files).toEqual([]);
    expect(again.failures.map(({ error }) => error.code)).toEqual(['already_loaded', 'already_loaded']);
    expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(1);
  });
});

describe('cells that are no values', () => {
  it('a destroyed id and a formula error are set aside by sheet and row, in workbooks and in text', async () => {
    const rows = [HEAD, row(Number('430102199001011234')), row('#N/A'), row('BJ3')];
    const loaded = await load('a.xlsx', await book({ name: '办件', rows }));
    expect(problems(loaded)).toEqual([
      'a.xlsx [办件] 2 | 办件编号 | 4.30102199001011E+17 | destroyed_id',
      'a.xlsx [办件] 3 | 办件编号 | #N/A | error_cell',
    ]);
    await emptied(engine);
    const text = await load('a.csv', `${HEAD.join()}\nBJ1,#REF!,2026-10-09,,\nBJ2,#1号窗口,2026-10-09,,\n`);
    expect(problems(text)).toEqual(['a.csv 2 | 承办单位 | #REF! | error_cell']);
  });
  it('styled empty rows below the table are none', async () => {
    const cells = new Map(
      Array.from({ length: 5000 }, (_, i) => [
        `${String(i + 2)},0`,
        { value: null, style: { font: { bold: true } } },
      ]),
    );
    const bytes = await writeXlsx({ sheets: [{ name: '办件', rows: [HEAD, row('BJ1')], cells }] });
    expect((await load('a.xlsx', bytes)).files[0]?.conservation).toMatchObject({
      records: 2,
      loaded: 1,
      blank: 0,
    });
  });
});

describe('other formats through the same door', () => {
  it('an .xls', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('workbooks/cells-1900.xls', import.meta.url)));
    const { files } = await load('办件.xls', bytes);
    expect(files[0]).toMatchObject({
      name: '办件.xls [9月]',
      conservation: { records: 4, loaded: 2, setAside: 1 },
    });
  });
  it('a page in GBK', async () => {
    const cells = (texts: string[]) => `<tr>${texts.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    const page = `<html><meta charset="utf-8"><table>${cells(HEAD)}${cells(['000123', '甲局', '2026-10-09', '2026-10-20', '2026-10-19'])}</table></html>`;
    const loaded = await load('办件.xls', encodeGb18030(page));
    expect(places(loaded)).toEqual([[1, '办件.xls [表格1]', 2, 1]]);
    expect(await engine.query('select case_id, unit_name from cases join unit using (unit_key)')).toEqual([
      { case_id: '000123', unit_name: '甲局' },
    ]);
  });
  it('a damaged one: what is there counts, and the place where it breaks off is a problem', async () => {
    const rows = [HEAD, ...Array.from({ length: 2000 }, (_, i) => row(`BJ${String(i * 7919)}`))];
    const whole = await writeXlsx({ sheets: [{ name: '办件', rows }], stringMode: 'inline' });
    const at = Buffer.from(whole).indexOf('xl/worksheets/sheet1.xml');
    const loaded = await load('坏.xlsx', whole.subarray(0, at + Math.floor((whole.length - at) * 0.6)));
    const [file] = loaded.files;
    expect(file!.conservation.loaded).toBeGreaterThan(500);
    expect(problems(loaded)).toHaveLength(1);
    expect(problems(loaded)[0]).toMatch(/\] \d+ \| {2}\| {2}\| damaged_workbook \| kept$/);
  });
});

/** Everything that was loaded, whatever the file was called. */
const loadedTables = async (): Promise<Record<string, unknown>> => ({
  ...(await contents(engine)),
  source_file: [],
});

it('the same data as CSV and as xlsx loads to the same rows', { timeout: 240_000 }, async () => {
  const cell = fc.record({
    unit: fc.constantFrom('甲局', '乙局', ' 丙局 ', '丁"局"', '戊,局', ''),
    id: fc.stringMatching(/^0{0,3}[1-9A-Z]\d{0,17}$/),
    accepted: fc.integer({ min: 0, max: 300 }),
    used: fc.integer({ min: -2, max: 40 }),
    isOpen: fc.boolean(),
  });
  const isoDay = (offset: number): string =>
    new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
  const asDate = (text: string): CellValue => (text === '' ? null : new Date(`${text}T00:00:00Z`));
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 200 }), async (cases) => {
      const rows = cases.map(({ unit, id, accepted, used, isOpen }) => [
        id,
        unit,
        isoDay(accepted),
        isoDay(accepted + 10),
        isOpen ? '' : isoDay(accepted + used),
      ]);
      await emptied(engine);
      const asCsv = await load(
        'a.csv',
        [HEAD, ...rows].map((line) => line.map(quoted).join(',')).join('\r\n'),
      );
      const fromCsv = [asCsv.files.map(problemLines), await loadedTables()];
      await emptied(engine);
      const typed = rows.map(([id = '', unit = '', ...days]): CellValue[] => [id, unit, ...days.map(asDate)]);
      const asBook = await load('a.xlsx', await book({ name: 's', rows: [HEAD, ...typed] }));
      expect([asBook.files.map(problemLines), await loadedTables()]).toEqual(fromCsv);
    }),
    { numRuns: 25, seed: 20_261_106 },
  );
});
