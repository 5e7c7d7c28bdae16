/** What a question cannot be answered for: files that nobody loaded, or columns that no file has. Never a 0. */
import { TABLE_NAMES, type TableName } from './records';

export interface Absence {
  /** Tables without a file. */
  readonly tables: readonly TableName[];
  /** Columns as `table.field`, each entry the alternatives; empty while a whole table is missing. */
  readonly columns: readonly (readonly string[])[];
}

/** The table of a column `table.field`. */
export const tableOf = (column: string): TableName =>
  TABLE_NAMES.find((table) => column.startsWith(`${table}.`)) ?? 'cases';

/** The tables first, for whose columns nobody need look; null when nothing is missing. */
export const absenceOf = (
  needs: readonly (readonly string[])[],
  loaded: ReadonlySet<string>,
  table?: TableName,
): Absence | null => {
  const present = new Set([...loaded].map(tableOf));
  const wanted = [...(table === undefined ? [] : [table]), ...needs.flat().map(tableOf)];
  const tables = [...new Set(wanted)].filter((name) => !present.has(name));
  const columns = needs.filter((alternatives) => !alternatives.some((column) => loaded.has(column)));
  if (tables.length > 0) return { tables, columns: [] };
  return columns.length > 0 ? { tables, columns } : null;
};

/** What every one of some questions lacks; null when one of them can be answered or they lack nothing in common. */
export const commonAbsence = (all: readonly (Absence | null)[]): Absence | null => {
  const [first, ...rest] = all;
  if (first === undefined || first === null) return null;
  const tables = first.tables.filter((name) => rest.every((one) => one?.tables.includes(name) === true));
  const isShared = (alternatives: readonly string[]): boolean =>
    rest.every((one) => one?.columns.some((own) => own.join() === alternatives.join()) === true);
  const columns = tables.length > 0 ? [] : first.columns.filter(isShared);
  return tables.length + columns.length > 0 ? { tables, columns } : null;
};
