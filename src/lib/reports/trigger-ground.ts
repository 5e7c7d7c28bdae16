/** What 触发清单 and 凭什么 are made of: the events that the rule set's ladders count, and who stands where by them. */
import { parseAsOf } from '../domain/as-of';
import type { EventKind } from '../domain/event-kinds';
import type { Ladder, SubjectKind } from '../domain/ladder';
import type { LocalDate } from '../domain/local-date';
import type { RuleSet } from '../domain/rule-set';
import { parameterInForce } from '../domain/rule-value';
import type { SupervisionEvent } from '../events/event';
import { absentKinds } from '../events/readiness';
import { readEvents } from '../events/read';
import { commonAbsence } from '../domain/absence';
import { candidatesOf, type CandidatePolicy } from '../rules/candidates';
import { decided, type Decision } from '../rules/decisions';
import type { ReportContext } from './context';
import { OrgChart } from './org-chart';
import type { SubjectPlace } from './subjects';
import type { TriggerGround, TriggerQuestion } from './trigger-ground-types';
import type { TriggerList } from './trigger-types';

/** Of several versions of a ladder the one in force on the day, else the newest. */
const versionOn = (ladders: readonly Ladder[], on: LocalDate): readonly Ladder[] => {
  const byId = new Map<string, Ladder>();
  const sorted = [...ladders].sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1));
  for (const ladder of sorted)
    if (!byId.has(ladder.id) || ladder.valid_from <= on) byId.set(ladder.id, ladder);
  return [...byId.values()];
};

const keyOf = (event: SupervisionEvent, kind: SubjectKind): number =>
  kind === 'person' ? event.officer : kind === 'section' ? event.section : event.unit;

/** The value in force on a day; undefined when the set says nothing. */
export const valueOn = (set: RuleSet, rule: string, key: string, on: LocalDate): unknown =>
  parameterInForce(set, rule, key, on)?.value;

const numberOn = (set: RuleSet, rule: string, key: string, on: LocalDate, otherwise: number): number => {
  const value = valueOn(set, rule, key, on);
  return typeof value === 'number' ? value : otherwise;
};

/** A section or officer without a name is nobody: its facts are counted as attributed to none, not to a blank line. */
const attributed = (
  events: readonly SupervisionEvent[],
  nameOf: (kind: 'section' | 'officer', key: number) => string,
): readonly SupervisionEvent[] => {
  const known = new Map<string, boolean>();
  const isNamed = (kind: 'section' | 'officer', key: number): boolean => {
    const id = `${kind}${key}`;
    const found = known.get(id) ?? nameOf(kind, key) !== '';
    known.set(id, found);
    return found;
  };
  return events.map((event) => {
    const section = isNamed('section', event.section) ? event.section : 0;
    const officer = isNamed('officer', event.officer) ? event.officer : 0;
    return section === event.section && officer === event.officer ? event : { ...event, section, officer };
  });
};

/** TL-23: where the head of the section answers for lateness, the event's person is the head on the day. */
const answering = (
  events: readonly SupervisionEvent[],
  set: RuleSet,
  chart: OrgChart,
  sectionName: (key: number) => string,
): readonly SupervisionEvent[] =>
  events.map((event) => {
    if (event.kind !== 'unjustified_late' || event.happenedOn === null) return event;
    if (valueOn(set, 'TL-23', 'lateResponsible', event.happenedOn) !== 'sectionHead') return event;
    const place = { unit: event.unit, section: event.section, sectionName: sectionName(event.section) };
    const [head, ...more] = chart.holding('section_head', place, event.happenedOn);
    return { ...event, officer: head !== undefined && more.length === 0 ? head : 0 };
  });

const policyOf = (
  set: RuleSet,
  on: LocalDate,
  resets: ReadonlyMap<string, LocalDate>,
  idOf: TriggerGround['idOf'],
): CandidatePolicy => ({
  on,
  conflict: valueOn(set, 'AS-05', 'ladderConflict', on) === 'separate' ? 'separate' : 'heaviest',
  mitigation: numberOn(set, 'AC-05', 'shift', on, 0),
  aggravation: numberOn(set, 'AC-06', 'shift', on, 0),
  resetOn: (ladderId, kind, key) => resets.get(idOf({ ladderId, kind, key })) ?? null,
});

