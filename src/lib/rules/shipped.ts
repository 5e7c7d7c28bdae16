/**
 * The rule sets that come with the program: one JSON file each in `data/rule-sets`, named as its id, any of which another
 * may extend. Adding one is adding a file.
 */
import * as v from 'valibot';
import { checkDataFile } from '../domain/data-file';
import { UnknownNameError } from '../domain/errors';
import { parseRuleSet, type RuleSet, type RuleSetLibrary } from '../domain/rule-set';

const files = import.meta.glob<unknown>('../../../data/rule-sets/*.json', { import: 'default', eager: true });

const idOf = (path: string): string => path.replace(/^.*\/([^/]+)\.json$/, '$1');

/** By id, as parsed JSON: what a rule set of an office may extend. */
export const SHIPPED_RULE_SETS: RuleSetLibrary = new Map(
  Object.entries(files).map(([path, json]) => [idOf(path), json]),
);

const Titled = v.object({ title: v.object({ zh: v.string(), en: v.string() }) });

export interface RuleSetTitle {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
}

/** Those that can be chosen, the general one first. */
export const shippedTitles = (): readonly RuleSetTitle[] =>
  [...SHIPPED_RULE_SETS]
    .map(([id, json]) => ({ id, title: checkDataFile(Titled, json, id).title }))
    .sort((a, b) => Number(b.id === 'base') - Number(a.id === 'base') || (a.id < b.id ? -1 : 1));

/** With everything that it inherits. @throws UnknownNameError for an id that none has. */
export function shippedRuleSet(id: string): RuleSet {
  const json = SHIPPED_RULE_SETS.get(id);
  if (json === undefined) throw new UnknownNameError({ kind: 'rule_set', name: id });
  return parseRuleSet(json, id, SHIPPED_RULE_SETS);
}
