/**
 * One pass over the bytes of a CSV file: where every record begins, without reading a cell.
 *
 * It runs beside the engine's load and is its witness: records read = records accounted for. So it divides records
 * exactly as the engine does: a quote opens a field only at its beginning (one space before it allowed), `""` inside is
 * an escaped quote, a quote after a closed one and spaces opens again, a quote anywhere else is a character. A line break
 * outside quotes ends the record, whichever of LF, CRLF, CR it is; those that are not the file's own are counted as stray, since the engine refuses a file that has any.
 *
 * Correct over UTF-8; also over GB18030 when the delimiter is a comma, semicolon or tab (no second byte equals them).
 */
import type { Encoding, Newline, RecordIndex } from '../domain/layout';
import { withRoom } from './growing-list';
import { countBreaks, InvalidPlaces, type InvalidBytes } from './invalid-bytes';
import type { ByteSieve } from './byte-sieve';
import { NewlineTally, type StrayNewlines } from './newlines';
import { Utf8Validator } from './utf8-check';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const UTF8_BOM = [0xef, 0xbb, 0xbf];
const HIGH_BITS = 0x80808080 | 0;
const LONG_AGO = -(2 ** 30);

export interface ScanResult extends RecordIndex {
  /** Line of the quote that never closes; null when all do. */
  readonly unclosedQuoteLine: number | null;
  readonly strayNewlines: StrayNewlines;
  readonly invalidUtf8: InvalidBytes;
  /** Line on which the file breaks off within a character; null when it does not. Both only for UTF-8. */
  readonly truncatedLine: number | null;
  /** NUL characters: content for the engine, damage for a reader. */
  readonly nuls: InvalidBytes;
}

export class RecordScanner {
  private readonly delimiterByte: number;
  private readonly quoteByte: number;
  private readonly validator: Utf8Validator | null;
  private readonly invalid = new InvalidPlaces();
  private readonly nuls = new InvalidPlaces();
  private readonly newlines = new NewlineTally();
  private firstLine = new Uint32Array(1 << 16);
  private records = 0;
  private blank = 0;
  private blankAfter = new Uint32Array(1 << 8);
  private chunk: Uint8Array = new Uint8Array(0);
  /** Offset in the file of the current chunk. All other positions count from the chunk: small integers are fast. */
  private base = 0;
  private bomBytes = 0;
  /** First byte of the chunk after a byte-order mark. */
  private contentFrom = 0;
  private line = 1;
  private lineStart = 0;
  private recordStart = 0;
  private recordLine = 1;
  private inQuotes = false;
  private quoteLine = 0;
  private quoteClosedAt = LONG_AGO;
  private carriageReturnAt = LONG_AGO;
  /** Spaces that the earlier chunks end with, and whether a field begins before them. */
  private spacesCarried = 0;
  private atFieldStart = true;

  /** @param encoding of the bytes that are pushed; UTF-8 is validated on the way. */
  constructor(
    delimiter: string,
    quote: string,
    private readonly newline: Newline,
    encoding: Encoding,
    private readonly sieve: ByteSieve | null = null,
  ) {
    this.delimiterByte = delimiter.charCodeAt(0);
    this.quoteByte = quote.charCodeAt(0);
    this.validator = encoding === 'utf-8' ? new Utf8Validator() : null;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.chunk = chunk;
    this.validate(chunk);
    const from = this.skipBom(chunk);
    this.contentFrom = from;
    const aligned = Math.min(chunk.length, from + ((4 - ((chunk.byteOffset + from) & 3)) & 3));
    this.scanBytes(chunk, from, aligned);
    const words = (chunk.length - aligned) >>> 2;
    if (words > 0) this.scanWords(chunk, aligned, words);
    this.scanBytes(chunk, aligned + (words << 2), chunk.length);
    this.leave(chunk);
  }

  /** Offset, among the bytes pushed, of the first byte after the last finished record: a safe place to cut. */
  get openRecordAt(): number {
    return this.base + this.recordStart;
  }

  /** Finished records, header included. */
  get recordsSoFar(): number {
    return this.records;
  }

  end(): ScanResult {
    if (this.recordStart < 0) this.addRecord(0);
    const truncated = this.validator?.end() ?? null;
    return {
      records: this.records,
      blank: this.blank,
      blankAfter: this.blankAfter.slice(0, this.blank),
      lines: this.line - (this.lineStart === 0 ? 1 : 0),
      firstLine: this.firstLine.slice(0, this.records),
      unclosedQuoteLine: this.inQuotes ? this.quoteLine : null,
      strayNewlines: this.newlines.stray(this.newline),
      invalidUtf8: this.invalid,
      truncatedLine: truncated === null ? null : this.line,
      nuls: this.nuls,
    };
  }

  private leave(chunk: Uint8Array): void {
    const length = chunk.length;
    this.sieve?.leave(chunk, this.recordStart);
    const spaces = this.spacesBefore(chunk, length);
    this.atFieldStart = this.endsField(chunk, length - 1 - spaces);
    this.spacesCarried = spaces;
    this.base += length;
    this.lineStart -= length;
    this.recordStart -= length;
    this.quoteClosedAt = Math.max(this.quoteClosedAt - length, LONG_AGO);
    this.carriageReturnAt = Math.max(this.carriageReturnAt - length, LONG_AGO);
  }

