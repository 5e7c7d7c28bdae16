/**
 * Ladders: facts of one subject are counted in the window that ends with each of them, and the count reaches a step
 * (002 第十六条 and others; definitions, Windows of ladders). What comes out is a candidate, never a decision.
 */
import { SEVERITIES, type Severity } from '../domain/event-kinds';
import type { Ladder, LadderStep } from '../domain/ladder';
import { addDays, type LocalDate } from '../domain/local-date';
import type { SupervisionEvent } from '../events/event';
import { factsOf, type Fact } from './fact';
import { windowStart } from './window';

/** Why a fact of the subject does not count at the step. */
export type NotCounted =
  | 'pending'
  | 'dismissed'
  | 'exempt'
  | 'under_review'
  /** Upheld, but before the window began, or after the step was reached. */
  | 'outside_window'
  | 'no_date'
  /** Before the count began anew. */
  | 'reset';

export interface Reached {
  /** The version of the ladder in force on the day. */
  readonly ladder: Ladder;
  /** 1 is the first. */
  readonly step: number;
  readonly on: LocalDate;
  /** First day of the window, or the day after a reset. */
  readonly from: LocalDate;
  /** Facts in the window, the last of which reached the step. */
  readonly count: number;
  /** Which fact of the subject, in order of time, reached it. */
  readonly at: number;
}

export interface Climb {
  /** Every step reached, in order of time. */
  readonly reached: readonly Reached[];
  /** The highest of those whose fact lies in the window that ends with the cut-off. */
  readonly current: Reached | null;
  /** The facts that `current` counts. */
  readonly counted: readonly Fact[];
  /** What the highest step would be if everything open were upheld; null when that is no higher. */
  readonly forward: Reached | null;
  /** Facts of the ladder that `current` does not count, each with its reason. */
  readonly notCounted: readonly { readonly fact: Fact; readonly why: NotCounted }[];
}

/** All versions of one ladder. */
type Versions = readonly Ladder[];

const inForce = (versions: Versions, on: LocalDate): Ladder | null =>
  versions.find(
    ({ valid_from, valid_to, enabled }) =>
      enabled && valid_from <= on && (valid_to === null || on <= valid_to),
  ) ?? null;

const isGrave = (fact: Severity | null, wanted: Severity | null): boolean =>
  wanted === null || (fact !== null && SEVERITIES.indexOf(fact) >= SEVERITIES.indexOf(wanted));

/** Number of the highest step that so many facts reach; 0 = none. */
export function stepOf(steps: readonly LadderStep[], count: number, severity: Severity | null): number {
  for (let at = steps.length; at > 0; at -= 1) {
    const step = steps[at - 1];
    if (step !== undefined && count >= step.from && isGrave(severity, step.severity)) return at;
  }
  return 0;
}

/** Whether a ladder takes an event on its day. */
const takes = (ladder: Ladder, event: SupervisionEvent): boolean =>
  ladder.events.includes(event.kind) &&
  (ladder.categories === null || (event.category !== null && ladder.categories.includes(event.category)));

/** What a count begins after. */
export type ResetOn = LocalDate | null;

type Dated = Fact & { readonly on: LocalDate };
const isDated = (fact: Fact): fact is Dated => fact.on !== null;

/** The first day that counts on `on`: that of the window, or the one after a reset within it. */
const firstDay = (ladder: Ladder, on: LocalDate, resetOn: ResetOn): LocalDate => {
  const start = windowStart(ladder.window, on);
  return resetOn !== null && resetOn >= start && resetOn < on ? addDays(resetOn, 1) : start;
};

/** `facts` by date. A window never begins earlier than that of an earlier fact, save where another version holds. */
const climbOf = (versions: Versions, facts: readonly Dated[], resetOn: ResetOn): Reached[] => {
  const reached: Reached[] = [];
  let [first, last]: [number, LocalDate] = [0, ''];
  for (const [at, fact] of facts.entries()) {
    const ladder = inForce(versions, fact.on);
    if (ladder === null) continue;
    const from = firstDay(ladder, fact.on, resetOn);
    if (from < last) first = 0;
    while ((facts[first]?.on ?? from) < from) first += 1;
    last = from;
    const count = at + 1 - first;
    const step = stepOf(ladder.steps, count, fact.severity);
    if (step > 0) reached.push({ ladder, step, on: fact.on, from, count, at });
  }
  return reached;
};

/** The highest step whose fact lies in the window that ends with `on`, and after the reset; of equal ones the last. */
const highest = (reached: readonly Reached[], on: LocalDate, resetOn: ResetOn): Reached | null =>
  reached
    .filter((one) => one.on <= on && one.on >= windowStart(one.ladder.window, on))
    .filter((one) => resetOn === null || resetOn > on || one.on > resetOn)
    .reduce<Reached | null>((best, one) => (best === null || one.step >= best.step ? one : best), null);

const whyNot = (fact: Fact, resetOn: ResetOn): NotCounted => {
  if (fact.state !== 'upheld') return fact.state;
  if (fact.on === null) return 'no_date';
  return resetOn !== null && fact.on <= resetOn ? 'reset' : 'outside_window';
};

const isOpen = ({ state }: Fact): boolean => state === 'pending' || state === 'under_review';

/** The upheld facts and the open ones, these as of the cut-off where no date is known yet. */
const withOpen = (facts: readonly Fact[], on: LocalDate): readonly Dated[] =>
  facts
    .filter((fact) => fact.state === 'upheld' || isOpen(fact))
    .map((fact) => (fact.on === null && isOpen(fact) ? { ...fact, on } : fact))
    .filter(isDated)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/**
 * One subject on one ladder. `events` are those of the subject, in any order; `on` is the cut-off's day.
 * A fact after the cut-off must have been left out: the events' SQL knows nothing that happened later.
 */
export function climb(
  versions: Versions,
  events: readonly SupervisionEvent[],
  on: LocalDate,
  resetOn: ResetOn = null,
): Climb {
  const countOn = inForce(versions, on)?.count_on ?? versions[0]?.count_on ?? 'happened';
  const taken = events.filter((event) => versions.some((ladder) => takes(ladder, event)));
  const facts = factsOf(taken, countOn);
  const upheld = facts.filter(isDated).filter(({ state }) => state === 'upheld');
  const reached = climbOf(versions, upheld, resetOn);
  const current = highest(reached, on, resetOn);
  const ifUpheld = facts.some(isOpen)
    ? highest(climbOf(versions, withOpen(facts, on), resetOn), on, resetOn)
    : null;
  const counted = current === null ? [] : upheld.slice(current.at + 1 - current.count, current.at + 1);
  const counts = new Set(counted.map(({ key }) => key));
  return {
    reached,
    current,
    counted,
    forward: ifUpheld !== null && ifUpheld.step > (current?.step ?? 0) ? ifUpheld : null,
    notCounted: facts
      .filter(({ key }) => !counts.has(key))
      .map((fact) => ({ fact, why: whyNot(fact, resetOn) })),
  };
}
