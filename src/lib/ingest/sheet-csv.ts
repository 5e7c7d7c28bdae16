/** A sheet as text, so that it takes the same path as any other file. */
import { WorkbookTooLargeError } from '../domain/errors';
import type { LayoutChoices } from '../domain/layout';
import { joinBytes } from './join-bytes';
import { isBlankRow, type Sheet } from './sheet';

/** A text that stands in very many cells is kept once in a workbook and many times in the CSV. */
const MOST_BYTES = 1e9;
const ROWS_AT_ONCE = 10_000;

/** A line break inside a cell becomes a space: line n of the CSV is row n of the sheet, and stays it. */
function csvCell(cell: string): string {
  const text = /[\r\n]/.test(cell) ? cell.replace(/\s*[\r\n]+\s*/g, ' ') : cell;
  return /[",]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function lastFilled(row: readonly string[]): number {
  let width = row.length;
  while (width > 0 && (row[width - 1] ?? '').trim() === '') width -= 1;
  return width;
}

/** Rows below the last filled one are styled at most, and no data. */
function usedRows(rows: Sheet['rows']): number {
  let used = rows.length;
  while (used > 0 && isBlankRow(rows[used - 1] ?? [])) used -= 1;
  return used;
}

/** How a sheet's CSV is written: nothing about it needs to be recognised. */
export const SHEET_FORM: LayoutChoices = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escape: '"',
  newline: '\n',
};

/**
 * A sheet as UTF-8 CSV (comma, LF, no byte-order mark), all records of one width. Physical line n = row n of the sheet;
 * a blank row is a blank line.
 * @throws WorkbookTooLargeError beyond a thousand megabytes.
 */
export function sheetCsv(file: string, { rows }: Sheet): Uint8Array<ArrayBuffer> {
  const width = rows.reduce((widest, row) => Math.max(widest, lastFilled(row)), 0);
  const used = usedRows(rows);
  const line = (row: readonly string[]): string =>
    isBlankRow(row) ? '' : Array.from({ length: width }, (_, i) => csvCell(row[i] ?? '')).join(',');
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let at = 0; at < used; at += ROWS_AT_ONCE) {
    const lines = rows.slice(at, Math.min(used, at + ROWS_AT_ONCE)).map(line);
    const part = new TextEncoder().encode(`${lines.join('\n')}\n`);
    parts.push(part);
    length += part.length;
    if (length > MOST_BYTES)
      throw new WorkbookTooLargeError({ file, megabytes: Math.ceil(length / 1e6), most: MOST_BYTES / 1e6 });
  }
  return joinBytes(parts);
}
