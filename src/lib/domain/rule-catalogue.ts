/**
 * 规则目录: every rule that the papers and the practice give, by id, with what carries it out. The values are the rule
 * set's; a rule that nothing carries says so.
 */
import { ASSESSMENT_RULES } from './rule-catalogue-assessment';
import { COMPLAINT_RULES } from './rule-catalogue-complaints';
import { INSPECTION_RULES } from './rule-catalogue-inspections';
import { LIMIT_RULES } from './rule-catalogue-limits';
import { NOTICE_RULES } from './rule-catalogue-notices';
import { PROCEDURE_RULES } from './rule-catalogue-procedures';
import type { RuleTerm } from './rule-carrier';

/** By id, in the order of the catalogue. */
export const RULE_CATALOGUE: ReadonlyMap<string, RuleTerm> = new Map(
  [LIMIT_RULES, NOTICE_RULES, COMPLAINT_RULES, INSPECTION_RULES, ASSESSMENT_RULES, PROCEDURE_RULES].flatMap(
    (rules) => Object.entries(rules),
  ),
);
