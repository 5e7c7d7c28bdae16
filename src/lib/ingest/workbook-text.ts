/** A workbook as the files that it stands for: one text per sheet, and what became of the other sheets. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { HiddenSheetsError, NoDataRowsError, WorkbookUnreadableError } from '../domain/errors';
import { sheetCsv } from './sheet-csv';
import { isBlankRow, type Sheet, type Workbook } from './sheet';
import { readWorkbook } from './workbook';

export interface SheetText {
  readonly name: string;
  /** As `sheetCsv` writes it: line n is row n. */
  readonly csv: Uint8Array;
  /** The file is damaged: this is as far as the sheet goes. */
  readonly isCut: boolean;
}

export interface WorkbookText {
  /** Of the file itself. */
  readonly sha256: string;
  /** Visible sheets that hold anything, at least one. */
  readonly sheets: readonly SheetText[];
  /** Sheets with content that are hidden: not read, but named. */
  readonly hidden: readonly string[];
  readonly lost: readonly string[];
}

const holdsAnything = ({ rows }: Sheet): boolean => !rows.every(isBlankRow);

const namesOf = (sheets: readonly Sheet[]): string[] => sheets.map(({ name }) => name);

/** Why there is nothing to read. */
function nothingIn(file: string, { sheets, lost }: Workbook, hidden: readonly string[]): Error {
  if (hidden.length > 0) return new HiddenSheetsError({ file, sheets: hidden.join('、') });
  const isDamaged = lost.length > 0 || sheets.some(({ isCut }) => isCut);
  return isDamaged ? new WorkbookUnreadableError({ file }) : new NoDataRowsError({ file });
}

/**
 * Opens a workbook. Runs in a worker on the page and in place in Node.
 * @throws whatever `readWorkbook` throws; HiddenSheetsError (file, sheets), NoDataRowsError (file).
 */
export async function workbookText(file: string, bytes: Uint8Array): Promise<WorkbookText> {
  const workbook = await readWorkbook(file, bytes);
  const held = workbook.sheets.filter(holdsAnything);
  const visible = held.filter(({ hidden }) => !hidden);
  const hidden = namesOf(held.filter((sheet) => sheet.hidden));
  if (visible.length === 0) throw nothingIn(file, workbook, hidden);
  return {
    sha256: bytesToHex(sha256(bytes)),
    sheets: visible.map((sheet) => ({ name: sheet.name, isCut: sheet.isCut, csv: sheetCsv(file, sheet) })),
    hidden,
    lost: workbook.lost,
  };
}
