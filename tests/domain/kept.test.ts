/** Which files of the kept state count, whatever was broken off on the way. */
import { describe, expect, it } from 'vitest';
import { KeptDamagedError } from '../../src/lib/domain/errors';
import { KEPT_LIST, nextNames, parseKept, strays, type Kept } from '../../src/lib/domain/kept';

const KEPT: Kept = {
  format: 1,
  schema: 'a',
  generation: 3,
  savedAt: '2026-11-01T08:00:00.000Z',
  bytes: 12,
  files: [{ name: '办件.csv', records: 7 }],
  data: 'data-3.db',
  state: 'state-3.json',
  originals: ['file-ab.bin'],
  tables: [{ table: 'cases', rows: 6, sum: '12345678901234567890' }],
};

describe('the list of what is kept', () => {
  it('is read as it was written', () => {
    expect(parseKept(JSON.stringify(KEPT))).toEqual(KEPT);
  });
  it.each([
    ['cut off', JSON.stringify(KEPT).slice(0, -5)],
    ['of another form', JSON.stringify({ ...KEPT, format: 2 })],
    ['without a count', JSON.stringify({ ...KEPT, tables: [{ table: 'cases', sum: '1' }] })],
    ['with something that nobody wrote', JSON.stringify({ ...KEPT, more: 1 })],
    ['nothing', ''],
  ])('%s it is damaged, and says so', (_, text) => {
    expect(() => parseKept(text)).toThrow(KeptDamagedError);
  });
});

describe('the next state', () => {
  it('is written beside the one that counts, never over it', () => {
    expect(nextNames(null)).toEqual({ generation: 1, data: 'data-1.db', state: 'state-1.json' });
    const next = nextNames(KEPT);
    expect(next.generation).toBe(4);
    expect([KEPT.data, KEPT.state]).not.toContain(next.data);
    expect([KEPT.data, KEPT.state]).not.toContain(next.state);
  });
});

describe('what can be taken away', () => {
  const own = [KEPT_LIST, 'data-3.db', 'state-3.json', 'file-ab.bin'];
  it('a state that was begun and never named, and the logs of the engine', () => {
    const begun = ['data-4.db', 'data-4.db.wal', 'state-4.json', 'file-cd.bin', 'data-3.db.wal'];
    expect(strays([...own, ...begun], KEPT)).toEqual(begun);
  });
  it('nothing of the state that counts', () => {
    expect(strays(own, KEPT)).toEqual([]);
  });
  it('everything, when nothing is kept', () => {
    expect(strays(own, null)).toEqual(own);
  });
});
