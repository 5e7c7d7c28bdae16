/** Rates with the mix of items taken out, as pages and terminals read them. */
import type { Absence } from '../domain/absence';
import type { StandardLine, StandardSubject } from '../rules/standardise';
import type { RankedBy } from './subjects';
import type { NamedGroup } from './groups';
import type { Group } from './types';

export type { NotComparable } from '../rules/standardise';

/** One item of one subject; its group is 未填 (key 0) for records without an item. */
export interface StandardItem extends StandardLine {
  readonly group: NamedGroup;
}

export interface StandardisedSubject extends Omit<StandardSubject, 'lines'> {
  /** The same in every load of the same files. */
  readonly id: string;
  readonly group: Group;
  /** Of an officer. */
  readonly section: string;
  /** The measure itself, x of n. */
  readonly numerator: number;
  readonly denominator: number;
  /** The measure at O/E times what its group has, 0–1; null where it is not comparable. */
  readonly standardRate: number | null;
  /** Most cases first. */
  readonly items: readonly StandardItem[];
}

export interface StandardisedGroup {
  readonly name: string;
  /** As in a ranking. */
  readonly unitKey: number | null;
  readonly cases: number;
  readonly observed: number;
  /** Of records without an item. */
  readonly casesWithoutItem: number;
  /** Highest ratio first, then those that cannot be compared. */
  readonly subjects: readonly StandardisedSubject[];
  /** Fewer cases than the minimum; they count in what is expected. */
  readonly tooFew: readonly StandardisedSubject[];
}

export interface StandardReport {
  readonly measure: string;
  readonly by: RankedBy;
  /** What is observed and expected: what makes the rate worse. `rest` = the base without the numerator. */
  readonly counted: 'numerator' | 'rest';
  readonly minCases: number;
  /** False when no record of the measure carries an item: there is nothing to standardise by. */
  readonly hasItems: boolean;
  readonly groups: readonly StandardisedGroup[];
  readonly missing: Absence | null;
}
