/**
 * The days of the loaded cases counted in other ways than the rules say: what an exporter may have done. Days are still
 * counted by the one statement; only what it reads is another calendar, another first day, no pauses.
 *
 * A due date without pauses and extensions depends on start, days and unit alone, so that a million cases are a few
 * thousand questions; the others are asked one by one.
 */
import type { Engine } from '../../db/engine';
import { createTableHere } from '../../db/sql-file';
import { countedDue, counting, NO_EXTENSIONS, NO_OTHER_LIMITS, type Stand } from '../../facts/counting';

const NO_PAUSES: Stand = [
  'pause',
  `select cast(null as varchar) as case_id, cast(null as date) as from_on, cast(null as date) as to_on,
    cast(null as integer) as before_no, cast(null as integer) as to_no
  where false`,
];

const RECEIPT_COUNTS: readonly Stand[] = [
  [
    'rule_in_force',
    'select rule_id, days_key, from_on, to_on, limit_days, limit_unit, due_basis from limit_rule',
  ],
  [
    'limit_rule',
    'select rule_id, days_key, from_on, to_on, limit_days, limit_unit, 1 as start_counts, due_basis from rule_in_force',
  ],
];

/** Monday to Friday, whatever the holidays; 1970-01-05 was a Monday. */
const MONDAY_TO_FRIDAY: readonly Stand[] = [
  [
    'weekday',
    `select calendar_on, cast(calendar_on - date '1970-01-05' as integer) % 7 < 5 as is_workday from calendar_day`,
  ],
  [
    'calendar_day',
    `select calendar_on, is_workday,
      cast(sum(case when is_workday then 1 else 0 end) over (order by calendar_on) as integer) as workday_index
    from weekday`,
  ],
];

const PATTERNS = `select row_number() over (order by started_on, limit_days, limit_unit) as pattern_no,
    started_on, limit_days, limit_unit
  from (
    select date_of(accepted_at) as started_on, coalesce(committed_days, statutory_days) as limit_days,
      coalesce(limit_unit, '') as limit_unit
    from cases
    union
    select date_of(accepted_at), statutory_days, coalesce(limit_unit, '') from cases
  ) asked
  where started_on is not null and limit_days is not null and limit_unit <> 'hour'`;

/** The patterns in place of the cases; `unit` as SQL. */
const patterns = (unit = `nullif(limit_unit, '')`): Stand => [
  'cases',
  `select pattern_no as source_row, cast(null as varchar) as case_id, 0 as unit_key, 0 as item_key,
    at_midnight(started_on) as accepted_at, limit_days as committed_days, cast(null as integer) as statutory_days,
    ${unit} as limit_unit, cast(null as timestamp) as due_at
  from limit_pattern`,
];

const PLAIN = [NO_OTHER_LIMITS, NO_EXTENSIONS, NO_PAUSES];

const due = (stands: readonly Stand[]): string => `(${countedDue(stands)})`;

const PATTERN_DUES = `select p.started_on, p.limit_days, p.limit_unit, own.due_on, own.due_basis,
    receipt.due_on as receipt_on, natural_day.due_on as natural_on, weekday.due_on as weekday_on
  from limit_pattern p
  join ${due([patterns(), ...PLAIN])} own on own.source_row = p.pattern_no
  join ${due([patterns(), ...RECEIPT_COUNTS, ...PLAIN])} receipt on receipt.source_row = p.pattern_no
  join ${due([patterns(`'day'`), ...PLAIN])} natural_day on natural_day.source_row = p.pattern_no
  join ${due([patterns(), ...MONDAY_TO_FRIDAY, ...PLAIN])} weekday on weekday.source_row = p.pattern_no`;

/** Cases whose due depends on more than start, days and unit. */
const SINGLE = `coalesce(committed_days, statutory_days) is not null and (limit_unit = 'hour'
  or case_id in (select case_id from pause) or source_row in (select case_row from extension where moves_due))`;

/** The fact has counted the days of what brings no due date of its own or stood still; the others are counted here. */
const SINGLE_OWN = `select case_row, due_on, due_basis, coalesce(paused_days, 0) > 0 as is_paused
  from (
    select source_row as case_row, due_on, due_basis, paused_days from counted_due where clock_kind = 'case'
    union all
    select source_row, due_on, due_basis, paused_days
    from ${due([...counting('any', `${SINGLE} and not exists (select 1 from counted_due d where d.clock_kind = 'case' and d.source_row = cases.source_row)`), NO_OTHER_LIMITS])} own
  ) counted
  where case_row in (select source_row from cases where ${SINGLE})`;

/** Another first day is only asked about where something differs, or where there is no date to differ from. */
const SINGLE_RECEIPT = `source_row in (
  select c.source_row
  from cases c
  join limit_single_own s on s.case_row = c.source_row
  where date_of(c.due_at) is distinct from s.due_on and (c.due_at is not null or c.flagged_late is not null))`;

const DAYS_ALONE = `${SINGLE} and statutory_days is not null and limit_unit is distinct from 'hour'`;

const SINGLE_DUES = `select own.case_row, own.due_on, own.due_basis, own.is_paused, statutory.due_on as statutory_on, receipt.due_on as receipt_on
  from limit_single_own own
  left join ${due([...counting('any', SINGLE_RECEIPT), NO_OTHER_LIMITS, ...RECEIPT_COUNTS])} receipt
    on receipt.source_row = own.case_row
  left join ${due([...counting('statutory', DAYS_ALONE), NO_OTHER_LIMITS, NO_EXTENSIONS])} statutory
    on statutory.source_row = own.case_row`;

/**
 * Makes `limit_pattern_due` (by start, days and unit) and `limit_single_due` (by case), for this connection. Asked, not
 * run: a statement that can be cancelled is ended by the next question on its connection, and other pages ask meanwhile.
 */
export const countOtherwise = async (engine: Engine): Promise<void> => {
  await engine.query(createTableHere('limit_pattern', PATTERNS));
  await engine.query(createTableHere('limit_pattern_due', PATTERN_DUES));
  await engine.query(createTableHere('limit_single_own', SINGLE_OWN));
  await engine.query(createTableHere('limit_single_due', SINGLE_DUES));
};
