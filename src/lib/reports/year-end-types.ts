/** The year-end assessment as pages and terminals read it. Every grade and every list is a proposal, to be verified and approved. */
import type { Absence } from '../domain/absence';
import type { AssessmentScheme, Indicator } from '../domain/assessment';
import type { AssessmentEntries, ProcedureEntry } from '../domain/assessment-entries';
import type { LocalDate } from '../domain/local-date';
import type { RuleSet } from '../domain/rule-set';
import type { ProcedureState, Signal, TrainingState, YearList } from '../domain/year-end-terms';
import type { Decision } from '../rules/decisions';
import type { Bar, GradedSubject, Quota } from '../rules/score-grade';
import type { SubjectScore } from '../rules/score';
import type { PlaceSensitivity } from '../rules/sensitivity-types';
import type { Group, Note, Scope } from './types';

export type { Bar } from '../rules/score-grade';
export type { PlaceSensitivity } from '../rules/sensitivity-types';
export type { SubjectScore } from '../rules/score';

export interface YearEndQuestion {
  /** Of a whole year. */
  readonly scope: Scope;
  readonly scheme: AssessmentScheme;
  readonly entries: AssessmentEntries;
  readonly decisions: readonly Decision[];
  readonly seed: string;
  /** Totals and gates under another rule set are set beside; null = none. */
  readonly otherRules: RuleSet | null;
}

export interface YearSubject extends GradedSubject<SubjectScore> {
  readonly name: Group;
  /** Section of an officer. */
  readonly section: string;
  /** Null without a total. */
  readonly sensitivity: PlaceSensitivity | null;
}

export interface YearGroup {
  readonly group: string;
  readonly quota: Quota;
  readonly subjects: readonly YearSubject[];
}

/** A time limit of the procedure: what it runs from, when it ends, when the step was done. */
export interface Deadline {
  readonly step: 'investigation' | 'delivery' | 'publicity' | 'review_application' | 'review_decision';
  readonly rule: string;
  readonly clause: string;
  readonly from: LocalDate;
  /** Null where the calendar does not reach. */
  readonly due: LocalDate | null;
  readonly doneOn: LocalDate | null;
  /** Done after the due day, or not done and the cut-off lies after it. */
  readonly isLate: boolean;
}

export interface ProcedureView {
  readonly state: ProcedureState;
  /** What was entered, as far as it was known at the cut-off; null = nothing was. */
  readonly entry: ProcedureEntry | null;
  readonly deadlines: readonly Deadline[];
}

export interface YearLine {
  readonly list: YearList;
  readonly subject: Group;
  readonly id: string;
  readonly kind: 'unit' | 'section' | 'officer';
  readonly unit: string;
  readonly section: string;
  readonly place: number | null;
  readonly placeLow: number | null;
  readonly placeHigh: number | null;
  /** Subjects or cases among which the place stands. */
  readonly n: number | null;
  readonly rule: string;
  readonly clause: string;
  /** Records that it rests on. */
  readonly records: number;
  /** Id of the candidate that opens to its records; '' for a place. */
  readonly candidate: string;
  /** Facts that were exempt, and so count for nothing. */
  readonly exempt: number;
  /** Facts under review, or a review that somebody asked for. */
  readonly isAppealed: boolean;
  readonly signals: readonly Signal[];
  /** On the same list the year before. */
  readonly wasListed: boolean;
  readonly procedure: ProcedureView;
  readonly training: TrainingState | null;
}

export interface YearListReport {
  readonly list: YearList;
  readonly lines: readonly YearLine[];
  /** Why the list cannot be made: parameters that the rule set lacks. */
  readonly missing: readonly string[];
  /** The files lack what the rate needs: not "nobody", but not computed. */
  readonly absent: Absence | null;
}

export interface YearIndicator extends Pick<Indicator, 'id' | 'title' | 'basis' | 'weight' | 'missing'> {
  /** What the files lack; null = its values can be told. */
  readonly absent: Absence | null;
}

/** An entry that names nobody of the assessment, or an indicator that the scheme lacks. */
export interface IdleEntry {
  readonly path: string;
  readonly name: string;
}

export interface YearEndReport {
  readonly year: string;
  readonly on: LocalDate;
  readonly ruleSet: { readonly id: string; readonly version: string };
  readonly otherRules: { readonly id: string; readonly version: string } | null;
  readonly title: string;
  readonly subject: AssessmentScheme['subject'];
  readonly rankedBy: string;
  readonly indicators: readonly YearIndicator[];
  readonly groups: readonly YearGroup[];
  readonly lists: readonly YearListReport[];
  readonly idle: readonly IdleEntry[];
  /** Officers that no unit is known of, and that are not assessed therefore; 0 for units. */
  readonly withoutUnit: number;
  /** Paper and article by rule. */
  readonly clauses: ReadonlyMap<string, string>;
  readonly shift: number;
  readonly tolerance: number;
  readonly seed: string;
  readonly notes: readonly Note[];
}

/** Gates of sections and persons are their own; a unit's table says how many there are. */
export type BarsBySubject = ReadonlyMap<string, { readonly vetoes: Bar[]; readonly gates: Bar[] }>;
