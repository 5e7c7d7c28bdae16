/** The export's flag and due date against ours: which cases differ, why, and what is not compared. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/lib/db/engine';
import { openNative } from '../../../src/lib/db/native';
import type { DifferenceKind } from '../../../src/lib/domain/limit-review';
import { readDifferenceRows, readDifferences } from '../../../src/lib/reports/limits/differences';
import type { Scope } from '../../../src/lib/reports/types';
import { withRecords, type Cells, type Records } from '../../facts/records';
import { prepared } from '../../ingest/loading';
import { given } from '../../measures/asking';
import { contextOf, scopeAt } from '../context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
  await engine.run(
    `insert into unit values (1, '税务局', '', '', null, null), (2, '公安局', '', '', null, null)`,
  );
}, 60_000);
afterAll(() => engine.close());

const FIELDS = ['accepted', 'due', 'committed_days', 'statutory_days', 'is_overdue', 'finished'];
const loaded = async (records: Records, fields = FIELDS): Promise<void> => {
  await withRecords(engine, records);
  for (const field of fields)
    await engine.run(`insert into column_fill values (1, 'cases', '${field}', 1, 1)`);
};

const AS_OF = '2026-11-30';
const report = async (kind: DifferenceKind, scope: Scope = scopeAt(AS_OF)) =>
  readDifferences(await contextOf(engine), kind, scope);
const rows = async (kind: DifferenceKind, scope: Scope = scopeAt(AS_OF)) => {
  const query = { kind, scope, why: null, offset: 0, limit: 100 };
  return readDifferenceRows(await contextOf(engine), query, (_, recordNo) => recordNo);
};
/** `case why` of each row, or another column in place of the reason. */
const listed = async (kind: DifferenceKind, column = 'why', scope?: Scope): Promise<string[]> => {
  const { columns, rows: found } = await rows(kind, scope);
  const [id, at] = [columns.indexOf('case_id'), columns.indexOf(column)];
  return found.map((row) => `${String(row[id])} ${String(row[at])}`);
};

/** 10 working days from Monday 2026-09-21 end after the holiday, on 2026-10-13: 25 September is a day off, 1 to 7 October too. */
const CASE: Cells = { case_id: 'a', unit_key: 1, accepted: '2026-09-21', committed_days: 10 };

