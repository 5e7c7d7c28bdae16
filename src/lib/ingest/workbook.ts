/**
 * Workbooks (xlsx, xlsb, xls, ods) as rows of text, behind an interface of our own: the reader is young and may change.
 *
 * A cell becomes what a person sees who types it out: a date is civil ISO text whatever the time zone, a number has no
 * exponent, a formula is its value. A number of 16 digits and more was destroyed by the spreadsheet, which keeps 15;
 * it comes out as `1.23E+17`, so that the load refuses it as an id.
 */
import { unzipSync } from 'fflate';
import { readOds } from 'hucre/ods';
import { readXls, readXlsb, readXlsx, type CellValue, type Workbook as ForeignWorkbook } from 'hucre/xlsx';
import { NoDataRowsError, WorkbookUnreadableError } from '../domain/errors';

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Row n of the sheet is `rows[n − 1]`; blank rows are kept. */
  readonly rows: readonly (readonly string[])[];
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
}

const MAX_INFLATED_BYTES = 1.5e9;
const MAX_RATIO = 200;
/** A small file may well be compressed two hundredfold. */
const RATIO_MATTERS_FROM_BYTES = 200e6;

type Reader = (bytes: Uint8Array) => Promise<ForeignWorkbook>;

/**
 * Reads the zip's directory and judges it before anything is inflated.
 * @throws WorkbookUnreadableError with kind `bomb` or `damaged`.
 */
function judgeZip(file: string, bytes: Uint8Array): Set<string> {
  const names = new Set<string>();
  let inflated = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.add(name);
        inflated += originalSize;
        return false;
      },
    });
  } catch (cause) {
    throw new WorkbookUnreadableError({ file, kind: 'damaged' }, { cause });
  }
  const isBlownUp = inflated > RATIO_MATTERS_FROM_BYTES && inflated > bytes.length * MAX_RATIO;
  if (inflated > MAX_INFLATED_BYTES || isBlownUp) throw new WorkbookUnreadableError({ file, kind: 'bomb' });
  return names;
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function readerFor(file: string, bytes: Uint8Array): Reader {
  if (!isZip(bytes)) return readXls;
  const names = judgeZip(file, bytes);
  if (names.has('xl/workbook.bin')) return readXlsb;
  return names.has('content.xml') ? readOds : readXlsx;
}

/**
 * Reads a workbook of any of the four formats.
 * @throws WorkbookUnreadableError (file, kind): `bomb`, `encrypted`, `damaged`.
 */
export async function readWorkbook(file: string, bytes: Uint8Array): Promise<Workbook> {
  const read = readerFor(file, bytes);
  try {
    const { sheets } = await read(bytes);
    return {
      sheets: sheets.map(({ name, hidden, veryHidden, rows }) => ({
        name,
        hidden: hidden === true || veryHidden === true,
        rows: rows.map((row) => row.map(cellText)),
      })),
    };
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'EncryptedFileError';
    const kind = isLocked ? 'encrypted' : 'damaged';
    throw new WorkbookUnreadableError({ file, kind }, { cause });
  }
}

function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'boolean' ? String(value).toUpperCase() : dateText(value);
}

const FIRST_DAY = Date.UTC(1900, 0, 1);

/**
 * A serial's date, a time when it has one, a time alone when it has no date. The reader gives it in UTC, where it must
 * stay. Midnight sharp is written as the date alone: a serial does not tell the two apart.
 */
function dateText(value: Date): string {
  const milliseconds = Math.round(value.getTime() / 1000) * 1000;
  if (Number.isNaN(milliseconds)) return '';
  const [date = '', time = ''] = new Date(milliseconds).toISOString().slice(0, 19).split('T');
  if (milliseconds < FIRST_DAY) return time;
  return time === '00:00:00' ? date : `${date} ${time}`;
}

/** The digits that a spreadsheet keeps of a number. */
const KEPT_DIGITS = 15;

function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const kept = Number(value.toPrecision(KEPT_DIGITS));
  if (Math.abs(kept) >= 10 ** KEPT_DIGITS) return kept.toExponential().replace('e', 'E');
  const plain = String(kept);
  return plain.includes('e') ? kept.toFixed(20).replace(/\.?0+$/, '') : plain;
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/**
 * The first visible sheet with anything in it.
 * @throws NoDataRowsError (file) when there is none.
 */
export function dataSheet(file: string, { sheets }: Workbook): Sheet {
  const found = sheets.find(({ hidden, rows }) => !hidden && !rows.every(isBlank));
  if (found === undefined) throw new NoDataRowsError({ file });
  return found;
}

/** A line break inside a cell becomes a space: line n of the CSV is row n of the sheet, and stays it. */
function csvCell(cell: string): string {
  const text = cell.replace(/\s*[\r\n]+\s*/g, ' ');
  return /[",]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A sheet as UTF-8 CSV (comma, LF, no byte-order mark), all records of one width, so that it takes the same path as
 * any other file. Physical line n = row n of the sheet; a blank row is a blank line.
 */
export function sheetCsv({ rows }: Sheet): Uint8Array<ArrayBuffer> {
  const width = rows.reduce((widest, row) => Math.max(widest, lastFilled(row)), 0);
  const lines = rows.map((row) =>
    isBlank(row) ? '' : Array.from({ length: width }, (_, i) => csvCell(row[i] ?? '')).join(','),
  );
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

function lastFilled(row: readonly string[]): number {
  let width = row.length;
  while (width > 0 && (row[width - 1] ?? '').trim() === '') width -= 1;
  return width;
}
