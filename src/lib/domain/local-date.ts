/**
 * Civil dates as ISO text, and their arithmetic as whole days.
 *
 * No time zone takes part: a date is the day that stands in the record, wherever the program runs.
 */

/** A civil date, `2026-10-19`; text order is date order. */
export type LocalDate = string;

const MS_PER_DAY = 86_400_000;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01. Only for dates that exist (`isLocalDate`). */
export const dayNumber = (on: LocalDate): number => Date.parse(`${on}T00:00:00Z`) / MS_PER_DAY;

/** The date that many days after 1970-01-01. */
export const dateOfDayNumber = (days: number): LocalDate =>
  new Date(days * MS_PER_DAY).toISOString().slice(0, 10);

/** True for a date that exists: 2026-02-29 and 2026-04-31 do not, `2026-4-1` is not written as one. */
export function isLocalDate(text: string): boolean {
  if (!ISO_DATE.test(text)) return false;
  const days = dayNumber(text);
  // Some engines roll 31 April over to 1 May instead of refusing it.
  return !Number.isNaN(days) && dateOfDayNumber(days) === text;
}

/** The date `days` natural days later (earlier when negative). */
export const addDays = (on: LocalDate, days: number): LocalDate => dateOfDayNumber(dayNumber(on) + days);

/** Monday to Friday, before any holiday notice. */
export function isMondayToFriday(on: LocalDate): boolean {
  const weekday = new Date(dayNumber(on) * MS_PER_DAY).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}
