/** 期限台账: each day of a case's limit can be shown, and the sums follow from the days. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALENDAR } from '../../src/headless/calendar-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { parseAsOf } from '../../src/lib/domain/as-of';
import { addDays } from '../../src/lib/domain/local-date';
import { readCaseLedger, type CaseLedger } from '../../src/lib/reports/case-ledger';
import { withRecords, type Cells } from '../facts/records';
import { prepared } from '../ingest/loading';
import { seeded } from '../seeded';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const FIRST = 2 ** 32 + 2;
const readAt = async (sourceRow: number, asOf: string): Promise<CaseLedger> => {
  const lineOf = (fileNo: number, recordNo: number): number => fileNo * 1000 + recordNo;
  const ledger = await readCaseLedger(engine, CALENDAR.marks, {
    sourceRow,
    asOf: parseAsOf(asOf).at,
    lineOf,
  });
  if (ledger === null) throw new Error('no ledger');
  return ledger;
};
const ledgerOf = async (
  one: Cells,
  events: readonly Cells[] = [],
  asOf = '2026-12-31',
): Promise<CaseLedger> => {
  await withRecords(engine, { cases: [one], case_events: events });
  return readAt(FIRST, asOf);
};
const said = ({ days }: CaseLedger): string[] =>
  days.map(({ on, state, no, isDue, isEnd }) =>
    [
      on.slice(5),
      state,
      ...(no === null ? [] : [no]),
      ...(isDue ? ['due'] : []),
      ...(isEnd ? ['end'] : []),
    ].join(' '),
  );

describe('a case of ten committed working days, accepted on 2026-09-22, finished on 2026-10-22', () => {
  const CASE = {
    case_id: 'a',
    accepted: '2026-09-22',
    committed_days: 10,
    statutory_days: 20,
    finished: '2026-10-22',
  };
  const PAUSE = [
    { case_id: 'a', event_kind: 'supplement_notice', entered: '2026-09-28' },
    { case_id: 'a', event_kind: 'supplement_received', entered: '2026-10-09' },
  ];
  const EXTENSION = {
    ...{
      case_id: 'a',
      event_kind: 'extension_approved',
      entered: '2026-10-20',
      approved: '2026-10-20',
      new_due: '2026-10-23',
    },
    ...{ reason: 'x', approver: '乙某' },
  };

  it('every day counts, stands still, is off or is over', async () => {
    expect(said(await ledgerOf(CASE, PAUSE))).toEqual([
      ...[
        '09-22 start',
        '09-23 count 1',
        '09-24 count 2',
        '09-25 skip',
        '09-26 skip',
        '09-27 skip',
        '09-28 count 3',
      ],
      ...[
        '09-29 pause 1',
        '09-30 pause 2',
        '10-01 skip',
        '10-02 skip',
        '10-03 skip',
        '10-04 skip',
        '10-05 skip',
      ],
      ...[
        '10-06 skip',
        '10-07 skip',
        '10-08 pause 3',
        '10-09 pause 4',
        '10-10 count 4',
        '10-11 skip',
        '10-12 count 5',
      ],
      ...['10-13 count 6', '10-14 count 7', '10-15 count 8', '10-16 count 9', '10-17 skip', '10-18 skip'],
      ...['10-19 count 10 due', '10-20 over 1', '10-21 over 2', '10-22 over 3 end'],
    ]);
  });

  it('the sums follow: 13 used, 3 over, 4 paused, within the statutory limit', async () => {
    const ledger = await ledgerOf(CASE, PAUSE);
    expect(ledger).toMatchObject({
      ...{ due: '2026-10-19', basis: 'committed', used: 13, over: 3, paused: 4, isLate: true },
      pauses: [{ from: '2026-09-29', to: '2026-10-09', days: 4 }],
      committed: { days: 10, due: '2026-10-19', isLate: true },
      statutory: { days: 20, due: '2026-11-02', isLate: false },
    });
  });

  it('an extension that came too late stands there with its reason, and changes nothing', async () => {
    const ledger = await ledgerOf(CASE, [...PAUSE, EXTENSION]);
    expect(ledger.due).toBe('2026-10-19');
    expect(ledger.extensions).toMatchObject([
      { verdict: 'late', movesDue: false, approvedOn: '2026-10-20', oldDueOn: '2026-10-19', line: 2004 },
    ]);
  });

  it('what an extension lacks is named, where the files have the column', async () => {
    await withRecords(engine, { cases: [CASE], case_events: [{ ...EXTENSION, approved: '2026-10-02' }] }, [
      ...['reason', 'approver', 'notified'],
    ]);
    const { extensions, flaggedLate } = await readAt(FIRST, '2026-12-31');
    expect(extensions).toMatchObject([{ verdict: 'incomplete', lacks: ['notice'] }]);
    expect(flaggedLate).toBeNull();
  });

  it('one in time moves it, and never makes the statutory limit shorter', async () => {
    const ledger = await ledgerOf(CASE, [...PAUSE, { ...EXTENSION, approved: '2026-10-19' }]);
    expect(ledger).toMatchObject({ due: '2026-10-23', basis: 'extended', isLate: false, over: 0 });
    expect(ledger.statutory?.due).toBe('2026-11-02');
  });

  it('open at the cut-off: the days up to it; before the due date nothing is late', async () => {
    expect(await ledgerOf(CASE, PAUSE, '2026-10-15')).toMatchObject({ end: null, isLate: false, used: 8 });
    expect(await ledgerOf(CASE, PAUSE, '2026-10-21')).toMatchObject({ end: null, isLate: true, over: 2 });
  });

  it('while the supplement has not come there is no due date, and the days stand still', async () => {
    const open = { case_id: 'a', accepted: '2026-09-22', committed_days: 10 };
    const ledger = await ledgerOf(open, PAUSE.slice(0, 1), '2026-10-09');
    expect(ledger).toMatchObject({ due: null, basis: 'paused', used: 3, paused: 4, isLate: false });
  });

  it('the date that the export gives is shown beside the counted ones', async () => {
    const ledger = await ledgerOf({ ...CASE, due: '2026-10-23 17:00:00' }, PAUSE);
    expect(ledger).toMatchObject({ due: '2026-10-23', dueTime: '17:00', basis: 'explicit', isLate: false });
    expect(ledger.committed).toMatchObject({ due: '2026-10-19', isLate: true });
  });

  it('without a day of acceptance nothing is counted', async () => {
    expect(await ledgerOf({ case_id: 'a', due: '2026-10-23' })).toMatchObject({
      start: null,
      days: [],
      due: '2026-10-23',
    });
  });
});

describe('200 random cases', () => {
  it('the counted days are as many as the days used, and the last of the limit is the due date', async () => {
    const chance = seeded(20_261_128);
    const cases: Cells[] = [];
    const case_events: Cells[] = [];
    for (let no = 0; no < 200; no += 1) {
      const accepted = addDays('2024-01-02', chance.below(700));
      const case_id = `c${String(no)}`;
      cases.push({
        case_id,
        accepted,
        committed_days: 1 + chance.below(20),
        finished: addDays(accepted, chance.below(60)),
      });
      if (chance.below(2) === 1) {
        const entered = addDays(accepted, chance.below(15));
        case_events.push({
          case_id,
          event_kind: 'special',
          entered,
          left: addDays(entered, 1 + chance.below(10)),
        });
      }
    }
    await withRecords(engine, { cases, case_events });
    for (const at of cases.keys()) {
      const ledger = await readAt(FIRST + at, '2026-12-31');
      const counted = ledger.days.filter(({ state }) => state === 'count');
      expect([at, counted.length]).toEqual([at, ledger.limitDays]);
      expect(counted.at(-1)).toMatchObject({ on: ledger.due, isDue: true });
      const until = ledger.end ?? '';
      const used = ledger.days.filter(
        ({ state, on }) => (state === 'count' || state === 'over') && on <= until,
      );
      expect(used).toHaveLength(ledger.used);
    }
  });
});
