/** The choices of the open page and the addresses made from them; wiring between the URL and the session. */
import { resolve } from '$app/paths';
import { page } from '$app/state';
import { ANY_PROBLEM, type ProblemFilter } from '$lib/reports/problem-list';
import type { ReadinessState } from '$lib/reports/rule-readiness-types';
import type { Session } from '$lib/state/context';
import type { FindingState, RectificationView } from '$lib/state/rectification-address';
import { writeProblemFilter } from '$lib/state/problem-address';
import { writeReview, type ReviewChoices } from '$lib/state/review-address';
import { writeSampleChoices, type SampleChoices } from '$lib/state/sample-address';
import {
  readScope,
  writePlace,
  writeRowsQuestion,
  writeScope,
  type RowsQuestion,
  type ScopeDefaults,
} from '$lib/state/scope';
import {
  writeCandidate,
  writeTriggerChoices,
  type CandidatePlace,
  type TriggerChoices,
} from '$lib/state/trigger-address';
import type { Note, Scope } from '$lib/reports/types';

/** null while nothing is loaded. */
export function scopeDefaults(session: Session): ScopeDefaults | null {
  const found = session.scopeDefaults;
  return found === null ? null : { ...found, ruleSet: session.ruleSet.id };
}

let held: { readonly scope: Scope; readonly address: string } | null = null;

/** Choices in force; null while nothing is loaded. The same choices are the same object, so that nothing is asked anew. */
export function currentScope(session: Session): Scope | null {
  const defaults = scopeDefaults(session);
  if (defaults === null) return null;
  const scope = readScope(page.url, defaults);
  const address = writeScope(scope).toString();
  if (held?.address !== address) held = { scope, address };
  return held.scope;
}

export type PagePath =
  | '/'
  | '/problems'
  | '/quality'
  | '/overview'
  | '/compare'
  | '/overdue'
  | '/speed'
  | '/complaints'
  | '/satisfaction'
  | '/bottom'
  | '/case'
  | '/calendar'
  | '/limits'
  | '/triggers'
  | '/circular'
  | '/feedback'
  | '/archive'
  | '/handover'
  | '/proof'
  | '/sample'
  | '/findings'
  | '/leads'
  | '/rectification'
  | '/year-end'
  | '/rules'
  | '/readiness'
  | '/definitions'
  | '/help';

/** A page under the base of the site. `resolve` takes one page's name; of so many at once the compiler tells no tuple. */
export const pageHref = (path: PagePath): string => `${resolve('/')}${path.slice(1)}`;

/** A page with the same choices. */
export const hrefWith = (path: PagePath, scope: Scope | null): string =>
  scope === null ? pageHref(path) : `${pageHref(path)}?${writeScope(scope).toString()}`;

/** Problems one by one: those of one file, of one reason. */
export function problemsHref(scope: Scope | null, filter: ProblemFilter): string {
  const params = scope === null ? new URLSearchParams() : writeScope(scope);
  for (const [name, value] of writeProblemFilter(filter)) params.set(name, value);
  return `${resolve('/problems')}?${params.toString()}`;
}

/** Records of one reason, of all files: what a note counts. */
export const reasonHref = (scope: Scope | null, reason: NonNullable<Note['opens']>): string =>
  problemsHref(scope, { ...ANY_PROBLEM, reason });

/** Repairs for records of all files. */
export const repairsHref = (scope: Scope | null): string => `${problemsHref(scope, ANY_PROBLEM)}&view=repair`;

/** The rows behind a figure. */
export const rowsHref = (question: RowsQuestion): string =>
  `${resolve('/rows')}?${writeRowsQuestion(question).toString()}`;

/** The review of time limits with other choices. */
export const reviewHref = (scope: Scope, choices: ReviewChoices): string =>
  `${resolve('/limits')}?${writeReview(writeScope(scope), choices).toString()}`;

/** The spot check with other choices. */
export const sampleHref = (scope: Scope, choices: SampleChoices): string =>
  `${resolve('/sample')}?${writeSampleChoices(writeScope(scope), choices).toString()}`;

/** The leads of one kind; `all`: everybody compared. */
export function leadsHref(scope: Scope, lead: string, all: boolean): string {
  const params = writeScope(scope);
  params.set('lead', lead);
  if (all) params.set('all', '1');
  return `${resolve('/leads')}?${params.toString()}`;
}

/** 检查与整改: what was owed, or the ledger of findings in one state (null = every state). */
export function rectificationHref(scope: Scope, show: RectificationView, state: FindingState | null): string {
  const params = writeScope(scope);
  if (show !== null) params.set('show', show);
  if (state !== null) params.set('state', state);
  return `${resolve('/rectification')}?${params.toString()}`;
}

/** The lists with other choices. */
export const triggersHref = (scope: Scope, choices: TriggerChoices): string =>
  `${resolve('/triggers')}?${writeTriggerChoices(writeScope(scope), choices).toString()}`;

/** Rules by what they can be judged by; null = of every state. */
export function readinessHref(scope: Scope, state: ReadinessState | null): string {
  const params = writeScope(scope);
  if (state !== null) params.set('state', state);
  return `${resolve('/readiness')}?${params.toString()}`;
}

/** What one candidate rests on. */
export function proofHref(scope: Scope, candidate: CandidatePlace): string {
  const params = writeScope(scope);
  params.set('id', writeCandidate(candidate));
  return `${resolve('/proof')}?${params.toString()}`;
}

/** A record with all that belongs to its case. */
export function recordHref(sourceRow: number, scope: Scope | null): string {
  const params = scope === null ? new URLSearchParams() : writeScope(scope);
  params.set('at', writePlace(sourceRow));
  return `${resolve('/case')}?${params.toString()}`;
}
