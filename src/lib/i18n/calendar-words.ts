/** The calendar in words: why a day is off or worked, and days that change nothing. */
import type { IdleDay } from '../domain/calendar-combine';
import type { CalendarPart } from '../domain/calendar-overlay';
import type { MarkedDay } from '../domain/calendar-days';
import { m } from './paraglide/messages';
import { dayKindWords } from './words';

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

/** 闭馆：停电检修（县政办函〔2026〕12号）; the kind alone where nothing more is known. */
export const dayReason = ({ kind, mark }: MarkedDay): string => {
  const what = dayKindWords(kind);
  if (mark === undefined || mark.name === '') return what;
  return m.day_reason({ what, name: mark.name, document: mark.document });
};

/** 2027 年放假通知; the place's own name for its days. */
export const partTitle = (part: CalendarPart): string =>
  part.kind === 'notice' ? m.part_notice({ year: part.year }) : part.name;