/** Days after which counts begin anew, by candidate. */
const resetsOf = (decisions: readonly Decision[], on: LocalDate): ReadonlyMap<string, LocalDate> =>
  new Map(
    decisions
      .filter((one) => one.about === 'candidate' && one.verdict === 'reset' && one.on <= on)
      .map((one) => [one.key, one.on]),
  );

const listOf = (
  ladder: Ladder,
  absent: ReturnType<typeof absentKinds>,
  events: readonly SupervisionEvent[],
): Omit<TriggerList, 'lines'> => {
  const missingKinds = ladder.events.filter((kind) => (absent.get(kind) ?? null) !== null);
  const isBare = missingKinds.length === ladder.events.length;
  const own = events.filter(({ kind }) => ladder.events.includes(kind));
  return {
    ladderId: ladder.id,
    ruleId: ladder.rule_id,
    title: ladder.title,
    clause: ladder.clause,
    kind: ladder.subject,
    kinds: ladder.events,
    missing: isBare ? commonAbsenceOf(ladder.events, absent) : null,
    missingKinds: isBare ? [] : missingKinds,
    facts: new Set(own.map(({ factKey }) => factKey)).size,
    unattributed: own.filter((event) => keyOf(event, ladder.subject) === 0).length,
  };
};

/** What all kinds lack in common, else what the first of them lacks. */
const commonAbsenceOf = (
  kinds: readonly EventKind[],
  absent: ReturnType<typeof absentKinds>,
): TriggerList['missing'] => {
  const each = kinds.map((kind) => absent.get(kind) ?? null);
  return commonAbsence(each) ?? each[0] ?? null;
};

/** The same ground serves the lists and every sheet; another decision or cut-off needs another. */
export const groundOf = (
  context: ReportContext,
  set: RuleSet,
  question: TriggerQuestion,
): Promise<TriggerGround> =>
  context.grounds.get(JSON.stringify([set.id, set.version, question.scope.asOf, question.decisions]), () =>
    readGround(context, set, question),
  );

/** Reads the events that the rule set's ladders count, and who stands where by them. */
const readGround = async (
  context: ReportContext,
  set: RuleSet,
  { scope, decisions }: TriggerQuestion,
): Promise<TriggerGround> => {
  const { at, on } = parseAsOf(scope.asOf);
  const { engine, standing, names } = context;
  const absent = absentKinds(await standing.told());
  const enabled = set.ladders.filter((ladder) => ladder.enabled);
  const wanted = [...new Set(enabled.flatMap((ladder) => ladder.events))];
  const present = wanted.filter((kind) => (absent.get(kind) ?? null) === null);
  const chart = await OrgChart.read(engine);
  const read = await readEvents(engine, at, present);
  const sectionName = (key: number): string => names('section', key).label;
  const named = attributed(read, (kind, key) => names(kind, key).label);
  const events = decided(answering(named, set, chart, sectionName), decisions, on);
  const places = {
    person: await standing.subjects('officer'),
    section: await standing.subjects('section'),
    unit: await standing.subjects('unit'),
  };
  const placeOf = (kind: SubjectKind, key: number): SubjectPlace =>
    places[kind].get(key) ?? { id: '', section: '' };
  const idOf: TriggerGround['idOf'] = ({ ladderId, kind, key }) =>
    `${ladderId}|${kind}|${placeOf(kind, key).id}`;
  const candidates = candidatesOf(enabled, events, policyOf(set, on, resetsOf(decisions, on), idOf));
  const lists = versionOn(enabled, on).map((ladder) => [ladder.id, listOf(ladder, absent, events)] as const);
  return { on, lists: new Map(lists), candidates, events, chart, idOf, placeOf };
};
