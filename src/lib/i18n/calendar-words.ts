/** The calendar in words: days that change nothing, one line per file. */
import type { IdleDay } from '../domain/calendar-combine';
import { m } from './paraglide/messages';

/** So many are named; the others are counted. */
const NAMED = 5;

const lineOf = (file: string, days: readonly IdleDay[], isWorked: boolean): string[] => {
  const on = days.filter((day) => day.file === file && day.isWorked === isWorked).map((day) => day.on);
  if (on.length === 0) return [];
  const named = on.slice(0, NAMED).join(m.list_and());
  const list = on.length > NAMED ? m.calendar_idle_more({ days: named, n: on.length }) : named;
  return [isWorked ? m.calendar_idle_work({ file, days: list }) : m.calendar_idle_off({ file, days: list })];
};

/** Days of a place that are as they would be without it. */
export const idleWords = (idle: readonly IdleDay[]): string[] =>
  [...new Set(idle.map(({ file }) => file))].flatMap((file) => [
    ...lineOf(file, idle, false),
    ...lineOf(file, idle, true),
  ]);
