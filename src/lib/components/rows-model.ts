import type { RowsPage } from '../reports/types';
import type { Matrix } from './table-text';

/** Records as text: the file by its name, empty for what is not known. */
export const rowsMatrix = (
  page: RowsPage,
  fileName: (fileNo: number) => string,
  columnName: (column: string) => string,
): Matrix => [
  page.columns.map(columnName),
  ...page.rows.map((row) =>
    row.map((value, at) =>
      at === 0 && typeof value === 'number' ? fileName(value) : value === null ? '' : String(value),
    ),
  ),
];
