/** How a file is read: looked at, said otherwise, and loaded so only on the reader's word. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoDataRowsError } from '../../src/lib/domain/errors';
import type { LayoutChoices } from '../../src/lib/domain/layout';
import type { ImportedFile } from '../../src/lib/ingest/import-file';
import type { Coming } from '../../src/lib/state/asking.svelte';
import type { Failure } from '../../src/lib/state/context';
import { LayoutDesk } from '../../src/lib/state/layout-desk.svelte';
import { memoryFile } from '../ingest/loading';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const TEXT = '办件编号;承办单位\n001;甲局\n002;乙局\n';
const file = new File([TEXT], 'a.csv');
const SAID: LayoutChoices = { delimiter: ';' };

/** A tab that has one file loaded as number 4, and notes what it is asked to load. */
const world = (outcome: 'loaded' | 'asking' | 'failed' = 'loaded') => {
  const loads: Coming[] = [];
  const dropped: number[] = [];
  const failures: Failure[] = [];
  let done = {
    fileNo: 4,
    name: 'a.csv',
    sheet: null,
    understanding: { choices: { year: 2026, layout: SAID } },
    firstLine: new Uint32Array([1, 2, 3]),
  } as unknown as ImportedFile;
  const desk = new LayoutDesk({
    library: () =>
      Promise.resolve({
        loaded: (fileNo) =>
          fileNo === 4 ? { done, original: { file, said: { choices: {}, only: null, profiles: [] } } } : null,
        reopen: () => Promise.resolve(memoryFile('a.csv', TEXT)),
        tables: () => Promise.resolve([memoryFile('b.xlsx [10月]', '办件编号,承办单位\n001,甲局\n')]),
      }),
    waiting: (no) => (no === 7 ? { file, coming: { choices: {}, only: 'b.xlsx [10月]', inquiry: 7 } } : null),
    load: (_, coming) => {
      loads.push(coming);
      if (outcome === 'loaded') done = { ...done };
      if (outcome === 'failed')
        failures.push({ doing: 'change', name: 'a.csv', error: new NoDataRowsError() });
      return Promise.resolve();
    },
    failures: () => failures,
    forgetMended: (fileNo) => dropped.push(fileNo),
  });
  return { desk, loads, dropped };
};
const headers = ({ now }: LayoutDesk): readonly string[] | undefined => now?.preview?.layout.headers;

describe('a loaded file', () => {
  it('is shown as it was read, with what was said about it', async () => {
    const { desk } = world();
    await desk.edit(4);
    expect(desk.now).toMatchObject({ name: 'a.csv', isLoaded: true, choices: SAID });
    expect(headers(desk)).toEqual(['办件编号', '承办单位']);
  });

  it('the preview follows a choice, the last of several quick ones', async () => {
    const { desk } = world();
    await desk.edit(4);
    desk.choose({ delimiter: '局' });
    desk.choose({ delimiter: ',' });
    expect(headers(desk)).toEqual(['办件编号', '承办单位']);
    vi.runAllTimers();
    expect(headers(desk)).toEqual(['办件编号;承办单位']);
  });

  it('is loaded in its place with all that was said before; what was mended stays while its records are the same', async () => {
    const { desk, loads, dropped } = world();
    await desk.edit(4);
    desk.choose({ ...SAID, titleRecords: 0, headerRecords: 1 });
    await desk.load();
    expect(loads).toEqual([
      {
        choices: { year: 2026, layout: { delimiter: ';', titleRecords: 0, headerRecords: 1 } },
        only: null,
        profiles: [],
        fileNo: 4,
        anew: false,
      },
    ]);
    expect([desk.now, dropped]).toEqual([null, []]);
  });

  it('divided otherwise, what was mended in it is forgotten', async () => {
    const { desk, loads, dropped } = world();
    await desk.edit(4);
    desk.choose({ delimiter: ',' });
    await desk.load();
    expect([loads[0]?.anew, dropped]).toEqual([true, [4]]);
  });

  it('when it fails it says why and stays open; what was mended stays', async () => {
    const { desk, dropped } = world('failed');
    await desk.edit(4);
    desk.choose({ delimiter: ',' });
    await desk.load();
    expect(desk.now?.failure).toBeInstanceOf(NoDataRowsError);
    expect(dropped).toEqual([]);
    desk.choose({});
    expect(desk.now?.failure).toBeNull();
  });
});

it('a loaded file that asks first stands as it was, with what was mended in it', async () => {
  const { desk, dropped } = world('asking');
  await desk.edit(4);
  desk.choose({ delimiter: ',' });
  await desk.load();
  expect([desk.now, dropped]).toEqual([null, []]);
});

it('a file that waits for an answer is read another way under the same inquiry, a sheet as the table that it is', async () => {
  const { desk, loads } = world();
  await desk.editAsking(7);
  expect(desk.now).toMatchObject({ name: 'b.xlsx [10月]', isLoaded: false, isSheet: true });
  desk.choose({ titleRecords: 0, headerRecords: 1 });
  await desk.load();
  expect(loads[0]).toMatchObject({ only: 'b.xlsx [10月]', inquiry: 7 });
});

describe('a file that was not loaded', () => {
  it('is at hand as it was dropped; another name is not', async () => {
    const { desk, loads } = world();
    desk.noteFailed('a.csv', [file], { choices: {}, only: null });
    await desk.editFailed('b.csv');
    expect(desk.now).toBeNull();
    await desk.editFailed('a.csv');
    expect(desk.now).toMatchObject({ isLoaded: false, choices: {} });
    await desk.load();
    expect(loads).toEqual([{ choices: { layout: {} }, only: null, anew: false }]);
  });

  it('that is no text at all says so in place of a preview', async () => {
    const { desk } = world();
    desk.noteFailed('空.csv', [new File([''], '空.csv')], { choices: {}, only: null });
    await desk.editFailed('空.csv');
    expect(desk.now).toMatchObject({ preview: null, unreadable: { code: 'empty_file' } });
  });
});
