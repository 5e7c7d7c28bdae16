/** A small export written cell by cell: rows by the names of their columns, what is not said is empty. */
import { type Day, isoOf, type Moment } from '../civil';
import { type Dialect, record } from '../cells';

/** Cells of one row by column. */
export type Row = Readonly<Record<string, string>>;

/** One file. */
export type Sheet = {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly Row[];
};

/**
 * The sheet of these rows.
 * @throws RangeError when a row says something for which there is no column: it must not get lost.
 */
export function sheetOf(name: string, header: readonly string[], rows: readonly Row[]): Sheet {
  const stray = rows.flatMap((row) => Object.keys(row)).find((column) => !header.includes(column));
  if (stray !== undefined) throw new RangeError(`${name}: no column ${stray}`);
  return { name, header, rows };
}

/** The rows as text, the header first. */
export function sheetText({ header, rows }: Sheet, dialect: Dialect): string {
  const cells = [header, ...rows.map((row) => header.map((column) => row[column] ?? ''))];
  return cells.map((one) => record(one, dialect) + dialect.newline).join('');
}

/** A day as a cell; null is an empty one. */
export const dayCell = (day: Day | null): string => (day === null ? '' : isoOf(day));

/** The day of a moment as a cell. */
export const momentCell = (moment: Moment | null): string => dayCell(moment?.day ?? null);

/** 是 or 否. */
export const yesNo = (value: boolean): string => (value ? '是' : '否');

/** A number of a register, e.g. `GW26-007`. */
export const numbered = (prefix: string, index: number): string =>
  prefix + String(index + 1).padStart(3, '0');
