/**
 * Cells that are too many because the delimiter is a blank and a text holds blanks too: which column they belong to.
 *
 * That column is the one whose surplus cells are all words outside quotes, in most of the records that are too wide.
 */
import type { Layout } from '../domain/layout';
import type { ParsedRecord } from './record-parser';
import { isValueLike } from './value-like';

type Row = Pick<ParsedRecord, 'cells' | 'quoted'>;

/** Whether the surplus cells of a record can be the words of the column at `position`. */
function isText({ cells, quoted }: Row, position: number, width: number): boolean {
  const end = position + cells.length - width + 1;
  const first = cells[position] ?? '';
  if (first === '' || isValueLike(first)) return false;
  return !quoted.slice(position, end).includes(true);
}

/** The column that takes surplus cells; null when the delimiter is no blank or nothing is too wide. */
export function overflowColumn(delimiter: string, records: readonly Row[], width: number): number | null {
  if (delimiter.trim() !== '' || delimiter === '\t') return null;
  const wide = records.filter(({ cells }) => cells.length > width);
  const fits = Array.from({ length: width }, (_, at) => wide.filter((row) => isText(row, at, width)).length);
  const most = Math.max(0, ...fits);
  return most * 2 > wide.length ? fits.indexOf(most) : null;
}

/** The cells of a record with the surplus put back into its column. */
export function fitted(
  { cells, quoted }: Row,
  { overflow, width, delimiter }: Pick<Layout, 'overflow' | 'width' | 'delimiter'>,
): readonly string[] {
  if (overflow === null || cells.length <= width || !isText({ cells, quoted }, overflow, width)) return cells;
  const end = overflow + cells.length - width + 1;
  return [...cells.slice(0, overflow), cells.slice(overflow, end).join(delimiter), ...cells.slice(end)];
}
