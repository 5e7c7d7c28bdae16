/**
 * What people enter for a year-end assessment: appraisals, exam scores, bonus and deductions, vetoes, service, what
 * became of each name on a list. It lies in a file of its own beside the scheme, so that it can be handed on and checked.
 */
import * as v from 'valibot';
import { fault, formFaults, refuse, twice, type AssessmentFault } from './assessment-fault';
import { isLocalDate } from './local-date';
import { YEAR_LISTS } from './year-end-terms';

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty('empty'));
const On = v.pipe(v.string(), v.check(isLocalDate, 'no_such_date'));
const OnOrNot = v.nullable(On);
const Finite = v.pipe(v.number(), v.finite('no_number'));
const Score = v.pipe(Finite, v.minValue(0, 'score_out_of_range'), v.maxValue(100, 'score_out_of_range'));
const Positive = v.pipe(Finite, v.gtValue(0, 'not_above_zero'));
const Whole = v.pipe(v.number(), v.integer('not_whole'), v.minValue(1, 'not_positive'));

/** How a review ended. */
export const OUTCOMES = ['upheld', 'changed', 'revoked'] as const;

/** One name of one list on its way from the draft to the final list; dates that lie after the cut-off are not known yet. */
export const ProcedureEntry = v.strictObject({
  list: v.picklist(YEAR_LISTS),
  subject: Text,
  /** AC-08: an investigation was opened, by what document extended, and closed. */
  openedOn: OnOrNot,
  extension: v.nullable(Text),
  closedOn: OnOrNot,
  /** AC-09: the decision, and its delivery. */
  decidedOn: OnOrNot,
  notifiedOn: OnOrNot,
  deliveredOn: OnOrNot,
  publicFrom: OnOrNot,
  /** AC-10, AC-11. */
  reviewAppliedOn: OnOrNot,
  reviewDecidedOn: OnOrNot,
  outcome: v.nullable(v.picklist(OUTCOMES)),
});

export const TrainingEntry = v.strictObject({
  subject: Text,
  startedOn: On,
  passedOn: OnOrNot,
  returnedOn: OnOrNot,
});

export const AssessmentEntries = v.strictObject({
  format: v.literal('mingcha-assessment-entries'),
  version: v.literal(1),
  year: v.pipe(v.string(), v.regex(/^\d{4}$/, 'no_year')),
  /** `part`: month or quarter, 1 for a value of the year. */
  scores: v.array(v.strictObject({ indicator: Text, subject: Text, part: Whole, value: Finite })),
  /** AS-01: `by` is a member of the panel, or the number of an anonymous ballot. */
  appraisals: v.array(
    v.strictObject({ subject: Text, side: v.picklist(['panel', 'raters']), by: Text, score: Score }),
  ),
  adjustments: v.array(
    v.strictObject({
      subject: Text,
      kind: v.picklist(['bonus', 'deduction']),
      points: Positive,
      document: Text,
      reason: Text,
    }),
  ),
  /** 一票否决, and gates that no file tells of. */
  vetoes: v.array(v.strictObject({ subject: Text, clause: Text, document: Text, reason: Text })),
  gates: v.array(v.strictObject({ subject: Text, clause: Text, document: Text, reason: Text })),
  /** Who did not serve the whole year in one place; `group`: id of the unit, or name of the peer group. */
  service: v.array(v.strictObject({ subject: Text, group: Text, from: On, to: On })),
  /** Places of 优秀 that a group loses. */
  quotaCuts: v.array(v.strictObject({ group: v.string(), seats: Whole, document: Text })),
  /** Who stood on a list of the year before. */
  lastYear: v.array(v.strictObject({ list: v.picklist(YEAR_LISTS), subject: Text })),
  procedures: v.array(ProcedureEntry),
  trainings: v.array(TrainingEntry),
});

export type AssessmentEntries = Readonly<v.InferOutput<typeof AssessmentEntries>>;
export type ProcedureEntry = Readonly<v.InferOutput<typeof ProcedureEntry>>;
export type TrainingEntry = Readonly<v.InferOutput<typeof TrainingEntry>>;
export type ServiceEntry = AssessmentEntries['service'][number];

export const noEntries = (year: string): AssessmentEntries => ({
  format: 'mingcha-assessment-entries',
  version: 1,
  year,
  scores: [],
  appraisals: [],
  adjustments: [],
  vetoes: [],
  gates: [],
  service: [],
  quotaCuts: [],
  lastYear: [],
  procedures: [],
  trainings: [],
});

