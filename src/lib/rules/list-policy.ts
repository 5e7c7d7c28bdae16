/** What a rule set says about the drafts of lists: bottom candidates (AS-07) and those who are commended (AS-09). */
import { LIMITS } from '../domain/funnel';
import type { ListPolicy, ListSide, NoListPolicy } from '../domain/list-policy';
import type { LocalDate } from '../domain/local-date';
import { parameterName } from '../domain/rule-parameters';
import type { RuleSet } from '../domain/rule-set';
import { numberParameter, parameterInForce } from '../domain/rule-value';

const RULES: Readonly<Record<ListSide, string>> = { worst: 'AS-07', best: 'AS-09' };
const PRODUCT_DEFAULT = 'product default';

/** What one list is drafted by on a day; nothing is assumed for what the rule set leaves out. */
export function listPolicy(set: RuleSet, side: ListSide, on: LocalDate): ListPolicy | NoListPolicy {
  const rule = RULES[side];
  const mode = parameterInForce(set, rule, 'list.mode', on)?.value === 'count' ? 'count' : 'percent';
  const number = (key: string): number => numberParameter(set, rule, key, on);
  const keys = ['list.mode', `list.${mode}`, 'list.limit', ...(side === 'worst' ? ['list.consecutive'] : [])];
  const used = keys.map((key) => ({ key, found: parameterInForce(set, rule, key, on) }));
  const missing = used.filter(({ found }) => found === undefined).map(({ key }) => parameterName(rule, key));
  if (missing.length > 0) return { side, missing };
  const clauses = [...new Set(used.flatMap(({ found }) => (found === undefined ? [] : [found.clause])))];
  return {
    side,
    mode,
    amount: number(`list.${mode}`),
    limit: LIMITS.find((limit) => limit === number('list.limit')) ?? 0.998,
    consecutive: side === 'worst' ? number('list.consecutive') : null,
    clauses,
    isDefault: clauses.includes(PRODUCT_DEFAULT),
  };
}
