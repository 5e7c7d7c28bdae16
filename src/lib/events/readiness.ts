/** Whether a kind of event can be told from what was loaded: a missing column is never a clean record. */
import type { Engine } from '../db/engine';
import { absenceOf, type Absence } from '../domain/absence';
import { EVENT_KIND_NAMES, type EventKind } from '../domain/event-kinds';
import { EVENT_FILES, KIND_NEEDS, type Needs } from './registry';

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

/** Columns of the table itself that a kind needs; what it needs of other tables is asked of all files together. */
const ownNeeds = (needs: Needs, table: string): Needs =>
  needs.filter((alternatives) =>
    alternatives.every((name) => name.startsWith(`${table}.`) && !name.includes('=')),
  );

/**
 * Files of a kind's own table that lack a column it needs, though another file has it: what they do not say is nobody's
 * failing. Kinds that every file can tell are not named.
 */
export const untoldFiles = async (engine: Engine): Promise<ReadonlyMap<EventKind, readonly number[]>> => {
  const rows = await engine.query(
    'select distinct file_no, table_name, field from column_fill order by file_no',
  );
  const fields = new Map<string, Map<number, Set<string>>>();
  for (const row of rows) {
    const [table, file] = [String(row['table_name']), Number(row['file_no'])];
    const files = fields.get(table) ?? new Map<number, Set<string>>();
    files.set(file, (files.get(file) ?? new Set()).add(`${table}.${String(row['field'])}`));
    fields.set(table, files);
  }
  const untold = new Map<EventKind, readonly number[]>();
  for (const { source, emits } of EVENT_FILES)
    for (const [kind, needs] of emits) {
      const lacks = (has: ReadonlySet<string>): boolean =>
        ownNeeds(needs, source).some((alternatives) => !alternatives.some((name) => has.has(name)));
      const files = [...(fields.get(source) ?? [])].filter(([, has]) => lacks(has)).map(([file]) => file);
      if (files.length > 0) untold.set(kind, files);
    }
  return untold;
};

/** The condition that an event is of a kind asked for and of a file that can tell it; names and numbers are our own. */
export const toldSql = (
  kinds: readonly EventKind[],
  untold: ReadonlyMap<EventKind, readonly number[]>,
): string => {
  const silent = kinds.flatMap((kind) => {
    const files = untold.get(kind);
    return files === undefined ? [] : [`(kind = '${kind}' and (source_row >> 32) in (${files.join(', ')}))`];
  });
  const asked = `kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})`;
  return silent.length === 0 ? asked : `${asked} and not (${silent.join(' or ')})`;
};
