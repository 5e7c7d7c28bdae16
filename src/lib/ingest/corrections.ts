/**
 * A file of set-aside records that comes back corrected: known by its marker column, put where each record stood.
 *
 * It is no file of its own as long as its source is loaded: the source's records are worded as the corrections say, so
 * nothing is counted twice and the source's account says how many are still set aside. Dropped without its source, it is
 * read like any other file.
 */
import { CorrectionColumnsError } from '../domain/errors';
import { CORRECTION_HEADS, sourceOfHead } from '../domain/correction-marks';
import { probeText } from './probe';
import { takeSample } from './file-sample';
import type { SourceFile } from './host';
import type { ImportedFile } from './import-file';
import type { Overlay } from './overlay';
import { readTable } from './read-table';

/** One line of a corrected file. */
interface Correction {
  readonly recordNo: number;
  readonly cells: readonly string[];
}

export interface CorrectedFile {
  readonly loaded: ImportedFile;
  readonly corrections: readonly Correction[];
}

/** What became of the lines of a corrected file. */
export interface Corrected {
  /** Records with another wording than the file's. */
  readonly overlay: Overlay;
  /** Lines that still say what the file says: nothing was corrected. */
  readonly unchanged: number;
  /** Lines whose record number is none of the records that were set aside. */
  readonly foreign: number;
}

const isCorrection = (headers: readonly string[]): boolean =>
  headers.some((header) => sourceOfHead(header) !== null);

/** A workbook's sheet or a text; whether its header carries the marker is seen from its beginning. */
const headersOf = async (file: SourceFile): Promise<readonly string[]> => {
  try {
    return probeText(await takeSample(file)).headers;
  } catch {
    // What cannot be probed is no corrected file; the import then says why it cannot be read.
    return [];
  }
};

/**
 * null when the file is no corrected one, or its source is not loaded.
 * @throws CorrectionColumnsError when its columns are not those of the source any more.
 */
export const readCorrected = async (
  file: SourceFile,
  loaded: readonly ImportedFile[],
): Promise<CorrectedFile | null> => {
  if (!isCorrection(await headersOf(file))) return null;
  const table = readTable(file.name, await file.read(0, file.size), undefined);
  const [head, rows] = [table.head ?? [], table.rows];
  const marker = head.findIndex((header) => sourceOfHead(header) !== null);
  const source = sourceOfHead(head[marker] ?? '');
  const found = loaded.find(({ contentSha256 }) => source !== null && contentSha256.startsWith(source));
  if (found === undefined) return null;
  const from = head.indexOf(CORRECTION_HEADS.line) + 1;
  refuseOtherColumns(file.name, head.slice(from, from + found.layout.width), found);
  return {
    loaded: found,
    corrections: rows
      .filter((row) => row.some((cell) => cell.trim() !== ''))
      .map((row) => ({
        recordNo: wholeNumber(row[marker] ?? ''),
        cells: Array.from({ length: found.layout.width }, (_, at) => row[from + at] ?? ''),
      })),
  };
};

const wholeNumber = (cell: string): number => {
  const digits = cell.replace(/[,\s'="]/g, '');
  return /^\d{1,10}$/.test(digits) ? Number(digits) : 0;
};

const refuseOtherColumns = (file: string, head: readonly string[], { layout }: ImportedFile): void => {
  for (const { position, header } of layout.columns) {
    if ((head[position] ?? '').trim() !== header.trim()) {
      throw new CorrectionColumnsError({ file, column: header });
    }
  }
};

/**
 * What a spreadsheet may change in a cell that nobody has touched does not count: 2026-09-01 09:02:00 and 2026/9/1 9:02,
 * 001 and 1, `="001"`.
 */
const plain = (cell: string): string =>
  cell
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, ''))
    .replace(/(\d+:\d+):0\b/g, '$1')
    .replace(/[\s'"=/.-]+/g, ' ')
    .trim();

const saysTheSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((cell, at) => plain(cell) === plain(b[at] ?? ''));

/**
 * Takes of the lines what was really corrected.
 * @param own cells, in the file's own wording, of every record that may be corrected.
 */
export const takeCorrections = (
  corrections: readonly Correction[],
  own: ReadonlyMap<number, readonly string[]>,
): Corrected => {
  const ours = corrections.filter(({ recordNo }) => own.has(recordNo));
  const changed = ours.filter(({ recordNo, cells }) => !saysTheSame(cells, own.get(recordNo) ?? []));
  return {
    overlay: new Map(changed.map(({ recordNo, cells }) => [recordNo, cells])),
    unchanged: ours.length - changed.length,
    foreign: corrections.length - ours.length,
  };
};
