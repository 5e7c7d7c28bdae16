/** Which rules of the catalogue a parameter or a ladder serves. */
import { RULE_CATALOGUE } from './rule-catalogue';
import type { RuleCarrier } from './rule-carrier';

const carries = (carrier: RuleCarrier, name: string): boolean => {
  if (carrier.kind === 'parameter') return carrier.parameters.includes(name);
  return (carrier.kind === 'ladder' || carrier.kind === 'gate') && carrier.ladders.includes(name);
};

/** Ids in the order of the catalogue; the rule that a name begins with is one of them. */
export const rulesUsing = (name: string): readonly string[] =>
  [...RULE_CATALOGUE]
    .filter(([id, { carriers }]) => name.startsWith(`${id} `) || carriers.some((one) => carries(one, name)))
    .map(([id]) => id);
