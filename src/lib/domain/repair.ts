/** Mending: what could be done about a record that was set aside, and what somebody has done about it. */
import type { Problem, ProblemReason } from './layout';

export const REPAIR_KINDS = [
  'missing_at_end',
  'missing_inside',
  'surplus_empty',
  'comma_in_text',
  'stray_quote',
] as const;
export type RepairKind = (typeof REPAIR_KINDS)[number];

/** A way to read one record that fits the header. */
export interface Proposal {
  readonly kind: RepairKind;
  /** Only one way fits. */
  readonly isSure: boolean;
  /** One per column of the header. */
  readonly cells: readonly string[];
  /** 0-based columns that the repair filled, emptied or joined. */
  readonly changed: readonly number[];
}

/** Reasons for which the record's text could be divided otherwise. */
export const REPAIRABLE: ReadonlySet<ProblemReason> = new Set<ProblemReason>([
  'too_few_cells',
  'too_many_cells',
  'bad_quote',
  'unreadable_record',
]);

/** A record that was set aside. */
export interface SetAsideRecord {
  readonly problem: Problem;
  /** As it stands in the file. */
  readonly text: string;
  /** One per column of the header: empty ones added where there are too few, what is too much left in the last one. */
  readonly cells: readonly string[];
  /** null when none fits, or none is needed: the record is well formed, a cell of it is wrong. */
  readonly proposal: Proposal | null;
}

/** A record as it stands in its file, and as it was worded anew; null = as in the file. */
export interface OriginalRecord {
  readonly text: string;
  readonly headers: readonly string[];
  readonly cells: readonly string[];
  readonly mended: readonly string[] | null;
  readonly proposal: Proposal | null;
}

/** What somebody did in one go: repairs accepted, or a corrected file dropped in. It is taken back as a whole. */
export interface MendedBatch {
  readonly id: number;
  readonly fileNo: number;
  readonly kind: RepairKind | 'corrected';
  /** The corrected file; '' for accepted repairs. */
  readonly name: string;
  /** Cells by record number, one per column of the source. */
  readonly records: ReadonlyMap<number, readonly string[]>;
  /** Lines of the corrected file that still say what the source says, and those of no record that was set aside. */
  readonly unchanged: number;
  readonly foreign: number;
}
