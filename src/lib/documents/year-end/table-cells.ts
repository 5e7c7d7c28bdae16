/** Tables of the papers of a year, put together of cells that are read and, where they are numbers, computed with. */
import type { Exact } from '../../domain/exact';
import { approximate } from '../../domain/exact';
import { MISSING } from '../../domain/format';
import type { DocumentTable, TableCell, TableColumn } from '../tables';
import { filled } from '../template';
import { YEAR_TEMPLATE } from './year-template';
import { exactText, points } from './year-words';

export const textCell = (text: string | null): TableCell => ({
  text: text === null || text === '' ? MISSING : text,
  value: null,
  share: null,
});

export const countCell = (n: number | null): TableCell => ({
  ...textCell(n === null ? null : String(n)),
  value: n,
});

/** Hundredths as a score. */
export const pointsCell = (hundredths: number | null): TableCell => ({
  ...textCell(points(hundredths)),
  value: hundredths === null ? null : hundredths / 100,
});

/** Two decimals to read, the whole value to compute with. */
export const exactCell = (value: Exact | null): TableCell => ({
  ...textCell(exactText(value)),
  value: value === null ? null : approximate(value),
});

/** A column by its id in the template; `values`: of its head. */
export const column = (
  id: string,
  kind: TableColumn['kind'] = 'text',
  values: Readonly<Record<string, string>> = {},
): TableColumn => ({ id, kind, head: filled(YEAR_TEMPLATE.columns[id] ?? id, values), isWide: false });

/** Left out on paper; the workbook has it. */
export const wide = (one: TableColumn): TableColumn => ({ ...one, isWide: true });

export const tableOf = (
  id: string,
  title: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  notes: readonly string[] = [],
): DocumentTable => ({
  ...{ id, title, columns, rows, notes, no: 0, total: null, outOf: rows.length, missing: null },
});

/** Numbered in their order. */
export const numbered = (tables: readonly DocumentTable[]): readonly DocumentTable[] =>
  tables.map((table, at) => ({ ...table, no: at + 1 }));
