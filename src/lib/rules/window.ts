/** Windows of ladders (definitions, Windows of ladders). */
import type { LadderWindow } from '../domain/ladder';
import { addDays, isLocalDate, type LocalDate } from '../domain/local-date';

const two = (n: number): string => String(n).padStart(2, '0');

/** The same day so many months earlier; a day that the month lacks becomes its last. */
export function monthsBefore(on: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const index = year * 12 + (month - 1) - months;
  const first = `${String(Math.floor(index / 12)).padStart(4, '0')}-${two((index % 12) + 1)}`;
  const wanted = `${first}-${two(day)}`;
  if (isLocalDate(wanted)) return wanted;
  return [31, 30, 29, 28].map((last) => `${first}-${two(last)}`).find(isLocalDate) ?? wanted;
}

/** First days of rolling windows, by months and last day: a million facts end on a few thousand days. */
const STARTS = new Map<number, Map<LocalDate, LocalDate>>();

const rollingStart = (months: number, on: LocalDate): LocalDate => {
  const known = STARTS.get(months) ?? new Map<LocalDate, LocalDate>();
  STARTS.set(months, known);
  const start = known.get(on) ?? addDays(monthsBefore(on, months), 1);
  known.set(on, start);
  return start;
};

/** First day of the window that ends with `on`. */
export const windowStart = (window: LadderWindow, on: LocalDate): LocalDate =>
  window.kind === 'calendarYear' ? `${on.slice(0, 4)}-01-01` : rollingStart(window.months, on);
