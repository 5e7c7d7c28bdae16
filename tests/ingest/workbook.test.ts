import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { writeOds } from 'hucre/ods';
import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { NoDataRowsError, WorkbookUnreadableError } from '../../src/lib/domain/errors';
import { probe } from '../../src/lib/ingest/probe';
import { RecordScanner } from '../../src/lib/ingest/byte-scan';
import { dataSheet, readWorkbook, sheetCsv, type Sheet } from '../../src/lib/ingest/workbook';
import { sampleOf } from './sample';
import { hasShared, sharedPath } from '../shared';

const civil = (...parts: [number, number, number, number?, number?, number?]): Date => {
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts;
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
};
const sheetOf = (rows: CellValue[][]) => ({ name: '办件', rows });
const xlsx = async (...rows: CellValue[][]): Promise<string[][]> => {
  const { sheets } = await readWorkbook('办件.xlsx', await writeXlsx({ sheets: [sheetOf(rows)] }));
  return sheets[0]!.rows.map((row) => [...row]);
};
const csv = (rows: string[][]): string =>
  new TextDecoder().decode(sheetCsv({ name: '', hidden: false, rows }));

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
    expect((await xlsx(['031116', ' 甲 ', null, true, false]))[0]).toEqual([
      '031116',
      ' 甲 ',
      '',
      'TRUE',
      'FALSE',
    ]);
  });
  it('a formula gives its value', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 's',
          rows: [['x']],
          cells: new Map([['0,0', { value: '甲局', formula: 'B1', formulaResult: '甲局' }]]),
        },
      ],
    });
    expect((await readWorkbook('a.xlsx', bytes)).sheets[0]?.rows[0]).toEqual(['甲局']);
  });
  it('an ods is read like an xlsx', async () => {
    const bytes = await writeOds({
      sheets: [
        sheetOf([
          ['办件编号', '受理时间'],
          ['BJ1', civil(2026, 1, 5, 8)],
        ]),
      ],
    });
    expect((await readWorkbook('a.ods', bytes)).sheets[0]?.rows).toEqual([
      ['办件编号', '受理时间'],
      ['BJ1', '2026-01-05 08:00:00'],
    ]);
  });
});

describe('from sheet to CSV', () => {
  it('line n is row n: blank rows stay, a line break in a cell becomes a space', () => {
    const rows = [['办件编号', '诉求'], [], ['BJ1', '一\n二'], ['', ''], ['BJ2', 'a,"b"']];
    expect(csv(rows)).toBe('办件编号,诉求\n\nBJ1,一 二\n\nBJ2,"a,""b"""\n');
    const scanner = new RecordScanner(',', '"', '\n', 'utf-8');
    scanner.push(sheetCsv({ name: '', hidden: false, rows }));
    expect([...scanner.end().firstLine]).toEqual([1, 3, 5]);
  });
  it('all records have the width of the widest, empty columns at the right left out', () => {
    expect(csv([['a', 'b', 'c', ''], ['1'], ['1', '', '', ' ']])).toBe('a,b,c\n1,,\n1,,\n');
  });
  it('blank rows above the header are kept, so that the row number is the sheet’s own', async () => {
    const bytes = await writeXlsx({
      sheets: [sheetOf([[null], [null], ['办件编号', '单位'], ['BJ1', '甲']])],
    });
    const sheet = dataSheet('a.xlsx', await readWorkbook('a.xlsx', bytes));
    expect(new TextDecoder().decode(sheetCsv(sheet))).toBe('\n\n办件编号,单位\nBJ1,甲\n');
  });
  it('the first visible sheet with something in it is the table', async () => {
    const sheets = [
      { ...sheetOf([['说明']]), name: '隐藏', hidden: true },
      { ...sheetOf([[null]]), name: '空' },
      { ...sheetOf([['办件编号'], ['BJ1']]), name: '明细' },
    ];
    const workbook = await readWorkbook('a.xlsx', await writeXlsx({ sheets }));
    expect(workbook.sheets.map(({ hidden }) => hidden)).toEqual([true, false, false]);
    expect(dataSheet('a.xlsx', workbook).name).toBe('明细');
  });
  it('a workbook of empty sheets has no data', () => {
    const empty: Sheet = { name: 'Sheet1', hidden: false, rows: [['', ' '], []] };
    expect(() => dataSheet('a.xlsx', { sheets: [empty] })).toThrow(NoDataRowsError);
  });
  it('and it is probed like any other file', async () => {
    const rows = [
      ['办件编号', '承办单位', '受理时间'],
      ['BJ1', '甲局', civil(2026, 1, 5, 9)],
      ['BJ2', '乙;局', civil(2026, 1, 6)],
    ];
    const sheet = dataSheet(
      'a.xlsx',
      await readWorkbook('a.xlsx', await writeXlsx({ sheets: [sheetOf(rows)] })),
    );
    expect(probe(sampleOf('a.xlsx', sheetCsv(sheet)))).toMatchObject({
      delimiter: ',',
      newline: '\n',
      width: 3,
      table: 'cases',
    });
  });
});

describe('workbooks that cannot be read', () => {
  it('a damaged one', async () => {
    const whole = await writeXlsx({ sheets: [sheetOf([['a']])] });
    await expect(readWorkbook('坏.xlsx', whole.subarray(0, 900))).rejects.toThrow(WorkbookUnreadableError);
    await expect(readWorkbook('坏.xlsx', whole.subarray(0, 900))).rejects.toThrow(
      '{"file":"坏.xlsx","kind":"damaged"}',
    );
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
    await expect(readWorkbook('a.xls', magic)).rejects.toThrow('damaged');
  });
  it('one that would blow up is refused before it is inflated', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': strToU8('x'), 'xl/worksheets/sheet1.xml': strToU8('y') });
    const entry = Buffer.from(bomb).lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
    new DataView(bomb.buffer).setUint32(entry + 24, 220e6, true);
    await expect(readWorkbook('a.xlsx', bomb)).rejects.toThrow('{"file":"a.xlsx","kind":"bomb"}');
  });
  it.skipIf(!hasShared)('bomb_200MB.xlsx, in no time', async () => {
    const started = performance.now();
    await expect(
      readWorkbook('bomb.xlsx', readFileSync(sharedPath('suites/attack/bomb_200MB.xlsx'))),
    ).rejects.toThrow('bomb');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
