/** One whole state onto this machine, and back into a tab. */
import { emptyDatabase } from '../db/empty-database';
import { KEPT_SCHEMA, readBack, restoreKept, writeKept, type Restoring } from '../db/keep';
import type { AuditEntry } from '../domain/audit';
import { KeepFailedError, KeptDamagedError, KeptVersionError, StorageFullError } from '../domain/errors';
import { KEPT_LIST, nextNames, originalName, type Kept } from '../domain/kept';
import type { MendedBatch } from '../domain/repair';
import type { ImportedFile } from '../ingest/import-file';
import { hashOf } from './fingerprint';
import { keptFile, keptPath, tidy, writeFile } from './keeping-store';
import { parseState, stateText, STATE_FORM, type KeptState } from './kept-state';
import type { Room } from './opening';

const SCHEMA = hashOf(`${STATE_FORM}\n${KEPT_SCHEMA}`);

export interface Writing {
  /** The state that counts until the new one is whole. */
  readonly before: Kept | null;
  readonly room: Room;
  readonly log: readonly AuditEntry[];
  readonly mended: readonly MendedBatch[];
  readonly signal: AbortSignal;
}

type Written = Pick<Kept, 'data' | 'bytes' | 'tables'>;

/** The engine does not say when the storage takes fewer bytes than it is given: the file is read back. */
const writeDatabase = async (data: string, { room, signal }: Writing): Promise<Written> => {
  await writeFile(data, emptyDatabase());
  const least = await writeKept(room.writer, { kind: 'kept', name: keptPath(data) }, signal);
  const file = await keptFile(data);
  if (file.size < least) throw new StorageFullError();
  const tables = await readBack(room.writer, { kind: 'file', file });
  if (tables === null) throw new KeepFailedError({ file: data });
  return { data, bytes: file.size, tables: [...tables] };
};

/** Its size, after it was read back. */
const writeDescription = async (state: string, { room, log, mended }: Writing): Promise<number> => {
  await writeFile(state, stateText({ files: room.library.files, mended, log }));
  const file = await keptFile(state);
  parseState(await file.text());
  return file.size;
};

interface KeptOriginal {
  readonly name: string;
  readonly bytes: number;
}

/** null: it was moved or changed since it was dropped, so it is not at hand in this tab either. */
const writeOriginal = async (name: string, file: File): Promise<KeptOriginal | null> => {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    return null;
  }
  await writeFile(name, file);
  return { name, bytes: file.size };
};

/** The dropped files, each once: what was set aside in them is read from there, and mended. */
const writeOriginals = async ({ before, room: { library } }: Writing): Promise<KeptOriginal[]> => {
  const done = new Map<string, KeptOriginal>();
  for (const { fileNo, sha256 } of library.files) {
    const name = originalName(sha256);
    const file = library.original(fileNo)?.file;
    if (file === undefined || done.has(name)) continue;
    const isThere = before?.originals.includes(name) === true;
    const original = isThere ? { name, bytes: file.size } : await writeOriginal(name, file);
    if (original !== null) done.set(name, original);
  }
  return [...done.values()];
};

/** Under the names that they were dropped with. */
const keptOriginals = async (
  { originals }: Kept,
  files: readonly ImportedFile[],
): Promise<ReadonlyMap<number, File>> => {
  const found = new Map<number, File>();
  for (const { fileNo, sha256, name, sheet } of files) {
    const kept = originals.find((one) => one === originalName(sha256));
    if (kept !== undefined) found.set(fileNo, new File([await keptFile(kept)], sheet?.file ?? name));
  }
  return found;
};

/**
 * Keeps what is loaded; what counts until the last step is the state before. Nothing may change meanwhile.
 * @throws StorageFullError, KeepFailedError, CancelledError, and whatever the storage says.
 */
export const writeState = async (writing: Writing): Promise<Kept> => {
  const { data, state, generation } = nextNames(writing.before);
  const written = await writeDatabase(data, writing);
  const originals = await writeOriginals(writing);
  const described = await writeDescription(state, writing);
  const kept: Kept = {
    format: 1,
    schema: SCHEMA,
    generation,
    savedAt: new Date().toISOString(),
    files: writing.room.library.files.map(({ name, conservation }) => ({
      name,
      records: conservation.loaded,
    })),
    state,
    originals: originals.map(({ name }) => name),
    ...written,
    bytes: originals.reduce((all, { bytes }) => all + bytes, written.bytes + described),
  };
  await writeFile(KEPT_LIST, JSON.stringify(kept));
  await tidy(kept);
  return kept;
};

/**
 * Puts a kept state in the place of all that is loaded; facts and figures are the caller's.
 * @throws KeptVersionError, KeptDamagedError, CancelledError; nothing has changed then.
 */
export const bringState = async (
  kept: Kept,
  { writer, library }: Room,
  restoring: Restoring,
): Promise<KeptState> => {
  if (kept.schema !== SCHEMA) throw new KeptVersionError({ file: KEPT_LIST });
  const state = parseState(await (await keptFile(kept.state)).text());
  const originals = await keptOriginals(kept, state.files);
  const file = await keptFile(kept.data);
  const isWhole = await restoreKept(writer, { kind: 'file', file }, kept.tables, restoring);
  if (!isWhole) throw new KeptDamagedError({ file: kept.data });
  library.adopt(state.files, originals, state.mended);
  return state;
};
