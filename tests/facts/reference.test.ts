import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALENDAR } from '../../src/headless/calendar-file';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { calendarDays } from '../../src/lib/domain/calendar';
import { ruleParameters } from '../../src/lib/domain/rule-set';
import { ENGINE_NAMES, openBoth, type EngineName } from '../db/engines';
import { prepared } from '../ingest/loading';

let engines: Readonly<Record<EngineName, Engine>>;
beforeAll(async () => {
  engines = await openBoth();
  for (const name of ENGINE_NAMES) await prepared(engines[name]);
}, 60_000);
afterAll(async () => {
  for (const name of ENGINE_NAMES) await engines[name].close();
});

describe.each(ENGINE_NAMES)('what facts read besides records, on the %s engine', (name) => {
  it('every day of the calendar, with its number among the working days', async () => {
    const rows = await engines[name].query(
      'select calendar_on as day, is_workday as works, workday_index as no from calendar_day order by calendar_on',
    );
    let no = 0;
    const days = [...calendarDays(CALENDAR)].map(({ on, isWorkday }) => {
      if (isWorkday) no += 1;
      return { on, isWorkday, no };
    });
    expect(days.length).toBeGreaterThan(8_000);
    expect(rows.map(({ day, works, no }) => `${String(day)} ${String(works)} ${String(no)}`)).toEqual(
      days.map((day) => `${day.on} ${day.isWorkday} ${day.no}`),
    );
  });

  it('every parameter of the rule set, as it is written', async () => {
    const rows = await engines[name].query(
      'select rule_id, param_key as key, param_value as value, unit_name as unit, clause, valid_from, valid_to from rule_param',
    );
    const expected = ruleParameters(BASE_RULES);
    expect(rows).toHaveLength(expected.length);
    expect(rows).toEqual(expect.arrayContaining([...expected]));
  });
});
