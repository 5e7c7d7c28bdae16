/** By what the drafts of lists are drawn up. */
import type { Limit } from './funnel';

/** Which end of the ranking: 黑榜（末位候选）, 红榜. */
export type ListSide = 'worst' | 'best';

export interface ListPolicy {
  readonly side: ListSide;
  readonly mode: 'count' | 'percent';
  /** So many of each group, or so many per cent of its eligible subjects, rounded down but at least one. */
  readonly amount: number;
  /** The rate must lie outside this control limit of its group. */
  readonly limit: Limit;
  /** Periods in a row on the list before a talk (约谈) is proposed; null for the list of the best. */
  readonly consecutive: number | null;
  /** Paper and article of what is used here, each once. */
  readonly clauses: readonly string[];
  /** Some of it is the product's own: the locality has not decided yet. */
  readonly isDefault: boolean;
}

/** A rule set without a list policy has no list; `missing` names the parameters to be written. */
export interface NoListPolicy {
  readonly side: ListSide;
  readonly missing: readonly string[];
}

/** Whether the rule set has that list at all. */
export const hasList = (policy: ListPolicy | NoListPolicy): policy is ListPolicy => 'mode' in policy;

/** Both lists, the one that matters first. */
export const LIST_SIDES: readonly ListSide[] = ['worst', 'best'];
