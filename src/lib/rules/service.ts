/**
 * Part-year and moved subjects: which months of the year somebody served, and where (AS-06). A month counts for the place
 * where most of its days were served, and is served when at least half of its days were.
 */
import type { ServiceEntry } from '../domain/assessment-entries';
import { addDays, dayNumber, type LocalDate } from '../domain/local-date';

export interface Service {
  /** January first. */
  readonly months: readonly boolean[];
  /** Where most months were served; null = nothing is said, so the whole year where the files place it. */
  readonly group: string | null;
}

export const WHOLE_YEAR: Service = { months: Array.from({ length: 12 }, () => true), group: null };

const monthOf = (year: string, month: number): { from: LocalDate; to: LocalDate } => {
  const first = (no: number): LocalDate =>
    no === 13 ? `${String(Number(year) + 1)}-01-01` : `${year}-${String(no).padStart(2, '0')}-01`;
  return { from: first(month), to: addDays(first(month + 1), -1) };
};

const daysIn = (one: ServiceEntry, from: LocalDate, to: LocalDate): number => {
  const [start, end] = [one.from > from ? one.from : from, one.to < to ? one.to : to];
  return Math.max(0, dayNumber(end) - dayNumber(start) + 1);
};

/** The group with the most; of equal ones the later spell, where the subject is now. */
const mostIn = (counts: ReadonlyMap<string, number>): string | null => {
  let best: string | null = null;
  for (const [group, count] of counts)
    if (count > 0 && (best === null || count >= (counts.get(best) ?? 0))) best = group;
  return best;
};

/** `spells`: those of one subject; none = the whole year. */
export function serviceOf(year: string, spells: readonly ServiceEntry[]): Service {
  if (spells.length === 0) return WHOLE_YEAR;
  const sorted = [...spells].sort((a, b) => (a.from < b.from ? -1 : 1));
  const served = new Map<string, number>(sorted.map(({ group }) => [group, 0]));
  const months = Array.from({ length: 12 }, (_, at) => {
    const { from, to } = monthOf(year, at + 1);
    const days = new Map<string, number>();
    for (const one of sorted) days.set(one.group, (days.get(one.group) ?? 0) + daysIn(one, from, to));
    const total = [...days.values()].reduce((sum, one) => sum + one, 0);
    if (2 * total < dayNumber(to) - dayNumber(from) + 1) return false;
    const group = mostIn(days);
    if (group !== null) served.set(group, (served.get(group) ?? 0) + 1);
    return true;
  });
  return { months, group: mostIn(served) };
}
