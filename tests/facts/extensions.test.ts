/** EX-01, EX-02: an extension moves the due date only when its five elements stand and it came in time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { prepared } from '../ingest/loading';
import { duesOf, withRecords, type Cells } from './records';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

/** Due on 2026-11-16. */
const CASE = { case_id: 'a', accepted: '2026-11-02', committed_days: 10 };
const COLUMNS = ['reason', 'approver', 'approver_role', 'notified'];
const WHOLE: Cells = {
  case_id: 'a',
  event_kind: 'extension_approved',
  entered: '2026-11-12',
  approved: '2026-11-13',
  new_due: '2026-11-25',
  reason: '需现场勘查',
  approver: '甲某',
  approver_role: '分管领导',
  notified: '2026-11-13',
};
const without = (name: string): Cells =>
  Object.fromEntries(Object.entries(WHOLE).filter(([key]) => key !== name));

const judged = async (
  events: readonly Cells[],
  one: Cells = CASE,
  columns = COLUMNS,
): Promise<[string, string]> => {
  await withRecords(engine, { cases: [one], case_events: events }, columns);
  const rows = await engine.query('select verdict, moves_due from extension order by source_row');
  const verdicts = rows.map(
    ({ verdict, moves_due }) => `${String(verdict)}${moves_due === true ? ' moves' : ''}`,
  );
  return [verdicts.join(', '), (await duesOf(engine))[0] ?? ''];
};

describe('an extension of a case that is due on 2026-11-16', () => {
  it.each([
    ['with all five elements, approved in time', WHOLE, 'valid moves', '2026-11-25 extended'],
    ['approved on the due day', { ...WHOLE, approved: '2026-11-16' }, 'valid moves', '2026-11-25 extended'],
    ['approved a day later', { ...WHOLE, approved: '2026-11-17' }, 'late', '2026-11-16 committed'],
    ['without a reason', without('reason'), 'incomplete', '2026-11-16 committed'],
    ['without an approver', without('approver'), 'incomplete', '2026-11-16 committed'],
    ['of which nobody was told', without('notified'), 'incomplete', '2026-11-16 committed'],
    ['without a new date', without('new_due'), 'incomplete', '2026-11-16 committed'],
    ['approved by somebody who may not', { ...WHOLE, approver_role: '科员' }, 'role', '2026-11-16 committed'],
    ['to an earlier day', { ...WHOLE, new_due: '2026-11-10' }, 'not_later', '2026-11-16 committed'],
    [
      'by five working days in place of a date',
      { ...without('new_due'), limit_days: 5 },
      'valid moves',
      '2026-11-23 extended',
    ],
  ])('%s', async (_, extension, verdict, due) => {
    expect(await judged([extension])).toEqual([verdict, due]);
  });

  it('asked for and never approved', async () => {
    expect(await judged([{ ...without('approved'), event_kind: 'extension_requested' }])).toEqual([
      'not_approved',
      '2026-11-16 committed',
    ]);
  });

  it('asked for in one record and approved in another: what either says counts', async () => {
    const asked = {
      case_id: 'a',
      event_kind: 'extension_requested',
      entered: '2026-11-11',
      reason: '需现场勘查',
    };
    expect(await judged([asked, without('reason')])).toEqual(['valid moves', '2026-11-25 extended']);
  });

  it('that two exports both hold is one', async () => {
    expect(await judged([WHOLE, WHOLE])).toEqual(['valid moves', '2026-11-25 extended']);
  });

  it('a second one is one too many', async () => {
    const second = { ...WHOLE, approved: '2026-11-24', notified: '2026-11-24', new_due: '2026-12-04' };
    expect(await judged([WHOLE, second])).toEqual(['valid moves, too_many', '2026-11-25 extended']);
  });

  it('a column that no file has is not held against it, and it is said that nothing proves it', async () => {
    expect(await judged([without('notified')], CASE, ['reason', 'approver', 'approver_role'])).toEqual([
      'unproven moves',
      '2026-11-25 extended',
    ]);
  });

  it('a case without a limit has nothing to extend', async () => {
    expect(await judged([WHOLE], { case_id: 'a', accepted: '2026-11-02' })).toEqual([
      'not_judged',
      'null none',
    ]);
  });

  it('a pause moves the due that it is judged against, and one after it moves the new date', async () => {
    const pause = { case_id: 'a', event_kind: 'special', entered: '2026-11-04', left: '2026-11-09' };
    const approved = { ...WHOLE, approved: '2026-11-19', notified: '2026-11-19' };
    expect(await judged([pause, approved])).toEqual(['valid moves', '2026-11-25 extended']);
    const later = { case_id: 'a', event_kind: 'special', entered: '2026-11-20', left: '2026-11-24' };
    expect(await judged([pause, approved, later])).toEqual(['valid moves', '2026-11-27 extended']);
  });
});
