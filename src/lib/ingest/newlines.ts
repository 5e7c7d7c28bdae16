/** Line ends outside quotes: which kinds a file has, and how to make them one. */
import type { Newline } from '../domain/layout';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const UTF8_BOM = [0xef, 0xbb, 0xbf];

/** Line breaks outside quotes that differ from the file's own. `firstLine` 0 = none. */
export interface StrayNewlines {
  readonly count: number;
  readonly firstLine: number;
}

/** Counts the line breaks that stand outside quotes, by kind. */
export class NewlineTally {
  private readonly kinds: Record<Newline, { count: number; firstLine: number }> = {
    '\n': { count: 0, firstLine: 0 },
    '\r\n': { count: 0, firstLine: 0 },
    '\r': { count: 0, firstLine: 0 },
  };

  /** @param line that the break ends. */
  add(kind: Newline, line: number): void {
    const seen = this.kinds[kind];
    if (seen.count === 0) seen.firstLine = line;
    seen.count += 1;
  }

  /** The CR counted last turns out to be the first half of a CRLF. */
  joinCrLf(line: number): void {
    this.kinds['\r'].count -= 1;
    this.add('\r\n', line);
  }

  stray(own: Newline): StrayNewlines {
    const stray = (['\n', '\r\n', '\r'] as const)
      .filter((kind) => kind !== own)
      .map((kind) => this.kinds[kind])
      .filter(({ count }) => count > 0);
    return {
      count: stray.reduce((sum, { count }) => sum + count, 0),
      firstLine: stray.length === 0 ? 0 : Math.min(...stray.map(({ firstLine }) => firstLine)),
    };
  }
}

/**
 * Makes the line ends of a file one kind: the engine refuses a file with several as a whole.
 *
 * Line breaks outside quotes become the file's own; those inside quotes are content and stay. Records and physical
 * lines are the same before and after.
 */
export class NewlineUnifier {
  private readonly newline: Uint8Array;
  private readonly delimiter: number;
  private readonly quote: number;
  private inQuotes = false;
  /** What stands before the spaces just read: the end of a field, a quote that closed, or text. */
  private before: 'field' | 'closed' | 'text' = 'field';
  private spaces = 0;
  private previous = 0;
  private bomBytes = 0;

  constructor(delimiter: string, quote: string, newline: Newline) {
    this.newline = new TextEncoder().encode(newline);
    this.delimiter = delimiter.charCodeAt(0);
    this.quote = quote.charCodeAt(0);
  }

  /** The chunk with its line ends unified; nothing is held back. */
  push(chunk: Uint8Array): Uint8Array {
    const output = new Uint8Array(chunk.length * 2);
    let length = 0;
    for (const byte of chunk) {
      if (this.isBreak(byte)) {
        if (!(byte === LF && this.previous === CR)) {
          output.set(this.newline, length);
          length += this.newline.length;
        }
      } else {
        output[length] = byte;
        length += 1;
      }
      this.note(byte);
    }
    return output.subarray(0, length);
  }

  private isBreak(byte: number): boolean {
    return !this.inQuotes && (byte === LF || byte === CR);
  }

  /** As `RecordScanner`: an escaped quote is one that closes and opens again at once, so toggling suffices. */
  private note(byte: number): void {
    if (this.isMark(byte)) return;
    const closes = byte === this.quote && this.inQuotes;
    if (closes || (byte === this.quote && this.mayOpen())) this.inQuotes = !this.inQuotes;
    this.previous = byte;
    if (byte === SPACE) {
      this.spaces += 1;
      return;
    }
    this.spaces = 0;
    this.before = closes ? 'closed' : this.endsField(byte) ? 'field' : 'text';
  }

  private mayOpen(): boolean {
    return this.before === 'closed' || (this.before === 'field' && this.spaces <= 1);
  }

  private endsField(byte: number): boolean {
    return byte === this.delimiter || byte === LF || byte === CR;
  }

  /** The byte-order mark at the very beginning is no content. */
  private isMark(byte: number): boolean {
    const isMark = this.bomBytes < 3 && byte === UTF8_BOM[this.bomBytes];
    this.bomBytes = isMark ? this.bomBytes + 1 : 3;
    return isMark;
  }
}
