/** The calendar that is counted with, and one time limit day by day. */
import type { Engine } from '../db/engine';
import type { Calendar, TimeLimit } from '../domain/calendar';
import { isWorkedKind, markedDay, type MarkedDay } from '../domain/calendar-days';
import type { LocalDate } from '../domain/local-date';
import { readCoverage, readDue, type Coverage } from '../facts/time-limit';

/** A day between receipt and due, both included. */
export interface LedgerDay extends MarkedDay {
  /** Which day of the limit it is; null when it does not count. */
  readonly no: number | null;
}

export interface Ledger {
  readonly limit: TimeLimit;
  readonly due: LocalDate;
  /** Consecutive; those outside the calendar are not shown. */
  readonly days: readonly LedgerDay[];
}

export interface CalendarYear {
  readonly year: number;
  /** Empty when the calendar does not cover the year. */
  readonly days: readonly MarkedDay[];
  /** Worked in that year. */
  readonly workdays: number;
  readonly coverage: Coverage;
}

/** Why days are off or worked, which the tables do not hold. */
type Marks = Calendar['marks'];

/** The covered days from one to another, both included, each with its kind and reason. */
export const readDays = async (
  engine: Engine,
  marks: Marks,
  from: LocalDate,
  to: LocalDate,
): Promise<MarkedDay[]> => {
  const rows = await engine.query(
    `select cast(calendar_on as varchar) as day_on, is_workday from calendar_day
     where calendar_on between cast($1 as date) and cast($2 as date) order by calendar_on`,
    [from, to],
  );
  return rows.map((row) => {
    const on = String(row['day_on']);
    return markedDay(on, row['is_workday'] === true, marks.get(on));
  });
};

export const readYear = async (engine: Engine, marks: Marks, year: number): Promise<CalendarYear> => {
  const days = await readDays(engine, marks, `${String(year)}-01-01`, `${String(year)}-12-31`);
  const workdays = days.filter(({ kind }) => isWorkedKind(kind)).length;
  return { year, days, workdays, coverage: await readCoverage(engine) };
};

const counts = (day: MarkedDay, { from, unit, inclusive }: TimeLimit): boolean => {
  if (day.on === from && !inclusive) return false;
  return unit === 'day' || isWorkedKind(day.kind);
};

/** The due as the clock computes it, and every day up to it. @throws CalendarGapError as `readDue`. */
export const readLedger = async (engine: Engine, marks: Marks, limit: TimeLimit): Promise<Ledger> => {
  const due = await readDue(engine, limit);
  const days = await readDays(engine, marks, limit.from, due);
  let counted = 0;
  return {
    limit,
    due,
    days: days.map((day): LedgerDay => {
      if (limit.days === 0 || !counts(day, limit)) return { ...day, no: null };
      counted += 1;
      return { ...day, no: counted };
    }),
  };
};