describe('the export’s due date against the counted one', () => {
  it('what agrees is judged and not listed', async () => {
    await loaded({ cases: [CASE] });
    const [{ due_on: due } = {}] = await engine.query(
      `select cast(due_on as varchar) as due_on from clock where clock_kind = 'case'`,
    );
    await loaded({ cases: [{ ...CASE, due: String(due) }] });
    const { missing, total, whys } = await report('due');
    expect([missing, total, whys]).toEqual([null, { judged: 1, more: 0, less: 0, unjudged: 0 }, []]);
  });

  it.each([
    ['receipt', 'the receipt day counted as day 1', { due: '2026-11-13' }],
    ['natural', 'natural days', { due: '2026-11-12' }],
    [
      'statutory',
      'the statutory days in place of the committed ones',
      { due: '2026-11-30', statutory_days: 20 },
    ],
    ['unexplained', 'a date that nothing gives', { due: '2026-11-20' }],
  ])('%s: %s', async (why, _, cells) => {
    await loaded({ cases: [{ case_id: 'a', accepted: '2026-11-02', committed_days: 10, ...cells }] });
    expect(await listed('due')).toEqual([`a ${why}`]);
  });

  it('weekday: Monday to Friday through a holiday and past a make-up day', async () => {
    await loaded({ cases: [{ ...CASE, due: '2026-10-05' }] });
    expect(await listed('due')).toEqual(['a weekday']);
  });

  const PAUSED: Cells = { case_id: 'a', event_kind: 'special', entered: '2026-11-04', left: '2026-11-09' };
  const TEN: Cells = { case_id: 'a', accepted: '2026-11-02', committed_days: 10 };

  it('pause: the days on which the clock stood still were left in', async () => {
    await loaded({ cases: [{ ...TEN, due: '2026-11-16' }], case_events: [PAUSED] });
    expect([await listed('due'), await listed('due', 'counted_due')]).toEqual([
      ['a pause'],
      ['a 2026-11-19'],
    ]);
  });

  const EXTENSION: Cells = {
    case_id: 'a',
    event_kind: 'extension_approved',
    entered: '2026-11-12',
    approved: '2026-11-13',
    new_due: '2026-11-25',
  };

  it('extension: one that is not valid was taken over', async () => {
    await loaded({
      cases: [{ ...TEN, due: '2026-11-25' }],
      case_events: [{ ...EXTENSION, approved: '2026-11-17' }],
    });
    expect(await listed('due')).toEqual(['a extension']);
  });

  it('not_extended: a valid one was left out', async () => {
    await loaded({ cases: [{ ...TEN, due: '2026-11-16' }], case_events: [EXTENSION] });
    expect(await listed('due')).toEqual(['a not_extended']);
  });

  it('what the calendar does not cover is named, apart from what was compared', async () => {
    await loaded({
      cases: [
        { ...TEN, unit_key: 1, due: '2026-11-20' },
        { case_id: 'b', unit_key: 2, accepted: '2026-11-20', committed_days: 200, due: '2027-10-01' },
      ],
    });
    const { units, total, whys } = await report('due');
    expect(units.map(({ group, judged, unjudged }) => [group.label, judged, unjudged])).toEqual([
      ['税务局', 1, 0],
      ['公安局', 0, 1],
    ]);
    expect(total).toEqual({ judged: 1, more: 1, less: 0, unjudged: 1 });
    expect(whys).toEqual([
      { why: 'unexplained', n: 1 },
      { why: 'uncovered', n: 1 },
    ]);
  });

  it('a case without days or without a date of the export is no question', async () => {
    await loaded({ cases: [{ case_id: 'a', accepted: '2026-11-02', due: '2026-11-20' }, TEN] });
    expect((await report('due')).total).toEqual({ judged: 0, more: 0, less: 0, unjudged: 0 });
  });
});

