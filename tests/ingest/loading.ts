/** A database as the product prepares it, and files that never touch a disk. */
import { CALENDAR } from '../../src/headless/calendar-file';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine, Row } from '../../src/lib/db/engine';
import type { RuleSet } from '../../src/lib/domain/rule-set';
import { RECORD_TABLES, VERSION_TABLE } from '../../src/lib/domain/records';
import type { IngestHost, SourceFile } from '../../src/lib/ingest/host';
import type { ImportChoices } from '../../src/lib/ingest/choices';
import {
  askingError,
  NO_PROFILES,
  prepareIngest,
  type AskingFile,
  type ImportedFile,
  type KnownProfiles,
} from '../../src/lib/ingest/import-file';
import { importSource } from '../../src/lib/ingest/import-source';
import { IN_PLACE } from '../../src/lib/ingest/in-place';
import { prepare } from '../../src/lib/reports/prepare';

const LISTINGS = [
  'source_file',
  'column_fill',
  'group_listing',
  'officer_listing',
  'unit_listing',
  'unit_alias',
] as const;
const GROUP_TABLES = ['unit', 'section', 'officer', 'item', 'channel'] as const;

export const prepared = async (engine: Engine, rules: RuleSet = BASE_RULES): Promise<Engine> => {
  await prepare(engine, rules, CALENDAR);
  await prepareIngest(engine);
  return engine;
};

/** As after `prepared`, with every record gone; facts stay until they are built anew. */
export const emptied = async (engine: Engine): Promise<void> => {
  for (const table of [...RECORD_TABLES, ...Object.values(VERSION_TABLE), ...LISTINGS])
    await engine.run(`delete from ${table}`);
  for (const table of GROUP_TABLES) await engine.run(`delete from ${table} where ${table}_key > 0`);
};

/** Text as a file in UTF-8; bytes as they are. */
export const memoryFile = (name: string, content: string | Uint8Array): SourceFile => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    read: (from, to) => Promise.resolve(bytes.slice(from, to)),
    source: { kind: 'bytes', bytes },
  };
};

export interface Loading {
  readonly name?: string;
  readonly fileNo?: number;
  readonly choices?: ImportChoices;
  readonly profiles?: KnownProfiles;
  readonly host?: IngestHost;
  readonly known?: ReadonlySet<string>;
  readonly onProgress?: (bytesRead: number, records: number) => void;
  readonly signal?: AbortSignal;
}

/** Imports one file of this content the way page and terminal do; it may ask. */
export const tryText = async (
  engine: Engine,
  content: string | Uint8Array,
  { name = 'a.csv', fileNo = 1, choices = {}, host = IN_PLACE, ...rest }: Loading = {},
): Promise<ImportedFile | AskingFile> => {
  const { files, asking, failures } = await importSource({
    engine,
    host,
    file: memoryFile(name, content),
    fileNo,
    choices,
    profiles: rest.profiles ?? NO_PROFILES,
    known: rest.known ?? new Set(),
    onProgress: rest.onProgress ?? (() => undefined),
    signal: rest.signal ?? new AbortController().signal,
  });
  if (failures[0] !== undefined) throw failures[0].error;
  return [...files, ...asking][0]!;
};

/** The same where nothing is left to ask; an open question is the terminal's error. */
export const importText = async (
  engine: Engine,
  content: string | Uint8Array,
  loading: Loading = {},
): Promise<ImportedFile> => {
  const done = await tryText(engine, content, loading);
  if (done.kind === 'asking') throw askingError(done);
  return done;
};

/** Everything that a load may change, row by row. */
export const contents = async (engine: Engine): Promise<Record<string, Row[]>> => {
  const tables: Record<string, Row[]> = {};
  for (const table of [...RECORD_TABLES, ...Object.values(VERSION_TABLE), ...GROUP_TABLES, ...LISTINGS]) {
    tables[table] = await engine.query(`select * from ${table} order by all`);
  }
  return tables;
};

/** What the import says about records set aside or doubted: line, column, value, reason. */
export const problemLines = ({ problems }: ImportedFile): string[] =>
  problems.map(({ line, column, value, reason, kept }) =>
    [line, column, value, reason, ...(kept ? ['kept'] : [])].join(' | '),
  );
