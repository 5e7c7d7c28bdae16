/** Months of the year that somebody served, and where most of them were: at least half of a month's days make it count. */
import { dayOf } from '../civil';
import type { Entries } from './entries';
import type { Subject } from './score';

const DAYS = (iso: string): number => {
  const [year = 0, month = 0, date = 0] = iso.split('-').map(Number);
  return dayOf(year, month, date);
};

/** Days of one month (1–12) within a spell. */
function daysIn({ from, to }: Entries['service'][number], year: number, month: number): number {
  const [first, last] = [dayOf(year, month, 1), dayOf(year, month + 1, 1) - 1];
  return Math.max(0, Math.min(last, DAYS(to)) - Math.max(first, DAYS(from)) + 1);
}

/** Without an entry the whole year in the usual group; later spells win where months are equal. */
export function spellsOf(entries: Entries, id: string, usual: string): Pick<Subject, 'group' | 'months'> {
  const year = Number(entries.year);
  const spells = entries.service.filter(({ subject }) => subject === id);
  const all = Array.from({ length: 12 }, (_, n) => n + 1);
  if (spells.length === 0) return { group: usual, months: all };
  const length = (month: number): number => dayOf(year, month + 1, 1) - dayOf(year, month, 1);
  const months = all.filter(
    (month) => 2 * spells.reduce((sum, one) => sum + daysIn(one, year, month), 0) >= length(month),
  );
  const home = (month: number): string =>
    spells.reduce((best, one) => (daysIn(one, year, month) >= daysIn(best, year, month) ? one : best)).group;
  const counts = new Map<string, number>();
  for (const month of months) counts.set(home(month), (counts.get(home(month)) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return { group: first?.[0] ?? usual, months };
}
