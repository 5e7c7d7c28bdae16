/** A fair ranking as pages and terminals read it. */
import type { Absence } from '../domain/absence';
import type { GroupEstimate } from '../rules/group-estimate';
import type { PlacedSubject } from '../rules/ranking';
import type { RankedBy } from './subjects';
import type { Group, Note } from './types';

export type { NoOrder } from '../rules/group-estimate';
export type { RankedBy } from './subjects';

/** One subject of a ranking. */
export interface RankedSubject extends PlacedSubject {
  readonly group: Group;
  /** Of an officer. */
  readonly section: string;
}

/** One group within which places are given. */
export interface PeerRanking extends GroupEstimate {
  /** Peer group of units, or the unit whose sections or officers these are. '' = no peer group given. */
  readonly name: string;
  /** Key of that unit; null for peer groups. */
  readonly unitKey: number | null;
  /** The whole group, too few included. */
  readonly whole: { readonly numerator: number; readonly denominator: number };
  /** Worst first. */
  readonly ranked: readonly RankedSubject[];
  readonly tooFew: readonly RankedSubject[];
  readonly noBusiness: readonly RankedSubject[];
}

/** What the office decided, by its rule set in force at the cut-off. */
export interface RankingPolicy {
  readonly minCases: number;
  readonly orderBelowP: number;
  readonly rankabilityLow: number;
  readonly seed: string;
}

export interface RankingReport {
  readonly measure: string;
  readonly by: RankedBy;
  readonly direction: 'lower_is_better' | 'higher_is_better';
  readonly policy: RankingPolicy;
  readonly groups: readonly PeerRanking[];
  /** Why nothing could be ranked; null when the files have what it takes. */
  readonly missing: Absence | null;
  readonly notes: readonly Note[];
}
