/** The calendar in force: what is added is kept in the browser, what does not fit changes nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { InvalidDataFileError } from '../../src/lib/domain/errors';
import { CalendarDesk } from '../../src/lib/state/calendar-desk.svelte';
import type { ChoiceStore } from '../../src/lib/state/choice-store';
import { LOCAL, NOTICE_2027 } from '../calendar-parts';
import { prepared } from '../ingest/loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

let kept: string | null;
beforeEach(() => {
  kept = null;
});

/** A tab whose browser may refuse to keep anything. */
const open = (refuses = false) => {
  const said: string[] = [];
  let changed = (): void => undefined;
  const store: ChoiceStore = {
    read: () => kept,
    write: (text) => {
      if (!refuses) kept = text === '' ? null : text;
      return !refuses;
    },
    watch: (heard) => (changed = heard),
  };
  const tab = {
    change: async (_: unknown, work: (writer: Engine, signal: AbortSignal) => Promise<void>) => {
      await work(engine, new AbortController().signal);
      said.push('refresh');
    },
    audit: { note: (action: string) => void said.push(action) },
  };
  return { desk: new CalendarDesk(tab, store), said, hear: () => changed() };
};
const last = async (): Promise<string> => {
  const [row] = await engine.query('select cast(max(calendar_on) as varchar) as day from calendar_day');
  return String(row?.['day']);
};

describe('what is added to the calendar', () => {
  it('is counted by at once, said in the log, and there again in the next visit', async () => {
    const { desk, said } = open();
    await desk.add(NOTICE_2027, '2027', null);
    expect(await last()).toBe('2027-12-31');
    expect(said).toEqual(['calendar', 'refresh']);
    const next = open().desk;
    expect(next.calendar.version).toBe(desk.calendar.version);
    expect(next.calendar.coverage.to).toBe('2027-12-31');
    await next.remove(next.parts[0]!);
    expect([await last(), kept]).toEqual(['2026-12-31', null]);
  });

  it('is refused when it does not fit, and nothing has changed', async () => {
    const { desk, said } = open();
    await desk.add(NOTICE_2027, '2027', null);
    await expect(desk.takeIn(JSON.stringify(NOTICE_2027), 'again.json')).rejects.toMatchObject({
      params: { file: 'again.json', reason: 'same_part' },
    });
    await expect(desk.takeIn('{', 'broken.json')).rejects.toThrow(InvalidDataFileError);
    const later = { ...LOCAL, off: [{ ...LOCAL.off[0]!, from: '2027-03-01', to: '2027-03-01' }], work: [] };
    await desk.add(later, '某县', null);
    await expect(desk.remove(desk.parts[0]!)).rejects.toMatchObject({
      params: { reason: 'outside_coverage' },
    });
    expect(desk.parts).toHaveLength(2);
    expect(said.filter((one) => one === 'refresh')).toHaveLength(2);
  });

  it('is corrected in its place', async () => {
    const { desk } = open();
    await desk.add(NOTICE_2027, '2027', null);
    await desk.add({ ...NOTICE_2027, work: [] }, '2027', desk.parts[0]!);
    expect(desk.parts.map(({ work }) => work)).toEqual([[]]);
  });

  it('of an earlier version that no longer fits is named and not counted by', () => {
    kept = JSON.stringify([{ ...NOTICE_2027, year: 2026 }, LOCAL, 'x']);
    const { desk } = open();
    expect(desk.parts.map(({ kind }) => kind)).toEqual(['overlay']);
    expect(desk.refused).toHaveLength(2);
    kept = '{';
    expect(open().desk.refused).toHaveLength(1);
  });

  it('another tab that changes it is heard of, and followed when the reader says so', async () => {
    const [one, other] = [open(), open()];
    await other.desk.add(LOCAL, '某县', null);
    one.hear();
    expect([one.desk.elsewhere, one.desk.calendar.version]).toEqual([true, '2026.1']);
    await one.desk.follow();
    expect(one.desk.elsewhere).toBe(false);
    expect(one.desk.calendar.version).toBe(other.desk.calendar.version);
  });

  it('lasts as long as the tab where the browser keeps nothing', async () => {
    const { desk } = open(true);
    await desk.add(LOCAL, '某县', null);
    expect([desk.isKept, desk.parts.length, kept]).toEqual([false, 1, null]);
  });
});
