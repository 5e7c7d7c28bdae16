/** Whether a kind of event can be told from what was loaded: a missing column is never a clean record. */
import type { Engine } from '../db/engine';
import { absenceOf, type Absence } from '../domain/absence';
import { EVENT_KIND_NAMES, type EventKind } from '../domain/event-kinds';
import { KIND_NEEDS } from './registry';

/** Values of a kind that at least one record has, as `table.field=value`. */
export const loadedValues = async (engine: Engine): Promise<ReadonlySet<string>> => {
  const rows = await engine.query(
    `select 'case_events.kind=' || event_kind as seen from case_events where event_kind is not null group by event_kind
    union all
    select 'activities.kind=' || activity_class from activities where activity_class is not null group by activity_class
    union all
    select 'matters.kind=' || matter_kind from matters where matter_kind is not null group by matter_kind`,
  );
  return new Set(rows.map((row) => String(row['seen'])));
};

/** What each kind lacks; null = nothing. `loaded`: columns and values that the files have. */
export const absentKinds = (loaded: ReadonlySet<string>): ReadonlyMap<EventKind, Absence | null> =>
  new Map(EVENT_KIND_NAMES.map((kind) => [kind, absenceOf(KIND_NEEDS.get(kind) ?? [], loaded)]));
