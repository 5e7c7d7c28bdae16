/** One cell of a text, from where it begins to its delimiter or the end of its record. */
import type { Layout } from '../domain/layout';

/** How the cells of a text are divided. */
export type Dialect = Pick<Layout, 'delimiter' | 'quote' | 'escape'>;

/**
 * `bad_quote`: a quote stands where none may; `stray_quote`: one in a cell that is not quoted; `unclosed_quote`: one that
 * closes nowhere in the rest of the file.
 */
export type Fault = 'bad_quote' | 'stray_quote' | 'unclosed_quote';

export interface Field {
  readonly from: number;
  readonly text: string;
  readonly quoted: boolean;
  readonly fault: Fault | null;
  /** Where the cell ends, and where the next one begins; both the same at the end of a record. */
  readonly end: number;
  readonly next: number;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
/** Characters that a quoted cell may have; a quote that closes further on than that is taken for one that never does. */
const LONGEST_CELL = 1 << 25;
/** The same, once a quote was met that never closes. */
const LONGEST_AFTER_UNCLOSED = 1 << 16;

const isBreak = (code: number): boolean => code === LF || code === CR;

export class FieldReader {
  private text = '';
  private isEnd = false;
  private longest = LONGEST_CELL;
  /** `""` before a delimiter is content and the end of the cell: an inch sign that nobody doubled. */
  endsEagerly = false;
  private readonly delimiterCode: number;
  private readonly mayPad: boolean;
  /** An apostrophe within a cell that apostrophes enclose is content, and no fault. */
  private readonly isStrict: boolean;

  constructor(private readonly dialect: Dialect) {
    this.delimiterCode = dialect.delimiter.charCodeAt(0);
    this.mayPad = !dialect.delimiter.includes(' ');
    this.isStrict = dialect.quote === '"';
  }

  /** @param isEnd nothing comes after this text. */
  open(text: string, isEnd: boolean): void {
    this.text = text;
    this.isEnd = isEnd;
  }

  /** Characters of the line end at `at`. */
  breakAt(at: number): number {
    const code = this.text.charCodeAt(at);
    if (code === CR) return this.text.charCodeAt(at + 1) === LF ? 2 : 1;
    return code === LF ? 1 : 0;
  }

  /** null when the cell's end is not here yet. */
  read(from: number, isLiteral: boolean): Field | null {
    const { quote } = this.dialect;
    if (quote !== '' && !isLiteral) {
      const opens = this.mayPad && this.text.charCodeAt(from) === SPACE ? from + 1 : from;
      if (this.text.startsWith(quote, opens)) return this.quoted(from, opens + 1);
    }
    return this.plain(from, null);
  }

  private plain(from: number, fault: Fault | null): Field | null {
    const { text } = this;
    let at = from;
    while (at < text.length && !isBreak(text.charCodeAt(at)) && !this.isDelimiter(at)) at += 1;
    if (!this.isSettled(at)) return null;
    const cell = text.slice(from, at);
    const isStray = this.isStrict && fault === null && cell.includes('"');
    return this.field(from, at, cell, false, isStray ? 'stray_quote' : fault);
  }

  private isDelimiter(at: number): boolean {
    const { delimiter } = this.dialect;
    if (this.text.charCodeAt(at) !== this.delimiterCode) return false;
    return delimiter.length === 1 || this.text.startsWith(delimiter, at);
  }

  /** Whether enough stands behind `at` to say what it is: half a line end or delimiter may be all there is. */
  private isSettled(at: number): boolean {
    return this.isEnd || at + Math.max(2, this.dialect.delimiter.length) <= this.text.length;
  }

  private field(from: number, end: number, text: string, quoted: boolean, fault: Fault | null): Field {
    const next = this.isDelimiter(end) ? end + this.dialect.delimiter.length : end;
    return { from, text, quoted, fault, end, next };
  }

  private quoted(from: number, contentFrom: number): Field | null {
    const parts: string[] = [];
    let isFaulty = false;
    let pieceFrom = contentFrom;
    let at = contentFrom;
    for (;;) {
      const mark = this.nextMark(at);
      if (mark < 0 || mark - from > this.longest) return this.unclosed(from);
      if (!this.isSettled(mark + 1)) return null;
      if (this.escapes(mark)) {
        parts.push(this.text.slice(pieceFrom, mark));
        pieceFrom = mark + 1;
        at = mark + 2;
      } else if (this.text.startsWith(this.dialect.quote, mark)) {
        const end = this.closesAt(mark + 1);
        if (end === null) return null;
        if (end >= 0) {
          parts.push(this.text.slice(pieceFrom, mark));
          return this.field(from, end, parts.join(''), true, isFaulty && this.isStrict ? 'bad_quote' : null);
        }
        isFaulty = true;
        at = mark + 1;
      } else at = mark + 1;
    }
  }

  /** The next quote or escape character; −1 when there is none. */
  private nextMark(from: number): number {
    const { quote, escape } = this.dialect;
    const quoteAt = this.text.indexOf(quote, from);
    if (escape === quote || escape === '') return quoteAt;
    const escapeAt = this.text.indexOf(escape, from);
    if (quoteAt < 0 || escapeAt < 0) return Math.max(quoteAt, escapeAt);
    return Math.min(quoteAt, escapeAt);
  }

  /** Whether the character at `mark` makes content of the one behind it: a quote, or itself. */
  private escapes(mark: number): boolean {
    const { quote, escape } = this.dialect;
    if (escape === '' || !this.text.startsWith(escape, mark)) return false;
    const next = this.text.charAt(mark + 1);
    if (escape !== quote) return next === escape || next === quote;
    return next === quote && !(this.endsEagerly && (this.closesAt(mark + 2) ?? -1) >= 0);
  }

  /** Where a cell ends whose quote has closed before `at`; −1 when it has not, null when nobody can know yet. */
  private closesAt(at: number): number | null {
    const { text } = this;
    let end = at;
    if (this.mayPad) while (text.charCodeAt(end) === SPACE) end += 1;
    if (!this.isSettled(end)) return null;
    return end >= text.length || isBreak(text.charCodeAt(end)) || this.isDelimiter(end) ? end : -1;
  }

  private unclosed(from: number): Field | null {
    if (!this.isEnd && this.text.length - from <= this.longest) return null;
    this.longest = LONGEST_AFTER_UNCLOSED;
    return this.plain(from, 'unclosed_quote');
  }
}
