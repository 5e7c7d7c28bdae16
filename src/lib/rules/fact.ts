/** Several sources that report the same thing are one fact: what a ladder counts. */
import { SEVERITIES, type EventState, type Severity } from '../domain/event-kinds';
import type { Ladder } from '../domain/ladder';
import type { LocalDate } from '../domain/local-date';
import type { SupervisionEvent } from '../events/event';

export interface Fact {
  readonly key: string;
  /** Earliest date of a source that counts, by what the ladder counts on; null = none has a date. */
  readonly on: LocalDate | null;
  readonly state: EventState;
  /** The gravest that a source gives. */
  readonly severity: Severity | null;
  readonly sources: readonly SupervisionEvent[];
}

/** Which state the fact has when its sources disagree: an exemption excuses it, then one upheld source is enough. */
const STATES: readonly EventState[] = ['exempt', 'under_review', 'upheld', 'pending', 'dismissed'];

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const gravest = (sources: readonly SupervisionEvent[]): Severity | null => {
  const at = Math.max(
    -1,
    ...sources.map(({ severity }) => (severity === null ? -1 : SEVERITIES.indexOf(severity))),
  );
  return SEVERITIES[at] ?? null;
};

const dateOf = ({ happenedOn, establishedOn }: SupervisionEvent, on: Ladder['count_on']): LocalDate | null =>
  on === 'established' ? establishedOn : happenedOn;

/** Nearly every fact has one source. */
const single = (key: string, source: SupervisionEvent, on: Ladder['count_on']): Fact => ({
  key,
  on: dateOf(source, on),
  state: source.state,
  severity: source.severity,
  sources: [source],
});

const toFact = (key: string, sources: readonly SupervisionEvent[], on: Ladder['count_on']): Fact => {
  const [first, ...more] = sources;
  if (first !== undefined && more.length === 0) return single(key, first, on);
  const state = STATES.find((one) => sources.some((source) => source.state === one)) ?? 'pending';
  const dates = sources
    .filter((source) => source.state === state)
    .flatMap((source) => dateOf(source, on) ?? [])
    .sort(text);
  return {
    key,
    on: dates[0] ?? null,
    state,
    severity: gravest(sources),
    sources: [...sources].sort((a, b) => text(a.eventId, b.eventId)),
  };
};

/** The facts behind events, by date and key; those without a date come last. Every event is in exactly one. */
export function factsOf(events: readonly SupervisionEvent[], on: Ladder['count_on']): readonly Fact[] {
  const byKey = new Map<string, SupervisionEvent[]>();
  for (const event of events) {
    const own = byKey.get(event.factKey);
    if (own === undefined) byKey.set(event.factKey, [event]);
    else own.push(event);
  }
  return [...byKey]
    .map(([key, sources]) => toFact(key, sources, on))
    .sort((a, b) => text(a.on ?? '9999', b.on ?? '9999') || text(a.key, b.key));
}
