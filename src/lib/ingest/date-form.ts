/**
 * In which order a column writes day and month. Only cells such as 04/12/2018 can be doubted; a part above 12 decides
 * for its whole column, and what one column shows holds for the others of the same export.
 */
import type { DateOrder } from '../domain/layout';

/** What one cell says: a year first, day or month first beyond doubt, one or the other, or nothing about order. */
export type DateForm = 'ymd' | 'dmy' | 'mdy' | 'either' | 'other';

const YEAR_FIRST = /^\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}/;
const YEAR_LAST = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(?:\d{4}|\d{2})(?!\d)/;

export function dateForm(cell: string): DateForm {
  const text = cell
    .slice(0, 40)
    .normalize('NFKC')
    .replace(/^[\s'="]+/, '');
  if (YEAR_FIRST.test(text)) return 'ymd';
  const parts = YEAR_LAST.exec(text);
  if (parts === null) return 'other';
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  if (first > 12 && second > 12) return 'other';
  if (first > 12) return 'dmy';
  return second > 12 ? 'mdy' : 'either';
}

/** `doubtful`: such cells occur and nothing, or contradictory things, decide; `null`: no such cells at all. */
export type ColumnOrder = 'dmy' | 'mdy' | 'doubtful' | null;

export function columnOrder(cells: Iterable<string>): ColumnOrder {
  const forms = new Set<DateForm>();
  for (const cell of cells) forms.add(dateForm(cell));
  if (forms.has('dmy') && forms.has('mdy')) return 'doubtful';
  if (forms.has('dmy')) return 'dmy';
  if (forms.has('mdy')) return 'mdy';
  return forms.has('either') ? 'doubtful' : null;
}

/**
 * The order of each column. A column that decides nothing itself follows the others when they agree.
 * @param given the user's own answer; it only speaks for columns that leave a doubt.
 * @returns one order per column; null where nothing decides.
 */
export function decideOrders(
  columns: readonly ColumnOrder[],
  given: DateOrder | undefined,
): (DateOrder | null)[] {
  const shown = new Set(columns.filter((order) => order === 'dmy' || order === 'mdy'));
  const [common] = shown.size === 1 ? shown : [];
  return columns.map((order) => {
    if (order === null) return 'ymd';
    if (order !== 'doubtful') return order;
    return given ?? common ?? null;
  });
}
