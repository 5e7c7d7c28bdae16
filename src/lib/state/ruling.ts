/** What a page sees and asks of the rule set in force. */
import type { AppError } from '../domain/errors';
import type { RuleSet } from '../domain/rule-set';
import type { RuleSetTitle } from '../rules/shipped';

/** With the hash by which two people see that they count by the same rules. */
export interface RuleSetInForce extends RuleSet {
  readonly hash: string;
}

export interface Rules {
  readonly current: RuleSetInForce;
  /** Those that can be chosen. */
  readonly offered: readonly RuleSetTitle[];
  /** The one that everything is being computed by anew; null when nothing changes. */
  readonly coming: string | null;
  /** What was asked for and is not in force, and why. */
  readonly refused: { readonly name: string; readonly error: AppError } | null;
  /** What another tab counts by since it was last heard of; null when it is the same. */
  readonly elsewhere: string | null;
  /** Computes by that set from now on, here and in later visits. */
  choose(id: string): Promise<void>;
  /** As an address asks: in this tab alone. */
  follow(id: string): Promise<void>;
  /** What was refused or heard of has been read. */
  dismiss(): void;
}
