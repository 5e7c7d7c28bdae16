/**
 * Cells as text: what a person sees who types them out. A date is civil ISO text whatever the time zone, a number has no
 * exponent, a formula is its value. A number of 16 digits and more was destroyed by the spreadsheet, which keeps 15;
 * it comes out as `1.23E+17`, so that the load refuses it as an id.
 */
import type { Sheet as ForeignSheet, CellValue } from 'hucre/xlsx';

/** What the library read of a workbook, and what it could not. */
export interface ForeignSheets {
  readonly sheets: readonly ForeignSheet[];
  /** The file is damaged: sheets end where it breaks off. */
  readonly isCut: boolean;
  /** Sheets that the file names and no longer holds. */
  readonly lost: readonly string[];
}

const FIRST_DAY = Date.UTC(1900, 0, 1);

/**
 * A serial's date, a time when it has one, a time alone when it has no date. The reader gives it in UTC, where it must
 * stay. Midnight sharp is written as the date alone: a serial does not tell the two apart.
 */
function dateText(value: Date): string {
  const milliseconds = Math.round(value.getTime() / 1000) * 1000;
  if (Number.isNaN(milliseconds)) return UNKNOWN_VALUE;
  const [date = '', time = ''] = new Date(milliseconds).toISOString().slice(0, 19).split('T');
  if (milliseconds < FIRST_DAY) return time;
  return time === '00:00:00' ? date : `${date} ${time}`;
}

/** The digits that a spreadsheet keeps of a number. */
const KEPT_DIGITS = 15;

/** A number as digits, `1.23E+17` when it is longer than a spreadsheet can keep. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return UNKNOWN_VALUE;
  const kept = Number(value.toPrecision(KEPT_DIGITS));
  if (Math.abs(kept) >= 10 ** KEPT_DIGITS) return kept.toExponential().replace('e', 'E');
  const plain = String(kept);
  return plain.includes('e') ? kept.toFixed(20).replace(/\.?0+$/, '') : plain;
}

/** What stands in a cell whose value nobody knows, as the spreadsheet itself writes it: a problem, never a blank. */
export const UNKNOWN_VALUE = '#VALUE!';

/** OpenDocument's duration: PT08H03M00S is 08:03:00. */
function timeText(text: string): string {
  const parts = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/.exec(text);
  return parts === null
    ? text
    : parts
        .slice(1)
        .map((part) => part.padStart(2, '0'))
        .join(':');
}

function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.startsWith('PT') ? timeText(value) : value;
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'boolean' ? String(value).toUpperCase() : dateText(value);
}

/** A formula that was never computed has no value to read. */
function* uncomputed({ cells }: ForeignSheet): Generator<{ row: number; column: number }> {
  for (const [place, { formula, value }] of cells ?? []) {
    if (formula === undefined || value !== null) continue;
    const [row = 0, column = 0] = place.split(',').map(Number);
    yield { row, column };
  }
}

/** All rows of a sheet as text. */
export function rowTexts(sheet: ForeignSheet): string[][] {
  // Rows without any cell are holes in what the library gives for an .xls.
  const rows = Array.from({ length: sheet.rows.length }, (_, i) => Array.from(sheet.rows[i] ?? [], cellText));
  for (const { row, column } of uncomputed(sheet)) {
    const cells = rows[row];
    if (cells !== undefined) cells[column] = UNKNOWN_VALUE;
  }
  return rows;
}
