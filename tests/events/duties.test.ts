/** What should have happened and did not: SP-01, SP-02, SP-10, SP-13, EV-06, EV-10, AS-11, AS-12, AS-15, AC-15, AC-18. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { EventKind } from '../../src/lib/domain/event-kinds';
import { readEvents } from '../../src/lib/events/read';
import { withRecords, type Records } from '../facts/records';
import { AS_OF, listing } from './listing';

const { rule, events, engine } = listing();

beforeAll(async () => {
  await engine().run(
    `insert into unit values (1, '甲局', '', '', null, null), (2, '乙局', '', '', null, null)`,
  );
  await engine().run(`insert into section values (3, 1, '一股'), (4, 1, '二股')`);
});

/** `day who got / owed` of each duty that was missed. */
const missed = async (kind: EventKind, records: Records): Promise<string[]> => {
  await withRecords(engine(), records);
  const found = await readEvents(engine(), AS_OF, [kind]);
  return found
    .map(({ happenedOn, unit, section, officer, detail }) =>
      [happenedOn, `${unit}.${section}.${officer}`, detail].join(' '),
    )
    .sort();
};

describe('inspections that were owed', () => {
  it('SP-01: a month between two with a regular inspection has none; the running month is not over', async () => {
    await rule('SP-01', 'perMonth', 1);
    const held = { inspection_class: 'regular', unit_key: 1 };
    const findings = [
      { ...held, found: '2026-08-10' },
      { ...held, found: '2026-10-10' },
      { ...held, found: '2026-09-10', inspection_class: 'random' },
    ];
    expect(await missed('inspection_missed', { findings })).toEqual([
      '2026-09-30 0.0.0 0 / 1',
      '2026-11-30 0.0.0 0 / 1',
    ]);
  });

  it('SP-02: one key inspection in each half-year', async () => {
    await rule('SP-02', 'perHalfYear', 1);
    const findings = [
      { inspection_class: 'key', found: '2025-03-10' },
      { inspection_class: 'key', found: '2026-01-10' },
    ];
    expect(await missed('key_inspection_missed', { findings })).toEqual(['2025-12-31 0.0.0 0 / 1']);
  });

  it('SP-10: a unit that nobody visited in twelve months', async () => {
    await rule('SP-10', 'months', 12);
    const findings = [
      { found: '2025-11-30', unit_key: 1 },
      { found: '2025-12-01', unit_key: 2 },
    ];
    expect(await missed('unit_unvisited', { findings })).toEqual(['2026-11-30 1.0.0 0 / 12']);
  });
});

describe('duties of units, sections and people', () => {
  it('SP-13, EV-06: every unit owes them once one did', async () => {
    await rule('SP-13', 'perHalfYear', 1);
    await rule('EV-06', 'perQuarter', 1);
    const activities = [
      { activity_class: 'announcement', unit_key: 1, done: '2026-05-10' },
      { activity_class: 'test', unit_key: 1, done: '2026-08-10' },
      { activity_class: 'test', unit_key: 2, done: '2026-09-30' },
    ];
    expect(await missed('announcement_missed', { activities })).toEqual(['2026-06-30 2.0.0 0 / 1']);
    expect(await missed('test_missed', { activities })).toEqual([]);
  });

  it('EV-10, AS-15: a meeting of the office; a target sheet of every section', async () => {
    await rule('EV-10', 'perQuarter', 1);
    await rule('AS-15', 'perHalfYear', 1);
    const activities = [
      { activity_class: 'meeting', unit_key: 1, done: '2026-05-10' },
      { activity_class: 'target', unit_key: 1, section_key: 3, done: '2026-01-10' },
    ];
    expect(await missed('meeting_missed', { activities })).toEqual(['2026-09-30 0.0.0 0 / 1']);
    expect(await missed('targets_missing', { activities })).toEqual(['2026-06-30 1.4.0 0 / 1']);
  });

  it('AS-11, AS-12: what was done counts by its quantity; the year is judged when it is over', async () => {
    await rule('AS-11', 'villageDaysPerMonth', 5);
    await rule('AS-12', 'reports', 2);
    const by = { unit_key: 1, section_key: 3, officer_key: 7 };
    const activities = [
      { ...by, activity_class: 'attendance', quantity: 5, done: '2026-10-10' },
      { ...by, activity_class: 'attendance', quantity: 4, done: '2026-11-10' },
      { ...by, activity_class: 'report', done: '2025-10-10' },
      { ...by, activity_class: 'report', done: '2026-10-10' },
    ];
    expect(await missed('attendance_short', { activities })).toEqual(['2026-11-30 1.3.7 4 / 5']);
    expect(await missed('reports_short', { activities })).toEqual(['2025-12-31 1.3.7 1 / 2']);
  });
});

describe('AC-15, AC-18: duties with a date', () => {
  it('a milestone done a day late fires, on its day not; a form only two months after its day', async () => {
    await rule('AC-12', 'months', 2);
    const activities = [
      { activity_id: 'm late', activity_class: 'milestone', due: '2026-10-10', done: '2026-10-11' },
      { activity_id: 'm', activity_class: 'milestone', due: '2026-10-10', done: '2026-10-10' },
      { activity_id: 'ticked', activity_class: 'milestone', due: '2026-10-10', is_done: true },
      { activity_id: 'f late', activity_class: 'form', due: '2026-09-29' },
      { activity_id: 'f', activity_class: 'form', due: '2026-09-30' },
    ];
    expect(await events('milestone_late', { activities })).toEqual(['m late upheld']);
    expect(await events('form_late', { activities })).toEqual(['f late upheld']);
  });
});
