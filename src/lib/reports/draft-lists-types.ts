/** Drafts of 红榜 and 黑榜 as pages and terminals read them. Everybody on them is a candidate, to be verified. */
import type { Consecutive } from '../rules/consecutive';
import type { DraftLine } from '../rules/draft-list';
import type { ListPolicy, NoListPolicy } from '../domain/list-policy';
import type { RankedSubject } from './ranking-types';

export type { Consecutive } from '../rules/consecutive';
export type { DraftReason } from '../rules/draft-list';

export interface DraftedLine extends DraftLine<RankedSubject> {
  /** Of who is listed among the worst; null for all others. */
  readonly consecutive: Consecutive | null;
}

/** Both lists of one group. */
export interface DraftedGroup {
  readonly name: string;
  /** Key of the unit whose sections or officers these are; null for peer groups. */
  readonly unitKey: number | null;
  readonly worst: readonly DraftedLine[];
  readonly best: readonly DraftedLine[];
}

export interface DraftLists {
  readonly worst: ListPolicy | NoListPolicy;
  readonly best: ListPolicy | NoListPolicy;
  /** Periods before this one that were ranked again to see who stood on the list then, newest first. */
  readonly earlier: readonly { readonly period: string; readonly asOf: string }[];
  readonly groups: readonly DraftedGroup[];
}
