/** What the answers say of each rule whose records are in the files of the rule plants. */
import type { PlantCard } from './cards';
import type { PlantCase } from './cases';
import type { PlantComplaint } from './complaints';
import type { PlantInspections } from './inspections';
import { sectionOf, type Cast } from './people';
import type { PlantProcedures } from './procedures';
import type { PlantRating } from './ratings';
import { pair, pairs, type RulePlant } from './rule-plant';
import type { PlantSteps } from './steps';

/** The number of a record by its story. */
type NumberOf = (key: string) => string;

/** @throws RangeError when no story has the name: a pair must name two records. */
function numbersOf(list: readonly (readonly [key: string, number: string])[]): NumberOf {
  const numbers = new Map(list);
  return (key) => {
    const number = numbers.get(key);
    if (number === undefined) throw new RangeError(`nothing planted: ${key}`);
    return number;
  };
}

/** Terms of cases. */
function casePairs(cases: readonly PlantCase[]): RulePlant[] {
  const no = numbersOf(cases.map(({ key, planted }) => [key, planted.id]));
  const late = [no('late'), no('on the last day')] as const;
  const stock = [no('open late'), no('open due at the cut-off')] as const;
  const sameDay = 'measure:same_day_overdue_rate';
  return [
    ...pairs(['TL-01', 'TL-03'], 'measure:overdue_rate', ...late),
    pair('TL-03', 'measure:overdue_rate_all_cases', ...late),
    pair('TL-01', 'measure:closed_late', ...late),
    pair('TL-01', 'clock:case', ...late),
    pair('TL-01', 'measure:on_time_rate', late[1], late[0]),
    pair('TL-01', 'measure:open_overdue', ...stock),
    pair('TL-03', 'measure:open_overdue_stock', ...stock),
    pair('TL-01', 'measure:no_limit', no('no limit'), no('statutory kept')),
    pair('TL-02', 'clock:case', no('statutory late'), no('statutory kept')),
    pair('TL-04', 'event:unjustified_late', no('late'), no('excused')),
    pair('TL-05', 'measure:commitment_speed_up', no('plain'), no('all statutory days')),
    pair('TL-07', 'event:same_day_late', no('at once late'), no('at once kept')),
    pair('TL-07', sameDay, no('at once late'), no('at once kept')),
    pair('TL-08', sameDay, no('same day late'), no('same day kept')),
    pair('TL-20', 'event:acceptance_late', no('acceptance late'), no('acceptance on the last day')),
    pair('TL-21', 'measure:early_finish_rate', no('plain'), no('on the last day')),
    pair('TL-21', 'measure:actual_speed_up', no('plain'), no('all statutory days')),
    pair('TL-21', 'measure:days_used', no('plain'), no('open late')),
    pair('TL-21', 'measure:finished_cases', no('plain'), no('open late')),
    pair('TL-22', 'event:many_visits', no('three visits'), no('two visits')),
    pair('TL-22', 'measure:three_visits', no('three visits'), no('two visits')),
    pair('EX-04', 'event:late_unreported', no('late'), no('excused')),
    pair('EX-05', 'event:negative_without_filing', no('refused, not filed'), no('refused and filed')),
    pair('EX-09', 'measure:refusal_rate', no('refused, not filed'), no('plain')),
    pair('RN-03', 'event:no_receipt', no('no receipt'), no('plain')),
    pair('RN-04', 'event:incomplete_process', no('process not whole'), no('process whole')),
    pair('RN-06', 'event:no_pickup', no('no pickup'), no('picked up')),
    pair('RN-12', 'event:not_archived', no('not archived'), no('archive not yet due')),
    pair('RN-15', 'event:negative_without_reason', no('refused without reason'), no('refused, not filed')),
    pair('RN-16', 'event:no_officer', no('no officer'), no('no officer yet')),
  ];
}

/** Steps of cases. */
function stepPairs({ numberOf: no }: PlantSteps): RulePlant[] {
  const stage = [no('stage late'), no('stage on the last day')] as const;
  return [
    pair('TL-19', 'event:stage_late', ...stage),
    pair('TL-19', 'clock:stage', ...stage),
    pair('TL-19', 'measure:stage_overdue_rate', ...stage),
    pair('TL-14', 'event:forwarded_late', no('forwarded late'), no('forwarded on the last day')),
    pair('RN-01', 'event:notice_not_written', no('notice by word'), no('notice in writing')),
    pair('RN-02', 'event:repeated_notice', no('two notices'), no('one notice')),
    pair('RN-03', 'event:receipt_incomplete', no('receipt without particulars'), no('plain')),
    pair('RN-10', 'event:hop_unrecorded', no('hand-over without record'), no('hand-over recorded')),
    pair('RN-10', 'event:hop_late', no('hand-over late'), no('hand-over recorded')),
    pair('RN-17', 'event:absence_unreported', no('absence not reported'), no('absence reported')),
    pair('EX-03', 'event:handover_unapproved', no('handed over without approval'), no('hand-over recorded')),
  ];
}

