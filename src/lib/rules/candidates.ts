/**
 * Who stands on which ladder at the cut-off: one candidate for each subject that a ladder's facts concern. A candidate
 * is to be verified and approved; nothing here decides about anybody.
 */
import type { Ladder, SubjectKind } from '../domain/ladder';
import type { LocalDate } from '../domain/local-date';
import { weightOf } from '../domain/sanctions';
import type { SupervisionEvent } from '../events/event';
import { climb, type Climb, type ResetOn } from './ladder';

export interface Candidate {
  /** All versions of a ladder have one id. */
  readonly ladderId: string;
  /** The version in force when the step was reached, else at the cut-off. */
  readonly ladder: Ladder;
  readonly kind: SubjectKind;
  /** Key of the officer, section or unit. */
  readonly key: number;
  /** Where the last fact places the subject. */
  readonly unit: number;
  readonly section: number;
  readonly climb: Climb;
  /** Step at the cut-off; 0 = none, only a warning of what open facts would reach. */
  readonly step: number;
  /** Where mitigating and aggravating facts would move the step (AC-05, AC-06): a suggestion. */
  readonly suggestedStep: number;
  /** Ladder whose heavier step covers the same facts (从一重); null = stands by itself. */
  readonly coveredBy: string | null;
}

export interface CandidatePolicy {
  /** The day of the cut-off. */
  readonly on: LocalDate;
  /** 从一重, or every ladder by itself. */
  readonly conflict: 'heaviest' | 'separate';
  /** Steps by which mitigation and aggravation move (AC-05 −1, AC-06 +1). */
  readonly mitigation: number;
  readonly aggravation: number;
  /** Since when a subject's count begins anew. */
  readonly resetOn: (ladderId: string, kind: SubjectKind, key: number) => ResetOn;
}

const keyOf = (event: SupervisionEvent, kind: SubjectKind): number =>
  kind === 'person' ? event.officer : kind === 'section' ? event.section : event.unit;

/** Events by subject; those that name none count for nobody here. */
const bySubject = (
  events: readonly SupervisionEvent[],
  kind: SubjectKind,
): ReadonlyMap<number, SupervisionEvent[]> => {
  const groups = new Map<number, SupervisionEvent[]>();
  for (const event of events) {
    const key = keyOf(event, kind);
    if (key === 0) continue;
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [event]);
    else own.push(event);
  }
  return groups;
};

const ladderGroups = (ladders: readonly Ladder[]): ReadonlyMap<string, readonly Ladder[]> => {
  const groups = new Map<string, Ladder[]>();
  for (const ladder of ladders) groups.set(ladder.id, [...(groups.get(ladder.id) ?? []), ladder]);
  return groups;
};

const clamp = (value: number, most: number): number => Math.max(1, Math.min(most, value));

const suggested = (
  step: number,
  { ladder, counted }: Pick<Candidate, 'ladder'> & Climb,
  policy: CandidatePolicy,
): number => {
  if (step === 0) return 0;
  const sources = counted.flatMap((fact) => fact.sources);
  const shift =
    (sources.some(({ isMitigated }) => isMitigated) ? policy.mitigation : 0) +
    (sources.some(({ isAggravated }) => isAggravated) ? policy.aggravation : 0);
  return clamp(step + shift, ladder.steps.length);
};

/** By date, then by id, so that the order in which they come changes nothing. */
const isLater = (a: SupervisionEvent, b: SupervisionEvent): boolean =>
  (a.happenedOn ?? '') > (b.happenedOn ?? '') ||
  ((a.happenedOn ?? '') === (b.happenedOn ?? '') && a.eventId > b.eventId);

const candidateOf = (
  versions: readonly Ladder[],
  kind: SubjectKind,
  key: number,
  events: readonly SupervisionEvent[],
  policy: CandidatePolicy,
): Candidate | null => {
  const [first] = versions;
  const last = events.reduce<SupervisionEvent | undefined>(
    (latest, event) => (latest === undefined || isLater(event, latest) ? event : latest),
    undefined,
  );
  if (first === undefined || last === undefined) return null;
  const climbed = climb(versions, events, policy.on, policy.resetOn(first.id, kind, key));
  if (climbed.reached.length === 0 && climbed.forward === null) return null;
  const ladder =
    climbed.current?.ladder ?? climbed.forward?.ladder ?? climbed.reached.at(-1)?.ladder ?? first;
  const step = climbed.current?.step ?? 0;
  return {
    ladderId: first.id,
    ladder,
    kind,
    key,
    unit: last.unit,
    section: last.section,
    climb: climbed,
    step,
    suggestedStep: suggested(step, { ladder, ...climbed }, policy),
    coveredBy: null,
  };
};

const weightAt = ({ ladder, step }: Candidate): number =>
  weightOf((ladder.steps[step - 1]?.proposes ?? []).map(({ sanction }) => sanction));

/** Of the candidates of one subject that share a fact, the heaviest stands; of equal ones the first by id. */
const covered = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const bySelf = new Map<string, Candidate[]>();
  for (const one of candidates) {
    const self = `${one.kind} ${one.key}`;
    bySelf.set(self, [...(bySelf.get(self) ?? []), one]);
  }
  const factsAt = new Map(
    candidates.map((one) => [one, new Set(one.climb.counted.map(({ key }) => key))] as const),
  );
  const shares = (a: Candidate, b: Candidate): boolean =>
    [...(factsAt.get(a) ?? [])].some((key) => factsAt.get(b)?.has(key) === true);
  const isHeavier = (a: Candidate, b: Candidate): boolean =>
    weightAt(a) > weightAt(b) || (weightAt(a) === weightAt(b) && a.ladderId < b.ladderId);
  return candidates.map((one) => {
    if (one.step === 0) return one;
    const heavier = (bySelf.get(`${one.kind} ${one.key}`) ?? [])
      .filter((other) => other.step > 0 && other !== one && shares(one, other) && isHeavier(other, one))
      .sort((a, b) => (isHeavier(a, b) ? -1 : 1));
    return { ...one, coveredBy: heavier[0]?.ladderId ?? null };
  });
};

/** Every candidate of the ladders that are in force, in the order of ladder, then key. */
export function candidatesOf(
  ladders: readonly Ladder[],
  events: readonly SupervisionEvent[],
  policy: CandidatePolicy,
): readonly Candidate[] {
  const subjects = new Map<SubjectKind, ReadonlyMap<number, SupervisionEvent[]>>();
  const groupsOf = (kind: SubjectKind): ReadonlyMap<number, SupervisionEvent[]> => {
    const known = subjects.get(kind) ?? bySubject(events, kind);
    subjects.set(kind, known);
    return known;
  };
  const all = [...ladderGroups(ladders.filter(({ enabled }) => enabled))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, versions]) =>
      [...groupsOf(versions[0]?.subject ?? 'person')]
        .sort(([a], [b]) => a - b)
        .flatMap(
          ([key, own]) => candidateOf(versions, versions[0]?.subject ?? 'person', key, own, policy) ?? [],
        ),
    );
  return policy.conflict === 'heaviest' ? covered(all) : all;
}
