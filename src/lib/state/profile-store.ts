/**
 * Where this browser keeps profiles between visits: IndexedDB, one entry per profile, words and choices only. Nothing is
 * made there before something is kept.
 */
import { parseProfile, type Profile } from '../domain/profile';
import { AppError } from '../domain/errors';

export interface ProfileStore {
  /** All that can be read, by id; what no longer can is left out and counted. */
  all(): Promise<{ readonly profiles: readonly Profile[]; readonly unreadable: number }>;
  put(profile: Profile): Promise<void>;
  remove(id: string): Promise<void>;
}

const DATABASE = 'mingcha';
const STORE = 'profiles';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('indexedDB'));
    };
  });

const openDatabase = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: 'id' });
  };
  return done(request);
};

const within = async <T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => {
  const database = await openDatabase();
  try {
    return await done(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
};

const exists = async (): Promise<boolean> =>
  (await indexedDB.databases()).some(({ name }) => name === DATABASE);

/** null for an entry that an older or a newer version has written. */
const readable = (entry: unknown): Profile | null => {
  try {
    return parseProfile(entry, STORE);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
};

/** The store of this browser. Its promises fail where the browser keeps nothing. */
export const browserStore = (): ProfileStore => ({
  async all() {
    if (!(await exists())) return { profiles: [], unreadable: 0 };
    const entries: unknown[] = await within('readonly', (store) => store.getAll());
    const profiles = entries.map(readable).filter((profile) => profile !== null);
    return { profiles, unreadable: entries.length - profiles.length };
  },
  async put(profile) {
    await within('readwrite', (store) => store.put(profile));
  },
  async remove(id) {
    await within('readwrite', (store) => store.delete(id));
  },
});
