/** From the form of a file to its meaning: table, columns, orders of dates; or what has to be asked first. */
import { NoDataRowsError } from '../domain/errors';
import type { ColumnMapping, Layout } from '../domain/layout';
import { questionError, type Question } from '../domain/question';
import { isDated } from '../domain/field';
import { TABLE_FIELDS, type TableName } from '../domain/records';
import type { ImportChoices } from './choices';
import { columnOrder, decideOrders } from './date-form';
import type { FileSample } from './file-sample';
import { mergedColumns } from './merged-cells';
import { columnKeys, mapHeaders, type HeaderMapping, type MappedHeader } from './mapping';
import { probeText, type TextLayout } from './probe';

/** `layout` is null while a question about columns or table stands open, and when there is nothing to load. */
export interface Recognition {
  readonly mapping: HeaderMapping;
  readonly layout: Layout | null;
  readonly question: Question | null;
}

const isInstant = (table: TableName, field: string | null): boolean =>
  TABLE_FIELDS[table].some(({ name, type }) => name === field && isDated(type));

/** What the sample says about the order of day and month; null where it leaves it open. */
function withDateOrders(
  table: TableName,
  columns: readonly MappedHeader[],
  samples: TextLayout['samples'],
  given: ImportChoices['dateOrder'],
): ColumnMapping[] {
  const cellsOf = ({ position }: MappedHeader): string[] => samples.map((record) => record[position] ?? '');
  const orders = decideOrders(
    columns.map((column) => (isInstant(table, column.field) ? columnOrder(cellsOf(column)) : null)),
    given,
  );
  return columns.map((column, i) => ({ ...column, dateOrder: orders[i] ?? null }));
}

const YEAR = /(?<!\d)(?:19[7-9]|20\d|21[0-4])\d(?=\s*年)/g;

/** The one year that the title rows name; none or several say nothing. */
export function titleYear(titles: readonly (readonly string[])[]): number | null {
  const years = new Set(titles.flat().flatMap((cell) => cell.normalize('NFKC').match(YEAR) ?? []));
  const [only] = years;
  return years.size === 1 && only !== undefined ? Number(only) : null;
}

/** A file without a header says nothing about its columns until somebody has named them. */
const isUnnamed = (headerRecords: number, choices: ImportChoices): boolean =>
  headerRecords === 0 && (choices.overrides?.size ?? 0) === 0 && choices.layout?.columnNames === undefined;

/**
 * The layout of a file whose form is known. It is null without a question when nothing stands below the header.
 * @throws UnknownNameError when a choice names no field.
 */
export function recognise(text: TextLayout, choices: ImportChoices): Recognition {
  const { headers, samples, titles, hasData, ...form } = text;
  const mapping = mapHeaders(headers, choices.overrides ?? new Map(), choices.table);
  const question: Question | null = isUnnamed(form.headerRecords, choices)
    ? { kind: 'columns', why: 'no_header', column: '' }
    : mapping.question;
  if (question !== null || mapping.table === null || !hasData) return { mapping, layout: null, question };
  const columns = withDateOrders(mapping.table, mapping.columns, samples, choices.dateOrder);
  const layout: Layout = {
    ...form,
    table: mapping.table,
    columns,
    fillDown: choices.layout?.fillDown ?? mergedColumns(columns, samples),
    year: choices.year ?? titleYear(titles),
    serials: choices.serials ?? 1900,
  };
  return { mapping, layout, question: null };
}

/** The key of a column of a layout: what choices about it are remembered under. */
export const keyOf = ({ columns }: Pick<Layout, 'columns'>, position: number): string =>
  columnKeys(columns.map(({ header }) => header))[position] ?? '';

/**
 * The layout of a file about which nothing can be asked.
 * @throws whatever `probeText` throws; the error of a question about its columns; NoDataRowsError when nothing stands
 * below the header.
 */
export function probe(sample: FileSample, choices: ImportChoices = {}): Layout {
  const text = probeText(sample, choices.layout);
  const { layout, question } = recognise(text, choices);
  if (question !== null) throw questionError(sample.name, question, text.headers);
  if (layout === null) throw new NoDataRowsError({ file: sample.name });
  return layout;
}