const twiceIn = <T>(
  name: string,
  field: string,
  reason: string,
  items: readonly T[],
  keyOf: (item: T) => readonly (string | number)[],
): readonly AssessmentFault[] =>
  twice(items, (item) => JSON.stringify(keyOf(item))).map(({ at, first }) =>
    fault(`${name}.${at}.${field}`, reason, { other: `${name}.${first}.${field}` }),
  );

const serviceFaults = (service: readonly ServiceEntry[]): readonly AssessmentFault[] =>
  service.flatMap((one, i) => {
    const path = `service.${i}`;
    if (one.from > one.to) return [fault(`${path}.to`, 'range_reversed')];
    const other = service
      .slice(0, i)
      .findIndex((two) => two.subject === one.subject && two.from <= one.to && one.from <= two.to);
    return other < 0 ? [] : [fault(path, 'service_overlaps', { other: `service.${other}` })];
  });

/** A later step has no date before an earlier one. */
const IN_ORDER = [
  ['openedOn', 'closedOn'],
  ['decidedOn', 'notifiedOn'],
  ['decidedOn', 'deliveredOn'],
  ['deliveredOn', 'reviewAppliedOn'],
  ['reviewAppliedOn', 'reviewDecidedOn'],
] as const;

const procedureFaults = (one: ProcedureEntry, path: string): readonly AssessmentFault[] => {
  const faults = IN_ORDER.flatMap(([before, after]) => {
    const [first, then] = [one[before], one[after]];
    if (then === null || (first !== null && first <= then)) return [];
    return first === null && before === 'decidedOn'
      ? []
      : [fault(`${path}.${after}`, first === null ? 'step_before_missing' : 'dates_out_of_order')];
  });
  const isOpen = (one.reviewDecidedOn === null) !== (one.outcome === null);
  return isOpen ? [...faults, fault(`${path}.outcome`, 'outcome_and_date')] : faults;
};

const trainingFaults = (one: TrainingEntry, path: string): readonly AssessmentFault[] => {
  if (one.passedOn !== null && one.passedOn < one.startedOn)
    return [fault(`${path}.passedOn`, 'dates_out_of_order')];
  if (one.returnedOn === null) return [];
  if (one.passedOn === null) return [fault(`${path}.returnedOn`, 'step_before_missing')];
  return one.returnedOn < one.passedOn ? [fault(`${path}.returnedOn`, 'dates_out_of_order')] : [];
};

const contentFaults = (entries: AssessmentEntries): readonly AssessmentFault[] => [
  ...twiceIn('appraisals', 'by', 'rater_twice', entries.appraisals, ({ subject, side, by }) => [
    subject,
    side,
    by,
  ]),
  ...twiceIn('scores', 'value', 'value_twice', entries.scores, ({ indicator, subject, part }) => [
    indicator,
    subject,
    part,
  ]),
  ...twiceIn(
    'adjustments',
    'document',
    'document_twice',
    entries.adjustments,
    ({ subject, kind, document }) => [subject, kind, document],
  ),
  ...twiceIn('procedures', 'subject', 'subject_twice', entries.procedures, ({ list, subject }) => [
    list,
    subject,
  ]),
  ...twiceIn('trainings', 'subject', 'subject_twice', entries.trainings, ({ subject }) => [subject]),
  ...serviceFaults(entries.service),
  ...entries.procedures.flatMap((one, i) => procedureFaults(one, `procedures.${i}`)),
  ...entries.trainings.flatMap((one, i) => trainingFaults(one, `trainings.${i}`)),
];

/** Everything that is wrong with the entries, whatever they are. */
export function entryFaults(json: unknown): readonly AssessmentFault[] {
  const form = formFaults(AssessmentEntries, json);
  return form.length > 0 ? form : contentFaults(v.parse(AssessmentEntries, json));
}

/** @throws InvalidDataFileError with the path of the first fault, the others as `also`. */
export function parseEntries(json: unknown, file: string): AssessmentEntries {
  refuse(entryFaults(json), file);
  return v.parse(AssessmentEntries, json);
}

export const entriesText = (entries: AssessmentEntries): string => `${JSON.stringify(entries, null, 2)}\n`;
