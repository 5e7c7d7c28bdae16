import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeOds } from 'hucre/ods';
import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { RecordScanner } from '../../src/lib/ingest/byte-scan';
import { probe } from '../../src/lib/ingest/recognise';
import type { Sheet } from '../../src/lib/ingest/sheet';
import { sheetCsv } from '../../src/lib/ingest/sheet-csv';
import { readWorkbook } from '../../src/lib/ingest/workbook';
import { workbookText } from '../../src/lib/ingest/workbook-text';
import { hasShared, sharedPath } from '../shared';
import { sampleOf } from './sample';
import { PATIENCE, secondsSince } from '../work-done';

const civil = (...parts: [number, number, number, number?, number?, number?]): Date => {
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts;
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
};
const sheetOf = (rows: CellValue[][]) => ({ name: '办件', rows });
const xlsx = async (...rows: CellValue[][]): Promise<string[][]> => {
  const { sheets } = await readWorkbook('办件.xlsx', await writeXlsx({ sheets: [sheetOf(rows)] }));
  return sheets[0]!.rows.map((row) => [...row]);
};
const sheet = (rows: string[][]): Sheet => ({ name: '', hidden: false, isCut: false, rows });
const csv = (rows: string[][]): string => new TextDecoder().decode(sheetCsv('a.xlsx', sheet(rows)));

describe('cells of a workbook as text', () => {
  it('a date is civil ISO text in every time zone; midnight is the date alone', async () => {
    const zone = process.env['TZ'];
    for (const name of ['Asia/Shanghai', 'America/Los_Angeles', 'UTC']) {
      process.env['TZ'] = name;
      const rows = await xlsx([
        civil(2026, 1, 5),
        civil(2026, 1, 5, 17, 0, 1),
        civil(2026, 2, 28, 23, 59, 59),
      ]);
      expect(rows[0]).toEqual(['2026-01-05', '2026-01-05 17:00:01', '2026-02-28 23:59:59']);
    }
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });
  it.each(['1900', '1904'] as const)(
    'a serial of the %s system, and a date as text beside it',
    async (dateSystem) => {
      const rows = [['受理时间'], [civil(2026, 1, 5, 8, 3)], ['2026年1月5日'], ['2026.1.5']];
      const bytes = await writeXlsx({ sheets: [sheetOf(rows)], dateSystem });
      const { sheets } = await readWorkbook('a.xlsx', bytes);
      expect(sheets[0]?.rows.flat()).toEqual(['受理时间', '2026-01-05 08:03:00', '2026年1月5日', '2026.1.5']);
    },
  );
  it('a time without a date is a time', async () => {
    expect((await xlsx([civil(1899, 12, 30, 8, 3)]))[0]).toEqual(['08:03:00']);
  });
  it('numbers have no exponent and no noise', async () => {
    expect((await xlsx([5, 1.5, 0.1 + 0.2, 1e-7, -20, 31116]))[0]).toEqual([
      '5',
      '1.5',
      '0.3',
      '0.0000001',
      '-20',
      '31116',
    ]);
  });
  it('an id of 18 digits kept as a number is destroyed, and looks it', async () => {
    expect((await xlsx([Number('430102199001011234'), 123456789012345]))[0]).toEqual([
      '4.30102199001011E+17',
      '123456789012345',
    ]);
  });
  it('text stays text, leading zeros and all; nothing is nothing', async () => {
    expect((await xlsx(['031116', '430102199001011234', ' 甲 ', null, true, false]))[0]).toEqual([
      '031116',
      '430102199001011234',
      ' 甲 ',
      '',
      'TRUE',
      'FALSE',
    ]);
  });
  it('a percentage is its value', async () => {
    const cells = new Map([['0,0', { value: 0.995, style: { numFmt: '0.0%' } }]]);
    const bytes = await writeXlsx({ sheets: [{ name: 's', rows: [[0.995]], cells }] });
    expect((await readWorkbook('a.xlsx', bytes)).sheets[0]?.rows).toEqual([['0.995']]);
  });
  it('a formula gives its value; one that was never computed has none, which is an error and no blank', async () => {
    const cells = new Map([
      ['0,0', { value: '甲局', formula: 'B1', formulaResult: '甲局' }],
      ['0,1', { value: null, formula: 'C1' }],
    ]);
    const bytes = await writeXlsx({ sheets: [{ name: 's', rows: [['x', 'y']], cells }] });
    expect((await readWorkbook('a.xlsx', bytes)).sheets[0]?.rows[0]).toEqual(['甲局', '#VALUE!']);
  });
  it('merged cells keep the value in the first one', async () => {
    const rows = [
      ['按时办结', null, '单位'],
      ['线上', '线下', null],
    ];
    const merges = [
      { startRow: 0, startCol: 0, endRow: 0, endCol: 1 },
      { startRow: 0, startCol: 2, endRow: 1, endCol: 2 },
    ];
    const bytes = await writeXlsx({ sheets: [{ ...sheetOf(rows), merges }] });
    expect((await readWorkbook('a.xlsx', bytes)).sheets[0]?.rows).toEqual([
      ['按时办结', '', '单位'],
      ['线上', '线下', ''],
    ]);
  });
});

