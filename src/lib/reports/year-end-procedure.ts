/**
 * 初拟 → 已告知 → 复核期 → 定稿 / 撤销, with the time limits of each step (AC-08 to AC-11) counted by the clock's own
 * statement. What is dated after the cut-off is not known yet.
 */
import type { Engine } from '../db/engine';
import type { DayUnit } from '../domain/calendar';
import { CalendarGapError } from '../domain/errors';
import type { ProcedureEntry, TrainingEntry } from '../domain/assessment-entries';
import type { LocalDate } from '../domain/local-date';
import type { RuleSet } from '../domain/rule-set';
import { parameterInForce } from '../domain/rule-value';
import type { TrainingState } from '../domain/year-end-terms';
import { readDue } from '../facts/time-limit';
import type { Deadline, ProcedureView } from './year-end-types';

const DRAFT: ProcedureView = { state: 'draft', entry: null, deadlines: [] };

/** The entry as it was known on the day. */
const knownOn = (entry: ProcedureEntry, on: LocalDate): ProcedureEntry => {
  const by = (date: LocalDate | null): LocalDate | null => (date !== null && date <= on ? date : null);
  const reviewDecidedOn = by(entry.reviewDecidedOn);
  return {
    ...entry,
    openedOn: by(entry.openedOn),
    closedOn: by(entry.closedOn),
    decidedOn: by(entry.decidedOn),
    notifiedOn: by(entry.notifiedOn),
    deliveredOn: by(entry.deliveredOn),
    publicFrom: by(entry.publicFrom),
    reviewAppliedOn: by(entry.reviewAppliedOn),
    reviewDecidedOn,
    outcome: reviewDecidedOn === null ? null : entry.outcome,
  };
};

interface Limit {
  readonly step: Deadline['step'];
  readonly rule: string;
  readonly key: string;
  readonly from: LocalDate | null;
  readonly doneOn: LocalDate | null;
}

const limitsOf = (known: ProcedureEntry): readonly Limit[] => [
  {
    ...{ step: 'investigation', rule: 'AC-08', from: known.openedOn, doneOn: known.closedOn },
    key: known.extension === null ? 'days.plain' : 'days.extended',
  },
  { step: 'delivery', rule: 'AC-09', key: 'days', from: known.decidedOn, doneOn: known.deliveredOn },
  { step: 'publicity', rule: 'AS-09', key: 'publicityDays', from: known.publicFrom, doneOn: null },
  {
    ...{ step: 'review_application', rule: 'AC-10', key: 'days' },
    ...{ from: known.deliveredOn, doneOn: known.reviewAppliedOn },
  },
  {
    ...{ step: 'review_decision', rule: 'AC-11', key: 'days' },
    ...{ from: known.reviewAppliedOn, doneOn: known.reviewDecidedOn },
  },
];

/** Periods that simply end: nobody has to do anything by then. */
const RUNS_OUT: ReadonlySet<Deadline['step']> = new Set<Deadline['step']>([
  'publicity',
  'review_application',
]);

const dueOf = async (
  engine: Engine,
  from: LocalDate,
  days: number,
  unit: DayUnit,
): Promise<LocalDate | null> => {
  try {
    return await readDue(engine, { from, days, unit, inclusive: false });
  } catch (error) {
    if (error instanceof CalendarGapError) return null;
    throw error;
  }
};

const deadlineOf = async (
  engine: Engine,
  set: RuleSet,
  on: LocalDate,
  { step, rule, key, from, doneOn }: Limit,
): Promise<readonly Deadline[]> => {
  const parameter = from === null ? undefined : parameterInForce(set, rule, key, from);
  if (from === null || typeof parameter?.value !== 'number') return [];
  const unit = parameter.unit === 'workday' ? 'workday' : 'day';
  const due = await dueOf(engine, from, parameter.value, unit);
  const isLate = due !== null && (doneOn === null ? on > due && !RUNS_OUT.has(step) : doneOn > due);
  return [{ step, rule, clause: parameter.clause, from, due, doneOn, isLate }];
};

/** A review that was asked for too late does not keep the decision from becoming final. */
const stateOf = (
  known: ProcedureEntry,
  deadlines: readonly Deadline[],
  on: LocalDate,
): ProcedureView['state'] => {
  if (known.outcome === 'revoked') return 'revoked';
  if (known.outcome !== null) return 'final';
  const application = deadlines.find(({ step }) => step === 'review_application');
  if (known.reviewAppliedOn !== null && application?.isLate !== true) return 'under_review';
  if (known.deliveredOn !== null) {
    const due = application?.due ?? null;
    return due !== null && on > due ? 'final' : 'review_period';
  }
  return known.notifiedOn === null ? 'draft' : 'notified';
};

export const procedureOf = async (
  engine: Engine,
  set: RuleSet,
  on: LocalDate,
  entry: ProcedureEntry | undefined,
): Promise<ProcedureView> => {
  if (entry === undefined) return DRAFT;
  const known = knownOn(entry, on);
  const deadlines: Deadline[] = [];
  for (const limit of limitsOf(known)) deadlines.push(...(await deadlineOf(engine, set, on, limit)));
  return { state: stateOf(known, deadlines, on), entry: known, deadlines };
};

/** Training → passed → back at the post (AS-07). */
export const trainingOn = (entry: TrainingEntry | undefined, on: LocalDate): TrainingState => {
  if (entry === undefined || entry.startedOn > on) return 'proposed';
  if (entry.returnedOn !== null && entry.returnedOn <= on) return 'returned';
  return entry.passedOn !== null && entry.passedOn <= on ? 'passed' : 'training';
};
