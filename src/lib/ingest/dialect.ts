/**
 * How a text divides its cells and records: quote, escape, delimiter and line end, decided from what stands outside
 * quotes in the first records.
 */
import type { Newline } from '../domain/layout';
import { BLANK, countOf, MARKS, QUOTED, sniffDelimiter } from './delimiter';
import type { Dialect } from './field-reader';

export interface WholeDialect extends Dialect {
  readonly newline: Newline;
}

/** Records that decide; more would only cost time. */
const SNIFFED_RECORDS = 100;
const SNIFFED_CHARACTERS = 64 * 1024;

export const DEFAULT_QUOTE = '"';
const QUOTES = [DEFAULT_QUOTE, "'", '`'] as const;
const ESCAPES = ['\0', '\\'] as const;

/** Records without what stands in their quotes, and how they end. */
interface Skeleton {
  readonly records: readonly string[];
  readonly newline: Newline;
}

const escaped = (characters: string): string => characters.replace(/[\\\]^$|+*?.(){}[-]/g, '\\$&');

/** Cells that begin and end with the quote; blanks beside it count only for the usual one: lists hold 'a', 'b' too. */
function enclosedBy(text: string, quote: string): number {
  const isUsual = quote === DEFAULT_QUOTE;
  const around = escaped(MARKS + (isUsual ? BLANK : ''));
  const blank = isUsual ? ' ?' : '';
  const opens = countOf(text, new RegExp(`(?:^|[\\r\\n${around}])${blank}${quote}`, 'g'));
  const closes = countOf(text, new RegExp(`${quote}${blank}(?=[\\r\\n${around}]|$)`, 'g'));
  return Math.min(opens, closes);
}

function sniffQuote(text: string): string {
  const usual = enclosedBy(text, DEFAULT_QUOTE);
  const other = QUOTES.slice(1)
    .map((quote) => ({ quote, count: enclosedBy(text, quote) }))
    .find(({ count }) => count >= 2 && count > usual);
  return other?.quote ?? DEFAULT_QUOTE;
}

/** A backslash is an escape only where doubled quotes are not in use, and where a quote behind it closes nothing. */
function sniffEscape(text: string, quote: string): string {
  const around = escaped(MARKS + BLANK);
  if (text.includes(`${ESCAPES[0]}${quote}`)) return ESCAPES[0];
  const backslashes = countOf(text, new RegExp(`\\\\${quote}(?! *(?:[\\r\\n${escaped(MARKS)}]|$))`, 'g'));
  const doubled = countOf(
    text,
    new RegExp(`[^\\\\\\r\\n${around}${quote}]${quote}${quote}(?!${quote})`, 'g'),
  );
  return backslashes > doubled ? ESCAPES[1] : quote;
}

/** One record after another without its quoted cells. */
class SkeletonMaker {
  private readonly done: string[] = [];
  private readonly newlines = new Map<Newline, number>();
  private current = '';
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly quote: string,
    private readonly escape: string,
  ) {}

  make(isCut: boolean): Skeleton {
    while (this.at < this.text.length && this.done.length < SNIFFED_RECORDS) this.step();
    if (this.current !== '' && (!isCut || this.done.length === 0)) this.done.push(this.current);
    return { records: this.done.filter((record) => record.trim() !== ''), newline: this.newline() };
  }

  private newline(): Newline {
    const [best] = [...this.newlines].sort((a, b) => b[1] - a[1]);
    return best?.[0] ?? '\n';
  }

  private step(): void {
    const character = this.text.charAt(this.at);
    if (character === '\n' || character === '\r') this.endRecord(character);
    else if (character === this.quote && this.isFieldStart()) this.skipQuoted();
    else {
      this.current += character;
      this.at += 1;
    }
  }

  private endRecord(character: '\n' | '\r'): void {
    const newline: Newline = this.text.startsWith('\r\n', this.at) ? '\r\n' : character;
    this.newlines.set(newline, (this.newlines.get(newline) ?? 0) + 1);
    this.done.push(this.current);
    this.current = '';
    this.at += newline.length;
  }

  private isFieldStart(): boolean {
    const before = this.current.at(-1);
    return before === undefined || before === BLANK || MARKS.includes(before);
  }

  /** A quote that closes nowhere is content. */
  private skipQuoted(): void {
    const { text, quote, escape } = this;
    let end = this.at + 1;
    for (;;) {
      end = text.indexOf(quote, end);
      if (end < 0) break;
      const isDoubled = escape === quote && text.charAt(end + 1) === quote;
      if (isDoubled) end += 2;
      else if (escape !== quote && text.charAt(end - 1) === escape) end += 1;
      else if (this.closes(end + 1)) break;
      else end += 1;
    }
    this.current += end < 0 ? text.charAt(this.at) : QUOTED;
    this.at = end < 0 ? this.at + 1 : end + 1;
  }

  private closes(at: number): boolean {
    const next = this.text.charAt(at);
    return next === '' || next === '\n' || next === '\r' || next === BLANK || MARKS.includes(next);
  }
}

/**
 * The dialect of a text; a comma, `"` and LF when nothing shows another one. What is given is not asked.
 * @param isCut the text ends anywhere, so its last record is not trusted.
 */
export function sniffDialect(whole: string, isCut: boolean, given: Partial<WholeDialect> = {}): WholeDialect {
  const text = whole.slice(0, SNIFFED_CHARACTERS);
  const quote = given.quote ?? sniffQuote(text);
  const escape = given.escape ?? (quote === '' ? '' : sniffEscape(text, quote));
  const maker = new SkeletonMaker(text, quote, escape);
  const { records, newline } = maker.make(isCut || text.length < whole.length);
  return {
    quote,
    escape,
    delimiter: given.delimiter ?? sniffDelimiter(records),
    newline: given.newline ?? newline,
  };
}
