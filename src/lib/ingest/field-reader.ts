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
/** The same, once a quote was met that never closes, and for a cell with a quote that does not close it. */
const LONGEST_DOUBTFUL = 1 << 12;

const isBreak = (code: number): boolean => code === LF || code === CR;

/** How the quotes of one record are read. */
export interface Reading {
  /** The quote that the cell at this place begins with is content. */
  readonly literalAt: number;
  /** The cell at this place goes on over so many of its ends. */
  readonly longerAt: number;
  readonly skipped: number;
  /** `""` before a delimiter is content and the end of the cell: an inch sign that nobody doubled. */
  readonly endsEagerly: boolean;
}

export const AS_IT_STANDS: Reading = { literalAt: -1, longerAt: -1, skipped: 0, endsEagerly: false };

export class FieldReader {
  private text = '';
  private isEnd = false;
  private longest = LONGEST_CELL;
  private readonly delimiterCode: number;
  private readonly quoteCode: number;
  private readonly escapeCode: number;
  private readonly mayPad: boolean;
  /** An apostrophe within a cell that apostrophes enclose is content, and no fault. */
  private readonly isStrict: boolean;

  constructor(private readonly dialect: Dialect) {
    this.delimiterCode = dialect.delimiter.charCodeAt(0);
    this.quoteCode = dialect.quote.charCodeAt(0);
    this.escapeCode = dialect.escape.charCodeAt(0);
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
  read(from: number, reading: Reading): Field | null {
    const { quote } = this.dialect;
    if (quote !== '' && from !== reading.literalAt) {
      const opens = this.mayPad && this.text.charCodeAt(from) === SPACE ? from + 1 : from;
      if (this.text.startsWith(quote, opens)) return this.quoted(from, opens + 1, reading);
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

  private quoted(from: number, contentFrom: number, reading: Reading): Field | null {
    const parts: string[] = [];
    let toSkip = reading.longerAt === from ? reading.skipped : 0;
    let isFaulty = false;
    let pieceFrom = contentFrom;
    let at = contentFrom;
    for (;;) {
      const mark = this.nextMark(at);
      const longest = isFaulty ? LONGEST_DOUBTFUL : this.longest;
      if (mark < 0 || mark - from > longest) {
        if (mark < 0 && !this.isEnd && this.text.length - from <= longest) return null;
        return isFaulty ? this.plain(from, 'bad_quote') : this.unclosed(from);
      }
      if (this.isPlainlyContent(mark)) {
        isFaulty = true;
        at = mark + 1;
        continue;
      }
      if (!this.isSettled(mark + 1)) return null;
      if (this.escapes(mark, reading)) {
        parts.push(this.text.slice(pieceFrom, mark));
        pieceFrom = mark + 1;
        at = mark + 2;
      } else if (this.text.startsWith(this.dialect.quote, mark)) {
        const end = this.closesAt(mark + 1);
        if (end === null) return null;
        if (end >= 0 && toSkip === 0) {
          parts.push(this.text.slice(pieceFrom, mark));
          return this.field(from, end, parts.join(''), true, isFaulty && this.isStrict ? 'bad_quote' : null);
        }
        if (end >= 0) toSkip -= 1;
        isFaulty = true;
        at = mark + 1;
      } else at = mark + 1;
    }
  }

  /** A quote before an ordinary character: said at once, since hostile text has very many of them. */
  private isPlainlyContent(mark: number): boolean {
    const next = this.text.charCodeAt(mark + 1);
    return (
      this.text.charCodeAt(mark) === this.quoteCode &&
      this.escapeCode === this.quoteCode &&
      next > SPACE &&
      next !== this.quoteCode &&
      next !== this.delimiterCode
    );
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
  private escapes(mark: number, { endsEagerly }: Reading): boolean {
    const { quote, escape } = this.dialect;
    if (escape === '' || !this.text.startsWith(escape, mark)) return false;
    const next = this.text.charAt(mark + 1);
    if (escape !== quote) return next === escape || next === quote;
    return next === quote && !(endsEagerly && (this.closesAt(mark + 2) ?? -1) >= 0);
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
    this.longest = LONGEST_DOUBTFUL;
    return this.plain(from, 'unclosed_quote');
  }
}
