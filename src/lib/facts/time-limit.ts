/**
 * A time limit by itself: the clock's own statement, asked about one case that nobody has loaded. So the calculator, the
 * terminal and every late verdict count days in one place.
 */
import type { Engine } from '../db/engine';
import type { TimeLimit } from '../domain/calendar';
import { CalendarGapError } from '../domain/errors';
import { addDays, type LocalDate } from '../domain/local-date';
import { factById } from './facts';

/** The clock reads these in place of the tables of the same names. */
const ONE_CASE = `cases as (
  select cast(1 as bigint) as source_row, '' as case_id, 0 as unit_key, 0 as section_key, 0 as officer_key, 0 as item_key,
    0 as channel_key, cast($1 as timestamp) as accepted_at, cast(null as timestamp) as finished_at, false as finished_timed,
    cast(null as varchar) as result_class, cast(null as timestamp) as due_at, false as due_timed,
    cast($2 as integer) as committed_days, cast(null as integer) as statutory_days
), rule_param as (
  select 'TL-01' as rule_id, 'dayCount.unit' as param_key, cast($3 as varchar) as param_value
  union all
  select 'TL-01', 'dayCount.inclusiveStart', cast($4 as varchar)
)`;

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
    `with ${ONE_CASE} select cast(due_on as varchar) as due_on from (${factById('clock').body}) as clock`,
    [from, days, unit, String(inclusive)],
  );
  const due = row?.['due_on'];
  if (typeof due === 'string') return due;
  const covered = await readCoverage(engine);
  const isInside = from >= covered.from && from <= covered.to;
  throw new CalendarGapError({ date: isInside ? addDays(covered.to, 1) : from, ...covered });
};
