/**
 * .xls (Excel 97–2003) on its way to the reader: what the reader does not say (locked, hidden) is read from the records,
 * and what it would lose is put in the order in which it looks for it.
 */
import { readXls } from 'hucre/xlsx';
import {
  ForeignFormatError,
  NotATableError,
  WorkbookLockedError,
  WorkbookUnreadableError,
} from '../domain/errors';
import { openCompoundFile, writeCompoundFile, type CompoundFile } from './compound-file';
import type { ForeignSheets } from './workbook-cells';

const RECORD = {
  begin: 0x809,
  end: 0x0a,
  locked: 0x2f,
  sheet: 0x85,
  formula: 0x06,
  formulaText: 0x207,
  richText: 0xd6,
  text: 0x204,
} as const;
/** They may stand between a formula and its text: shared formula, array, data table. */
const BETWEEN: readonly number[] = [0x4bc, 0x221, 0x236];
const EXCEL_97 = 0x600;

interface XlsRecord {
  readonly id: number;
  /** Of the record's head. */
  readonly at: number;
  readonly end: number;
}

/** The records of a stream up to where it breaks off. */
function recordsOf(bytes: Uint8Array): XlsRecord[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: XlsRecord[] = [];
  for (let at = 0; at + 4 <= bytes.length; at = records.at(-1)?.end ?? bytes.length) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > bytes.length || view.getUint32(at, true) === 0) break;
    records.push({ id: view.getUint16(at, true), at, end });
  }
  return records;
}

/** A formula's text is looked for right behind it, and rich text is text: both are silently lost otherwise. */
function mend(bytes: Uint8Array, records: readonly XlsRecord[]): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  records.forEach(({ id, at, end }, i) => {
    const [between, text] = [records[i + 1], records[i + 2]];
    if (id === RECORD.richText) view.setUint16(at, RECORD.text, true);
    if (id !== RECORD.formula || between === undefined || text?.id !== RECORD.formulaText) return;
    if (!BETWEEN.includes(between.id)) return;
    const moved = bytes.slice(between.at, between.end);
    bytes.copyWithin(end, text.at, text.end);
    bytes.set(moved, end + text.end - text.at);
  });
}

interface Globals {
  readonly version: number;
  readonly isLocked: boolean;
  /** In the order of the sheets: 0 visible, otherwise hidden; kind 0 = a table, the others are charts and macros. */
  readonly sheets: readonly { readonly isHidden: boolean; readonly isTable: boolean }[];
}

function globalsOf(bytes: Uint8Array, records: readonly XlsRecord[]): Globals {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = records.findIndex(({ id }) => id === RECORD.end);
  const own = last < 0 ? records : records.slice(0, last);
  const [first] = own;
  return {
    version: first?.id === RECORD.begin ? view.getUint16(first.at + 4, true) : 0,
    isLocked: own.some(({ id }) => id === RECORD.locked),
    sheets: own
      .filter(({ id }) => id === RECORD.sheet)
      .map(({ at }) => ({
        isHidden: (view.getUint8(at + 8) & 3) !== 0,
        isTable: view.getUint8(at + 9) === 0,
      })),
  };
}

/** What else is kept in compound files, by a stream that only it has. */
const FOREIGN: readonly (readonly [stream: string, kind: string])[] = [
  ['WordDocument', 'doc'],
  ['PowerPoint Document', 'ppt'],
];

function refuseForeign(file: string, { names }: CompoundFile): void {
  if (names.has('EncryptedPackage')) throw new WorkbookLockedError({ file });
  const foreign = FOREIGN.find(([stream]) => names.has(stream));
  if (foreign !== undefined) throw new NotATableError({ file, kind: foreign[1] });
}

/**
 * Reads an .xls (or an .et that is one) as far as it goes.
 * @throws WorkbookLockedError, NotATableError (kind doc, ppt), ForeignFormatError (kind xls 5.0),
 * WorkbookUnreadableError.
 */
export async function readXlsSheets(file: string, bytes: Uint8Array): Promise<ForeignSheets> {
  const container = openCompoundFile(bytes);
  refuseForeign(file, container);
  if (container.names.has('Book') && !container.names.has('Workbook'))
    throw new ForeignFormatError({ file, kind: 'xls 5.0' });
  const stream = container.read('Workbook');
  if (stream === null) throw new WorkbookUnreadableError({ file });
  const content = stream.bytes.slice();
  const records = recordsOf(content);
  const { version, isLocked, sheets } = globalsOf(content, records);
  if (isLocked) throw new WorkbookLockedError({ file });
  if (version !== EXCEL_97) throw new WorkbookUnreadableError({ file });
  mend(content, records);
  const isCut = !stream.isWhole;
  const whole = content.subarray(0, records.at(-1)?.end ?? 0);
  const read = await readXls(writeCompoundFile('Workbook', isCut ? whole : content));
  return {
    sheets: read.sheets
      .map((sheet, i) => ({ ...sheet, hidden: sheets[i]?.isHidden === true, isTable: sheets[i]?.isTable }))
      .filter(({ isTable }) => isTable !== false),
    isCut,
    lost: [],
  };
}
