/** A draft of a rule set in the order in which its form shows it. */
import { parameterName } from '../domain/rule-parameters';
import type { RuleDraft } from '../domain/rule-draft';
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
