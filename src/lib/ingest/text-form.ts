/**
 * How a text file is written: encoding, dialect, title, header, width, decided from its two ends or by the user, before
 * anybody asks what it means.
 */
import { EmptyFileError } from '../domain/errors';
import type { Layout, LayoutChoices } from '../domain/layout';
import { contentKind } from './bad-input';
import { parseRecords, sampleRecords, sampleText, type SampleRecords } from './csv-text';
import { sniffDialect, type WholeDialect } from './dialect';
import { detectEncoding } from './encoding';
import { isWhole, type FileSample } from './file-sample';
import { isEmptyRecord, isFooter } from './footer-words';
import { findHeader, headerNames, placeName, usualWidth } from './header';
import { fitted, overflowColumn } from './overflow';

/** How a file is written, before anybody asks what it means. */
export interface TextLayout extends Omit<Layout, 'table' | 'columns' | 'year' | 'serials'> {
  /** The records above the header: title, period, 制表单位. */
  readonly titles: readonly (readonly string[])[];
  /** Cleaned headers, one per column; those of a file without header are named by the user or by their place. */
  readonly headers: readonly string[];
  /** Data records of both ends, for deciding on values; those at the border of the sample are left out. */
  readonly samples: readonly (readonly string[])[];
  /** Something stands below the header. */
  readonly hasData: boolean;
}

/** The layout and the records that it was read from. */
export interface TextForm {
  readonly layout: TextLayout;
  readonly records: SampleRecords;
}

/** Empty cells beyond the header (or of the header beyond the data) come from a delimiter at the end of each line. */
function commonWidth(headers: readonly string[], samples: readonly (readonly string[])[]): number {
  const narrower = samples.every(({ length }) => length < headers.length);
  const wider = samples.every(({ length }) => length > headers.length);
  const [first] = samples;
  if (first === undefined || (!narrower && !wider)) return headers.length;
  if (samples.some(({ length }) => length !== first.length)) return headers.length;
  const surplus = narrower
    ? [headers.slice(first.length)]
    : samples.map((record) => record.slice(headers.length));
  return surplus.every((cells) => cells.every((cell) => cell.trim() === '')) ? first.length : headers.length;
}

const defined = (choices: LayoutChoices): Partial<WholeDialect> =>
  Object.fromEntries(
    Object.entries({
      delimiter: choices.delimiter,
      quote: choices.quote,
      escape: choices.escape,
      newline: choices.newline,
    }).filter(([, value]) => value !== undefined),
  );

const isData = (cells: readonly string[], width: number): boolean =>
  !isEmptyRecord(cells) && !isFooter(cells, width);

interface Divided {
  readonly dialect: WholeDialect;
  readonly records: SampleRecords;
}

/** Reads the ends twice: once to see how wide a record is, once with that in mind. */
function divide(sample: FileSample, choices: LayoutChoices, encoding: Layout['encoding']): Divided {
  const text = sampleText(sample, encoding);
  const dialect = sniffDialect(text.head, !isWhole(sample), defined(choices));
  const first = parseRecords(text.head.slice(0, 64 * 1024), dialect, true, null);
  const width = first.length === 0 ? null : usualWidth(first.map(({ cells }) => cells));
  return { dialect, records: sampleRecords(sample, text, dialect, width) };
}

const unasked = new WeakMap<FileSample, Divided>();

/** How the ends divide into records when nobody has chosen anything; done once per sample. */
export const divideUnasked = (sample: FileSample): Divided => {
  const divided = unasked.get(sample) ?? divide(sample, {}, detectEncoding(sample).encoding);
  unasked.set(sample, divided);
  return divided;
};

const isUnasked = (choices: LayoutChoices): boolean => Object.keys(choices).length === 0;

/** Names by place for a file without header, the user's own first. */
const namesByPlace = (width: number, given: readonly string[] = []): string[] =>
  Array.from({ length: width }, (_, at) => given[at] ?? placeName(at));

/**
 * The form of a text file. What the user has chosen is taken as it is.
 * @throws EmptyFileError, HtmlFileError, NotATableError, BadEncodingError.
 */
export function readForm(sample: FileSample, choices: LayoutChoices = {}): TextForm {
  if (contentKind(sample) === 'workbook')
    throw new TypeError('a workbook is turned into CSV before it is probed');
  const { encoding, hasBom } = detectEncoding(sample, choices.encoding);
  const { dialect, records } = isUnasked(choices) ? divideUnasked(sample) : divide(sample, choices, encoding);
  const head = records.head.map(({ cells }) => cells);
  if (head.length === 0) throw new EmptyFileError({ file: sample.name });
  const { titleRecords, headerRecords } = findHeader(head, choices);
  const above = titleRecords + headerRecords;
  const below = records.head.slice(above);
  const named = headerNames(head.slice(titleRecords, above));
  const full = headerRecords === 0 ? usualWidth(head.slice(above)) : named.length;
  const overflow = overflowColumn(dialect.delimiter, below, full);
  const shape = { overflow, width: full, delimiter: dialect.delimiter };
  const samples = [...below, ...records.tail].map((record) => fitted(record, shape));
  const data = samples.filter((cells) => isData(cells, full));
  const width = headerRecords === 0 ? full : commonWidth(named, data.slice(0, below.length));
  const headers = headerRecords === 0 ? namesByPlace(width, choices.columnNames) : named;
  const layout: TextLayout = {
    encoding,
    hasBom,
    ...dialect,
    titleRecords,
    headerRecords,
    footers: choices.footers ?? 'recognised',
    marks: choices.marks ?? [],
    overflow,
    fillDown: choices.fillDown ?? [],
    width,
    titles: head.slice(0, titleRecords),
    headers,
    samples: data.filter(({ length }) => length === width),
    hasData: samples.length > 0 || !isWhole(sample),
  };
  return { layout, records };
}