const TABLE = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"';
const OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"';
const TEXT = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
const STYLE = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"';
const textCell = (text: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const textRow = (...cells: string[]): string =>
  `<table:table-row>${cells.map(textCell).join('')}</table:table-row>`;
const odsOf = (content: string): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(
      `<?xml version="1.0"?><office:document-content ${OFFICE} ${TABLE} ${TEXT} ${STYLE}>${content}</office:document-content>`,
    ),
  });

describe('OpenDocument', () => {
  it('is read like an xlsx', async () => {
    const rows = [
      ['办件编号', '受理时间'],
      ['BJ1', civil(2026, 1, 5, 8)],
    ];
    const { sheets } = await readWorkbook('a.ods', await writeOds({ sheets: [sheetOf(rows)] }));
    expect(sheets[0]?.rows).toEqual([
      ['办件编号', '受理时间'],
      ['BJ1', '2026-01-05 08:00:00'],
    ]);
  });
  it('rows repeated as print titles and rows of a group are rows; a table that is not displayed is hidden', async () => {
    const bytes = odsOf(`<office:automatic-styles>
      <style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
      <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
      </office:automatic-styles><office:body><office:spreadsheet>
      <table:table table:name="字典" table:style-name="ta2">${textRow('码', '值')}</table:table>
      <table:table table:name="办件" table:style-name="ta1"><table:table-header-rows>${textRow('办件编号')}</table:table-header-rows>
      <table:table-row-group>${textRow('BJ1')}${textRow('BJ2')}</table:table-row-group></table:table>
      </office:spreadsheet></office:body>`);
    const { sheets } = await readWorkbook('a.ods', bytes);
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['字典', true],
      ['办件', false],
    ]);
    expect(sheets[1]?.rows).toEqual([['办件编号'], ['BJ1'], ['BJ2']]);
  });
  it('a duration is a time, an error is its text', async () => {
    const bytes = odsOf(
      `<office:body><office:spreadsheet><table:table table:name="s"><table:table-row><table:table-cell office:value-type="time" office:time-value="PT08H03M00S"/>${textCell('#N/A')}</table:table-row></table:table></office:spreadsheet></office:body>`,
    );
    expect((await readWorkbook('a.ods', bytes)).sheets[0]?.rows).toEqual([['08:03:00', '#N/A']]);
  });
  it('one that breaks off is read to its last whole row', async () => {
    const rows = Array.from({ length: 2000 }, (_, i) => [
      `BJ${String(i)}`,
      `${String((i * 7919) % 10_007)}号`,
    ]);
    const whole = await writeOds({ sheets: [sheetOf(rows)] });
    const { sheets } = await readWorkbook('坏.ods', whole.subarray(0, Math.floor(whole.length * 0.6)));
    expect(sheets[0]?.isCut).toBe(true);
    const read = sheets[0]!.rows;
    expect(read.length).toBeGreaterThan(100);
    expect(read).toEqual(rows.slice(0, read.length));
  });
});