/** Complaints. `lateOne` was received after the cut-off. */
function complaintPairs(complaints: readonly PlantComplaint[], lateOne: string): RulePlant[] {
  const no = numbersOf(complaints.map(({ key, number }) => [key, number]));
  const upheld = [no('twice 2'), no('once, dismissed')] as const;
  const repeat = [no('again'), no('same person, not a repeat')] as const;
  const reply = [no('reply on the eighth day'), no('reply on the seventh day')] as const;
  return [
    pair('CP-01', 'event:upheld_complaint', ...upheld),
    pair('CP-01', 'measure:complaints', no('twice 2'), lateOne),
    pair('CP-01', 'measure:upheld_complaints', ...upheld),
    pair('CP-01', 'measure:dismissed_complaints', no('once, dismissed'), no('twice 2')),
    pair('CP-01', 'measure:pending_complaints', no('still open'), no('once, dismissed')),
    pair('CP-04', 'event:repeat_complaint', ...repeat),
    pair('CP-05', 'measure:repeat_complaints', ...repeat),
    pair('CP-04', 'event:complaint_reply_late', ...reply),
    pair('TL-13', 'clock:complaint_reply', ...reply),
    ...pairs(['TL-13', 'RN-08'], 'measure:reply_overdue_rate', ...reply),
    pair('CP-06', 'event:promise_breach', no('breach 1'), no('breach, dismissed')),
    pair('CP-11', 'event:attitude_complaint', no('attitude'), no('attitude, dismissed')),
    pair('CP-13', 'event:integrity_complaint', no('integrity'), no('integrity, dismissed')),
    pair('AC-04', 'judged:exempt', no('exempt'), no('not obstructed')),
    pair('AC-07', 'judged:exempt', no('tolerated'), no('not obstructed')),
    pair('AC-13', 'judged:exempt', no('of another body'), no('not obstructed')),
    pair('AC-05', 'judged:mitigated', no('corrected before'), no('corrected after')),
    pair('AC-06', 'judged:aggravated', no('obstructed'), no('not obstructed')),
  ];
}

function cardPairs(cards: readonly PlantCard[]): RulePlant[] {
  const no = numbersOf(cards.map(({ key, number }) => [key, number]));
  return [
    pair('CD-01', 'event:red_card', no('red'), no('red revoked')),
    pair('CD-01', 'measure:net_red_cards', no('red'), no('red revoked')),
    pair('CD-03', 'event:yellow_card', no('yellow'), no('yellow revoked')),
    pair('CD-03', 'measure:net_yellow_cards', no('yellow'), no('yellow revoked')),
    pair('CD-03', 'event:warning_card', no('warning'), no('warning revoked')),
  ];
}

/** Measures of inspections; a further record of the same visit is no visit of its own. */
function inspectionPairs(no: NumberOf): RulePlant[] {
  const visit = [no('regular 1'), no('not good enough')] as const;
  return [
    ...pairs(['SP-01', 'SP-02'], 'measure:inspection_kinds', ...visit),
    pair('SP-10', 'measure:inspection_methods', ...visit),
    pair('SP-03', 'measure:inspection_unled_rate', no('regular 5'), no('cross inspection')),
    pair('SP-03', 'measure:inspection_same_team_rate', no('regular 4'), no('regular 9')),
    pair('SP-04', 'measure:inspection_unrecorded_rate', no('regular 8'), no('regular 7')),
    pair('SP-04', 'measure:inspection_no_result_rate', no('nothing said'), no('regular 7')),
    pair('SP-08', 'measure:rectification_rate', no('good enough'), no('no date')),
    pair(
      'SP-08',
      'measure:rectification_on_time_rate',
      no('put right on the last day'),
      no('put right a day late'),
    ),
    pair('SP-08', 'measure:rectification_states', no('good enough'), no('regular 7')),
    pair('SP-08', 'measure:recheck_failed_rate', no('not good enough'), no('good enough')),
  ];
}

