/**
 * The working-day calendar: which days count.
 *
 * A calendar file lists the days that differ from Monday-to-Friday and says which years it covers. A day outside is
 * never guessed: the notice for the next year may not be out yet, and weekday logic would move due days unseen.
 */
import * as v from 'valibot';
import { checkDataFile } from './data-file';
import { CalendarGapError, InvalidDataFileError } from './errors';
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  isLocalDate,
  isMondayToFriday,
  type LocalDate,
} from './local-date';

/** A calendar ready to count with; its tables have one entry per covered day. */
export interface Calendar {
  /** Stored with every result. */
  readonly version: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly source: string;
  /** First and last covered day, both inclusive. */
  readonly coverage: { readonly from: LocalDate; readonly to: LocalDate };
  /** Per covered day: working days from the first covered day up to and including it. */
  readonly workdayIndex: readonly number[];
  /** Working days in order; the k-th has index k. */
  readonly workdays: readonly LocalDate[];
}

/** A row of the SQL table `calendar_day`. */
export interface CalendarDay {
  readonly on: LocalDate;
  readonly isWorkday: boolean;
  /** Working days since the calendar's first day, up to and including this one. */
  readonly workdayIndex: number;
}

/** Working days, or natural days whatever the calendar says. */
export type DayUnit = 'workday' | 'day';

export interface TimeLimit {
  readonly from: LocalDate;
  /** Whole days; 0 means the same day. */
  readonly days: number;
  readonly unit: DayUnit;
  /** true: the day of receipt is day 1. false: the day after it is (definitions, Receipt day). */
  readonly inclusive: boolean;
}

const ExistingDate = v.pipe(v.string(), v.check(isLocalDate, 'no_such_date'));

const CalendarFile = v.strictObject({
  version: v.pipe(v.string(), v.nonEmpty('empty')),
  title: v.strictObject({ zh: v.string(), en: v.string() }),
  source: v.string(),
  coverage: v.strictObject({ from: ExistingDate, to: ExistingDate }),
  days: v.record(ExistingDate, v.picklist(['off', 'work'])),
});
type CalendarFile = v.InferOutput<typeof CalendarFile>;

/**
 * A calendar from parsed JSON. A date written twice is lost in JSON.parse: for text from outside use `readCalendar`.
 *
 * @param file named in the error
 * @throws InvalidDataFileError with `path` and `reason`: `no_such_date`, `not_whole_years`, `outside_coverage`,
 * `make_up_day_on_weekday`, `year_without_holidays`, or `wrong_form`.
 */
export function parseCalendar(json: unknown, file = 'calendar'): Calendar {
  const data = checkDataFile(CalendarFile, json, file);
  checkCoverage(data, file);
  checkListedDays(data, file);
  return withTables(data);
}

/**
 * A calendar from the text of its file.
 *
 * @throws InvalidDataFileError as `parseCalendar`, and for `not_json` and `date_twice`.
 */
export function readCalendar(text: string, file = 'calendar'): Calendar {
  const seen = new Set<string>();
  for (const [, on = ''] of text.matchAll(/"(\d{4}-\d{2}-\d{2})"\s*:/g)) {
    if (seen.has(on)) throw new InvalidDataFileError({ file, path: `days.${on}`, reason: 'date_twice' });
    seen.add(on);
  }
  return parseCalendar(jsonOf(text, file), file);
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidDataFileError({ file, path: '', reason: 'not_json' }, { cause });
  }
}

function checkCoverage({ coverage: { from, to }, days }: CalendarFile, file: string): void {
  const wholeYears = from.endsWith('-01-01') && to.endsWith('-12-31') && from < to;
  if (!wholeYears) throw new InvalidDataFileError({ file, path: 'coverage', reason: 'not_whole_years' });
  // Every year has holidays on weekdays; a year without is a year whose notice was not entered.
  const yearsWithHolidays = new Set(
    Object.keys(days)
      .filter((on) => days[on] === 'off')
      .map((on) => on.slice(0, 4)),
  );
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (yearsWithHolidays.has(String(year).padStart(4, '0'))) continue;
    throw new InvalidDataFileError({ file, path: 'coverage', reason: 'year_without_holidays', year });
  }
}

function checkListedDays({ coverage, days }: CalendarFile, file: string): void {
  for (const [on, kind] of Object.entries(days)) {
    const path = `days.${on}`;
    if (on < coverage.from || on > coverage.to) {
      throw new InvalidDataFileError({ file, path, reason: 'outside_coverage' });
    }
    if (kind === 'work' && isMondayToFriday(on)) {
      throw new InvalidDataFileError({ file, path, reason: 'make_up_day_on_weekday' });
    }
  }
}

function withTables({ days, ...head }: CalendarFile): Calendar {
  const workdayIndex: number[] = [];
  const workdays: LocalDate[] = [];
  const last = dayNumber(head.coverage.to);
  for (let day = dayNumber(head.coverage.from); day <= last; day += 1) {
    const on = dateOfDayNumber(day);
    const listed = days[on];
    if (listed === undefined ? isMondayToFriday(on) : listed === 'work') workdays.push(on);
    workdayIndex.push(workdays.length);
  }
  return { ...head, workdayIndex, workdays };
}

const gap = (date: LocalDate, { coverage }: Calendar): CalendarGapError =>
  new CalendarGapError({ date, ...coverage });

/** Working days up to and including the day. @throws CalendarGapError outside the coverage. */
function indexOf(on: LocalDate, calendar: Calendar): number {
  const index = calendar.workdayIndex[dayNumber(on) - dayNumber(calendar.coverage.from)];
  if (index === undefined) throw gap(on, calendar);
  return index;
}

/**
 * Whether the day is worked: a weekday that is no holiday, or a make-up day.
 *
 * @throws CalendarGapError outside the coverage (`date`, `from`, `to`).
 */
export const isWorkday = (on: LocalDate, calendar: Calendar): boolean =>
  calendar.workdays[indexOf(on, calendar) - 1] === on;

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
  const due = calendar.workdays[before + days - 1];
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

/** Every covered day in order: the rows of `calendar_day`. */
export function* calendarDays(calendar: Calendar): Iterable<CalendarDay> {
  const first = dayNumber(calendar.coverage.from);
  let previous = 0;
  for (const [offset, workdayIndex] of calendar.workdayIndex.entries()) {
    yield { on: dateOfDayNumber(first + offset), isWorkday: workdayIndex > previous, workdayIndex };
    previous = workdayIndex;
  }
}
