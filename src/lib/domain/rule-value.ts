/** What a rule set says on a day. Nothing is assumed for what it leaves out. */
import { MissingRuleParameterError } from './errors';
import type { LocalDate } from './local-date';
import { parameterName } from './rule-parameters';
import type { RuleParameter, RuleSet } from './rule-set';

/**
 * The value in force on a day, as a number.
 *
 * @throws MissingRuleParameterError with `ruleSet`, `parameter` and `on` when the set has none of that kind for the day.
 */
export function numberParameter(set: RuleSet, rule: string, key: string, on: LocalDate): number {
  const value = inForce(set, rule, key, on);
  return typeof value === 'number' ? value : missing(set, rule, [key], on);
}

/** As `numberParameter`, for words such as `explicit`. */
export function textParameter(set: RuleSet, rule: string, key: string, on: LocalDate): string {
  const value = inForce(set, rule, key, on);
  return typeof value === 'string' ? value : missing(set, rule, [key], on);
}

/** As `numberParameter`, for yes and no. */
export function booleanParameter(set: RuleSet, rule: string, key: string, on: LocalDate): boolean {
  const value = inForce(set, rule, key, on);
  return typeof value === 'boolean' ? value : missing(set, rule, [key], on);
}

/** As `numberParameter`, for lists such as the levels that count as satisfied. */
export function numbersParameter(set: RuleSet, rule: string, key: string, on: LocalDate): readonly number[] {
  const value = inForce(set, rule, key, on);
  const numbers = Array.isArray(value) ? value.filter((one) => typeof one === 'number') : [];
  return numbers.length > 0 ? numbers : missing(set, rule, [key], on);
}

/** The parameter in force on a day, with its clause; undefined when the set has none for the day. */
export const parameterInForce = (
  set: RuleSet,
  rule: string,
  key: string,
  on: LocalDate,
): RuleParameter | undefined =>
  set.parameters.find(
    (p) =>
      p.rule_id === rule && p.key === key && p.valid_from <= on && (p.valid_to === null || on <= p.valid_to),
  );

/**
 * So that who wrote the rule set hears of everything that is missing, not of one thing after the other.
 *
 * @throws MissingRuleParameterError naming all of the rule's `keys` that are not in force on the day.
 */
export function requireParameters(set: RuleSet, rule: string, keys: readonly string[], on: LocalDate): void {
  const lacking = keys.filter((key) => parameterInForce(set, rule, key, on) === undefined);
  if (lacking.length > 0) missing(set, rule, lacking, on);
}

const inForce = (
  set: RuleSet,
  rule: string,
  key: string,
  on: LocalDate,
): RuleParameter['value'] | undefined => parameterInForce(set, rule, key, on)?.value;

function missing(set: RuleSet, rule: string, keys: readonly string[], on: LocalDate): never {
  const names = keys.map((key) => parameterName(rule, key)).join(', ');
  throw new MissingRuleParameterError({ ruleSet: set.id, parameter: names, on });
}
