/** What facts read besides records: the rule set's parameters and the calendar's days. */
import type { Engine, Value } from '../db/engine';
import type { CalendarDay } from '../domain/calendar';
import type { RuleParameterRow } from '../domain/rule-set';

/** Replaces the parameters; every value is bound. */
export const loadRuleParams = async (engine: Engine, params: readonly RuleParameterRow[]): Promise<void> => {
  await engine.run('delete from rule_param');
  for (const p of params) {
    const values: Value[] = [p.rule_id, p.key, p.value, p.unit, p.clause, p.valid_from, p.valid_to];
    await engine.query(
      'insert into rule_param values ($1, $2, $3, $4, $5, cast($6 as date), cast($7 as date))',
      values,
    );
  }
};

/** Replaces the calendar; days come from a validated calendar, so their texts are dates. */
export const loadCalendar = async (engine: Engine, days: Iterable<CalendarDay>): Promise<void> => {
  await engine.run('delete from calendar_day');
  const rows = [...days].map((day) => `('${day.on}', ${day.isWorkday}, ${day.workdayIndex})`);
  for (let at = 0; at < rows.length; at += 5000) {
    await engine.run(`insert into calendar_day values ${rows.slice(at, at + 5000).join(', ')}`);
  }
};