function findingPairs({ numberOf: no }: PlantInspections): RulePlant[] {
  const mended = [no('put right a day late'), no('put right on the last day')] as const;
  return [
    ...inspectionPairs(no),
    pair('SP-03', 'event:inspection_unled', no('regular 5'), no('cross inspection')),
    pair('SP-03', 'event:inspection_same_team', no('regular 4'), no('regular 9')),
    pair('SP-04', 'event:inspection_unrecorded', no('regular 8'), no('regular 7')),
    pair('SP-05', 'event:misconduct', no('misconduct'), no('other behaviour')),
    pair('SP-05', 'measure:inspection_findings', no('misconduct'), no('regular 1')),
    pair('SP-07', 'event:exposed_finding', no('exposed'), no('other behaviour')),
    pair('SP-08', 'event:rectification_late', ...mended),
    pair('SP-08', 'clock:rectification', ...mended),
    pair('SP-08', 'measure:rectification_overdue_rate', ...mended),
    pair('SP-08', 'event:recheck_failed', no('not good enough'), no('good enough')),
    pair('SP-12', 'event:finding_uncirculated', no('not circulated'), no('good enough')),
    pair('AS-14', 'event:measure_missing', no('no date'), no('good enough')),
  ];
}

function procedurePairs({ numberOf: no }: PlantProcedures): RulePlant[] {
  const inquiry = [no('inquiry late'), no('inquiry on the last day')] as const;
  const delivery = [no('delivery late'), no('delivery on the last day')] as const;
  const review = [no('review late'), no('review on the last day')] as const;
  return [
    pair('AC-16', 'event:duty_failure', no('adverse'), no('exempt')),
    pair('AC-08', 'event:investigation_late', no('inquiry late'), no('extended inquiry on the last day')),
    pair('AC-08', 'clock:investigation', ...inquiry),
    pair('AC-09', 'event:delivery_late', ...delivery),
    pair('AC-09', 'clock:delivery', ...delivery),
    pair('AC-10', 'clock:review_request', no('asked late'), no('asked on the last day')),
    pair('AC-11', 'event:review_late', ...review),
    pair('AC-11', 'clock:review', ...review),
    pair('AC-12', 'event:not_pursued', no('left'), no('pursued')),
  ];
}

function ratingPairs(ratings: readonly PlantRating[]): RulePlant[] {
  const no = numbersOf(ratings.map(({ key, number }) => [key, number]));
  const [poor, mended] = [no('poor, put right a day late'), no('poor, put right on the last day')];
  return [
    pair('EV-08', 'event:poor_rating_open', poor, mended),
    pair('EV-08', 'measure:poor_rating_reformed_rate', mended, poor),
    pair('EV-02', 'measure:satisfaction_rate', no('good'), poor),
    pair('EV-02', 'measure:top_rating_rate', no('very good'), no('good')),
  ];
}

/** What is judged about persons and sections rather than about single records. */
function judgedPairs(cast: Cast): RulePlant[] {
  const id = (part: Parameters<Cast>[0]): string => cast(part).officer.id;
  return [
    ...pairs(['AC-01', 'AC-02'], 'judged:headed', id('misconduct'), id('misconduct twice')),
    pair('AC-14', 'judged:in_force', id('exposed'), id('exposed before')),
    pair('AC-17', 'judged:not_applicable', id('worker'), id('contract')),
    pair('TL-23', 'judged:section_head', id('short'), id('one fact twice')),
    pair('AS-05', 'judged:gate', sectionOf(cast('three red')), sectionOf(cast('red revoked'))),
  ];
}

/** Everything of which the files of the rule plants hold records. */
export type PlantRecords = {
  readonly cases: readonly PlantCase[];
  readonly steps: PlantSteps;
  readonly complaints: readonly PlantComplaint[];
  readonly cards: readonly PlantCard[];
  readonly ratings: readonly PlantRating[];
  readonly inspections: PlantInspections;
  readonly procedures: PlantProcedures;
};

/** All pairs of these records. */
export const ownPairs = (records: PlantRecords, cast: Cast, lateComplaint: string): RulePlant[] => [
  ...casePairs(records.cases),
  ...stepPairs(records.steps),
  ...complaintPairs(records.complaints, lateComplaint),
  ...cardPairs(records.cards),
  ...findingPairs(records.inspections),
  ...procedurePairs(records.procedures),
  ...ratingPairs(records.ratings),
  ...judgedPairs(cast),
];
