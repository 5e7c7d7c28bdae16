/** What facts read besides records: the rule set's parameters and the calendar's days. */
import type { Engine } from '../db/engine';
import { insertRows } from '../db/insert';
import type { CalendarDay } from '../domain/calendar';
import type { RuleParameterRow } from '../domain/rule-set';

/** Replaces the parameters; every value is bound. */
export const loadRuleParams = async (engine: Engine, params: readonly RuleParameterRow[]): Promise<void> => {
  await engine.run('delete from rule_param');
  await insertRows(
    engine,
    'rule_param',
    ['', '', '', '', '', 'date', 'date'],
    params.map((p) => [p.rule_id, p.key, p.value, p.unit, p.clause, p.valid_from, p.valid_to]),
  );
};

/** Replaces the calendar, whose days are consecutive; one statement, since a page waits for it. */
export const loadCalendar = async (engine: Engine, days: Iterable<CalendarDay>): Promise<void> => {
  const all = [...days];
  await engine.run('delete from calendar_day');
  const flags = all.map(({ isWorkday }) => (isWorkday ? '1' : '0')).join('');
  await engine.query(
    `insert into calendar_day
     select cast($1 as date) + cast(i as integer), is_workday,
       cast(sum(case when is_workday then 1 else 0 end) over (order by i) as integer)
     from (select i, substr($2, i + 1, 1) = '1' as is_workday from range(${flags.length}) as numbered(i))`,
    [all[0]?.on ?? null, flags],
  );
};
