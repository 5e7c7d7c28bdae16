/**
 * The probe: from the two ends of a file to an explicit `Layout`, so that the engine never has to guess.
 *
 * `probeText` says how the file is written, `probe` also what it means.
 */
import { AmbiguousDateError, EmptyFileError, NoDataRowsError } from '../domain/errors';
import type { ColumnMapping, DateOrder, Layout, LayoutChoices } from '../domain/layout';
import { TABLE_FIELDS, type TableName } from '../domain/records';
import { contentKind } from './bad-input';
import { sampleRecords, sampleText, sniffDialect } from './csv-text';
import { columnOrder, decideOrders } from './date-form';
import { detectEncoding } from './encoding';
import { isWhole, type FileSample } from './file-sample';
import { cleanHeader, findHeader } from './header';
import { mapHeaders, type MappedHeader, type MappingOverrides, type TableMapping } from './mapping';

export type { FileSample } from './file-sample';
export { HEAD_BYTES, TAIL_BYTES } from './file-sample';

/** How a file is written, before anybody asks what it means. */
export interface TextLayout extends Omit<Layout, 'table' | 'columns'> {
  /** Cleaned headers, one per cell of the header record. */
  readonly headers: readonly string[];
  /** Data records of both ends, for deciding on values; those at the border of the sample are left out. */
  readonly samples: readonly (readonly string[])[];
  /** Something stands below the header. */
  readonly hasData: boolean;
}

/** What the user has said about a file; it comes before anything that is recognised. */
export interface ProbeChoices {
  readonly overrides?: MappingOverrides | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly table?: TableName | undefined;
  readonly layout?: LayoutChoices | undefined;
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

/**
 * How the file is written: encoding, dialect, header.
 * @throws EmptyFileError, HtmlFileError, NotATableError, BadEncodingError, TruncatedFileError.
 */
export function probeText(sample: FileSample): TextLayout {
  if (contentKind(sample) === 'workbook')
    throw new TypeError('a workbook is turned into CSV before it is probed');
  const { encoding, hasBom } = detectEncoding(sample);
  const text = sampleText(sample, encoding);
  const dialect = sniffDialect(text.head);
  const { head, tail } = sampleRecords(sample, text, dialect);
  const { titleRecords, headerRecords } = findHeader(head);
  const headers = head[titleRecords]?.map(cleanHeader);
  if (headers === undefined) throw new EmptyFileError({ file: sample.name });
  const samples = head.slice(titleRecords + headerRecords);
  const width = commonWidth(headers, samples);
  const hasData = samples.length > 0 || !isWhole(sample);
  const fitting = [...samples, ...tail].filter(({ length }) => length === width);
  return {
    encoding,
    hasBom,
    ...dialect,
    escape: dialect.quote,
    titleRecords,
    headerRecords,
    footers: 'recognised',
    marks: [],
    fillDown: [],
    width,
    headers,
    samples: fitting,
    hasData,
  };
}

const isInstant = (table: TableName, field: string | null): boolean =>
  TABLE_FIELDS[table].some(({ name, type }) => name === field && type === 'instant');

/** @throws AmbiguousDateError (file, column) for the first column whose day and month nobody can tell apart. */
function withDateOrders(
  file: string,
  { table, columns }: TableMapping,
  samples: TextLayout['samples'],
  given: DateOrder | undefined,
): ColumnMapping[] {
  const cellsOf = ({ position }: MappedHeader): string[] => samples.map((record) => record[position] ?? '');
  const orders = decideOrders(
    columns.map((column) => (isInstant(table, column.field) ? columnOrder(cellsOf(column)) : null)),
    given,
  );
  return columns.map((column, i) => {
    const dateOrder = orders[i] ?? null;
    if (dateOrder === null) throw new AmbiguousDateError({ file, column: column.header });
    return { ...column, dateOrder };
  });
}

/**
 * The layout of a text file.
 * @throws whatever `probeText` throws; NoKnownColumnError, DuplicateHeaderError, AmbiguousDateError; NoDataRowsError
 * when nothing stands below the header.
 */
export function probe(sample: FileSample, choices: ProbeChoices = {}): Layout {
  const { headers, samples, hasData, ...text } = probeText(sample);
  const mapping = mapHeaders(sample.name, headers, choices.overrides ?? new Map(), choices.table);
  if (!hasData) throw new NoDataRowsError({ file: sample.name });
  return {
    ...text,
    table: mapping.table,
    columns: withDateOrders(sample.name, mapping, samples, choices.dateOrder),
  };
}
