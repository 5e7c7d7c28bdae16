/**
 * Rule sets: the limits, tiers and choices of a locality, as data with a clause and dates.
 *
 * A rule set is one JSON file in `data/rule-sets`. The program knows which parameters exist and of what kind they are
 * (`rule-parameters.ts`), never their values; a misspelt key is refused, because it would silently leave a default.
 */
import * as v from 'valibot';
import { canonicalJson, checkDataFile } from './data-file';
import { InvalidDataFileError, UnknownNameError } from './errors';
import { isLocalDate, type LocalDate } from './local-date';
import { RULE_PARAMETERS, parameterName } from './rule-parameters';

const ExistingDate = v.pipe(v.string(), v.check(isLocalDate, 'no_such_date'));
const Text = v.pipe(v.string(), v.nonEmpty('empty'));

const Parameter = v.strictObject({
  /** Rule of the catalogue, `TL-01`. */
  rule_id: v.pipe(v.string(), v.regex(/^[A-Z]{2}-\d{2}$/, 'no_rule_id')),
  key: Text,
  value: v.union([v.number(), v.string(), v.boolean(), v.array(v.number()), v.array(v.string())]),
  /** Of the value: `day`, `case`, `level`; '' where it has none. */
  unit: v.string(),
  /** Paper and article, or `product default`. */
  clause: Text,
  /** First day on which it holds. */
  valid_from: ExistingDate,
  /** Last day on which it holds; null = until replaced. */
  valid_to: v.nullable(ExistingDate),
});

const RuleSetFile = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'no_identifier')),
  version: Text,
  title: v.strictObject({ zh: Text, en: Text }),
  parameters: v.array(Parameter),
});

export type RuleParameter = Readonly<v.InferOutput<typeof Parameter>>;
export type RuleSet = Readonly<v.InferOutput<typeof RuleSetFile>>;

/** A row of the SQL table `rule_param`. */
export interface RuleParameterRow {
  readonly rule_id: string;
  readonly key: string;
  readonly value: string;
  readonly unit: string;
  readonly clause: string;
  readonly valid_from: LocalDate;
  readonly valid_to: LocalDate | null;
}

/**
 * A rule set from parsed JSON; `name` is the file named in errors.
 *
 * @throws InvalidDataFileError with `file`, `path` and `reason`: `unknown_parameter`, `ends_before_start`,
 * `overlapping_dates` (with the other's `path` as `other`), the code of a failed check, or `wrong_form`.
 */
export function parseRuleSet(json: unknown, name: string): RuleSet {
  const set = checkDataFile(RuleSetFile, json, name);
  set.parameters.forEach((parameter, i) => {
    checkParameter(parameter, `parameters.${i}`, name);
    checkOverlap(set.parameters, i, name);
  });
  return set;
}

function checkParameter(parameter: RuleParameter, path: string, file: string): void {
  const schema = RULE_PARAMETERS.get(parameterName(parameter.rule_id, parameter.key));
  if (schema === undefined) {
    throw new InvalidDataFileError({
      file,
      path: `${path}.key`,
      reason: 'unknown_parameter',
      name: parameter.key,
    });
  }
  checkDataFile(schema, parameter.value, file, `${path}.value`);
  if (parameter.valid_to !== null && parameter.valid_to < parameter.valid_from) {
    throw new InvalidDataFileError({ file, path: `${path}.valid_to`, reason: 'ends_before_start' });
  }
}

/** Two values for one day would make the figure depend on their order in the file. */
function checkOverlap(parameters: readonly RuleParameter[], i: number, file: string): void {
  const later = parameters[i];
  if (later === undefined) return;
  const other = parameters.slice(0, i).findIndex((earlier) => overlaps(earlier, later));
  if (other === -1) return;
  const path = `parameters.${i}.valid_from`;
  throw new InvalidDataFileError({ file, path, reason: 'overlapping_dates', other: `parameters.${other}` });
}

const overlaps = (a: RuleParameter, b: RuleParameter): boolean =>
  a.rule_id === b.rule_id &&
  a.key === b.key &&
  (a.valid_to === null || a.valid_to >= b.valid_from) &&
  (b.valid_to === null || b.valid_to >= a.valid_from);

/**
 * Rows of `rule_param`: values as text; a list gives one row per element, so that SQL joins on `value`.
 */
export const ruleParameters = (set: RuleSet): readonly RuleParameterRow[] =>
  set.parameters.flatMap(({ value, ...row }) =>
    (Array.isArray(value) ? value : [value]).map((one) => ({ ...row, value: String(one) })),
  );

/**
 * One text per content of a rule set, for its hash: independent of the order of keys and parameters and of spacing.
 */
export const canonicalRuleSet = (set: RuleSet): string =>
  canonicalJson({
    ...set,
    parameters: [...set.parameters].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
  });

const sortKey = ({ rule_id, key, valid_from }: RuleParameter): string => `${rule_id} ${key} ${valid_from}`;

/**
 * The value in force on a day, as a number.
 *
 * @throws UnknownNameError with `kind: 'rule_parameter'`, `name` and `on` when the set has none of that kind for the day.
 */
export function numberParameter(set: RuleSet, rule: string, key: string, on: LocalDate): number {
  const value = inForce(set, rule, key, on);
  return typeof value === 'number' ? value : missing(set, rule, key, on);
}

/** As `numberParameter`, for words such as `explicit`. */
export function textParameter(set: RuleSet, rule: string, key: string, on: LocalDate): string {
  const value = inForce(set, rule, key, on);
  return typeof value === 'string' ? value : missing(set, rule, key, on);
}

/** As `numberParameter`, for yes and no. */
export function booleanParameter(set: RuleSet, rule: string, key: string, on: LocalDate): boolean {
  const value = inForce(set, rule, key, on);
  return typeof value === 'boolean' ? value : missing(set, rule, key, on);
}

/** As `numberParameter`, for lists such as the levels that count as satisfied. */
export function numbersParameter(set: RuleSet, rule: string, key: string, on: LocalDate): readonly number[] {
  const value = inForce(set, rule, key, on);
  const numbers = Array.isArray(value) ? value.filter((one) => typeof one === 'number') : [];
  return numbers.length > 0 ? numbers : missing(set, rule, key, on);
}

const inForce = (
  set: RuleSet,
  rule: string,
  key: string,
  on: LocalDate,
): RuleParameter['value'] | undefined =>
  set.parameters.find(
    (p) =>
      p.rule_id === rule && p.key === key && p.valid_from <= on && (p.valid_to === null || on <= p.valid_to),
  )?.value;

function missing(set: RuleSet, rule: string, key: string, on: LocalDate): never {
  throw new UnknownNameError({ kind: 'rule_parameter', name: parameterName(rule, key), ruleSet: set.id, on });
}
