/**
 * Civil days and moments. A day is a number of days since 1970-01-01, computed with Date.UTC only,
 * so that neither the machine's time zone nor summer time can move a planted fact.
 */

/** Days since 1970-01-01. */
export type Day = number;

/** A planted point in time; `second` is null when the fact is known to the day only. */
export type Moment = { readonly day: Day; readonly second: number | null };

/** Periods the answers are given for. */
export const PERIODS = ['all', '2026', '2026-10', '2026-Q3'] as const;
/** One answered period. */
export type Period = (typeof PERIODS)[number];

const MILLIS_PER_DAY = 86_400_000;

/** The civil day of a year, month (1–12) and date. */
export function dayOf(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / MILLIS_PER_DAY;
}

/** Saturday or Sunday, whatever the holiday calendar says. */
export function isWeekend(day: Day): boolean {
  const weekday = new Date(day * MILLIS_PER_DAY).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** First day on which cases are accepted. */
export const FIRST_DAY: Day = dayOf(2025, 5, 1);

/** Cut-off of the county; known to the day, so the whole of it belongs to what is known. */
export const AS_OF: Day = dayOf(2026, 10, 31);

/** No due date of the county may reach this day; the next year has no holiday calendar yet. */
export const DUE_LIMIT: Day = dayOf(2026, 12, 1);

type Civil = { readonly year: number; readonly month: number; readonly date: number };
type DayNames = { readonly iso: string; readonly civil: Civil; readonly periods: readonly Period[] };

function periodsHolding(month: string): Period[] {
  return PERIODS.filter(
    (period) =>
      period === 'all' ||
      period === month ||
      month.startsWith(`${period}-`) ||
      (period === '2026-Q3' && ['2026-07', '2026-08', '2026-09'].includes(month)),
  );
}

function nameDay(day: Day): DayNames {
  const at = new Date(day * MILLIS_PER_DAY);
  const iso = at.toISOString().slice(0, 10);
  const civil = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
  return { iso, civil, periods: periodsHolding(iso.slice(0, 7)) };
}

/** Some six hundred days are asked for a million times. */
const namesByDay = new Map<Day, DayNames>();

function namesOf(day: Day): DayNames {
  const known = namesByDay.get(day);
  if (known !== undefined) return known;
  const names = nameDay(day);
  namesByDay.set(day, names);
  return names;
}

/** Year, month (1–12) and date of a day. */
export function civilOf(day: Day): Civil {
  return namesOf(day).civil;
}

/** The day in ISO form, 2026-10-31. */
export function isoOf(day: Day): string {
  return namesOf(day).iso;
}

/** The month of a day, 2026-10. */
export function monthOf(day: Day): string {
  return namesOf(day).iso.slice(0, 7);
}

/** The answered periods that hold a day; `all` always does. */
export function periodsOf(day: Day): readonly Period[] {
  return namesOf(day).periods;
}
