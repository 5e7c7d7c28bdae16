/** Two rule sets side by side: what one has added, says otherwise, or does not say any more. Both with what they inherit. */
import { canonicalJson } from './data-file';
import type { Ladder } from './ladder';
import { parameterName } from './rule-parameters';
import type { RuleParameter, RuleSet } from './rule-set';

export type ChangeKind = 'added' | 'changed' | 'removed';

interface Changed<T> {
  /** Of the parameter, `TL-01 dueBasis`, or of the ladder. */
  readonly name: string;
  readonly change: ChangeKind;
  /** With all its dates, the earliest first; empty where there is none. */
  readonly before: readonly T[];
  readonly after: readonly T[];
  /** Nothing is judged otherwise: another clause, another title. */
  readonly wordsOnly: boolean;
}

export interface RuleDiff {
  /** In the order of names. */
  readonly parameters: readonly Changed<RuleParameter>[];
  readonly ladders: readonly Changed<Ladder>[];
}

const grouped = <T extends { readonly valid_from: string }>(
  all: readonly T[],
  nameOf: (one: T) => string,
): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
  for (const group of groups.values()) group.sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1));
  return groups;
};

/** By full name, in the order of names, each with its dates. */
export const parametersByName = ({ parameters }: RuleSet): ReadonlyMap<string, readonly RuleParameter[]> =>
  grouped(parameters, ({ rule_id, key }) => parameterName(rule_id, key));

export const laddersById = ({ ladders }: RuleSet): ReadonlyMap<string, readonly Ladder[]> =>
  grouped(ladders, ({ id }) => id);

/** `bare`: a thing without its words. */
const changesOf = <T>(
  before: ReadonlyMap<string, readonly T[]>,
  after: ReadonlyMap<string, readonly T[]>,
  bare: (one: T) => unknown,
): readonly Changed<T>[] =>
  [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((name) => {
    const [then, now] = [before.get(name) ?? [], after.get(name) ?? []];
    if (canonicalJson(then) === canonicalJson(now)) return [];
    const change = then.length === 0 ? 'added' : now.length === 0 ? 'removed' : 'changed';
    const wordsOnly = canonicalJson(then.map(bare)) === canonicalJson(now.map(bare));
    return [{ name, change, before: then, after: now, wordsOnly }];
  });

const bareParameter = ({ value, unit, valid_from, valid_to }: RuleParameter): unknown => ({
  ...{ value, unit, valid_from, valid_to },
});

const bareLadder = ({ steps, ...ladder }: Ladder): unknown => ({
  ...ladder,
  title: '',
  clause: '',
  steps: steps.map((step) => ({ ...step, clause: '' })),
});

/** What `after` says that `before` does not, or says otherwise. */
export const diffRuleSets = (before: RuleSet, after: RuleSet): RuleDiff => ({
  parameters: changesOf(parametersByName(before), parametersByName(after), bareParameter),
  ladders: changesOf(laddersById(before), laddersById(after), bareLadder),
});
