/** How sheets of the house look, and how a workbook is settled: text is text, whatever it looks like. */
import { writeXlsx, type Cell, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import type { LocalDate } from '../domain/local-date';
import { entriesOf, fixedZip, rewritten, stampOf, xmlText } from './zip';

export type Value = string | number | null;

const THIN = { style: 'thin' } as const;
const BOX = { top: THIN, bottom: THIN, left: THIN, right: THIN } as const;
export const SONG = { name: '宋体', size: 10, scheme: 'none' } as const;

/** Full-width blanks between what stands in one cell. */
export const GAP = '\u3000\u3000\u3000';

export const STYLES = {
  title: {
    font: { ...SONG, size: 16, bold: true },
    alignment: { horizontal: 'center', vertical: 'center' },
  },
  note: { font: { ...SONG, size: 9 }, alignment: { wrapText: true, vertical: 'top' } },
  head: {
    font: { ...SONG, bold: true },
    border: BOX,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  text: { font: SONG, border: BOX, numFmt: '@', alignment: { wrapText: true, vertical: 'center' } },
  count: { font: SONG, border: BOX, numFmt: '0', alignment: { horizontal: 'right', vertical: 'center' } },
  points: {
    ...{ font: SONG, border: BOX, numFmt: '0.00' },
    alignment: { horizontal: 'right', vertical: 'center' },
  },
  rate: { font: SONG, border: BOX, numFmt: '0.00%', alignment: { horizontal: 'right', vertical: 'center' } },
} as const satisfies Readonly<Record<string, CellStyle>>;

/** `_x0041_` means A in a sheet, unless its first mark is written so itself. */
export const sheetText = (text: string): string =>
  xmlText(text).replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_');

export const safe = (value: Value): Value => (typeof value === 'string' ? sheetText(value) : value);

export type Styled = Map<string, Partial<Cell>>;

export const style = (cells: Styled, row: number, column: number, to: CellStyle): void => {
  cells.set(`${String(row)},${String(column)}`, { style: to });
};

/** Excel takes 31 characters, and none of these. */
export const sheetName = (no: number, name: string): string =>
  `${String(no)} ${name}`.replace(/[[\]:*?/\\']/g, '-').slice(0, 31);

/** 1 → A, 27 → AA. */
export const columnLetters = (n: number): string =>
  n <= 0 ? '' : `${columnLetters(Math.floor((n - 1) / 26))}${String.fromCharCode(65 + ((n - 1) % 26))}`;

/** The same content always as the same bytes. */
export const writtenXlsx = async (
  title: string,
  sheets: readonly WriteSheet[],
  on: LocalDate,
): Promise<Uint8Array> => {
  const bytes = await writeXlsx({
    sheets: [...sheets],
    defaultFont: SONG,
    properties: {
      title: xmlText(title),
      creator: 'Mingcha',
      created: new Date(stampOf(on)),
      modified: new Date(stampOf(on)),
    },
  });
  const entries = entriesOf(bytes);
  rewritten(entries, 'docProps/core.xml', (core) =>
    core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stampOf(on)}`),
  );
  return fixedZip(entries, on);
};
