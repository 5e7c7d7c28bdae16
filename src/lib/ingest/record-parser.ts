/**
 * A stream of text becomes records of cells, whatever the dialect, and nothing is lost on the way.
 *
 * The tolerant one of our two readers: the scanner and the engine are strict and fast and take plain files; this one
 * takes everything else, the preview and the tables as read. A quote that does not close its cell is content: the cell
 * then ends at the quote that stands before a delimiter or a line end, or the opening quote is content itself, whichever
 * gives the record the cells it should have. Such a record carries its fault.
 */
import {
  AS_IT_STANDS,
  FieldReader,
  type Dialect,
  type Fault,
  type Field,
  type Reading,
} from './field-reader';

export interface ParsedRecord {
  readonly cells: readonly string[];
  /** Which cells stood in quotes, by position. */
  readonly quoted: readonly boolean[];
  /** 1-based physical line on which it begins. */
  readonly line: number;
  readonly fault: Fault | null;
  /** A line with nothing on it: no record, but counted. */
  readonly isBlank: boolean;
  /** As it stands in the file, without its line end. */
  readonly raw: string;
}

interface Attempt {
  readonly fields: readonly Field[];
  readonly end: number;
}

const worstFault = (fields: readonly Field[]): Fault | null => {
  const faults = new Set(fields.map(({ fault }) => fault));
  for (const fault of ['unclosed_quote', 'bad_quote', 'stray_quote'] as const) {
    if (faults.has(fault)) return fault;
  }
  return null;
};

/** More than this many quotes of one record are not tried as content, so that hostile text takes no hostile time. */
const MOST_TRIED = 3;

const countBreaksIn = (text: string): number => {
  let breaks = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) breaks += 1;
  }
  return breaks;
};

export class RecordParser {
  private buffer = '';
  private line = 1;
  private isFirst = true;
  private readonly fields: FieldReader;

  /** @param width cells that a record should have; null when nobody knows yet. */
  constructor(
    private readonly dialect: Dialect,
    private readonly width: number | null,
  ) {
    this.fields = new FieldReader(dialect);
  }

  /** The records that are whole by the end of this piece. */
  push(text: string): ParsedRecord[] {
    const fresh = this.isFirst ? text.replace(/^\ufeff/, '') : text;
    if (text !== '') this.isFirst = false;
    this.buffer += fresh;
    return this.take(false);
  }

  /** What is left when the text ends; a line end at the very end begins no record. */
  end(): ParsedRecord[] {
    return this.take(true);
  }

  private take(isEnd: boolean): ParsedRecord[] {
    const { buffer } = this;
    const records: ParsedRecord[] = [];
    this.fields.open(buffer, isEnd);
    let at = 0;
    while (at < buffer.length) {
      const found = this.record(at);
      if (found === null) break;
      const raw = buffer.slice(at, found.end);
      records.push(this.parsed(found, raw));
      at = found.end + this.fields.breakAt(found.end);
    }
    this.buffer = buffer.slice(at);
    return records;
  }

  private parsed({ fields }: Attempt, raw: string): ParsedRecord {
    const { line } = this;
    this.line += 1 + (fields.some(({ quoted }) => quoted) ? countBreaksIn(raw) : 0);
    return {
      cells: fields.map(({ text }) => text),
      quoted: fields.map(({ quoted }) => quoted),
      line,
      fault: worstFault(fields),
      isBlank: raw === '',
      raw,
    };
  }

  /** null when its end is not here yet. */
  private record(from: number): Attempt | null {
    const first = this.attempt(from, AS_IT_STANDS);
    if (first === null || this.width === null) return first;
    const suspects = first.fields.filter(({ fault }) => fault === 'bad_quote');
    if (first.fields.length === this.width && !suspects.some(({ text }) => /[\r\n]/.test(text))) return first;
    for (const reading of this.otherReadings(from, first, suspects)) {
      const other = this.attempt(from, reading);
      if (other?.fields.length === this.width) return this.withFault(other, reading);
    }
    return first;
  }

  /** Ways to read a record that has not its width: a doubled quote ends its cell, a quote is content, a cell goes on. */
  private otherReadings(from: number, { fields, end }: Attempt, suspects: readonly Field[]): Reading[] {
    const { quote, delimiter } = this.dialect;
    const isDoubled = quote !== '' && this.buffer.slice(from, end).includes(quote + quote + delimiter);
    const eager: Reading[] = isDoubled ? [{ ...AS_IT_STANDS, endsEagerly: true }] : [];
    const tried = suspects.slice(0, MOST_TRIED);
    const literal = tried.map((field): Reading => ({ ...AS_IT_STANDS, literalAt: field.from }));
    const longer = tried.flatMap((field) =>
      [1, 2].map((skipped): Reading => ({ ...AS_IT_STANDS, longerAt: field.from, skipped })),
    );
    const isWide = fields.length > (this.width ?? 0);
    return isWide ? [...longer, ...literal] : [...eager, ...literal];
  }

  /** A record that was read otherwise than it stands is never without a fault. */
  private withFault(attempt: Attempt, { literalAt }: Reading): Attempt {
    const fields = attempt.fields.map((field) =>
      field.from === literalAt ? { ...field, fault: 'bad_quote' as const } : field,
    );
    return { ...attempt, fields };
  }

  private attempt(from: number, reading: Reading): Attempt | null {
    const fields: Field[] = [];
    let at = from;
    for (;;) {
      const field = this.fields.read(at, reading);
      if (field === null) return null;
      fields.push(field);
      if (field.end === field.next) return { fields, end: field.end };
      at = field.next;
    }
  }
}
