/** 规则就绪: what each rule of the catalogue can be judged by in the loaded files. */
import type { Absence } from '../domain/absence';
import type { EventState } from '../domain/event-kinds';
import type { Term } from '../domain/terms';
import type { Group } from './types';

/**
 * ready: all that one of its carriers needs is there; sparse: there, but often empty; missing: 缺字段, which is never "no
 * violation". off: the rule set has switched its ladders off. own: rests on the rule set or on other rules, not on columns
 * of its own. later, text: nothing computes it.
 */
export const READINESS_STATES = ['ready', 'sparse', 'missing', 'off', 'own', 'later', 'text'] as const;
export type ReadinessState = (typeof READINESS_STATES)[number];

/** Needed columns of whose cells a larger share is empty than the limit. */
export interface SparseNeed {
  /** Alternatives, as `table.field`. */
  readonly columns: readonly string[];
  readonly empty: number;
}

/** One kind of event, measure or clock that carries the rule. */
export interface RulePart {
  readonly kind: 'event' | 'measure' | 'clock';
  readonly id: string;
  readonly state: 'ready' | 'sparse' | 'missing';
  readonly missing: Absence | null;
  readonly sparse: readonly SparseNeed[];
}

/** Events at the cut-off, by what is known of them. */
export type FactCounts = Readonly<Record<EventState, number>>;

export interface UnitReadiness {
  readonly group: Group;
  /** none: the unit has no record by which the rule could be judged. */
  readonly state: 'ready' | 'sparse' | 'none';
  readonly sparse: readonly SparseNeed[];
  readonly facts: FactCounts;
}

export interface RuleReadiness {
  readonly id: string;
  readonly title: Term;
  readonly clause: string;
  readonly legalReview: boolean;
  readonly state: ReadinessState;
  readonly parts: readonly RulePart[];
  /** Why nothing computes it, or not this part of it. */
  readonly reasons: readonly Term[];
  /** null: no event carries it, or none of them can be told. */
  readonly facts: FactCounts | null;
  /** Units in the order of their keys; empty while nothing can be judged. */
  readonly units: readonly UnitReadiness[];
}

export interface ReadinessReport {
  readonly ruleSet: { readonly id: string; readonly version: string };
  readonly rules: readonly RuleReadiness[];
}
