/**
 * Records as they stand in the file, read once more by their lines: for whoever wants to see, mend or take away the few
 * that were set aside. Nothing of them is kept while a file is loaded, so the load pays nothing for it.
 */
import { OriginalGoneError } from '../domain/errors';
import type { Encoding } from '../domain/layout';
import type { SourceFile } from './host';
import { utf8Stream } from './transcode';

const READ_BYTES = 4 * 1024 * 1024;
const LF = 0x0a;
const CR = 0x0d;

/** Lines of one record: from its own first one to the one before the next record's, both included and 1-based. */
interface Stretch {
  readonly recordNo: number;
  readonly from: number;
  readonly to: number;
}

const stretchesOf = (firstLine: Uint32Array, wanted: ReadonlySet<number>): Stretch[] =>
  [...wanted]
    .filter((recordNo) => recordNo >= 1 && recordNo <= firstLine.length)
    .sort((a, b) => a - b)
    .map((recordNo) => ({
      recordNo,
      from: firstLine[recordNo - 1] ?? 0,
      to: (firstLine[recordNo] ?? Number.MAX_SAFE_INTEGER) - 1,
    }));

/** Goes through bytes in UTF-8 line by line and keeps those of the stretches, which are in order. */
class LineReader {
  readonly found = new Map<number, string>();
  private readonly decoder = new TextDecoder('utf-8');
  private line = 1;
  private previous = 0;
  private at = 0;
  private kept: Uint8Array[] = [];

  constructor(private readonly stretches: readonly Stretch[]) {}

  get isDone(): boolean {
    return this.at >= this.stretches.length;
  }

  push(bytes: Uint8Array): void {
    let from = 0;
    for (let i = 0; i < bytes.length && !this.isDone; i += 1) {
      const byte = bytes[i] ?? 0;
      // The LF of a CRLF still belongs to the line that its CR has ended.
      const isNewLine = this.previous === LF || (this.previous === CR && byte !== LF);
      if (isNewLine) from = this.turn(bytes, from, i);
      this.previous = byte;
    }
    this.keep(bytes.subarray(from));
  }

  end(): ReadonlyMap<number, string> {
    if (this.kept.length > 0) this.close();
    return this.found;
  }

  /** A new line begins at `i`. */
  private turn(bytes: Uint8Array, from: number, i: number): number {
    const stretch = this.stretches[this.at];
    const isEnd = stretch !== undefined && this.line === stretch.to;
    if (isEnd) this.keep(bytes.subarray(from, i));
    if (isEnd) this.close();
    this.line += 1;
    return isEnd || this.line === this.stretches[this.at]?.from ? i : from;
  }

  private keep(bytes: Uint8Array): void {
    const stretch = this.stretches[this.at];
    if (stretch === undefined || this.line < stretch.from || bytes.length === 0) return;
    this.kept.push(bytes.slice());
  }

  private close(): void {
    const stretch = this.stretches[this.at];
    const text = this.kept.map((part) => this.decoder.decode(part, { stream: true })).join('');
    if (stretch !== undefined)
      this.found.set(stretch.recordNo, (text + this.decoder.decode()).replace(/[\r\n]+$/, ''));
    this.kept = [];
    this.at += 1;
  }
}

/**
 * The text of each wanted record (1-based, header included), without its line end; bytes that are no characters read as
 * U+FFFD. A number beyond the file is not in the answer.
 * @param firstLine as in `RecordIndex`.
 * @throws OriginalGoneError when the file can no longer be read: moved, changed or deleted since it was dropped.
 */
export const readOriginals = async (
  file: SourceFile,
  { encoding, firstLine }: { readonly encoding: Encoding; readonly firstLine: Uint32Array },
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, string>> => {
  const reader = new LineReader(stretchesOf(firstLine, wanted));
  const stream = utf8Stream(encoding);
  for (let at = 0; at < file.size && !reader.isDone; at += READ_BYTES) {
    const bytes = await readOrThrow(file, at, Math.min(file.size, at + READ_BYTES));
    reader.push(stream === null ? bytes : stream.push(bytes));
  }
  if (stream !== null) reader.push(stream.end());
  return reader.end();
};

const readOrThrow = async (file: SourceFile, from: number, to: number): Promise<Uint8Array> => {
  try {
    return await file.read(from, to);
  } catch (error) {
    throw new OriginalGoneError({ file: file.name }, { cause: error });
  }
};
