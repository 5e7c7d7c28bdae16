/** TL-01 by itself: the same statement as the clock's, the calendar's own arithmetic as its oracle. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALENDAR } from '../../src/headless/calendar-file';
import { createSchema } from '../../src/lib/db/schema';
import { calendarDays, type DayUnit, type TimeLimit } from '../../src/lib/domain/calendar';
import { CalendarGapError } from '../../src/lib/domain/errors';
import { addDays } from '../../src/lib/domain/local-date';
import { buildFacts } from '../../src/lib/facts/facts';
import { loadCalendar, loadRuleParams } from '../../src/lib/facts/reference';
import { readDue } from '../../src/lib/facts/time-limit';
import { readLedger, readYear } from '../../src/lib/reports/calendar';
import type { Engine } from '../../src/lib/db/engine';
import { ENGINE_NAMES, openBoth, type EngineName } from '../db/engines';
import { seeded } from '../seeded';
import { dueDate } from '../workdays';

let engines: Readonly<Record<EngineName, Engine>>;

beforeAll(async () => {
  engines = await openBoth();
  for (const engine of Object.values(engines)) {
    await createSchema(engine);
    await loadCalendar(engine, calendarDays(CALENDAR));
    await buildFacts(engine);
  }
}, 60_000);
afterAll(async () => {
  for (const engine of Object.values(engines)) await engine.close();
});

const engineOf = (name: EngineName): Engine => engines[name];
const workdays = (from: string, days: number, inclusive = false): TimeLimit => ({
  from,
  days,
  unit: 'workday',
  inclusive,
});

describe.each(ENGINE_NAMES)('the last day of a time limit, %s', (name) => {
  it.each([
    ['2026-09-24', 2, true, '2026-09-28'],
    ['2026-09-24', 2, false, '2026-09-29'],
    ['2026-09-24', 15, true, '2026-10-21'],
    ['2026-09-24', 15, false, '2026-10-22'],
    ['2026-09-18', 5, true, '2026-09-23'],
    ['2026-09-18', 5, false, '2026-09-24'],
  ])('%s + %i working days, receipt day counted: %s → %s', async (from, days, inclusive, due) => {
    expect(await readDue(engineOf(name), workdays(from, days, inclusive))).toBe(due);
  });
  it('natural days ask no calendar; 0 days is the same day, worked or not', async () => {
    const day = { unit: 'day', inclusive: false } as const;
    expect(await readDue(engineOf(name), { from: '2026-12-31', days: 1, ...day })).toBe('2027-01-01');
    expect(await readDue(engineOf(name), workdays('2026-10-01', 0))).toBe('2026-10-01');
  });
  it('30 working days from 2026-11-20 are refused, naming the first day that no calendar covers', async () => {
    const refused = readDue(engineOf(name), workdays('2026-11-20', 30));
    await expect(refused).rejects.toThrow(CalendarGapError);
    await expect(refused).rejects.toMatchObject({ params: { date: '2027-01-01', to: '2026-12-31' } });
    const before = readDue(engineOf(name), workdays('1999-01-04', 3));
    await expect(before).rejects.toMatchObject({ params: { date: '1999-01-04' } });
  });
});

describe('10,000 random limits', () => {
  const chance = seeded(20_261_126);
  const whole = (below: number): number => chance.below(below);
  const limits = Array.from({ length: 10_000 }, (): TimeLimit => {
    const from = addDays('2004-01-01', whole(8_000));
    return { from, days: whole(60), unit: 'workday', inclusive: whole(2) === 1 };
  });
  /** What the clock says about all of them at once, under one rule. */
  const dues = async (engine: Engine, unit: DayUnit, inclusive: boolean): Promise<Map<number, string>> => {
    const asked = [...limits.entries()].filter(([, limit]) => limit.inclusive === inclusive);
    const rows = asked.map(([at, { from, days }]) => `(${String(at)}, timestamp '${from}', ${String(days)})`);
    await engine.run('delete from cases');
    await engine.run(
      `insert into cases (source_row, accepted_at, committed_days) select * from (values ${rows.join(', ')}) as v`,
    );
    const param = (key: string, value: string) => ({
      ...{ rule_id: 'TL-01', key, value, unit: '', clause: '' },
      ...{ valid_from: '1900-01-01', valid_to: null },
    });
    await loadRuleParams(engine, [
      param('dayCount.unit', unit),
      param('dayCount.inclusiveStart', String(inclusive)),
    ]);
    await buildFacts(engine);
    const found = await engine.query('select source_row, cast(due_on as varchar) as due_on from clock');
    return new Map(found.map((row) => [Number(row['source_row']), String(row['due_on'])]));
  };
  it.each(ENGINE_NAMES)('end as the calendar counts them, %s', async (name) => {
    const ours = new Map([
      ...(await dues(engineOf(name), 'workday', true)),
      ...(await dues(engineOf(name), 'workday', false)),
    ]);
    const wrong = limits.filter((limit, at) => ours.get(at) !== dueDate(limit, CALENDAR));
    expect(ours.size).toBe(limits.length);
    expect(wrong).toEqual([]);
  });
  it('a day more never ends earlier', async () => {
    for (const limit of limits.slice(0, 40)) {
      const due = await readDue(engineOf('native'), limit);
      const later = await readDue(engineOf('native'), { ...limit, days: limit.days + 1 });
      expect(later >= due).toBe(true);
    }
  });
});

describe('the ledger of a limit', () => {
  const ledger = (limit: TimeLimit) => readLedger(engineOf('native'), CALENDAR.marks, limit);
  it('numbers as many days as the limit has, the last one being the due', async () => {
    for (const limit of [workdays('2026-09-24', 15), workdays('2026-09-24', 15, true)]) {
      const { due, days } = await ledger(limit);
      expect(days.filter(({ no }) => no !== null)).toHaveLength(15);
      expect(days.at(-1)).toMatchObject({ on: due, no: 15 });
      expect(days[0]?.on).toBe(limit.from);
    }
  });
  it('says of each skipped day why: the receipt day itself, weekend, holiday; a make-up day counts', async () => {
    const { days } = await ledger(workdays('2026-09-18', 5));
    expect(days.map(({ on, kind, no }) => `${on} ${kind} ${String(no)}`)).toEqual([
      '2026-09-18 workday null',
      '2026-09-19 weekend null',
      '2026-09-20 make_up 1',
      '2026-09-21 workday 2',
      '2026-09-22 workday 3',
      '2026-09-23 workday 4',
      '2026-09-24 workday 5',
    ]);
    const { days: over } = await ledger(workdays('2026-09-24', 2));
    expect(over.find(({ on }) => on === '2026-09-25')).toMatchObject({ kind: 'holiday', no: null });
  });
  it('natural days all count', async () => {
    const { due, days } = await ledger({ from: '2026-09-24', days: 7, unit: 'day', inclusive: false });
    expect([due, days.filter(({ no }) => no !== null).length]).toEqual(['2026-10-01', 7]);
  });
});

describe('a year of the calendar', () => {
  it('2026 has its working days, make-up days among them', async () => {
    const { days, workdays: worked, coverage } = await readYear(engineOf('native'), CALENDAR.marks, 2026);
    expect([days.length, coverage.to]).toEqual([365, '2026-12-31']);
    expect(worked).toBe(
      [...calendarDays(CALENDAR)].filter((d) => d.isWorkday && d.on.startsWith('2026')).length,
    );
  });
  it('2027 is not covered, and is not guessed', async () => {
    expect((await readYear(engineOf('native'), CALENDAR.marks, 2027)).days).toEqual([]);
  });
});
