/** Report values of 检查与整改: what inspections were owed and held, how, where, and what became of their findings. */
import type { Absence } from '../../domain/absence';
import type { DutyState, FindingState } from '../../domain/inspections';
import type { Months } from '../answers';
import type { Cell, Group, RowsPage, Scope } from '../types';

/** One period of a duty: a month, a half-year. */
export interface DutyPeriod {
  /** `2026-10`, `2026-H2`. */
  readonly id: string;
  readonly months: Months;
  readonly held: number;
  readonly state: DutyState;
}

/** SP-01, SP-02: so many inspections of a kind in each period. The office owes them as a whole. */
export interface Duty {
  readonly rule: 'SP-01' | 'SP-02';
  /** Category of `inspection_kinds`. */
  readonly category: 'regular' | 'key';
  readonly required: number;
  /** null when the files have what it takes. */
  readonly missing: Absence | null;
  /** Periods that the scope touches, oldest first; empty when nothing is dated. */
  readonly periods: readonly DutyPeriod[];
}

/** SP-03, SP-04: of the inspections held, those that lack something. */
export interface Check {
  readonly rule: 'SP-03' | 'SP-04';
  readonly measure: string;
  readonly missing: Absence | null;
  readonly cell: Cell;
}

/** SP-10: how often each kind or method was used. */
export interface Mix {
  readonly measure: 'inspection_kinds' | 'inspection_methods';
  readonly missing: Absence | null;
  readonly total: number;
  /** The most frequent first; ties by code point. */
  readonly lines: readonly { readonly category: string; readonly n: number }[];
}

export interface CoveredUnit {
  readonly group: Group;
  /** Visits in the period. */
  readonly visits: number;
  /** Last visit by the cut-off, whatever the period; null = none in the files. */
  readonly lastOn: string | null;
  readonly isUnvisited: boolean;
}

/** SP-10: units that no inspection reached for so many months before the cut-off. */
export interface Coverage {
  readonly months: number;
  readonly missing: Absence | null;
  readonly unvisited: number;
  /** Those unvisited first, the longest first; then by key. */
  readonly units: readonly CoveredUnit[];
}

export interface InspectionsReport {
  /** Why nothing can be told at all. */
  readonly missing: Absence | null;
  readonly duties: readonly Duty[];
  readonly checks: readonly Check[];
  readonly mixes: readonly Mix[];
  readonly coverage: Coverage;
}

export interface LedgerQuery {
  readonly scope: Scope;
  /** null = every state. */
  readonly state: FindingState | null;
  readonly offset: number;
  readonly limit: number;
}

/** One finding after another: found, due, put right, checked again, as known at the cut-off. */
export interface FindingLedger extends RowsPage {
  readonly missing: Absence | null;
}
