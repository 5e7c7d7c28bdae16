/** 初拟 → 已告知 → 复核期 → 定稿/撤销 at the cut-off, by counting days from the dates entered (AC-08 to AC-11). */
import { AS_OF, dayOf, type Day, isoOf } from '../civil';
import type { Workdays } from '../workdays';
import type { Procedure } from './entries';

/** `deadlines`: step and last day, and whether it was missed. */
export type ProcedureAnswer = { readonly state: string; readonly deadlines: readonly string[] };

const dayOfIso = (iso: string): Day => {
  const [year = 0, month = 0, date = 0] = iso.split('-').map(Number);
  return dayOf(year, month, date);
};

const known = (iso: string | null): Day | null => {
  if (iso === null) return null;
  const day = dayOfIso(iso);
  return day <= AS_OF ? day : null;
};

const INVESTIGATION = 30;
const EXTENDED = 45;
const DELIVERY = 10;
const PUBLICITY = 5;
const REVIEW = 15;
const DECISION = 30;

type Step = {
  readonly name: string;
  readonly due: Day;
  readonly done: Day | null;
  readonly runsOut: boolean;
};

function stepsOf(one: Procedure, workdays: Workdays): readonly Step[] {
  const step = (
    name: string,
    from: string | null,
    due: (day: Day) => Day,
    done: string | null,
    runsOut = false,
  ): Step[] => {
    const start = known(from);
    return start === null ? [] : [{ name, due: due(start), done: known(done), runsOut }];
  };
  const inquiry = one.extension === null ? INVESTIGATION : EXTENDED;
  return [
    ...step('investigation', one.openedOn, (day) => workdays.after(day, inquiry), one.closedOn),
    ...step('delivery', one.decidedOn, (day) => workdays.after(day, DELIVERY), one.deliveredOn),
    ...step('publicity', one.publicFrom, (day) => workdays.after(day, PUBLICITY), null, true),
    ...step('review_application', one.deliveredOn, (day) => day + REVIEW, one.reviewAppliedOn, true),
    ...step('review_decision', one.reviewAppliedOn, (day) => day + DECISION, one.reviewDecidedOn),
  ];
}

const isLate = ({ due, done, runsOut }: Step): boolean =>
  done === null ? AS_OF > due && !runsOut : done > due;

function stateOf(one: Procedure, steps: readonly Step[]): string {
  if (known(one.reviewDecidedOn) !== null) return one.outcome === 'revoked' ? 'revoked' : 'final';
  const review = steps.find(({ name }) => name === 'review_application');
  if (known(one.reviewAppliedOn) !== null && review !== undefined && !isLate(review)) return 'under_review';
  if (review !== undefined) return AS_OF > review.due ? 'final' : 'review_period';
  return known(one.notifiedOn) === null ? 'draft' : 'notified';
}

/** The state of one procedure. */
export function procedureAnswer(one: Procedure, workdays: Workdays): ProcedureAnswer {
  const steps = stepsOf(one, workdays);
  return {
    state: stateOf(one, steps),
    deadlines: steps.map((step) => `${step.name}:${isoOf(step.due)}${isLate(step) ? ' late' : ''}`),
  };
}
