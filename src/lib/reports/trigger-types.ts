/** 触发清单 and 凭什么 as pages and terminals read them. Everything in them is a candidate, to be verified and approved. */
import type { Absence } from '../domain/absence';
import type { EventKind, EventState, Severity } from '../domain/event-kinds';
import type { LadderWindow, SubjectKind } from '../domain/ladder';
import type { LocalDate } from '../domain/local-date';
import type { RecordTable } from '../domain/records';
import type { Sanction, Target } from '../domain/sanctions';
import type { Decision } from '../rules/decisions';
import type { NotCounted } from '../rules/ladder';
import type { Group, Note } from './types';

/** What a step proposes, and for whom by the roster on the day. */
export interface Proposal {
  readonly sanction: Sanction;
  readonly target: Target;
  /** Keys and names of those who held the post; empty = vacant, or no roster was loaded. */
  readonly who: readonly Group[];
}

export interface TriggerLine {
  /** `ladder|kind|subject`, the same in every load of the same files. */
  readonly id: string;
  readonly ladderId: string;
  readonly kind: SubjectKind;
  readonly group: Group;
  readonly unit: Group;
  /** '' for a unit. */
  readonly section: string;
  /** 0: only a warning of what open facts would reach. */
  readonly step: number;
  readonly steps: number;
  readonly reachedOn: LocalDate | null;
  /** A step was reached in the period asked for. */
  readonly isInPeriod: boolean;
  readonly proposes: readonly Proposal[];
  readonly clause: string;
  readonly legalReview: boolean;
  /** Facts counted at the step. */
  readonly counted: number;
  readonly notCounted: number;
  /** Step that would be reached if everything open were upheld; null = none higher. */
  readonly forwardStep: number | null;
  /** Where mitigation and aggravation would move it; null = nowhere. */
  readonly suggestedStep: number | null;
  /** Title of the ladder whose heavier step covers the same facts. */
  readonly coveredBy: { readonly zh: string; readonly en: string } | null;
  /** The paper does not apply to this category of staff (AC-17); null = it does, or nobody knows. */
  readonly outOfScope: string | null;
  /** What was decided about the candidate; null = 待核. */
  readonly decision: Decision | null;
}

export interface TriggerList {
  readonly ladderId: string;
  readonly ruleId: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly clause: string;
  readonly kind: SubjectKind;
  readonly kinds: readonly EventKind[];
  /** Why nobody can be judged by it; null = at least one kind of its facts can be told. */
  readonly missing: Absence | null;
  /** Kinds that cannot be told while others can. */
  readonly missingKinds: readonly EventKind[];
  readonly lines: readonly TriggerLine[];
  /** Facts of its kinds up to the cut-off, whatever their state: what was looked at. */
  readonly facts: number;
  /** Facts that name no subject: counted for nobody. */
  readonly unattributed: number;
}

export interface TriggerReport {
  readonly ruleSet: { readonly id: string; readonly version: string };
  readonly on: LocalDate;
  readonly lists: readonly TriggerList[];
  /** Ladders of the rule set that are switched off. */
  readonly switchedOff: number;
  readonly hasRoster: boolean;
  readonly notes: readonly Note[];
}

/** One report of a fact: a record of a loaded file. */
export interface ProofSource {
  readonly kind: EventKind;
  readonly ruleId: string;
  readonly table: RecordTable;
  readonly sourceId: string;
  readonly sourceRow: number;
  readonly file: string;
  readonly line: number;
  readonly state: EventState;
  readonly category: string | null;
  readonly detail: string | null;
}

export interface ProofFact {
  readonly key: string;
  readonly on: LocalDate | null;
  readonly state: EventState;
  readonly severity: Severity | null;
  readonly caseId: string | null;
  readonly sources: readonly ProofSource[];
  readonly decision: Decision | null;
}

/** direct: the officer; head, leader: of the section, under AC-01; first_head: the head of the section under AC-02. */
export type ChainRole = 'direct' | 'head' | 'leader' | 'first_head';

/** Who held a role, and for which facts. */
export interface ChainLink {
  readonly role: ChainRole;
  /** Empty: vacant, or nobody is named. */
  readonly who: readonly Group[];
  /** Days of the facts, earliest first; a day stands once for each fact. */
  readonly days: readonly LocalDate[];
}

/** 凭什么: everything that one candidate rests on. */
export interface ProofSheet {
  readonly line: TriggerLine;
  readonly list: Omit<TriggerList, 'lines'>;
  readonly ruleSet: { readonly id: string; readonly version: string };
  readonly on: LocalDate;
  readonly window: LadderWindow;
  /** First day of the window at the step; null without a step. */
  readonly from: LocalDate | null;
  /** What each step of the ladder asks for. */
  readonly ladderSteps: readonly {
    readonly from: number;
    readonly severity: Severity | null;
    readonly clause: string;
    readonly sanctions: readonly { readonly sanction: Sanction; readonly target: Target }[];
  }[];
  readonly counted: readonly ProofFact[];
  readonly notCounted: readonly { readonly fact: ProofFact; readonly why: NotCounted }[];
  /** Who answers for the facts that count; empty where the rule set names no chain. */
  readonly chain: readonly ChainLink[];
  readonly mitigating: readonly string[];
  readonly aggravating: readonly string[];
  readonly hasRoster: boolean;
  /** Days in which a review may be asked for (AC-10); null = the rule set says nothing. */
  readonly reviewDays: { readonly days: number; readonly unit: string; readonly clause: string } | null;
}
