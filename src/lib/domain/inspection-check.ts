/**
 * What is wrong with an inspection record: faults, with which it cannot be put down, and doubts, with which it can once
 * somebody has looked at them.
 */
import { fault as faultAt, type AssessmentFault } from './assessment-fault';
import { SPOT_ITEMS, namesIn, type InspectionFinding, type InspectionRecord } from './inspection';
import { isLocalDate, type LocalDate } from './local-date';

export type RecordFault = AssessmentFault;

export interface RecordCheck {
  readonly faults: readonly RecordFault[];
  readonly doubts: readonly RecordFault[];
}

/** What is known beside the record itself. */
export interface CheckGrounds {
  /** Day of the cut-off; null while nothing is loaded. */
  readonly cutOff: LocalDate | null;
  /** 督查情形 of the rule set (SP-05, SP-07). */
  readonly behaviours: readonly string[];
  /** Names of the unit's own officers, as far as the loaded files name them. */
  readonly officersOf: (unit: string) => ReadonlySet<string>;
  readonly others: readonly InspectionRecord[];
}

const when = (is: boolean, path: string, reason: string): readonly RecordFault[] =>
  is ? [faultAt(path, reason)] : [];

const isEmpty = (text: string): boolean => text.trim() === '';
const required = (record: InspectionRecord): readonly RecordFault[] =>
  (['on', 'unit', 'kind', 'method'] as const).flatMap((name) => when(isEmpty(record[name]), name, 'empty'));

const dated = (text: string, path: string): readonly RecordFault[] =>
  when(!isEmpty(text) && !isLocalDate(text), path, 'no_such_date');

/** No one inspects where they work (definitions, Sample: no inspector draws their own unit). */
const ownUnit = ({ unit, leaderUnit }: InspectionRecord): readonly RecordFault[] =>
  when(!isEmpty(unit) && unit.trim() === leaderUnit.trim(), 'leaderUnit', 'leader_own_unit');

const isCount = (n: number | null): boolean => n === null || (Number.isInteger(n) && n >= 0);

const checkFaults = ({ checks }: InspectionRecord): readonly RecordFault[] =>
  SPOT_ITEMS.flatMap((item) => {
    const { checked, passed } = checks[item];
    const path = `checks.${item}`;
    if (!isCount(checked) || !isCount(passed)) return [faultAt(path, 'no_count')];
    if ((checked === null) !== (passed === null)) return [faultAt(path, 'checked_and_passed')];
    return when((passed ?? 0) > (checked ?? 0), path, 'passed_over_checked');
  });

const findingFaults = (
  one: InspectionFinding,
  at: number,
  { on }: InspectionRecord,
): readonly RecordFault[] => {
  const path = `findings.${String(at)}`;
  return [
    ...when(isEmpty(one.behaviour), `${path}.behaviour`, 'no_behaviour'),
    ...dated(one.rectifyDue, `${path}.rectifyDue`),
    ...when(!isEmpty(one.rectifyDue) && one.rectifyDue < on, `${path}.rectifyDue`, 'due_before_inspection'),
    ...dated(one.rectifiedOn, `${path}.rectifiedOn`),
    ...when(
      !isEmpty(one.rectifiedOn) && one.rectifiedOn < on,
      `${path}.rectifiedOn`,
      'rectified_before_inspection',
    ),
    ...when(one.recheck !== '' && isEmpty(one.rectifiedOn), `${path}.recheck`, 'recheck_without_rectified'),
  ];
};

const caseFaults = ({ cases, findings, isClean }: InspectionRecord): readonly RecordFault[] => {
  const found = new Set(findings.map(({ caseId }) => caseId.trim()));
  return cases.flatMap((one, at) => {
    const [path, id] = [`cases.${String(at)}`, one.caseId.trim()];
    if (id === '') return [faultAt(path, 'empty')];
    if (cases.findIndex(({ caseId }) => caseId.trim() === id) < at) return [faultAt(path, 'case_twice')];
    if (one.isClean && found.has(id)) return [faultAt(path, 'case_clean_and_found')];
    return when(!isClean && !one.isClean && !found.has(id), path, 'case_without_result');
  });
};

/** 未发现问题 is said, or something was found: one of the two and not both (SP-04). */
const resultFaults = ({ isClean, findings }: InspectionRecord): readonly RecordFault[] => [
  ...when(!isClean && findings.length === 0, 'result', 'no_result'),
  ...when(isClean && findings.length > 0, 'result', 'clean_and_found'),
];

/** What makes it no record, whatever else is known. */
export const recordFaults = (record: InspectionRecord): readonly RecordFault[] => [
  ...required(record),
  ...dated(record.on, 'on'),
  ...ownUnit(record),
  ...checkFaults(record),
  ...caseFaults(record),
  ...resultFaults(record),
  ...record.findings.flatMap((one, at) => findingFaults(one, at, record)),
];

const sameVisit = (a: InspectionRecord, b: InspectionRecord): boolean =>
  (['on', 'unit', 'kind', 'method', 'place'] as const).every((name) => a[name].trim() === b[name].trim());

const inspectorDoubts = (
  { unit, kind, leader, team }: InspectionRecord,
  officers: ReadonlySet<string>,
): readonly RecordFault[] => [
  // A cross inspection has none of its own (SP-03).
  ...when(isEmpty(leader) && kind !== 'cross', 'leader', 'no_leader'),
  ...when(unit !== '' && officers.has(leader.trim()), 'leader', 'leader_name_in_unit'),
  ...when(unit !== '' && namesIn(team).some((name) => officers.has(name)), 'team', 'team_name_in_unit'),
];

const doubtsOf = (record: InspectionRecord, grounds: CheckGrounds): readonly RecordFault[] => [
  ...when(grounds.cutOff !== null && record.on > grounds.cutOff, 'on', 'after_cut_off'),
  ...inspectorDoubts(record, grounds.officersOf(record.unit.trim())),
  ...when(
    grounds.others.some((one) => one.id !== record.id && sameVisit(one, record)),
    'unit',
    'same_visit',
  ),
  ...record.findings.flatMap(({ behaviour }, at) =>
    when(
      !isEmpty(behaviour) && !grounds.behaviours.includes(behaviour.trim()),
      `findings.${String(at)}.behaviour`,
      'behaviour_not_listed',
    ),
  ),
];

export const checkRecord = (record: InspectionRecord, grounds: CheckGrounds): RecordCheck => ({
  faults: recordFaults(record),
  doubts: doubtsOf(record, grounds),
});
