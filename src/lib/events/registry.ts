/**
 * The events: one .sql file per source table, which emits every kind of countable fact that its records show, in one pass.
 *
 * Adding a kind is a line `-- emits <kind>: <columns>` in the header with its branch below, and its words in
 * `domain/event-kinds.ts`.
 */
import type { Engine } from '../db/engine';
import { createMacro, parseSqlFile, type SqlFile } from '../db/sql-file';
import { InvalidSqlFileError } from '../domain/errors';
import { EVENT_KIND_NAMES, type EventKind } from '../domain/event-kinds';
import { RECORD_TABLES, type RecordTable } from '../domain/records';

/** Alternatives of canonical columns, or `table.field=value` where a record must have that value. */
export type Needs = readonly (readonly string[])[];

export interface EventFile {
  readonly id: string;
  readonly file: SqlFile;
  readonly source: RecordTable;
  /** The kinds that it emits, each with what it needs. */
  readonly emits: ReadonlyMap<EventKind, Needs>;
}

const texts = import.meta.glob<string>('./*.sql', { query: '?raw', import: 'default', eager: true });

const EMITS = /^-- emits ([a-z_]+): (.+)$/gm;

const needsOf = (text: string): Needs =>
  text.split(';').map((group) => group.split('|').map((name) => name.trim()));

const toEventFile = (path: string, text: string): EventFile => {
  const file = parseSqlFile(path, text);
  const source = RECORD_TABLES.find((table) => table === file.header.get('source'));
  if (source === undefined) throw new InvalidSqlFileError({ file: file.id, reason: 'source' });
  const emits = new Map<EventKind, Needs>();
  for (const [, name, needs] of text.matchAll(EMITS)) {
    const kind = EVENT_KIND_NAMES.find((one) => one === name);
    if (kind === undefined || emits.has(kind))
      throw new InvalidSqlFileError({ file: file.id, reason: `emits ${name ?? ''}` });
    emits.set(kind, needsOf(needs ?? ''));
  }
  if (emits.size === 0) throw new InvalidSqlFileError({ file: file.id, reason: 'emits' });
  return { id: file.id, file, source, emits };
};

export const EVENT_FILES: readonly EventFile[] = Object.entries(texts)
  .map(([path, text]) => toEventFile(path, text))
  .slice()
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** What each kind needs. */
export const KIND_NEEDS: ReadonlyMap<EventKind, Needs> = new Map(
  EVENT_FILES.flatMap(({ emits }) => [...emits]),
);

/** Makes every event file callable; the facts must exist. */
export const createEvents = async (engine: Engine): Promise<void> => {
  await engine.runAll(EVENT_FILES.map(({ file }) => createMacro(file)));
};
