/**
 * A time limit by itself: the statement that counts days, asked about one case that nobody has loaded. So the calculator, the
 * terminal and every late verdict count days in one place.
 */
import type { Engine } from '../db/engine';
import type { TimeLimit } from '../domain/calendar';
import { CalendarGapError } from '../domain/errors';
import { addDays, type LocalDate } from '../domain/local-date';
import { countedDue, NO_EXTENSIONS, NO_OTHER_LIMITS, type Stand } from './counting';

/** The clock reads these in place of the tables and facts of the same names; the other facts must exist. */
const ONE_CASE: readonly Stand[] = [
  [
    'cases',
    `select cast(1 as bigint) as source_row, '' as case_id, 0 as unit_key, 0 as item_key, cast($1 as timestamp) as accepted_at,
    cast(null as timestamp) as due_at, cast($2 as integer) as committed_days, cast(null as integer) as statutory_days,
    cast($3 as varchar) as limit_unit`,
  ],
  [
    'limit_rule',
    `select 'TL-01' as rule_id, '' as days_key, date '1970-01-01' as from_on, date '2149-12-31' as to_on,
    cast(null as integer) as limit_days, 'workday' as limit_unit, cast($4 as integer) as start_counts, 'explicit' as due_basis`,
  ],
  NO_OTHER_LIMITS,
  NO_EXTENSIONS,
];

export interface Coverage {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** First and last day of the calendar that is loaded. */
export const readCoverage = async (engine: Engine): Promise<Coverage> => {
  const [row] = await engine.query(
    'select cast(min(calendar_on) as varchar) as first_on, cast(max(calendar_on) as varchar) as last_on from calendar_day',
  );
  return { from: String(row?.['first_on']), to: String(row?.['last_on']) };
};

/**
 * The last day of the limit. @throws CalendarGapError (`date`: the first day that is not covered, `from`, `to`) when
 * working days lie outside the calendar.
 */
export const readDue = async (engine: Engine, limit: TimeLimit): Promise<LocalDate> => {
  const { from, days, unit, inclusive } = limit;
  const [row] = await engine.query(
    `select cast(due_on as varchar) as due_on from (${countedDue(ONE_CASE)}) as one_case`,
    [from, days, unit, inclusive ? 1 : 0],
  );
  const due = row?.['due_on'];
  if (typeof due === 'string') return due;
  const covered = await readCoverage(engine);
  const isInside = from >= covered.from && from <= covered.to;
  throw new CalendarGapError({ date: isInside ? addDays(covered.to, 1) : from, ...covered });
};
