/** The folder of the kept data in the browser's own storage for this origin (OPFS); it exists only while it is needed. */
import {
  AppError,
  CancelledError,
  KeepCancelledError,
  KeepFailedError,
  QueryError,
  StorageFullError,
} from '../domain/errors';
import { KEPT_LIST, parseKept, strays, type Kept } from '../domain/kept';

const FOLDER = 'mingcha';

const isNamed = (error: unknown, name: string): boolean =>
  error instanceof DOMException && error.name === name;

const detailOf = (error: unknown): string => {
  if (error instanceof QueryError) return String(error.params['detail'] ?? '');
  return error instanceof Error ? error.message : String(error);
};

/** What kept the data from being kept, in words of ours. */
export const keepError = (error: unknown): AppError => {
  if (error instanceof CancelledError) return new KeepCancelledError({}, { cause: error });
  if (error instanceof AppError && !(error instanceof QueryError)) return error;
  if (isNamed(error, 'QuotaExceededError')) return new StorageFullError({}, { cause: error });
  return new KeepFailedError({ detail: detailOf(error) }, { cause: error });
};

const namesIn = async (folder: FileSystemDirectoryHandle): Promise<string[]> => {
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
};

/** Whether this browser gives this address a storage of its own, and can tell its tabs apart. */
export const hasStorage = (): boolean =>
  'storage' in navigator && 'getDirectory' in navigator.storage && 'locks' in navigator;

/** How the engine names one of the files. */
export const keptPath = (name: string): string => `${FOLDER}/${name}`;

const root = (): Promise<FileSystemDirectoryHandle> => navigator.storage.getDirectory();

const folder = async (): Promise<FileSystemDirectoryHandle> =>
  (await root()).getDirectoryHandle(FOLDER, { create: true });

/** null when there is none. */
const existingFolder = async (): Promise<FileSystemDirectoryHandle | null> => {
  try {
    return await (await root()).getDirectoryHandle(FOLDER);
  } catch (error) {
    if (isNamed(error, 'NotFoundError')) return null;
    throw error;
  }
};

/** @throws when there is none of that name. */
export const keptFile = async (name: string): Promise<File> =>
  (await (await folder()).getFileHandle(name)).getFile();

/** What counts on this machine; null when nothing is kept. @throws KeptDamagedError */
export const readKept = async (): Promise<Kept | null> => {
  const there = await existingFolder();
  if (there === null || !(await namesIn(there)).includes(KEPT_LIST)) return null;
  return parseKept(await (await keptFile(KEPT_LIST)).text());
};

/** Written whole or not at all: the browser puts the finished file in the place of the old one. */
export const writeFile = async (
  name: string,
  content: Blob | string | Uint8Array<ArrayBuffer>,
): Promise<void> => {
  const stream = await (await (await folder()).getFileHandle(name, { create: true })).createWritable();
  try {
    await stream.write(content);
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined);
    throw error;
  }
};

/** Takes away what belongs to no state. */
export const tidy = async (kept: Kept | null): Promise<void> => {
  const there = await existingFolder();
  if (there === null) return;
  for (const name of strays(await namesIn(there), kept)) await there.removeEntry(name);
};

const below = async (at: FileSystemDirectoryHandle, path = ''): Promise<string[]> => {
  const names: string[] = [];
  for await (const [name, entry] of at.entries()) {
    names.push(path + name);
    if (entry instanceof FileSystemDirectoryHandle) names.push(...(await below(entry, `${path}${name}/`)));
  }
  return names;
};

/** Takes everything away; the answer is what the whole storage of this origin holds afterwards, by listing it. */
export const eraseAll = async (): Promise<string[]> => {
  const top = await root();
  for (const name of await namesIn(top)) await top.removeEntry(name, { recursive: true });
  return below(top);
};
