/**
 * Workbooks (xlsx, xls, ods, and the HTML and XML that systems name .xls) as rows of text, behind an interface of our
 * own: the library that reads most of them is young and may change.
 */
import { AppError, HtmlFileError, WorkbookTooLargeError, WorkbookUnreadableError } from '../domain/errors';
import { detectEncoding } from './encoding';
import { sampleOf } from './file-sample';
import { htmlSheets } from './html-table';
import { joinBytes } from './join-bytes';
import type { Sheet, Workbook } from './sheet';
import { spreadsheetMlSheets } from './spreadsheetml';
import { utf8Stream } from './transcode';
import { rowTexts, type ForeignSheets } from './workbook-cells';
import { readXlsSheets } from './xls';
import { MAX_INFLATED_BYTES } from './zip-directory';
import { readZipSheets } from './zip-workbook';

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isCompound = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

/**
 * Markup as text. The encoding is what the bytes say, which is right more often than what the page says. Nothing
 * stands behind the last tag, so a character cut in two there does not matter.
 */
function markupText(file: string, bytes: Uint8Array): string {
  const end = bytes.lastIndexOf(0x3e) + 1;
  const tags = bytes.subarray(0, bytes[end] === 0 ? end + 1 : end);
  const { encoding } = detectEncoding(sampleOf(file, tags));
  const stream = utf8Stream(encoding);
  return new TextDecoder().decode(stream === null ? tags : joinBytes([stream.push(tags), stream.end()]));
}

const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;

/** A page's frame is made of tables too; one that holds data has two rows of two cells. */
const holdsData = ({ rows }: Sheet): boolean => rows.filter((row) => filled(row) >= 2).length >= 2;

function readMarkup(file: string, bytes: Uint8Array): Workbook {
  const markup = markupText(file, bytes);
  const isXml = /<(?:\w+:)?Workbook\b/.test(markup.slice(0, 4096));
  if (isXml) return { sheets: spreadsheetMlSheets(markup), lost: [] };
  const sheets = htmlSheets(markup).filter(holdsData);
  if (sheets.length === 0) throw new HtmlFileError({ file });
  return { sheets, lost: [] };
}

const textSheets = ({ sheets, isCut, lost }: ForeignSheets): Workbook => ({
  sheets: sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows: rowTexts(sheet),
    isCut,
  })),
  lost,
});

async function readAny(file: string, bytes: Uint8Array): Promise<Workbook> {
  if (isZip(bytes)) return textSheets(await readZipSheets(file, bytes));
  return isCompound(bytes) ? textSheets(await readXlsSheets(file, bytes)) : readMarkup(file, bytes);
}

/**
 * Reads a workbook of any of the formats, a damaged one as far as it goes.
 * @throws WorkbookLockedError, WorkbookTooLargeError, ForeignFormatError, NotATableError, ZippedFileError, HtmlFileError;
 * WorkbookUnreadableError (file) when nothing can be read.
 */
export async function readWorkbook(file: string, bytes: Uint8Array): Promise<Workbook> {
  if (bytes.length > MAX_INFLATED_BYTES) {
    const [megabytes, most] = [bytes.length, MAX_INFLATED_BYTES].map((size) => Math.ceil(size / 1e6));
    throw new WorkbookTooLargeError({ file, megabytes: megabytes ?? 0, most: most ?? 0 });
  }
  try {
    return await readAny(file, bytes);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new WorkbookUnreadableError({ file }, { cause });
  }
}
