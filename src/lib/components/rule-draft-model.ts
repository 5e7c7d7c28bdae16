/** A draft of a rule set in the order in which its form shows it. */
import { parameterName } from '../domain/rule-parameters';
import { EVENT_KIND_NAMES, type EventKind } from '../domain/event-kinds';
import type { DraftLadder, RuleDraft } from '../domain/rule-draft';
import { draftFaults, type DraftFaults, type Taken } from '../domain/rule-draft-check';
import type { RuleParameter, RuleSetLibrary } from '../domain/rule-set';

export type { DraftFaults, RuleDraft };

/** By name, each entry with its place in the draft. */
export function draftEntries({
  parameters,
}: RuleDraft): ReadonlyMap<string, readonly (readonly [number, RuleParameter])[]> {
  const entries = new Map<string, (readonly [number, RuleParameter])[]>();
  for (const [at, entry] of parameters.entries()) {
    const name = parameterName(entry.rule_id, entry.key);
    entries.set(name, [...(entries.get(name) ?? []), [at, entry]]);
  }
  return entries;
}

/** What speaks against a draft. */
export const faultsOf = (draft: RuleDraft, library: RuleSetLibrary, taken: Taken): DraftFaults =>
  draftFaults(draft, library, taken);

export const faultCount = ({ head, parameters, ladders }: DraftFaults): number =>
  Number(head !== null) + parameters.size + ladders.size;

/** In the order of the list of all kinds, which is the order of every file. */
export const withKind = (events: readonly EventKind[], kind: EventKind, on: boolean): EventKind[] =>
  EVENT_KIND_NAMES.filter((one) => (one === kind ? on : events.includes(one)));

export const categoriesText = (categories: DraftLadder['categories']): string => categories?.join('、') ?? '';

/** As somebody types them, each once; nothing typed = all. */
export const categoriesFrom = (text: string): DraftLadder['categories'] => {
  const names = text
    .split(/[、,，;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length === 0 ? null : [...new Set(names)];
};
