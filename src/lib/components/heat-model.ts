/** Order, steps and text of a heat map. */
import { percentFigure } from '../domain/format';
import { collator, formatPeriod, monthOfKey } from '../i18n/format';
import { m } from '../i18n/paraglide/messages';
import { groupLabel, term } from '../i18n/words';
import type { Cell, HeatMap } from '../reports/types';
import type { Matrix } from './table-text';

export type HeatRow = HeatMap['groups'][number]['rows'][number];

/** A month by its place, the unit's name, or all months together. */
export interface HeatSort {
  readonly column: number | 'name' | 'total';
  readonly descending: boolean;
}

const SHADES = 4;

/** 0 for no case late, then four shades up to the highest rate shown, 4 the darkest. */
export const heatStep = (value: number, top: number): number =>
  value <= 0 || top <= 0 ? 0 : Math.min(SHADES, 1 + Math.floor((value / top) * SHADES));

/** Units whose base there is below `minCases` stand last, those without one at the very end; equal ones by name. */
export function sortHeat(
  rows: readonly HeatRow[],
  { column, descending }: HeatSort,
  minCases: number,
): readonly HeatRow[] {
  const names = collator();
  const sign = descending ? -1 : 1;
  const byName = (a: HeatRow, b: HeatRow): number => names.compare(a.group.label, b.group.label);
  if (column === 'name') return [...rows].sort((a, b) => sign * byName(a, b));
  const cellOf = (row: HeatRow): Cell | undefined => (column === 'total' ? row.total : row.cells[column]);
  const rank = (cell: Cell | undefined): number =>
    cell?.value == null ? 2 : (cell.denominator ?? 0) < minCases ? 1 : 0;
  return [...rows].sort((a, b) => {
    const [x, y] = [cellOf(a), cellOf(b)];
    return rank(x) - rank(y) || sign * ((x?.value ?? 0) - (y?.value ?? 0)) || byName(a, b);
  });
}

/** Late and due of every unit and month, and the rate: one line each, so that no rate travels without its base. */
export const heatMatrix = (map: HeatMap, rows: readonly HeatRow[]): Matrix => [
  [term('unit'), term('month'), m.col_due(), m.col_late(), `${term(map.measure)} (%)`],
  ...rows.flatMap((row) =>
    row.cells.map((cell, at) => [
      groupLabel(row.group.label),
      formatPeriod(monthOfKey(map.months[at] ?? 0)),
      String(cell.denominator ?? ''),
      String(cell.numerator ?? ''),
      cell.value === null ? '' : percentFigure(cell.numerator, cell.denominator, 4),
    ]),
  ),
];
