/**
 * What loading needs from its surroundings. The browser answers with a worker, Node answers in place;
 * both run the same pure functions over the bytes.
 */
import type { FileSource } from '../db/engine';
import type { Layout, RecordIndex } from '../domain/layout';
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

export interface Reading {
  readonly index: RecordIndex;
  readonly sha256: string;
  /** Physical lines with bytes that are no characters of the file's encoding (at most 1,000) and how many there are. */
  readonly invalidLines: readonly number[];
  readonly invalidCount: number;
  /** Line on which the file breaks off within a character; null when it does not. */
  readonly truncatedLine: number | null;
  /** Line ends outside quotes that are not the file's own: the engine refuses a file that has any. */
  readonly strayNewlines: number;
  /** The last record, when its quote never closes: line of the quote, and how the record begins if chunks were given. */
  readonly unclosed: { readonly line: number; readonly text: string } | null;
}

export interface ReadingEvents {
  readonly onProgress: (bytesRead: number, records: number) => void;
  /** The engine has refused the line ends: give the records out with one kind of them. */
  readonly unifyNewlines: boolean;
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
