/**
 * What loading needs from its surroundings. The browser answers with a worker, Node answers in place;
 * both run the same pure functions over the bytes.
 */
import type { FileSource } from '../db/engine';
import type { Layout, ProblemReason, RecordIndex } from '../domain/layout';
import type { SievedRecord } from './record-sieve';
import type { WorkbookText } from './workbook-text';

/** Where a sheet comes from, and what became of the other sheets of its workbook. */
export interface SheetPlace {
  /** The workbook's name, size and digest. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly name: string;
  /** The workbook is damaged: this is as far as the sheet goes. */
  readonly isCut: boolean;
  /** Sheets with content that are hidden, and were not read. */
  readonly hidden: readonly string[];
  /** Sheets that hold no table of ours. */
  readonly unread: readonly string[];
  /** Sheets that the damaged file names and no longer holds. */
  readonly lost: readonly string[];
}

/** A file as the outside gives it: a name, a size, and bytes on demand. */
export interface SourceFile {
  readonly name: string;
  readonly size: number;
  /** Bytes [from, to), clipped to the file. */
  read(from: number, to: number): Promise<Uint8Array>;
  readonly source: FileSource;
  /** Set when the file is a sheet of a workbook, turned into text: its line n is row n. */
  readonly sheet?: SheetPlace;
}

/** A record that cannot be loaded as it stands. */
export interface Reject {
  /** 1-based record of the file. */
  readonly recordNo: number;
  readonly reason: ProblemReason;
  readonly text: string;
}

export interface Reading {
  readonly index: RecordIndex;
  readonly sha256: string;
  /** Physical lines with bytes that are no characters of the file's encoding (at most 1,000) and how many there are. */
  readonly invalidLines: readonly number[];
  readonly invalidCount: number;
  /** Offset in the file of the first of them; null when there is none. */
  readonly firstInvalidAt: number | null;
  /** Line on which the file breaks off within a character; null when it does not. */
  readonly truncatedLine: number | null;
  /** Line ends outside quotes that are not the file's own: the engine refuses a file that has any. */
  readonly strayNewlines: number;
  /** Line of a quote that never closes; null when all do, or when the records were written anew. */
  readonly unclosedLine: number | null;
  /** Physical lines with NUL characters, at most 1,000. */
  readonly nulLines: readonly number[];
  /** Records that are no data, in file order. */
  readonly sieved: readonly SievedRecord[];
  /** Records that could not be written anew: the engine was given something else in their place, to refuse it. */
  readonly unwritable: readonly Reject[];
}

/**
 * In which form the records are given out: as they are (in UTF-8), with line ends of one kind because the engine has
 * refused them, or written anew as the engine's own kind of CSV because it does not know the file's.
 */
export type ReadForm = 'as_is' | 'one_newline' | 'rewritten';

export interface ReadingEvents {
  readonly onProgress: (bytesRead: number, records: number) => void;
  readonly form: ReadForm;
  /** Whole records as UTF-8, in order; called only when the engine cannot read the file as it is. */
  readonly onChunk: (bytes: Uint8Array) => Promise<void>;
  readonly signal: AbortSignal;
}

export interface IngestHost {
  /** One pass over the bytes: records, lines, digest, and for other encodings the chunks in UTF-8. */
  read(file: SourceFile, layout: Layout, events: ReadingEvents): Promise<Reading>;
  /** A workbook as one text per sheet; on the page this must not hold up anything else. */
  openWorkbook(file: SourceFile, signal: AbortSignal): Promise<WorkbookText>;
}
