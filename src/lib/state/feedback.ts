/** 单位反馈 as its page sees it: packs that go out before publication, and the sheets that come back. */
import type { Decision } from '../rules/decisions';
import type { ReplyFault } from '../rules/replies';
import type { PackFact, UnitPack } from '../reports/unit-pack';
import type { Scope } from '../reports/types';

/** A file to be saved. */
export interface MadePack {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An answer about a fact that is in the packs. */
export interface Answer {
  readonly file: string;
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  readonly unit: string;
  readonly fact: PackFact;
  readonly decision: Decision;
}

/** A line that is no answer. `unknown`: no pack of the chosen period holds the fact. */
export interface Unanswerable {
  readonly file: string;
  readonly row: number;
  readonly key: string;
  readonly column: ReplyFault['column'] | 'unknown';
  readonly reason: string;
}

/** What the opened sheets would do; nothing is decided yet. */
export interface Judged {
  readonly answers: readonly Answer[];
  readonly faults: readonly Unanswerable[];
  /** Lines without an opinion. */
  readonly silent: number;
  /** Decisions that would be there and are not now. */
  readonly added: number;
  /** Answers that another one on the same day contradicts: somebody has to choose. */
  readonly conflicts: number;
}

export interface Feedback {
  /** Day of sending; '' = not said. */
  sentOn: string;
  /** Working days of the reply period, as typed; '' = not said. */
  days: string;
  /** Names of the sheets that are open. */
  readonly opened: readonly string[];
  packs(scope: Scope): Promise<readonly UnitPack[]>;
  /** The last day to reply. @throws CalendarGapError where the calendar ends. */
  due(from: string, days: number): Promise<string>;
  one(pack: UnitPack, scope: Scope, replyBy: string): MadePack;
  all(packs: readonly UnitPack[], scope: Scope, replyBy: string): MadePack;
  /** Opens sheets beside those that are open; one of the same name takes the place of the older. @throws UnreadableReplyError */
  open(files: readonly File[]): Promise<void>;
  close(): void;
  judge(packs: readonly UnitPack[], decided: readonly Decision[]): Judged;
}
