/** What people decided about facts and candidates, as pages see it. */
import type { Decision } from '../rules/decisions';

export type { Decision } from '../rules/decisions';

/** Two verdicts about one thing on one day: the one that stood first holds until somebody chooses. */
export interface Conflict {
  readonly kept: Decision;
  readonly other: Decision;
}

/** Held in this tab and nowhere else: case data. What shall outlive the tab is exported. */
export interface Decisions {
  readonly list: readonly Decision[];
  /** Who decided last: proposed for the next decision. */
  readonly by: string;
  /** Nothing of the list is lost when the tab closes: it was exported since it changed, or is empty. */
  readonly isSaved: boolean;
  /** SHA-256 of the file of all of them; null while there are none. */
  readonly hash: string | null;
  /** Of the last file that was taken in, as long as nobody has chosen. */
  readonly conflicts: readonly Conflict[];
  /** Notes a decision in place of an older one about the same thing. */
  put(decision: Decision): void;
  /** The thing is open again. */
  remove(about: Decision['about'], key: string): void;
  /** The file of all of them, to be handed on. */
  text(): string;
  /** How many of the file's decisions are new here. @throws InvalidDataFileError with the place of the fault. */
  takeIn(text: string, file: string): number;
  /** The same for decisions that were not in a file of decisions: answers of units, from `file`. */
  take(decisions: readonly Decision[], file: string): number;
  /** Nothing was decided since the last taking in, so that it can be undone as a whole. */
  readonly canBringBack: boolean;
  /** The decisions are those from before the last taking in. */
  bringBack(): void;
  /** Ends a conflict: by the other verdict, or by the one that stands. */
  settle(conflict: Conflict, takesOther: boolean): void;
}
