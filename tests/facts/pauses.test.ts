/** TL-01, definitions (Pauses and the ledger): the days on which the clock of a case stands still. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALENDAR } from '../../src/headless/calendar-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { calendarDays } from '../../src/lib/domain/calendar';
import { addDays } from '../../src/lib/domain/local-date';
import { prepared } from '../ingest/loading';
import { figure } from '../measures/asking';
import { seeded } from '../seeded';
import { duesOf, withRecords, type Cells } from './records';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const CASE = { case_id: 'a', accepted: '2026-11-02', committed_days: 10 };
const event = (event_kind: string, entered: string, more: Cells = {}): Cells => ({
  case_id: 'a',
  event_kind,
  entered,
  ...more,
});
const supplement = (notice: string, arrival: string): Cells[] => [
  event('supplement_notice', notice),
  event('supplement_received', arrival),
];

const due = async (events: readonly Cells[], one: Cells = CASE): Promise<string> => {
  await withRecords(engine, { cases: [one], case_events: events });
  return (await duesOf(engine))[0] ?? '';
};
const pausedDays = async (): Promise<number> => {
  const [row] = await engine.query("select paused_days from clock where clock_kind = 'case'");
  return Number(row?.['paused_days']);
};

describe('ten working days from 2026-11-02 end on 2026-11-16', () => {
  it.each([
    ['without a pause', [], '2026-11-16'],
    [
      '5, 6, 9 November stand still: three working days',
      supplement('2026-11-04', '2026-11-09'),
      '2026-11-19',
    ],
    ['the day of the notice itself counts', supplement('2026-11-04', '2026-11-04'), '2026-11-16'],
    ['a weekend alone moves nothing', supplement('2026-11-06', '2026-11-08'), '2026-11-16'],
    [
      'overlapping spans are one: 5, 6, 9, 10, 11 November',
      [...supplement('2026-11-04', '2026-11-09'), event('special', '2026-11-06', { left: '2026-11-11' })],
      '2026-11-23',
    ],
    ['a notice on the due day comes too late', supplement('2026-11-16', '2026-11-20'), '2026-11-16'],
    ['so does one after it', supplement('2026-11-17', '2026-11-20'), '2026-11-16'],
    [
      'a second one before the moved due date moves it again',
      [
        ...supplement('2026-11-04', '2026-11-09'),
        event('suspended', '2026-11-17'),
        event('resumed', '2026-11-18'),
      ],
      '2026-11-20',
    ],
    [
      'a notice before acceptance counts from the day after it',
      supplement('2026-10-29', '2026-11-04'),
      '2026-11-18',
    ],
    [
      'a notice that says when it was answered needs no second record',
      [event('supplement_notice', '2026-11-04', { left: '2026-11-09' })],
      '2026-11-19',
    ],
  ])('%s', async (_, events, expected) => {
    expect(await due(events)).toBe(`${expected} committed`);
  });

  it('natural days stand still too', async () => {
    const natural = { ...CASE, limit_unit: 'day' };
    expect(await due([], natural)).toBe('2026-11-12 committed');
    expect(await due(supplement('2026-11-04', '2026-11-09'), natural)).toBe('2026-11-17 committed');
  });

  it('while nothing has arrived there is no due date, and nobody is late', async () => {
    expect(await due([event('supplement_notice', '2026-11-04')])).toBe('null paused');
    expect(await figure(engine, 'overdue_rate', '2026-12-31')).toBe('0/0');
    expect(await figure(engine, 'no_limit', '2026-12-31')).toBe('0/0');
  });

  it('a finish ends the pause', async () => {
    expect(await due([event('supplement_notice', '2026-11-04')], { ...CASE, finished: '2026-11-10' })).toBe(
      '2026-11-20 committed',
    );
    expect(await pausedDays()).toBe(4);
  });

  it('the date of the export is not moved, and its paused days are known', async () => {
    expect(await due(supplement('2026-11-04', '2026-11-09'), { ...CASE, due: '2026-11-30' })).toBe(
      '2026-11-30 explicit',
    );
    expect(await pausedDays()).toBe(3);
  });

  it('a pause that runs past the calendar is not judged', async () => {
    expect(await due(supplement('2026-11-04', '2027-01-05'))).toBe('null uncovered');
  });
});

const worked = new Map([...calendarDays(CALENDAR)].map((day) => [day.on, day.isWorkday]));

/** Counted day by day, with nothing but the list of days. */
const byHand = (from: string, days: number, spans: readonly (readonly [string, string])[]): string => {
  let [left, on] = [days, from];
  while (left > 0) {
    on = addDays(on, 1);
    const stands = spans.some(([notice, arrival]) => on > notice && on <= arrival);
    if (worked.get(on) === true && !stands) left -= 1;
  }
  return on;
};

describe('2,000 random cases with up to four pauses', () => {
  it('are due on the day that is counted by hand', async () => {
    const chance = seeded(20_261_127);
    const cases: Cells[] = [];
    const events: Cells[] = [];
    const expected: string[] = [];
    for (let no = 0; no < 2_000; no += 1) {
      const case_id = `c${String(no)}`;
      const accepted = addDays('2015-01-05', chance.below(3_600));
      const committed_days = 1 + chance.below(40);
      const spans = Array.from({ length: chance.below(5) }, (): readonly [string, string] => {
        const notice = addDays(accepted, chance.below(60));
        return [notice, addDays(notice, chance.below(20))];
      });
      cases.push({ case_id, accepted, committed_days });
      for (const [entered, left] of spans) events.push({ case_id, event_kind: 'special', entered, left });
      expected.push(`${byHand(accepted, committed_days, spans)} committed`);
    }
    await withRecords(engine, { cases, case_events: events });
    const found = await duesOf(engine);
    expect(found.filter((one, at) => one !== expected[at])).toEqual([]);
    expect(found).toHaveLength(2_000);
  });
});
