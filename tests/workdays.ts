/**
 * The oracle of the clock: working days counted a second time, in another way. The product counts them in SQL only.
 */
import { calendarDays, isWorkday, type Calendar, type TimeLimit } from '../src/lib/domain/calendar';
import { CalendarGapError } from '../src/lib/domain/errors';
import { addDays, dayNumber, type LocalDate } from '../src/lib/domain/local-date';

/** One entry per covered day, and the working days in order. */
interface Tables {
  readonly workdayIndex: readonly number[];
  readonly workdays: readonly LocalDate[];
}

const known = new WeakMap<Calendar, Tables>();

const tablesOf = (calendar: Calendar): Tables => {
  const found = known.get(calendar);
  if (found !== undefined) return found;
  const workdayIndex: number[] = [];
  const workdays: LocalDate[] = [];
  for (const { on, isWorkday: works } of calendarDays(calendar)) {
    if (works) workdays.push(on);
    workdayIndex.push(workdays.length);
  }
  const tables = { workdayIndex, workdays };
  known.set(calendar, tables);
  return tables;
};

const gap = (date: LocalDate, { coverage }: Calendar): CalendarGapError =>
  new CalendarGapError({ date, ...coverage });

/** Working days up to and including the day. @throws CalendarGapError outside the coverage. */
function indexOf(on: LocalDate, calendar: Calendar): number {
  const index = tablesOf(calendar).workdayIndex[dayNumber(on) - dayNumber(calendar.coverage.from)];
  if (index === undefined) throw gap(on, calendar);
  return index;
}

/**
 * The `days`-th working day: the day after `from` may be day 1 (期间开始之日不计算在内), or `from` itself when the
 * day of receipt is stated to be day 1. 0 days is `from`, worked or not.
 *
 * @throws CalendarGapError when `from` or the result is outside the coverage; `date` is then `from` or the first day
 * that is not covered.
 * @throws RangeError for a negative or broken number of days: the reader of the file sets those aside.
 */
export function addWorkdays(
  from: LocalDate,
  days: number,
  calendar: Calendar,
  { inclusive }: { readonly inclusive: boolean },
): LocalDate {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`days: ${days}`);
  const before = indexOf(from, calendar) - (inclusive && isWorkday(from, calendar) ? 1 : 0);
  if (days === 0) return from;
  const due = tablesOf(calendar).workdays[before + days - 1];
  if (due === undefined) throw gap(addDays(calendar.coverage.to, 1), calendar);
  return due;
}

/**
 * Working days used: the day after acceptance is day 1; 0 on the same day, negative when the finish lies before.
 * Paused days must be taken out by the caller.
 *
 * @throws CalendarGapError when either day is outside the coverage.
 */
export const workdaysUsed = (accepted: LocalDate, finished: LocalDate, calendar: Calendar): number =>
  indexOf(finished, calendar) - indexOf(accepted, calendar);

/**
 * The last day of a time limit. A computed due is date-only: any hour of that day is in time.
 *
 * Natural days ask no calendar, and their end is not moved off a holiday.
 * @throws CalendarGapError for working days outside the coverage.
 * @throws RangeError for a negative or broken number of days.
 */
export function dueDate({ from, days, unit, inclusive }: TimeLimit, calendar: Calendar): LocalDate {
  if (unit === 'workday') return addWorkdays(from, days, calendar, { inclusive });
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`days: ${days}`);
  return addDays(from, Math.max(0, days - (inclusive ? 1 : 0)));
}
