/** What is remembered of answers: one profile per layout, without a case in it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { parseProfile, type Profile } from '../../src/lib/domain/profile';
import type { ImportChoices } from '../../src/lib/ingest/choices';
import type { ImportedFile } from '../../src/lib/ingest/import-file';
import { ProfileShelf } from '../../src/lib/state/profile-shelf.svelte';
import type { ProfileStore } from '../../src/lib/state/profile-store';
import { emptied, importText, prepared, tryText } from '../ingest/loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
beforeEach(() => emptied(engine));
afterAll(() => engine.close());

/** A store as the browser's, and whether it is on. */
const world = (refuses = false) => {
  const kept = new Map<string, Profile>();
  const refuse = <T>(value: T): Promise<T> =>
    refuses ? Promise.reject(new Error('SecurityError')) : Promise.resolve(value);
  const store: ProfileStore = {
    all: () => refuse({ profiles: [...kept.values()], unreadable: 0 }),
    put: (profile) => refuse(void kept.set(profile.id, profile)),
    remove: (id) => refuse(void kept.delete(id)),
  };
  const power = { on: true };
  const open = () => new ProfileShelf(store, { get: () => power.on, set: (on) => void (power.on = on) });
  return { kept, open, power };
};

const OCTOBER = '评价编号,单位,评价等级\n秘001,甲局,5\n秘002,乙局,1\n';
const NOVEMBER = OCTOBER.replaceAll('秘', '密');
const HIGH: ImportChoices = { polarity: new Map([['评价等级', '5_high']]) };
const answered = (name = '好差评导出(1).csv', choices = HIGH): Promise<ImportedFile> =>
  importText(engine, OCTOBER, { name, choices });

describe('what is remembered', () => {
  it('next month’s export asks nothing, in a later visit too', async () => {
    const { open } = world();
    expect(await open().learn(await answered())).toBe(true);
    const remembered = await open().known();
    const done = await tryText(engine, NOVEMBER, {
      fileNo: 2,
      profiles: { remembered, named: [] },
    });
    expect(done).toMatchObject({ kind: 'loaded', understanding: { profile: { name: '好差评导出(1)' } } });
  });
  it('is headers, meanings and answers: no cell of any row', async () => {
    const { open, kept } = world();
    await open().learn(await answered());
    const [profile] = kept.values();
    expect(profile).toMatchObject({
      table: 'evaluations',
      mapping: [
        { header: '评价编号', field: 'evaluation_id' },
        { header: '单位', field: 'unit' },
        { header: '评价等级', field: 'rating' },
      ],
      polarity: [{ column: '评价等级', answer: '5_high' }],
    });
    expect(JSON.stringify([...kept.values()])).not.toMatch(/秘00|甲局|乙局/);
  });
  it('another answer about the same layout replaces it, under the name that it was given', async () => {
    const { open, kept } = world();
    const shelf = open();
    await shelf.learn(await answered());
    await shelf.rename(shelf.list[0]?.id ?? '', '县平台');
    await emptied(engine);
    await shelf.learn(await answered('十一月.csv', { polarity: new Map([['评价等级', '5_low']]) }));
    expect([...kept.values()].map(({ name, polarity }) => [name, polarity[0]?.answer])).toEqual([
      ['县平台', '5_low'],
    ]);
  });
  it('a file that was only recognised, or asked for its year alone, teaches nothing', async () => {
    const { open } = world();
    const shelf = open();
    const text = '办件编号,承办单位,受理时间\n1,甲局,1月5日\n';
    expect(await shelf.learn(await importText(engine, text, { choices: { year: 2026 } }))).toBe(false);
    expect(await shelf.learn(null)).toBe(false);
    expect(shelf.list).toEqual([]);
  });
  it('a file without a header is kept under its own name and not recognised by itself', async () => {
    const { open } = world();
    const shelf = open();
    const text = '001,5\n002,1\n';
    const overrides = new Map([
      ['c1', 'evaluation_id'],
      ['c2', 'rating'],
    ]);
    const polarity = new Map([['c2', '5_high']] as const);
    await shelf.learn(
      await importText(engine, text, { choices: { table: 'evaluations', overrides, polarity } }),
    );
    expect(shelf.list[0]?.signature).toBe('');
    const profiles = { remembered: shelf.list, named: [] };
    expect((await tryText(engine, text.replace('1', '4'), { fileNo: 2, profiles })).kind).toBe('asking');
    const named = { remembered: [], named: shelf.list };
    expect((await tryText(engine, text.replace('1', '4'), { fileNo: 2, profiles: named })).kind).toBe(
      'loaded',
    );
  });
});

describe('switched off and forgotten', () => {
  it('nothing more is remembered, now and at the next visit; what there is stays', async () => {
    const { open, kept } = world();
    const shelf = open();
    await shelf.learn(await answered());
    shelf.turn(false);
    await emptied(engine);
    expect(await shelf.learn(await answered('x.csv', { polarity: new Map([['评价等级', '5_low']]) }))).toBe(
      false,
    );
    expect(open().isOn).toBe(false);
    expect([...kept.values()][0]?.polarity[0]?.answer).toBe('5_high');
  });
  it('one that is deleted is gone from the browser', async () => {
    const { open, kept } = world();
    const shelf = open();
    await shelf.learn(await answered());
    await shelf.remove(shelf.list[0]?.id ?? '');
    expect([kept.size, shelf.list.length]).toEqual([0, 0]);
  });
  it('where the browser keeps nothing it holds for this tab, and says so', async () => {
    const shelf = world(true).open();
    await shelf.known();
    await shelf.learn(await answered());
    expect(shelf.isKept).toBe(false);
    expect((await shelf.known()).length).toBe(1);
  });
});

describe('given away and taken in', () => {
  it('the file is the one that the terminal takes, and comes back as it was', async () => {
    const [here, there] = [world().open(), world().open()];
    await here.learn(await answered());
    const text = here.text(here.list[0]?.id ?? '');
    expect(parseProfile(JSON.parse(text), 'a.json')).toEqual(here.list[0]);
    expect(await there.takeIn(`\ufeff${text}`, 'a.json')).toEqual([]);
    expect(there.list).toEqual(here.list);
    expect(here.text('no-such')).toBe('');
  });
  it('one of the same layout is replaced, and named', async () => {
    const { open, kept } = world();
    const shelf = open();
    await shelf.learn(await answered());
    const other = { ...shelf.list[0], id: 'county', name: '全县统一' };
    expect(await shelf.takeIn(JSON.stringify(other), 'county.json')).toEqual(['好差评导出(1)']);
    expect([...kept.keys()]).toEqual(['county']);
  });
  it.each([
    ['not json', '{', { code: 'invalid_data_file', params: { file: 'x.json', reason: 'not_json' } }],
    ['no profile', '{}', { code: 'invalid_data_file', params: { file: 'x.json', path: 'version' } }],
    [
      'a field that its table lacks',
      JSON.stringify({
        version: 1,
        id: 'x',
        name: 'x',
        table: 'cards',
        signature: '',
        mapping: [{ header: 'a', field: 'rating' }],
      }),
      { code: 'unknown_name', params: { file: 'x.json', name: 'rating' } },
    ],
  ])('%s is refused with its place, and nothing changes', async (_, text, error) => {
    const shelf = world().open();
    await shelf.learn(await answered());
    await expect(shelf.takeIn(text, 'x.json')).rejects.toMatchObject(error);
    expect(shelf.list).toHaveLength(1);
  });
});
