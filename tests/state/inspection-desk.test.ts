/** The records of one tablet: kept only when somebody asks, there again after a reload, gone on request. */
import { describe, expect, it } from 'vitest';
import { NO_FINDING, type InspectionRecord } from '../../src/lib/domain/inspection';
import type { ChoiceStore } from '../../src/lib/state/choice-store';
import { InspectionDesk, TAKEN_IN, type InspectionTab } from '../../src/lib/state/inspection-desk.svelte';

/** One browser's store; `full` keeps nothing. */
const storeOf = (first: string | null = null, full = false) => {
  const watchers: (() => void)[] = [];
  return {
    text: first,
    read(): string | null {
      return this.text;
    },
    write(text: string): boolean {
      if (!full) this.text = text === '' ? null : text;
      return !full;
    },
    watch(changed: () => void): void {
      watchers.push(changed);
    },
    changedElsewhere(): void {
      for (const watcher of watchers) watcher();
    },
  } satisfies ChoiceStore & { text: string | null; changedElsewhere(): void };
};
const tabOf = (): InspectionTab & { readonly loads: (readonly [string, number | null])[] } => {
  let next = 0;
  const loads: (readonly [string, number | null])[] = [];
  return {
    loads,
    files: () => [],
    load: async (file, fileNo) => {
      loads.push([`${file.name}\n${await file.text()}`, fileNo]);
    },
    random: (bytes) => new Uint8Array(bytes).fill(next++),
  };
};
const typed = (desk: InspectionDesk, more: Partial<InspectionRecord> = {}): void =>
  desk.put({
    ...desk.draft,
    ...{ on: '2026-10-20', unit: '税务局', kind: 'random', method: 'covert', isClean: true },
    ...more,
  });

describe('drafts and records of a tablet', () => {
  it('nothing is kept unless somebody asks', () => {
    const store = storeOf();
    const desk = new InspectionDesk(store, tabOf());
    typed(desk);
    desk.enter();
    expect(store.text).toBeNull();
    expect(new InspectionDesk(store, tabOf()).entries).toEqual([]);
  });

  it('asked for, draft and records are there after a reload, and that is said', () => {
    const store = storeOf();
    const desk = new InspectionDesk(store, tabOf());
    expect(desk.isRecalled).toBe(false);
    desk.keep();
    typed(desk);
    desk.enter();
    typed(desk, { unit: '公安局' });
    const after = new InspectionDesk(store, tabOf());
    expect([after.isRecalled, after.draft.unit, after.records.map(({ unit }) => unit)]).toEqual([
      ...[true, '公安局'],
      ['税务局'],
    ]);
    after.clear();
    expect([store.text, after.entries, after.isDraftEmpty]).toEqual([null, [], true]);
  });

  it('no longer asked for, nothing is left on the machine, and what is typed stays in the tab', () => {
    const store = storeOf();
    const desk = new InspectionDesk(store, tabOf());
    desk.keep();
    typed(desk);
    desk.forget();
    expect([store.text, desk.draft.unit]).toEqual([null, '税务局']);
  });

  it('a browser that keeps nothing is said; what another version kept is left alone', () => {
    const full = new InspectionDesk(storeOf(null, true), tabOf());
    full.keep();
    expect(full.isKept).toBe(false);
    const store = storeOf('{"version":2}');
    const desk = new InspectionDesk(store, tabOf());
    typed(desk);
    expect([desk.isUnreadable, store.text]).toEqual([true, '{"version":2}']);
  });

  it('what another tab has written is not written over before somebody has chosen', () => {
    const store = storeOf();
    const desk = new InspectionDesk(store, tabOf());
    desk.keep();
    const other = new InspectionDesk(store, tabOf());
    typed(other, { unit: '公安局' });
    store.changedElsewhere();
    typed(desk, { unit: '税务局' });
    expect(JSON.parse(store.text ?? '')).toMatchObject({ draft: { unit: '公安局' } });
    desk.follow();
    expect([desk.draft.unit, desk.elsewhere]).toEqual(['公安局', false]);
  });

  it('a record is opened again under its own number; a second visit like it is doubtful', () => {
    const desk = new InspectionDesk(storeOf(), tabOf());
    typed(desk);
    const { id } = desk.draft;
    desk.enter();
    expect(desk.draft.id).not.toBe(id);
    typed(desk);
    const grounds = { cutOff: null, behaviours: [], officersOf: () => new Set<string>() };
    expect(desk.check(grounds).doubts.map(({ reason }) => reason)).toContain('same_visit');
    desk.empty();
    desk.edit(id);
    typed(desk, { place: '二楼' });
    desk.enter();
    expect(desk.records.map((one) => [one.id, one.place])).toEqual([[id, '二楼']]);
  });

  it('evidence is its name and digest alone', async () => {
    const desk = new InspectionDesk(storeOf(), tabOf());
    desk.put({ ...desk.draft, findings: [NO_FINDING] });
    await desk.attest(0, [new File(['abc'], '照片.jpg')]);
    expect(desk.draft.findings[0]?.evidence).toEqual([
      { file: '照片.jpg', sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
    ]);
  });

  it('taken in, the records that are settled come as one file of the register', async () => {
    const tab = tabOf();
    const desk = new InspectionDesk(storeOf(), tab);
    typed(desk);
    desk.enter();
    await desk.takeIn();
    const [text, fileNo] = tab.loads[0] ?? ['', 0];
    expect(text.split('\n')[0]).toBe(TAKEN_IN);
    expect(text).toMatch(/随机督查,暗访,税务局.*未发现问题/);
    expect(fileNo).toBeNull();
  });
});
