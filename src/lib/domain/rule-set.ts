/**
 * Rule sets: the limits, tiers and choices of a locality, as data with a clause and dates.
 *
 * A rule set is one JSON file in `data/rule-sets`. The program knows which parameters exist and of what kind they are
 * (`rule-parameters.ts`), never their values; a misspelt key is refused, because it would silently leave a default.
 */
import * as v from 'valibot';
import { canonicalJson, checkDataFile } from './data-file';
import { InvalidDataFileError } from './errors';
import { SEVERITIES } from './event-kinds';
import { Ladder, type LadderStep } from './ladder';
import { isLocalDate, type LocalDate } from './local-date';
import { RULE_PARAMETERS, parameterName } from './rule-parameters';

const ExistingDate = v.pipe(v.string(), v.check(isLocalDate, 'no_such_date'));
const Text = v.pipe(v.string(), v.nonEmpty('empty'));

export const Parameter = v.strictObject({
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
  /** Another rule set, whose parameters and ladders hold unless this one gives them itself. */
  extends: v.optional(v.nullable(Text), null),
  /** What this version changes and why. */
  note: v.optional(v.string()),
  parameters: v.array(Parameter),
  ladders: v.optional(v.array(Ladder), []),
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

/** Rule sets by id, as parsed JSON: those that another may extend. */
export type RuleSetLibrary = ReadonlyMap<string, unknown>;

/**
 * A rule set from parsed JSON, with what it inherits; `name` is the file named in errors.
 *
 * A parameter that it gives replaces the parent's of that name with all its dates; so does a ladder.
 * @throws InvalidDataFileError with `file`, `path` and `reason`: `unknown_parameter`, `ends_before_start`,
 * `overlapping_dates` (with the other's `path` as `other`), `steps_out_of_order`, `unknown_parent`, `extends_itself`,
 * the code of a failed check, or `wrong_form`.
 */
export function parseRuleSet(json: unknown, name: string, library: RuleSetLibrary = new Map()): RuleSet {
  return resolve(json, name, library, []);
}

/** What a rule set's own file says, without what it inherits. @throws InvalidDataFileError as `parseRuleSet`, for its form alone. */
export const ownRuleSet = (json: unknown, name: string): RuleSet => checkDataFile(RuleSetFile, json, name);

/**
 * A rule set's own file, then its parent's, up to the one that extends none.
 * @throws InvalidDataFileError when one of them is missing or none.
 */
export function lineageOf(json: unknown, name: string, library: RuleSetLibrary): readonly RuleSet[] {
  parseRuleSet(json, name, library);
  const own = ownRuleSet(json, name);
  return own.extends === null ? [own] : [own, ...lineageOf(library.get(own.extends), own.extends, library)];
}

function resolve(json: unknown, name: string, library: RuleSetLibrary, children: readonly string[]): RuleSet {
  const set = checkDataFile(RuleSetFile, json, name);
  set.parameters.forEach((parameter, i) => {
    checkParameter(parameter, `parameters.${i}`, name);
    checkOverlap(set.parameters, i, 'parameters', name, sameParameter);
  });
  set.ladders.forEach((ladder, i) => {
    checkLadder(ladder, `ladders.${i}`, name);
    checkOverlap(set.ladders, i, 'ladders', name, (a, b) => a.id === b.id);
  });
  if (set.extends === null) return set;
  const lineage = [...children, set.id];
  if (lineage.includes(set.extends)) {
    throw new InvalidDataFileError({
      file: name,
      path: 'extends',
      reason: 'extends_itself',
      name: set.extends,
    });
  }
  const parent = library.get(set.extends);
  if (parent === undefined) {
    throw new InvalidDataFileError({
      file: name,
      path: 'extends',
      reason: 'unknown_parent',
      name: set.extends,
    });
  }
  return inherit(set, resolve(parent, set.extends, library, lineage));
}

/** What the child gives itself stands; the rest is the parent's. */
function inherit(child: RuleSet, parent: RuleSet): RuleSet {
  const given = new Set(child.parameters.map(({ rule_id, key }) => parameterName(rule_id, key)));
  const ladders = new Set(child.ladders.map(({ id }) => id));
  return {
    ...child,
    parameters: [
      ...parent.parameters.filter(({ rule_id, key }) => !given.has(parameterName(rule_id, key))),
      ...child.parameters,
    ],
    ladders: [...parent.ladders.filter(({ id }) => !ladders.has(id)), ...child.ladders],
  };
}

/** A later step asks for more facts, or for a graver one. */
function checkLadder({ steps, valid_from, valid_to }: Ladder, path: string, file: string): void {
  checkDates(valid_from, valid_to, path, file);
  const weight = ({ from, severity }: LadderStep): number =>
    from * 10 + (severity === null ? 0 : SEVERITIES.indexOf(severity));
  const at = steps.findIndex((step, i) => {
    const before = steps[i - 1];
    return before !== undefined && weight(step) <= weight(before);
  });
  if (at === -1) return;
  throw new InvalidDataFileError({ file, path: `${path}.steps.${at}.from`, reason: 'steps_out_of_order' });
}

function checkDates(from: LocalDate, to: LocalDate | null, path: string, file: string): void {
  if (to !== null && to < from) {
    throw new InvalidDataFileError({ file, path: `${path}.valid_to`, reason: 'ends_before_start' });
  }
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
  checkDates(parameter.valid_from, parameter.valid_to, path, file);
}

/** What is in force from one day to another. */
interface Dated {
  readonly valid_from: LocalDate;
  readonly valid_to: LocalDate | null;
}

/** Two values for one day would make the figure depend on their order in the file. */
function checkOverlap<T extends Dated>(
  all: readonly T[],
  i: number,
  list: string,
  file: string,
  same: (a: T, b: T) => boolean,
): void {
  const later = all[i];
  if (later === undefined) return;
  const other = all.slice(0, i).findIndex((earlier) => same(earlier, later) && overlaps(earlier, later));
  if (other === -1) return;
  const path = `${list}.${i}.valid_from`;
  throw new InvalidDataFileError({ file, path, reason: 'overlapping_dates', other: `${list}.${other}` });
}

const overlaps = (a: Dated, b: Dated): boolean =>
  (a.valid_to === null || a.valid_to >= b.valid_from) && (b.valid_to === null || b.valid_to >= a.valid_from);

const sameParameter = (a: RuleParameter, b: RuleParameter): boolean =>
  a.rule_id === b.rule_id && a.key === b.key;

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
    ladders: [...set.ladders].sort((a, b) =>
      `${a.id} ${a.valid_from}` < `${b.id} ${b.valid_from}` ? -1 : 1,
    ),
  });

const sortKey = ({ rule_id, key, valid_from }: RuleParameter): string => `${rule_id} ${key} ${valid_from}`;