  private validate(chunk: Uint8Array): void {
    const previous = this.carriageReturnAt === -1 ? CR : 0;
    for (const offset of this.validator?.push(chunk) ?? []) {
      const within = Math.max(0, offset - this.base);
      this.invalid.add(this.line + countBreaks(chunk, within, previous), offset);
    }
  }

  /** A byte-order mark is no content: a quote right after it still opens a field. */
  private skipBom(chunk: Uint8Array): number {
    let i = 0;
    while (i < chunk.length && this.base + i === this.bomBytes && this.bomBytes < 3) {
      if (chunk[i] !== UTF8_BOM[this.bomBytes]) break;
      this.bomBytes += 1;
      i += 1;
    }
    if (i > 0 && this.bomBytes === 3) this.recordStart = this.lineStart = i;
    return i;
  }

  private scanBytes(chunk: Uint8Array, from: number, to: number): void {
    for (let i = from; i < to; i += 1) {
      const byte = chunk[i] ?? 0;
      if (byte <= this.quoteByte) this.take(chunk, i, byte);
    }
  }

  /**
   * Four bytes at a time. `(x − limit) & ~x` sets the high bit of every byte below the limit (LF, CR, quote and the
   * space are the only frequent ones); a borrow may set one too many, which `take` then ignores.
   */
  private scanWords(chunk: Uint8Array, from: number, count: number): void {
    const quoteByte = this.quoteByte;
    const words = new Int32Array(chunk.buffer, chunk.byteOffset + from, count);
    const limit = Math.imul(quoteByte + 1, 0x01010101);
    for (let w = 0; w < count; w += 1) {
      const word = words[w] ?? 0;
      let marks = (word - limit) & ~word & HIGH_BITS;
      while (marks !== 0) {
        const byteNo = (31 - Math.clz32(marks & -marks)) >>> 3;
        const byte = (word >>> (byteNo << 3)) & 0xff;
        if (byte === quoteByte) this.takeQuote(chunk, from + (w << 2) + byteNo);
        else if (byte !== SPACE) this.take(chunk, from + (w << 2) + byteNo, byte);
        marks &= marks - 1;
      }
    }
  }

  private take(chunk: Uint8Array, i: number, byte: number): void {
    if (byte === this.quoteByte) this.takeQuote(chunk, i);
    else if (byte === LF) this.takeLineFeed(i);
    else if (byte === CR) {
      this.carriageReturnAt = i;
      this.takeBreak(i, '\r');
    } else if (byte === 0) this.nuls.add(this.line, this.base + i);
  }

  private takeQuote(chunk: Uint8Array, i: number): void {
    if (this.inQuotes) {
      this.inQuotes = false;
      this.quoteClosedAt = i;
      return;
    }
    const spaces = this.spacesBefore(chunk, i);
    const before = i - 1 - spaces;
    if (this.quoteClosedAt === before) {
      this.inQuotes = true;
    } else if (spaces <= 1 && this.endsField(chunk, before)) {
      this.inQuotes = true;
      this.quoteLine = this.line;
    }
  }

  private spacesBefore(chunk: Uint8Array, i: number): number {
    let before = i - 1;
    while (before >= this.contentFrom && chunk[before] === SPACE) before -= 1;
    return i - 1 - before + (before < this.contentFrom ? this.spacesCarried : 0);
  }

  /** Whether a field begins after the byte at `before`, which may lie in an earlier chunk. */
  private endsField(chunk: Uint8Array, before: number): boolean {
    if (before < this.contentFrom) return this.atFieldStart;
    const byte = chunk[before] ?? 0;
    return byte === this.delimiterByte || byte === LF || byte === CR;
  }

  private takeLineFeed(at: number): void {
    if (this.carriageReturnAt !== at - 1) return this.takeBreak(at, '\n');
    this.lineStart = at + 1;
    if (this.inQuotes) return;
    this.recordStart = at + 1;
    this.newlines.joinCrLf(this.line - 1);
  }

  private takeBreak(at: number, kind: Newline): void {
    if (!this.inQuotes) {
      this.newlines.add(kind, this.line);
      if (at === this.recordStart) this.addBlank();
      else this.addRecord(at);
      this.recordStart = at + 1;
      this.recordLine = this.line + 1;
    }
    this.line += 1;
    this.lineStart = at + 1;
  }

  private addBlank(): void {
    this.blankAfter = withRoom(this.blankAfter, this.blank);
    this.blankAfter[this.blank] = this.records;
    this.blank += 1;
  }

  private addRecord(end: number): void {
    this.firstLine = withRoom(this.firstLine, this.records);
    this.firstLine[this.records] = this.recordLine;
    this.records += 1;
    this.sieve?.take(this.records, this.chunk, this.recordStart, end);
  }
}
