/** Why a day counts or does not, in the words of the notice: a make-up day is a weekend that is worked. */
import type { DayMark } from './calendar';
import { dayNumber, isMondayToFriday, type LocalDate } from './local-date';

/** Days of one place have kinds of their own: they hold there only, by a decision that can be named. */
export type DayKind =
  'workday' | 'make_up' | 'weekend' | 'holiday' | 'local_holiday' | 'closure' | 'local_work';

const WORKED: ReadonlySet<DayKind> = new Set<DayKind>(['workday', 'make_up', 'local_work']);

export const isWorkedKind = (kind: DayKind): boolean => WORKED.has(kind);

/** A mark that says the opposite of the day is none of it. */
const fits = ({ kind }: DayMark, isWorkday: boolean): boolean =>
  (kind === 'local_work' && isWorkday) || ((kind === 'local_holiday' || kind === 'closure') && !isWorkday);

export const dayKind = (on: LocalDate, isWorkday: boolean, mark?: DayMark): DayKind => {
  if (mark !== undefined && fits(mark, isWorkday)) return mark.kind;
  if (isMondayToFriday(on)) return isWorkday ? 'workday' : 'holiday';
  return isWorkday ? 'make_up' : 'weekend';
};

export interface MarkedDay {
  readonly on: LocalDate;
  readonly kind: DayKind;
  /** Who says so, where an added notice or a decision does. */
  readonly mark?: DayMark | undefined;
}

/** A day as it is drawn. */
export const markedDay = (on: LocalDate, isWorkday: boolean, mark?: DayMark): MarkedDay => ({
  on,
  kind: dayKind(on, isWorkday, mark),
  ...(mark === undefined ? {} : { mark }),
});

/** Days of one place, which need their reason said. */
export const isLocal = ({ kind }: MarkedDay): boolean =>
  kind === 'closure' || kind === 'local_holiday' || kind === 'local_work';

/** 0 Monday … 6 Sunday; 1970-01-01 was a Thursday. */
const weekday = (on: LocalDate): number => (((dayNumber(on) + 3) % 7) + 7) % 7;

/** Consecutive days as weeks from Monday to Sunday; null where a week begins before the first or ends after the last. */
export const weeksOf = <T extends { readonly on: LocalDate }>(days: readonly T[]): (T | null)[][] => {
  const [first] = days;
  if (first === undefined) return [];
  const before: (T | null)[] = Array.from({ length: weekday(first.on) }, () => null);
  const cells = [...before, ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day] ?? null),
  );
};

/** Days by month, `2026-01` first. */
export const monthsOf = <T extends { readonly on: LocalDate }>(
  days: readonly T[],
): readonly { readonly month: string; readonly days: readonly T[] }[] => {
  const months = new Map<string, T[]>();
  for (const day of days) {
    const month = day.on.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), day]);
  }
  return [...months].map(([month, list]) => ({ month, days: list }));
};
