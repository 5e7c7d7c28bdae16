/** An annex as CSV for a spreadsheet that is opened by double click: BOM, provenance, each rate with its parts. */
import type { DocumentTable, TableCell, TableColumn } from './tables';
import { filled, type HouseWords } from './template';

/** Head and cells of the plain form: a rate is three columns, value, numerator and denominator. */
export interface PlainTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const plainHeads = ({ kind, head }: TableColumn, { columns }: HouseWords): string[] =>
  kind === 'rate'
    ? [
        head,
        filled(columns['numerator'] ?? '{column}', { column: head }),
        filled(columns['denominator'] ?? '{column}', { column: head }),
      ]
    : [head];

const plainCells = ({ kind }: TableColumn, { text, value, share }: TableCell): (string | number | null)[] => {
  if (kind === 'rate') return [value, share?.numerator ?? null, share?.denominator ?? null];
  return [value ?? (text === '—' ? null : text)];
};

/** One head, one row per line, nothing merged and no sum: to be computed with. */
export const plainTable = ({ columns, rows }: DocumentTable, template: HouseWords): PlainTable => ({
  heads: columns.flatMap((column) => plainHeads(column, template)),
  rows: rows.map((row) =>
    columns.flatMap((column, at) => {
      const cell = row[at];
      return cell === undefined ? [null] : plainCells(column, cell);
    }),
  ),
});

/** A cell that a spreadsheet would run as a formula is led by an apostrophe. */
const guarded = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Twelve significant digits: the last bits of a division are nobody's figure. */
const csvCell = (cell: string | number | null): string => {
  if (cell === null) return '';
  if (typeof cell === 'string') return quoted(guarded(cell));
  return Number.isInteger(cell) ? String(cell) : String(Number(cell.toPrecision(12)));
};

/** The text of the file; why there is no table stands in its block. */
export const annexCsv = (
  table: DocumentTable,
  template: HouseWords,
  provenance: readonly (readonly [string, string])[],
): string => {
  const said = [
    `附件${String(table.no)} ${table.title}`,
    ...provenance.map(([name, value]) => `${name}: ${value}`),
    ...table.notes,
    ...(table.missing === null ? [] : [table.missing]),
  ];
  const { heads, rows } = plainTable(table, template);
  const lines = table.missing === null ? [heads, ...rows].map((row) => row.map(csvCell).join(',')) : [];
  const block = said.map((text) => quoted(`# ${text.replaceAll(/[\r\n]+/g, ' ')}`));
  return `\uFEFF${[...block, ...lines].map((text) => `${text}\r\n`).join('')}`;
};
