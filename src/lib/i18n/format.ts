/** Periods, sizes and order in the reader's language; figures and dates are `domain/format`'s. */
import { count, periodTitle } from '../domain/format';
import { parsePeriod } from '../domain/period';
import { m } from './paraglide/messages';
import { getLocale } from './paraglide/runtime';

export { count };

/** 230 MB, 12 KB: decimal units, as file managers show them. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(bytes >= 1e7 ? 0 : 1)} MB`;
  return `${count(Math.max(1, Math.round(bytes / 1e3)))} KB`;
}

/** `2026-10-31 14:05:09` in the reader's own time zone, of an instant in UTC: when something was done, never a figure. */
export function formatInstant(instant: string): string {
  const at = new Date(instant);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}

/** 2026年10月 / Oct 2026; null = everything; what is no period is shown as typed. */
export function formatPeriod(period: string | null): string {
  if (period === null) return m.period_all();
  try {
    return periodTitle(parsePeriod(period))[getLocale() === 'en' ? 'en' : 'zh'];
  } catch {
    return period;
  }
}

/** 2月1日 / Feb 1: a day whose year does not matter. */
export const formatMonthDay = (month: number, day: number): string =>
  new Intl.DateTimeFormat(getLocale(), { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    // A leap year, so that every day of it exists.
    Date.UTC(2000, month - 1, day),
  );

/** 一 … 日 / Mon … Sun. */
export const weekdayNames = (): string[] => {
  const style = getLocale() === 'en' ? 'short' : 'narrow';
  const format = new Intl.DateTimeFormat(getLocale(), { weekday: style, timeZone: 'UTC' });
  // 2024-01-01 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, 1 + day)));
};

/** 星期六 / Saturday. */
export const weekdayOf = (on: string): string =>
  new Intl.DateTimeFormat(getLocale(), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${on}T00:00:00Z`),
  );

/** 10月 / Oct, of `2026-10`. */
export const formatMonth = (month: string): string =>
  new Intl.DateTimeFormat(getLocale(), { month: 'short', timeZone: 'UTC' }).format(
    Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 1),
  );

/** Key of a month group (year × 12 + month − 1) → `2026-10`. */
export const monthOfKey = (key: number): string =>
  `${String(Math.floor(key / 12))}-${String((key % 12) + 1).padStart(2, '0')}`;

/** What orders names on pages: by sound in Chinese, by letter in English. */
export const collator = (): Intl.Collator => new Intl.Collator(getLocale(), { numeric: true });
