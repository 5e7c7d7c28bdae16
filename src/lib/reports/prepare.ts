/** A database ready to be asked: tables, rule set, calendar, facts, measures, events, leads. */
import type { Engine } from '../db/engine';
import { createSchema } from '../db/schema';
import { calendarDays, type Calendar } from '../domain/calendar';
import { ruleParameters, type RuleSet } from '../domain/rule-set';
import { createEvents } from '../events/registry';
import { buildFacts } from '../facts/facts';
import { loadCalendar, loadRuleParams } from '../facts/reference';
import { createMeasures } from '../measures/registry';
import { createLeads } from './leads/registry';

/** Makes everything, with no records yet: a question asked now answers "nothing loaded", not an error. */
export const prepare = async (engine: Engine, ruleSet: RuleSet, calendar: Calendar): Promise<void> => {
  await createSchema(engine);
  await loadRuleParams(engine, ruleParameters(ruleSet));
  await adoptPolicy(engine);
  await loadCalendar(engine, calendarDays(calendar));
  await buildFacts(engine);
  await createMeasures(engine);
  await createEvents(engine);
  await createLeads(engine);
};

/** What the rule set says of records with one id (IM-01); a set that says nothing leaves the default. */
const adoptPolicy = (engine: Engine): Promise<void> =>
  engine.run(`update same_id_policy set policy = p.param_value
    from (select param_value from rule_param where rule_id = 'IM-01' and param_key = 'sameId' order by valid_from desc limit 1) p`);