describe('from sheet to CSV', () => {
  it('line n is row n: blank rows stay, a line break in a cell becomes a space', () => {
    const rows = [['办件编号', '诉求'], [], ['BJ1', '一\n二'], ['', ''], ['BJ2', 'a,"b"']];
    expect(csv(rows)).toBe('办件编号,诉求\n\nBJ1,一 二\n\nBJ2,"a,""b"""\n');
    const scanner = new RecordScanner(',', '"', '\n', 'utf-8');
    scanner.push(sheetCsv('a.xlsx', sheet(rows)));
    expect([...scanner.end().firstLine]).toEqual([1, 3, 5]);
  });
  it('all records have the width of the widest; empty columns at the right and empty rows below are left out', () => {
    expect(csv([['a', 'b', 'c', ''], ['1'], ['1', '', '', ' '], ['', ''], [' ']])).toBe('a,b,c\n1,,\n1,,\n');
  });
  it('blank rows above the header are kept, so that the row number is the sheet’s own', async () => {
    const bytes = await writeXlsx({
      sheets: [sheetOf([[null], [null], ['办件编号', '单位'], ['BJ1', '甲']])],
    });
    const { sheets } = await workbookText('a.xlsx', bytes);
    expect(new TextDecoder().decode(sheets[0]?.csv)).toBe('\n\n办件编号,单位\nBJ1,甲\n');
  });
  it('and it is probed like any other file', async () => {
    const rows = [
      ['办件编号', '承办单位', '受理时间'],
      ['BJ1', '甲局', civil(2026, 1, 5, 9)],
      ['BJ2', '乙;局', civil(2026, 1, 6)],
    ];
    const { sheets } = await workbookText('a.xlsx', await writeXlsx({ sheets: [sheetOf(rows)] }));
    expect(probe(sampleOf('a.xlsx', sheets[0]!.csv))).toMatchObject({
      delimiter: ',',
      newline: '\n',
      width: 3,
      table: 'cases',
    });
  });
});

describe('which sheets are read', () => {
  const opened = async (sheets: readonly { name: string; hidden?: boolean; rows: CellValue[][] }[]) =>
    workbookText('a.xlsx', await writeXlsx({ sheets: [...sheets] }));

  it('every visible one that holds anything; hidden ones are named', async () => {
    const { sheets, hidden } = await opened([
      { ...sheetOf([['说明']]), name: '字典', hidden: true },
      { ...sheetOf([[null]]), name: '空' },
      { ...sheetOf([['办件编号'], ['BJ1']]), name: '9月' },
      { ...sheetOf([['办件编号'], ['BJ2']]), name: '10月' },
    ]);
    expect(sheets.map(({ name }) => name)).toEqual(['9月', '10月']);
    expect(hidden).toEqual(['字典']);
  });
  it('with everything hidden it says which sheets are', async () => {
    const sheets = [
      { ...sheetOf([['办件编号'], ['BJ1']]), name: '办件', hidden: true },
      { ...sheetOf([[null]]), name: '空' },
    ];
    await expect(opened(sheets)).rejects.toMatchObject({
      code: 'hidden_sheets',
      params: { file: 'a.xlsx', sheets: '办件' },
    });
  });
  it('with nothing anywhere there is no data', async () => {
    await expect(opened([sheetOf([['', ' ']])])).rejects.toMatchObject({ code: 'no_data_rows' });
  });
});

describe('workbooks that cannot be read', () => {
  const refused = (name: string, bytes: Uint8Array) => expect(readWorkbook(name, bytes)).rejects;

  it('one with a password says how to take it off', async () => {
    const bytes = await writeXlsx({
      sheets: [sheetOf([['a']])],
      encryption: { password: '1', spinCount: 10 },
    });
    await refused('锁.xlsx', bytes).toMatchObject({ code: 'workbook_locked', params: { file: '锁.xlsx' } });
  });
  it('a compound file that holds no table', async () => {
    const magic = Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...Array<number>(2000).fill(0),
    ]);
    await refused('a.xls', magic).toMatchObject({ code: 'workbook_unreadable' });
  });
  it.each([
    ['a.xlsb', 'xl/workbook.bin', 'foreign_format', { kind: 'xlsb' }],
    ['a.numbers', 'Index/Document.iwa', 'foreign_format', { kind: 'numbers' }],
    ['a.numbers', 'Index.zip', 'foreign_format', { kind: 'numbers' }],
    ['a.docx', 'word/document.xml', 'not_a_table', { kind: 'docx' }],
    ['a.zip', '办件.csv', 'zipped_file', { inside: '办件.csv', files: 1 }],
    ['a.zip', '照片.bin', 'not_a_table', { kind: 'zip' }],
  ])('%s with %s inside: %s', async (name, inside, code, params) => {
    await refused(name, zipSync({ [inside]: strToU8('x') })).toMatchObject({ code, params });
  });
});

