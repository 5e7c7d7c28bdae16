/**
 * The working-day calendar: which days count.
 *
 * A calendar file lists the days that differ from Monday-to-Friday and says which years it covers. A day outside is
 * never guessed: the notice for the next year may not be out yet, and weekday logic would move due days unseen.
 */
import * as v from 'valibot';
import { checkDataFile, jsonOf } from './data-file';
import { CalendarGapError, InvalidDataFileError } from './errors';
import { dateOfDayNumber, dayNumber, isLocalDate, isMondayToFriday, type LocalDate } from './local-date';

/** A calendar ready to be counted with, which the clock's SQL does. */
export interface Calendar {
  /** Stored with every result. */
  readonly version: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly source: string;
  /** First and last covered day, both inclusive. */
  readonly coverage: { readonly from: LocalDate; readonly to: LocalDate };
  /** The days that differ from Monday to Friday, weekends of a holiday among them. */
  readonly days: ReadonlyMap<LocalDate, 'off' | 'work'>;
  /** Why a day is off or worked, for the days of added notices and of one place. */
  readonly marks: ReadonlyMap<LocalDate, DayMark>;
}

/** Who says that a day is off or worked. */
export interface DayMark {
  readonly kind: 'holiday' | 'make_up' | 'local_holiday' | 'closure' | 'local_work';
  /** 春节, 三月三; '' for a make-up day. */
  readonly name: string;
  /** Number of the notice or decision. */
  readonly document: string;
}

/** A row of the SQL table `calendar_day`. */
export interface CalendarDay {
  readonly on: LocalDate;
  readonly isWorkday: boolean;
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
  return { ...data, days: new Map(Object.entries(data.days)), marks: new Map() };
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

/**
 * Whether the day is worked: a weekday that is no holiday, or a make-up day.
 *
 * @throws CalendarGapError outside the coverage (`date`, `from`, `to`).
 */
export function isWorkday(on: LocalDate, { coverage, days }: Calendar): boolean {
  if (on < coverage.from || on > coverage.to) throw new CalendarGapError({ date: on, ...coverage });
  const listed = days.get(on);
  return listed === undefined ? isMondayToFriday(on) : listed === 'work';
}

/** Every covered day in order: the rows of `calendar_day`. */
export function* calendarDays(calendar: Calendar): Iterable<CalendarDay> {
  const last = dayNumber(calendar.coverage.to);
  for (let day = dayNumber(calendar.coverage.from); day <= last; day += 1) {
    const on = dateOfDayNumber(day);
    yield { on, isWorkday: isWorkday(on, calendar) };
  }
}
