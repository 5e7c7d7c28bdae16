/** 督查情形 of the rule set: what an inspection can find, by the words that its rules list (SP-05, SP-07). */
import type { Engine } from '../db/engine';
import { parseAsOf } from '../domain/as-of';

export interface Behaviour {
  readonly name: string;
  /** Rules that list it. */
  readonly rules: readonly string[];
}

/** Those in force at the cut-off, in the order of the rules. */
export const readBehaviours = async (engine: Engine, asOf: string): Promise<readonly Behaviour[]> => {
  const rows = await engine.query(
    `select rule_id, param_value from rule_param
    where rule_id in ('SP-05', 'SP-07') and param_key = 'behaviours'
      and valid_from <= date_of($1::timestamp) and coalesce(valid_to, date_of($1::timestamp)) >= date_of($1::timestamp)
    group by rule_id, param_value order by rule_id, param_value`,
    [parseAsOf(asOf).at],
  );
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const name = String(row['param_value']);
    found.set(name, [...(found.get(name) ?? []), String(row['rule_id'])]);
  }
  return [...found].map(([name, rules]) => ({ name, rules }));
};
