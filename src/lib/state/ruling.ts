/** What a page sees and asks of the rule set in force. */
import type { AppError } from '../domain/errors';
import type { RuleDraft } from '../domain/rule-draft';
import type { RuleSet, RuleSetLibrary } from '../domain/rule-set';
import type { RuleSetTitle } from '../rules/shipped';

/** With the hash by which two people see that they count by the same rules. */
export interface RuleSetInForce extends RuleSet {
  readonly hash: string;
}

/** A rule set as a page reads it. */
export interface OpenedRules {
  /** With everything that it inherits. */
  readonly set: RuleSetInForce;
  /** Its own file, then its parent's, up to the one that extends none. */
  readonly chain: readonly RuleSet[];
}

/** A rule set that this office made or took in. */
export interface OwnRules {
  readonly id: string;
  /** Its own files without what they inherit, the newest last. */
  readonly versions: readonly RuleSet[];
}

/** All rule sets that there are to choose from. */
export interface RuleShelf {
  readonly own: readonly OwnRules[];
  /** Kept ones that this version cannot read; nothing is counted by them. */
  readonly unreadable: readonly { readonly name: string; readonly error: AppError }[];
  /** Whether this browser keeps them beyond this tab. */
  readonly isKept: boolean;
  /** The newest version, or the one named. @throws UnknownNameError, or InvalidDataFileError when its parent is gone. */
  read(id: string, version?: string): OpenedRules;
  isShipped(id: string): boolean;
  /** Of all sets, the shipped ones first. */
  readonly ids: readonly string[];
  /** What a set may extend. */
  readonly library: RuleSetLibrary;
  /** What a set would be that is not kept yet. @throws InvalidDataFileError with the place of the first fault. */
  check(json: unknown, name: string): OpenedRules;
  /** What a draft would be. @throws as `check`. */
  checkDraft(draft: RuleDraft): OpenedRules;
  /** Keeps a set as the newest version of its id. @throws as `check`, for the id of a shipped set, and for other content under a version that is kept. */
  save(json: unknown, name: string): RuleSet;
  /** With all its versions. @throws InvalidDataFileError when another own set extends it. */
  remove(id: string): void;
  /** Keeps a set out of a file. @throws as `save`. */
  takeIn(text: string, file: string): RuleSet;
  /** The file that a set is given away as. */
  text(id: string): string;
}

/** The rule set that is being edited; kept with every change. */
export interface RuleDrafting {
  readonly draft: RuleDraft | null;
  /** Whether this browser keeps it beyond this tab. */
  readonly isKept: boolean;
  /** A new set that extends that one; `suffix` tells its name from the parent's. */
  startUnder(parent: string, suffix: RuleDraft['title']): void;
  /** The next version of an own set. */
  startFrom(id: string): void;
  put(draft: RuleDraft): void;
  drop(): void;
  /** Onto the shelf, and the draft is gone; null when there is none. @throws as `RuleShelf.save`. */
  save(): RuleSet | null;
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
  readonly shelf: RuleShelf;
  readonly drafting: RuleDrafting;
  /** What was refused or heard of has been read. */
  dismiss(): void;
}
