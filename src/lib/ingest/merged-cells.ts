/**
 * Columns whose cells were merged downwards in a spreadsheet: the name stands once, the cells below it are empty.
 *
 * A guess here would give cases to a unit that they do not belong to. So it is taken for merged only when nothing else
 * explains it: a column of names (a unit, a section, an item), among the leftmost ones, mostly empty, beginning with a
 * name, and no name comes twice.
 */
import type { ColumnMapping } from '../domain/layout';

const NAMED: ReadonlySet<string> = new Set(['unit', 'section', 'item', 'channel', 'category', 'peer_group']);
const LEAST_RECORDS = 4;

const isSerial = (cells: readonly string[]): boolean =>
  cells.every((cell, at) => at === 0 || Number(cell) === Number(cells[at - 1]) + 1);

function isMerged(cells: readonly string[]): boolean {
  const names = cells.filter((cell) => cell.trim() !== '');
  if (cells.length < LEAST_RECORDS || (cells[0] ?? '').trim() === '') return false;
  return names.length > 0 && names.length * 2 <= cells.length && new Set(names).size === names.length;
}

/** Positions of merged columns, from the left; a running number may stand before them. */
export function mergedColumns(
  columns: readonly ColumnMapping[],
  samples: readonly (readonly string[])[],
): number[] {
  const merged: number[] = [];
  for (const { position, field } of columns) {
    const cells = samples.map((record) => record[position] ?? '');
    if (field !== null && NAMED.has(field) && isMerged(cells)) merged.push(position);
    else if (!(cells.length > 1 && isSerial(cells))) break;
  }
  return merged;
}
