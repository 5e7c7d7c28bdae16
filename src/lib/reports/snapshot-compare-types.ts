/** The comparison with what was published, as pages and files show it. */
import type { Snapshot } from './snapshot-file';
import type { AnswerColumn, Cell, Scope } from './types';

/**
 * Why a record counts otherwise than it did: it was not there then (added), it is not there now (removed), its content is
 * another one (changed), or it is the same and is counted otherwise: by other rules, another calendar, another cut-off, or
 * because of another record (a later rating, a pause).
 */
export type ChangeKind = 'added' | 'removed' | 'changed' | 'otherwise';

/** What one record adds to the difference. */
export interface ChangedRecord {
  /** Its fingerprint. */
  readonly id: string;
  /** As the file has it; '' for a record that is not there now, or has none. */
  readonly number: string;
  readonly sourceRow: number | null;
  readonly numerator: number;
  readonly denominator: number;
}

export interface ChangeReason {
  readonly kind: ChangeKind;
  /** What its records add to numerator and denominator together. */
  readonly numerator: number;
  readonly denominator: number;
  readonly records: readonly ChangedRecord[];
}

export interface FigureDifference {
  readonly column: AnswerColumn;
  readonly before: Cell;
  readonly now: Cell;
  /** Empty where nothing differs, or where the figure is missing on one side. */
  readonly reasons: readonly ChangeReason[];
}

type Standing = Pick<Snapshot, 'asOf' | 'ruleSet' | 'calendar'>;

export interface SnapshotComparison {
  /** What was counted anew. */
  readonly scope: Scope;
  readonly then: Standing;
  readonly now: Standing;
  /** What else is not the same. */
  readonly causes: readonly ('rules' | 'calendar' | 'cut_off')[];
  /** By content: a file of the same name with other content is gone and added. */
  readonly files: {
    readonly same: readonly string[];
    readonly added: readonly string[];
    readonly gone: readonly string[];
  };
  readonly figures: readonly FigureDifference[];
}