describe('the export’s flag against our verdict at the cut-off', () => {
  const DUE: Cells = {
    case_id: 'a',
    unit_key: 1,
    accepted: '2026-11-02',
    committed_days: 10,
    due: '2026-11-16',
  };
  const ours = async (cells: Cells): Promise<string[]> => {
    await loaded({ cases: [{ ...DUE, ...cells }] });
    return listed('flag', 'ours');
  };

  it('either side may say late; the verdict names how', async () => {
    expect(await ours({ finished: '2026-11-17', flagged_late: false })).toEqual(['a closed_late']);
    expect(await ours({ finished: '2026-11-16', flagged_late: true })).toEqual(['a in_time']);
    expect(await ours({ flagged_late: false })).toEqual(['a open_late']);
    expect(await ours({ flagged_late: true })).toEqual([]);
    expect(await ours({ finished: '2026-11-16', flagged_late: false })).toEqual([]);
  });

  it('what is not due is not late', async () => {
    await loaded({ cases: [{ ...DUE, flagged_late: true }] });
    expect(await listed('flag', 'ours', scopeAt('2026-11-16'))).toEqual(['a not_due']);
  });

  it('counts by unit: how many were judged, and which side says late', async () => {
    await loaded({
      cases: [
        { ...DUE, finished: '2026-11-17', flagged_late: false },
        { ...DUE, finished: '2026-11-17', flagged_late: true },
        { ...DUE, finished: '2026-11-10', flagged_late: true },
        { ...DUE, unit_key: 2, finished: '2026-11-10', flagged_late: false },
        { ...DUE, unit_key: 2, finished: '2026-11-10' },
      ],
    });
    const { units } = await report('flag');
    expect(units.map(({ group, judged, more, less }) => [group.label, judged, more, less])).toEqual([
      ['税务局', 3, 1, 1],
      ['公安局', 1, 0, 0],
    ]);
    const one = await report('flag', { ...scopeAt(AS_OF), filters: { unit: 2 } });
    expect(one.total.judged).toBe(1);
    expect((await report('flag', scopeAt(AS_OF, '2026-10'))).total.judged).toBe(0);
  });

  it.each([
    ['receipt', { finished: '2026-11-16', flagged_late: true }],
    ['natural', { finished: '2026-11-13', flagged_late: true, committed_days: 10, due: '2026-11-14' }],
    ['statutory', { finished: '2026-11-20', flagged_late: false, statutory_days: 20 }],
    ['unexplained', { finished: '2026-11-03', flagged_late: true }],
    ['whole_days', { due: '2026-11-16 12:00:00', finished: '2026-11-16 15:00:00', flagged_late: false }],
    ['after_cut_off', { due: '2026-12-02', finished: '2026-12-03', flagged_late: true }],
  ])('%s agrees with the flag', async (why, cells) => {
    await loaded({ cases: [{ ...DUE, ...cells }] });
    expect(await listed('flag')).toEqual([`a ${why}`]);
  });

  it('pause: late by the days on which the clock stood still', async () => {
    await loaded({
      cases: [
        {
          case_id: 'a',
          accepted: '2026-11-02',
          committed_days: 10,
          finished: '2026-11-18',
          flagged_late: true,
        },
      ],
      case_events: [{ case_id: 'a', event_kind: 'special', entered: '2026-11-04', left: '2026-11-09' }],
    });
    expect(await listed('flag')).toEqual(['a pause']);
  });

  it('a flag without a verdict of ours is said as such, never as a difference', async () => {
    await loaded({
      cases: [
        { case_id: 'a', accepted: '2026-11-02', flagged_late: true },
        { case_id: 'b', accepted: '2026-11-20', committed_days: 200, flagged_late: true },
        { case_id: 'c', accepted: '2026-11-20', committed_days: 5, flagged_late: true },
        { ...DUE, case_id: 'd', result_class: 'cancelled', flagged_late: true },
        { case_id: 'e', accepted: '2026-11-02', flagged_late: false },
        { case_id: 'f', accepted: '2026-12-02', flagged_late: true, due: '2026-12-04' },
      ],
      case_events: [{ case_id: 'c', event_kind: 'supplement_notice', entered: '2026-11-23' }],
    });
    expect(await listed('flag')).toEqual(['a no_limit', 'b uncovered', 'c paused', 'd cancelled']);
    expect((await report('flag')).total).toEqual({ judged: 0, more: 0, less: 0, unjudged: 4 });
  });

  it('files without the columns: what is missing is named, and nothing is counted', async () => {
    await loaded({ cases: [DUE] }, ['accepted', 'due', 'finished']);
    expect((await report('flag')).missing).toEqual({ tables: [], columns: [['cases.is_overdue']] });
    expect((await report('due')).missing).toEqual({
      tables: [],
      columns: [['cases.committed_days', 'cases.statutory_days']],
    });
  });
});

it('what an export says in its own words is compared', async () => {
  await given(engine, [
    '办件编号,承办单位,受理时间,承诺时限,应办结时间,办结时间,是否超期',
    '1,税务局,2026-11-02,10,2026-11-13,2026-11-16,是',
    '2,税务局,2026-11-02,10,2026-11-16,2026-11-16,否',
  ]);
  expect((await report('flag')).total).toEqual({ judged: 2, more: 0, less: 0, unjudged: 0 });
  expect((await report('due')).total).toEqual({ judged: 2, more: 0, less: 1, unjudged: 0 });
  expect(await listed('due')).toEqual(['1 receipt']);
});
