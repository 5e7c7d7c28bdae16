/** Counting over days on which a clock stands still: one day after the other, with nothing but the list of days. */
import type { Day } from './civil';
import type { Workdays } from './workdays';

/** The clock stands still from the day after `from` to `to`, both of them days of an event. */
export type Span = { readonly from: Day; readonly to: Day };

/** What is counted: working days, or every day. */
export type Counting = { readonly workdays: Workdays; readonly natural: boolean };

function standsStill(day: Day, spans: readonly Span[]): boolean {
  return spans.some(({ from, to }) => day > from && day <= to);
}

function counts(day: Day, { workdays, natural }: Counting): boolean {
  return natural || workdays.has(day);
}

/** The last day of a limit that starts to count on the day after `start`. */
export function lastDay(start: Day, days: number, spans: readonly Span[], counting: Counting): Day {
  let day = start;
  for (let left = days; left > 0;) {
    day += 1;
    if (counts(day, counting) && !standsStill(day, spans)) left -= 1;
  }
  return day;
}

/** Days of the limit's kind on which the clock of a case stood still; those that two spans share count once. */
export function daysStoodStill(start: Day, spans: readonly Span[], counting: Counting): number {
  const last = Math.max(start, ...spans.map(({ to }) => to));
  let days = 0;
  for (let day = start + 1; day <= last; day += 1) {
    if (counts(day, counting) && standsStill(day, spans)) days += 1;
  }
  return days;
}
