/** Report values of the review of limits. */
import type { Absence } from '../../domain/absence';
import type { CardLevel, CardState, DifferenceKind, Unjudged, Why } from '../../domain/limit-review';
import type { Group, Note, Scope } from '../types';

/** How many cases of a unit were compared, and how the two sides disagree. */
export interface Differences {
  readonly judged: number;
  /** The export says late, we do not; a due date of the export that is later than ours. */
  readonly more: number;
  /** We say late, the export does not; a due date of the export that is earlier than ours. */
  readonly less: number;
  /** Nothing of ours to compare with, although the export says late or gives a date. */
  readonly unjudged: number;
}

export interface DifferenceReport {
  readonly kind: DifferenceKind;
  /** Why nothing could be compared; null when the files have what it takes. */
  readonly missing: Absence | null;
  /** Units with something compared or not comparable, by key. */
  readonly units: readonly (Differences & { readonly group: Group })[];
  readonly total: Differences;
  /** In the order of the closed lists, those that occur. */
  readonly whys: readonly { readonly why: Why | Unjudged; readonly n: number }[];
}

/** What one statement counted, by unit and reason. */
export interface Counted extends Differences {
  readonly unit: number;
  readonly why: string | null;
}

/** Which of the differing cases, and from where. */
export interface DifferenceQuery {
  readonly kind: DifferenceKind;
  readonly scope: Scope;
  /** null = all of them. */
  readonly why: Why | Unjudged | null;
  readonly offset: number;
  readonly limit: number;
}

export type { CardLevel, CardState };

/** Cards by how a predicted and an issued one meet. */
export type CardCounts = Readonly<Record<CardState, number>>;

/** What one statement counted of the cards. */
export interface CountedCards {
  readonly unit: number;
  readonly level: string;
  readonly state: string;
  readonly n: number;
}

export interface CardReport {
  readonly missing: Absence | null;
  /** Working days before the due date at which a case is warned about. */
  readonly warningDays: number;
  readonly levels: readonly { readonly level: CardLevel; readonly counts: CardCounts }[];
  readonly units: readonly { readonly group: Group; readonly counts: CardCounts }[];
  readonly total: CardCounts;
  readonly notes: readonly Note[];
}

export interface CardQuery {
  readonly scope: Scope;
  /** null = all of them. */
  readonly state: CardState | null;
  readonly level: CardLevel | null;
  readonly offset: number;
  readonly limit: number;
}

/** An open case that is past its due, or due soon. */
export interface DueCase {
  readonly sourceRow: number;
  readonly caseId: string;
  readonly unit: Group;
  /** Officer in full, and as it leaves the office. */
  readonly officer: string;
  readonly masked: string;
  readonly item: string;
  /** A date, or an instant where the due has a time. */
  readonly due: string;
  /** Working days; below 0 since the due; null where the calendar does not reach. */
  readonly daysLeft: number | null;
}

export interface DueSoon {
  readonly missing: Absence | null;
  readonly days: number;
  /** By unit, then by due. */
  readonly late: readonly DueCase[];
  readonly soon: readonly DueCase[];
  /** How many there are, should the lists be cut. */
  readonly counted: { readonly late: number; readonly soon: number };
  readonly units: readonly { readonly group: Group; readonly late: number; readonly soon: number }[];
  /** Open cases that cannot be placed, by why. */
  readonly unplaced: readonly { readonly why: Unjudged; readonly n: number }[];
}
