/** Profiles in a real browser's IndexedDB: nothing is made before something is kept, and it is there after closing. */
import { expect, it } from 'vitest';
import { parseProfile } from '../../src/lib/domain/profile';
import { browserStore } from '../../src/lib/state/profile-store';

const PROFILE = parseProfile(
  {
    version: 1,
    id: 'own-1',
    name: '甲',
    table: 'evaluations',
    signature: '',
    mapping: [{ header: '__proto__', field: 'rating' }],
  },
  'a.json',
);

it('keeps, replaces and forgets; an entry of another version is counted and left out', async () => {
  const store = browserStore();
  expect(await store.all()).toEqual({ profiles: [], unreadable: 0 });
  expect(await indexedDB.databases()).toEqual([]);
  await store.put(PROFILE);
  await store.put({ ...PROFILE, name: '乙' });
  expect((await browserStore().all()).profiles).toEqual([{ ...PROFILE, name: '乙' }]);
  await putRaw({ id: 'own-2', version: 99 });
  expect(await store.all()).toMatchObject({ profiles: [{ name: '乙' }], unreadable: 1 });
  await store.remove('own-1');
  await store.remove('own-2');
  expect(await store.all()).toEqual({ profiles: [], unreadable: 0 });
});

const putRaw = (entry: unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('mingcha', 1);
    opening.onsuccess = () => {
      const database = opening.result;
      const change = database.transaction('profiles', 'readwrite');
      change.objectStore('profiles').put(entry);
      change.oncomplete = () => {
        database.close();
        resolve();
      };
      change.onerror = () => {
        reject(new Error('put'));
      };
    };
  });
