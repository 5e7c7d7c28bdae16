/** Widths of columns by what stands in them: a Chinese character is as wide as two Latin ones. */
import type { TableCell, TableColumn } from './tables';

/** Half-width characters; what is longer wraps. */
const LEAST = 5;
const MOST = 26;

/** Half-width characters of the longest line. */
export const lengthOf = (text: string): number =>
  Math.max(
    0,
    ...text
      .split('\n')
      .map((line) => [...line].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)),
  );

const cellLength = (cell: TableCell | undefined): number =>
  Math.max(
    lengthOf(cell?.text ?? ''),
    cell?.share ? lengthOf(`${String(cell.share.numerator)}/${String(cell.share.denominator)}`) : 0,
  );

/** The characters that each column asks for; a head may wrap into two lines. */
export const charactersOf = (
  columns: readonly TableColumn[],
  rows: readonly (readonly (TableCell | undefined)[])[],
): readonly number[] =>
  columns.map(({ head }, at) => {
    const longest = rows.reduce(
      (most, row) => Math.max(most, cellLength(row[at])),
      Math.ceil(lengthOf(head) / 2),
    );
    return Math.min(MOST, Math.max(LEAST, longest));
  });

/** `total` shared out by the characters that the columns ask for; the last takes what rounding leaves. */
export const widthsOf = (
  columns: readonly TableColumn[],
  rows: readonly (readonly (TableCell | undefined)[])[],
  total: number,
): readonly number[] => {
  const characters = charactersOf(columns, rows);
  const sum = characters.reduce((all, one) => all + one, 0);
  const widths = characters.map((one) => Math.floor((total * one) / sum));
  const rest = total - widths.reduce((all, one) => all + one, 0);
  return widths.map((width, at) => (at === widths.length - 1 ? width + rest : width));
};
