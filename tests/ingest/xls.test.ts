import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeCompoundFile } from '../../src/lib/ingest/compound-file';
import { readWorkbook } from '../../src/lib/ingest/workbook';

/** Written by LibreOffice from one invented table: its cells, in every way a cell can be. */
const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`workbooks/${name}`, import.meta.url)));

const HEAD = [
  '办件编号',
  '承办单位',
  '受理时间',
  '应办结时间',
  '办结时间',
  '承诺时限',
  '是否上门',
  '满意率',
  '备注',
];

describe('what LibreOffice writes', () => {
  it.each([
    ['cells-1900.xls', 'TRUE', 'FALSE'],
    ['cells-1904.xls', 'TRUE', 'FALSE'],
    ['cells.ods', '1', '0'],
  ])(
    '%s: serials and text dates in one column, long ids, formulas, errors, hidden sheets',
    async (name, yes, no) => {
      const { sheets } = await readWorkbook(name, fixture(name));
      expect(sheets.map((sheet) => [sheet.name, sheet.hidden, sheet.isCut])).toEqual([
        ['9月', false, false],
        ['10月', false, false],
        ['字典', true, false],
      ]);
      expect(sheets[0]?.rows.slice(0, 4)).toEqual([
        HEAD,
        [
          '000123',
          '甲局',
          '2026-10-09 08:03:00',
          '2026-10-20',
          '2026-10-23',
          '10',
          yes,
          '0.995',
          '多行\n备注',
        ],
        [
          '430102199001011234',
          '乙局',
          '2026-10-09',
          '2026年10月20日',
          '2026.10.19',
          '5',
          no,
          '1',
          '甲局乙局',
        ],
        ['4.30102199001011E+17', '丙局', '2026-10-09', '2026-10-20', '2026-10-19', '5', no, '1', '#N/A'],
      ]);
      expect(sheets[1]?.rows.map(([first = '']) => first)).toEqual([
        '某县办件明细',
        '',
        '办件编号',
        '000124',
      ]);
    },
  );
  it('an .et is an .xls by another name', async () => {
    expect((await readWorkbook('办件.et', fixture('cells-1900.xls'))).sheets).toHaveLength(3);
  });
  it('one that breaks off is refused in words, or has lost nothing of its sheets', async () => {
    const whole = fixture('cells-1900.xls');
    const { sheets } = await readWorkbook('好.xls', whole);
    for (const share of [0.1, 0.3, 0.5, 0.8, 0.95]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share));
      const read = await readWorkbook('坏.xls', cut).catch((error: unknown) => error);
      if (read instanceof Error) expect(read).toMatchObject({ code: 'workbook_unreadable' });
      else expect(read).toEqual({ sheets, lost: [] });
    }
  });
});

const u16 = (...values: number[]): number[] => values.flatMap((value) => [value & 0xff, value >> 8]);
const record = (id: number, ...data: number[]): number[] => [...u16(id, data.length), ...data];
const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const BOF = (version: number, kind: number): number[] =>
  record(0x809, ...u16(version, kind), ...u16(0, 0, 0, 0, 0, 0));
const EOF = record(0x0a);
const label = (row: number, column: number, text: string, id = 0x204): number[] =>
  record(id, ...u16(row, column, 0, text.length), 0, ...ascii(text), ...(id === 0xd6 ? u16(0) : []));
/** A formula whose value is the text that follows. */
const formula = (row: number, column: number): number[] =>
  record(0x06, ...u16(row, column, 0), 0, 0, 0, 0, 0, 0, 0xff, 0xff, ...u16(0, 0, 0, 0));
const text = (value: string): number[] => record(0x207, ...u16(value.length), 0, ...ascii(value));
const sharedFormula = record(0x4bc, ...u16(0, 0, 0, 0));

function xls(cells: readonly number[], more: readonly number[] = [], version = 0x600): Uint8Array {
  const name = ascii('s');
  const sheetRecord = (at: number): number[] => record(0x85, ...u16(at, 0), 0, 0, name.length, 0, ...name);
  const head = [...BOF(version, 5), ...more];
  const at = head.length + sheetRecord(0).length + EOF.length;
  return writeCompoundFile(
    'Workbook',
    Uint8Array.from([...head, ...sheetRecord(at), ...EOF, ...BOF(version, 0x10), ...cells, ...EOF]),
  );
}

describe('records that are easily lost', () => {
  const rows = async (cells: readonly number[]) => (await readWorkbook('a.xls', xls(cells))).sheets[0]?.rows;

  it('the text of a shared formula, and of the formula after it', async () => {
    const cells = [...formula(0, 0), ...sharedFormula, ...text('first'), ...formula(1, 0), ...text('second')];
    expect(await rows(cells)).toEqual([['first'], ['second']]);
  });
  it('rich text', async () => {
    expect(await rows([...label(0, 0, 'plain'), ...label(1, 0, 'rich', 0xd6)])).toEqual([
      ['plain'],
      ['rich'],
    ]);
  });
  it('rows in between stay empty rows', async () => {
    expect(await rows([...label(0, 0, 'a'), ...label(3, 0, 'b')])).toEqual([['a'], [], [], ['b']]);
  });
  it('in a file of many sectors too', async () => {
    const cells = Array.from({ length: 60_000 }, (_, i) => label(i % 60_000, 0, `case ${String(i)}`)).flat();
    const read = await rows(cells);
    expect(read).toHaveLength(60_000);
    expect(read?.at(-1)).toEqual(['case 59999']);
  });
});

describe('a damaged .xls', () => {
  it('is read up to where the chain of its sectors breaks, and says so', async () => {
    const bytes = xls(Array.from({ length: 1000 }, (_, i) => label(i, 0, `case ${String(i)}`)).flat());
    const view = new DataView(bytes.buffer);
    // The table that chains the sectors stands behind the directory; 0xfffffffe ends a chain.
    const table = (view.getUint32(48, true) + 2) * 512;
    view.setUint32(table + 20 * 4, 0xfffffffe, true);
    const [sheet] = (await readWorkbook('坏.xls', bytes)).sheets;
    expect(sheet?.isCut).toBe(true);
    expect(sheet?.rows.length).toBeGreaterThan(300);
    expect(sheet?.rows).toEqual(
      Array.from({ length: sheet?.rows.length ?? 0 }, (_, i) => [`case ${String(i)}`]),
    );
  });
});

describe('compound files that are not opened', () => {
  const refused = (bytes: Uint8Array) => expect(readWorkbook('a.xls', bytes)).rejects;
  const locked = record(0x2f, ...u16(1, 1, 1));

  it('an .xls with a password', () => refused(xls([], locked)).toMatchObject({ code: 'workbook_locked' }));
  it('an .xlsx with a password', () =>
    refused(writeCompoundFile('EncryptedPackage', new Uint8Array(5000))).toMatchObject({
      code: 'workbook_locked',
    }));
  it('a Word document', () =>
    refused(writeCompoundFile('WordDocument', new Uint8Array(5000))).toMatchObject({
      code: 'not_a_table',
      params: { file: 'a.xls', kind: 'doc' },
    }));
  it('a workbook of Excel 5.0', () =>
    refused(writeCompoundFile('Book', new Uint8Array(5000))).toMatchObject({
      code: 'foreign_format',
      params: { file: 'a.xls', kind: 'xls 5.0' },
    }));
});
