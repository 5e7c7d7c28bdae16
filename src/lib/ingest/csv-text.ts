/**
 * The ends of a file as text, and its dialect: delimiter and line end, decided from what stands outside quotes.
 *
 * Records are then read by Papa Parse with that dialect given, so nothing is left for it to guess.
 */
import Papa from 'papaparse';
import type { Encoding, Newline } from '../domain/layout';
import { isWhole, tailLines, type FileSample } from './file-sample';
import { utf8Stream } from './transcode';

export const QUOTE = '"';
const DELIMITERS = [',', '\t', ';', '|'] as const;
/** Records that decide the delimiter; more would only cost time. */
const SNIFFED_RECORDS = 100;
const SNIFFED_CHARACTERS = 64 * 1024;

export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  readonly newline: Newline;
}

/** Both ends as text, without byte-order mark; a character cut at the border of the sample is left out. */
export interface SampleText {
  readonly head: string;
  /** From the first whole line of the tail on; empty when the head is the whole file. */
  readonly tail: string;
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  const utf8 = utf8Stream(encoding)?.push(bytes) ?? bytes;
  return new TextDecoder('utf-8').decode(utf8, { stream: true });
}

export function sampleText(sample: FileSample, encoding: Encoding): SampleText {
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const tail = isWide ? new Uint8Array(0) : tailLines(sample);
  return { head: decode(sample.head, encoding), tail: decode(tail, encoding) };
}

const isDelimiter = (character: string): boolean => DELIMITERS.some((delimiter) => delimiter === character);

function newlineAt(text: string, i: number): Newline | null {
  if (text.charAt(i) === '\n') return '\n';
  if (text.charAt(i) !== '\r') return null;
  return text.charAt(i + 1) === '\n' ? '\r\n' : '\r';
}

/** The line ends and possible delimiters that stand outside quotes, in order. */
function* marks(text: string): Generator<string> {
  let inQuotes = false;
  let atFieldStart = true;
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charAt(i);
    if (inQuotes) {
      if (character === QUOTE && text.charAt(i + 1) === QUOTE) i += 1;
      else if (character === QUOTE) inQuotes = false;
    } else if (character === QUOTE && atFieldStart) {
      inQuotes = true;
      atFieldStart = false;
    } else if (character !== ' ') {
      const mark = newlineAt(text, i) ?? (isDelimiter(character) ? character : null);
      atFieldStart = mark !== null;
      if (mark !== null) yield mark;
      if (mark === '\r\n') i += 1;
    }
  }
}

const NEWLINES: readonly Newline[] = ['\n', '\r\n', '\r'];
const isNewline = (mark: string): mark is Newline => NEWLINES.some((newline) => newline === mark);

/** The most frequent of the values; the first one of equals, `otherwise` when there are none. */
function mostFrequent<T>(values: Iterable<T>, otherwise: T): { value: T; count: number } {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = { value: otherwise, count: 0 };
  for (const [value, count] of counts) if (count > best.count) best = { value, count };
  return best;
}

/** A delimiter divides most records alike; of two that do, the one that makes more cells. */
function sniffDelimiter(records: readonly (readonly string[])[]): string {
  const scored = DELIMITERS.map((delimiter) => {
    const counts = records.map((record) => record.filter((mark) => mark === delimiter).length);
    return {
      delimiter,
      ...mostFrequent(
        counts.filter((count) => count > 0),
        0,
      ),
    };
  });
  return scored.reduce((best, next) => {
    const isBetter = next.count > best.count || (next.count === best.count && next.value > best.value);
    return isBetter ? next : best;
  }).delimiter;
}

/** The dialect of a text: comma and LF when nothing shows another one. The quote is always `"`. */
export function sniffDialect(whole: string): Dialect {
  const text = whole.slice(0, SNIFFED_CHARACTERS);
  const newlines: Newline[] = [];
  const records: string[][] = [[]];
  for (const mark of marks(text)) {
    if (isNewline(mark)) newlines.push(mark);
    if (newlines.length >= SNIFFED_RECORDS) continue;
    if (isNewline(mark)) records.push([]);
    else records.at(-1)?.push(mark);
  }
  return {
    delimiter: sniffDelimiter(records),
    quote: QUOTE,
    newline: mostFrequent<Newline>(newlines, '\n').value,
  };
}

/**
 * Records of a piece of the file, blank lines left out.
 * @param isCut the piece ends anywhere, so its last record is not trusted.
 */
export function parseRecords(
  text: string,
  { delimiter, quote, newline }: Dialect,
  isCut: boolean,
): string[][] {
  const { data } = Papa.parse<string[]>(text, { delimiter, quoteChar: quote, escapeChar: quote, newline });
  const records = isCut && data.length > 1 ? data.slice(0, -1) : data;
  return records.filter((record) => record.length > 1 || record[0] !== '');
}

/** What both ends of a file say as records; those of the tail only when they are as wide as the header. */
export function sampleRecords(
  sample: FileSample,
  text: SampleText,
  dialect: Dialect,
): { head: string[][]; tail: string[][] } {
  return {
    head: parseRecords(text.head, dialect, !isWhole(sample)),
    tail: parseRecords(text.tail, dialect, false),
  };
}