describe('zip bombs', () => {
  const bomb = (): Uint8Array =>
    zipSync({ 'xl/workbook.xml': strToU8('x'), 'xl/worksheets/sheet1.xml': new Uint8Array(30e6) });
  const says = (bytes: Uint8Array, inflated: number): Uint8Array => {
    const entry = Buffer.from(bytes).lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
    new DataView(bytes.buffer).setUint32(entry + 24, inflated, true);
    return bytes;
  };

  it('is refused by its directory, before anything is inflated', async () => {
    await expect(readWorkbook('a.xlsx', says(bomb(), 220e6))).rejects.toMatchObject({
      code: 'workbook_too_large',
      params: { file: 'a.xlsx', megabytes: 221, most: 6 },
    });
  });
  it.each([0, 1, 1000])('that says it is %i bytes big stops where it is found out', async (inflated) => {
    const before = process.memoryUsage().rss;
    await expect(readWorkbook('a.xlsx', says(bomb(), inflated))).rejects.toMatchObject({
      code: 'workbook_too_large',
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
  });
  it.skipIf(!hasShared)('bomb_200MB.xlsx in no time, with no memory', async () => {
    const bytes = readFileSync(sharedPath('suites/attack/bomb_200MB.xlsx'));
    const [started, before] = [process.cpuUsage(), process.memoryUsage().rss];
    await expect(readWorkbook('bomb.xlsx', bytes)).rejects.toMatchObject({ code: 'workbook_too_large' });
    expect(secondsSince(started)).toBeLessThan(2 * PATIENCE);
    expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
  });
});

describe('a damaged xlsx is read as far as it goes, and says so', () => {
  const rows = Array.from({ length: 3000 }, (_, i) => [
    `BJ${String(i).padStart(6, '0')}`,
    `甲局${String((i * 7919) % 1009)}`,
    i,
  ]);
  const readCut = async (bytes: Uint8Array): Promise<Sheet> =>
    (await readWorkbook('坏.xlsx', bytes)).sheets[0]!;
  const asText = rows.map((row) => row.map(String));

  it('broken off in the sheet, texts within the cells', async () => {
    const whole = await writeXlsx({ sheets: [sheetOf(rows)], stringMode: 'inline' });
    const at = Buffer.from(whole).indexOf('xl/worksheets/sheet1.xml');
    const read = await readCut(whole.subarray(0, at + Math.floor((whole.length - at) * 0.5)));
    expect(read.isCut).toBe(true);
    expect(read.rows.length).toBeGreaterThan(500);
    expect(read.rows).toEqual(asText.slice(0, read.rows.length));
  });
  it('broken off in the table of texts: rows are read up to the first text that is lost', async () => {
    const { 'xl/sharedStrings.xml': texts, ...before } = unzipSync(
      await writeXlsx({ sheets: [sheetOf(rows)] }),
    );
    // Excel writes the texts behind the sheets.
    const whole = zipSync({ ...before, 'xl/sharedStrings.xml': texts! });
    const at = Buffer.from(whole).indexOf('xl/sharedStrings.xml');
    const read = await readCut(whole.subarray(0, at + 4000));
    expect(read.isCut).toBe(true);
    expect(read.rows.length).toBeGreaterThan(100);
    expect(read.rows).toEqual(asText.slice(0, read.rows.length));
  });
  it('a whole zip whose checksum does not match', async () => {
    const whole = await writeXlsx({ sheets: [sheetOf([['a'], ['b']])] });
    const name = Buffer.from(whole).lastIndexOf('xl/worksheets/sheet1.xml');
    const crcAt = name - 46 + 16;
    whole[crcAt] = (whole[crcAt] ?? 0) ^ 0xff;
    expect(await readCut(whole)).toMatchObject({ isCut: true, rows: [['a'], ['b']] });
  });
  it('a style in the last cell of the sheet is no data and no damage', async () => {
    const cells = new Map([['1048575,16383', { value: null, style: { font: { bold: true } } }]]);
    const bytes = await writeXlsx({ sheets: [{ name: 's', rows: [['a'], ['b']], cells }] });
    expect(await readCut(bytes)).toMatchObject({ isCut: false, rows: [['a'], ['b']] });
  });
  it('nothing left is nothing to read', async () => {
    const whole = await writeXlsx({ sheets: [sheetOf([['a']])] });
    await expect(readWorkbook('坏.xlsx', whole.subarray(0, 200))).rejects.toMatchObject({
      code: 'workbook_unreadable',
      params: { file: '坏.xlsx' },
    });
  });
});
