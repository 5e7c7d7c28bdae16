/**
 * The probe: from the two ends of a file to an explicit `Layout`, so that the engine never has to guess.
 *
 * `probeText` says how the file is written, `probe` also what it means.
 */
import { AmbiguousDateError, NoDataRowsError, NoHeaderError } from '../domain/errors';
import type { ColumnMapping, DateOrder, Layout, LayoutChoices } from '../domain/layout';
import { TABLE_FIELDS, type TableName } from '../domain/records';
import { columnOrder, decideOrders } from './date-form';
import type { FileSample } from './file-sample';
import { mergedColumns } from './merged-cells';
import { mapHeaders, type MappedHeader, type MappingOverrides, type TableMapping } from './mapping';
import { readForm, type TextLayout } from './text-form';

export type { TextLayout } from './text-form';
export type { FileSample } from './file-sample';
export { HEAD_BYTES, TAIL_BYTES } from './file-sample';

/** What the user has said about a file; it comes before anything that is recognised. */
export interface ProbeChoices {
  readonly overrides?: MappingOverrides | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly table?: TableName | undefined;
  readonly layout?: LayoutChoices | undefined;
}

/**
 * How the file is written: encoding, dialect, header.
 * @throws EmptyFileError, HtmlFileError, NotATableError, BadEncodingError.
 */
export const probeText = (sample: FileSample, choices?: LayoutChoices): TextLayout =>
  readForm(sample, choices).layout;

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

/** Nobody has said what the columns of a file without header are. */
const isUnnamed = ({ headerRecords }: TextLayout, { layout, overrides }: ProbeChoices): boolean =>
  headerRecords === 0 && layout?.columnNames === undefined && (overrides?.size ?? 0) === 0;

/**
 * The layout of a text file.
 * @throws whatever `probeText` throws; NoHeaderError when the file has no header and nobody has named its columns;
 * NoKnownColumnError, DuplicateHeaderError, AmbiguousDateError; NoDataRowsError when nothing stands below the header.
 */
export function probe(sample: FileSample, choices: ProbeChoices = {}): Layout {
  const form = probeText(sample, choices.layout);
  const { headers, samples, hasData, ...text } = form;
  if (isUnnamed(form, choices)) throw new NoHeaderError({ file: sample.name, columns: form.width });
  const mapping = mapHeaders(sample.name, headers, choices.overrides ?? new Map(), choices.table);
  if (!hasData) throw new NoDataRowsError({ file: sample.name });
  const columns = withDateOrders(sample.name, mapping, samples, choices.dateOrder);
  const fillDown = choices.layout?.fillDown ?? mergedColumns(columns, samples);
  return { ...text, table: mapping.table, columns, fillDown };
}
