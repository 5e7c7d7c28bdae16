/** What the rule set in force says about a finding: the 督查情形 it lists, the days to mend it, what its severity leads to. */
import type { TimeLimit } from './calendar';
import type { Severity } from './event-kinds';
import { SEVERITIES } from './event-kinds';
import type { LadderStep } from './ladder';
import { isLocalDate, type LocalDate } from './local-date';
import type { RuleSet } from './rule-set';
import { parameterInForce } from './rule-value';

export interface ListedBehaviour {
  readonly name: string;
  /** Rules that list it. */
  readonly rules: readonly string[];
}

/** Before a date is typed, what holds until further notice. */
const LATER: LocalDate = '9999-12-31';
const dayOf = (on: string): LocalDate => (isLocalDate(on) ? on : LATER);

/** In the order of the rules and of their lists (SP-05, SP-07). */
export const listedBehaviours = (set: RuleSet, on: string): readonly ListedBehaviour[] => {
  const found = new Map<string, string[]>();
  for (const rule of ['SP-05', 'SP-07']) {
    const value = parameterInForce(set, rule, 'behaviours', dayOf(on))?.value;
    for (const name of Array.isArray(value) ? value : [])
      found.set(String(name), [...(found.get(String(name)) ?? []), rule]);
  }
  return [...found].map(([name, rules]) => ({ name, rules }));
};

/** By when a finding of that day is to be put right (SP-08); null without a date, or when the rule set has no days. */
export const rectifyLimit = (set: RuleSet, on: string): TimeLimit | null => {
  if (!isLocalDate(on)) return null;
  const parameter = parameterInForce(set, 'SP-08', 'days', on);
  if (typeof parameter?.value !== 'number') return null;
  const unit = parameter.unit === 'workday' ? 'workday' : 'day';
  return { from: on, days: parameter.value, unit, inclusive: false };
};

/** The gravest step of the ladder of severities (SP-12) that a first finding reaches; null when the rule set has none in force. */
export const severityStep = (set: RuleSet, severity: Severity, on: string): LadderStep | null => {
  const day = dayOf(on);
  const ladder = set.ladders.find(
    (one) =>
      one.rule_id === 'SP-12' &&
      one.enabled &&
      one.valid_from <= day &&
      (one.valid_to === null || day <= one.valid_to),
  );
  const rank = (of: Severity | null): number => (of === null ? -1 : SEVERITIES.indexOf(of));
  return ladder?.steps.filter((one) => one.from <= 1 && rank(one.severity) <= rank(severity)).at(-1) ?? null;
};
