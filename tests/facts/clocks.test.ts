/** The clocks besides a case's own: each has the days, unit and first day of its rule. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { ruleParameters, type RuleParameterRow } from '../../src/lib/domain/rule-set';
import { loadRuleParams } from '../../src/lib/facts/reference';
import { prepared } from '../ingest/loading';
import { duesOf, withRecords, type Cells, type Records } from './records';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const due = async (records: Records, kind: string): Promise<string> => {
  await withRecords(engine, records);
  return (await duesOf(engine, kind)).join(', ');
};
const matter = (matter_kind: string, more: Cells = {}): Records => ({
  matters: [{ matter_id: 'm', matter_kind, received: '2026-09-24', ...more }],
});
const procedure = (cells: Cells): Records => ({ procedures: [{ procedure_id: 'p', ...cells }] });

describe('the last day of', () => {
  it.each([
    ['TL-10 a request: the day of receipt is day 1', 'request', matter('request'), '2026-10-21 rule'],
    ['TL-11 a letter that wants study', 'letter', matter('letter', { needs_study: true }), '2026-10-22 rule'],
    ['TL-11 another letter: the same day', 'letter', matter('letter'), '2026-09-24 rule'],
    ['TL-12 a plain letter of a citizen', 'mail', matter('mail'), '2026-09-30 rule'],
    ['TL-09 work', 'work', matter('work'), '2026-10-22 rule'],
    ['TL-15 a villager’s request', 'villager_request', matter('villager'), '2026-10-09 rule'],
    ['TL-16 an incident', 'incident', matter('incident'), '2026-09-28 rule'],
    [
      'TL-18 a task from above: as it says',
      'superior_task',
      matter('task', { required: '2026-10-15' }),
      '2026-10-15 explicit',
    ],
    ['TL-18 a task without a date', 'superior_task', matter('task'), 'null none'],
    ['TL-14 forwarding', 'forwarding', matter('mail', { forwarded: '2026-09-25' }), '2026-09-29 rule'],
    [
      'TL-13 a complaint: natural days',
      'complaint_reply',
      { complaints: [{ received: '2026-09-24' }] },
      '2026-10-01 rule',
    ],
    [
      'SP-08 rectification: natural days',
      'rectification',
      { findings: [{ found: '2026-09-24' }] },
      '2026-10-09 rule',
    ],
    [
      'SP-08 rectification with its own date',
      'rectification',
      { findings: [{ found: '2026-09-24', rectify_due: '2026-09-30' }] },
      '2026-09-30 explicit',
    ],
    [
      'SP-08 an inspection that found nothing: nothing to put right',
      'rectification',
      { findings: [{ found: '2026-09-24', is_clean: true }] },
      '',
    ],
    ['AC-08 an investigation', 'investigation', procedure({ opened: '2026-09-01' }), '2026-10-19 rule'],
    [
      'AC-08 extended with approval',
      'investigation',
      procedure({ opened: '2026-09-01', extension: '2026-10-10' }),
      '2026-11-09 rule',
    ],
    ['AC-09 delivery', 'delivery', procedure({ decided: '2026-09-24' }), '2026-10-15 rule'],
    [
      'AC-10 asking for a review',
      'review_request',
      procedure({ delivered: '2026-09-24' }),
      '2026-10-09 rule',
    ],
    ['AC-11 the review', 'review', procedure({ applied: '2026-09-24' }), '2026-10-24 rule'],
    [
      'TL-19 a stage has the days that its record gives',
      'stage',
      { case_events: [{ event_kind: 'stage', case_id: 'a', entered: '2026-09-24', limit_days: 2 }] },
      '2026-09-29 rule',
    ],
    [
      'TL-19 a stage without days',
      'stage',
      { case_events: [{ event_kind: 'stage', case_id: 'a', entered: '2026-09-24' }] },
      'null none',
    ],
  ])('%s', async (_, kind, records, expected) => {
    expect(await due(records, kind)).toBe(expected);
  });

  it('TL-14 forwarding of a case: from its acceptance, by the unit that accepted it', async () => {
    const events = [
      { event_kind: 'forwarded', case_id: 'a', entered: '2026-09-28', unit_key: 9 },
      { event_kind: 'forwarded', case_id: 'a', entered: '2026-09-26' },
    ];
    await withRecords(engine, {
      cases: [{ case_id: 'a', accepted: '2026-09-24', unit_key: 4 }],
      case_events: events,
    });
    const rows = await engine.query(
      "select unit_key, cast(due_on as varchar) as due, cast(ended_on as varchar) as ended from clock where clock_kind = 'forwarding'",
    );
    expect(rows).toEqual([{ unit_key: 4, due: '2026-09-29', ended: '2026-09-26' }]);
  });

  it('TL-09 work that first wants a plan is answered by the plan', async () => {
    await withRecords(
      engine,
      matter('work', { needs_policy: true, planned: '2026-10-10', replied: '2026-12-01' }),
    );
    const [row] = await engine.query("select is_ended_late from clock where clock_kind = 'work'");
    expect(row).toEqual({ is_ended_late: false });
  });
});

describe('TL-19 a late stage is its owner’s, the case is the leading unit’s (RN-11)', () => {
  it('neither is blamed for the other', async () => {
    await withRecords(engine, {
      cases: [
        {
          case_id: 'a',
          accepted: '2026-11-02',
          committed_days: 5,
          finished: '2026-11-12',
          unit_key: 1,
          officer_key: 11,
        },
      ],
      case_events: [
        {
          case_id: 'a',
          event_kind: 'stage',
          entered: '2026-11-02',
          left: '2026-11-03',
          limit_days: 1,
          unit_key: 1,
          officer_key: 11,
        },
        {
          case_id: 'a',
          event_kind: 'stage',
          entered: '2026-11-03',
          left: '2026-11-11',
          limit_days: 3,
          unit_key: 2,
          officer_key: 22,
        },
      ],
    });
    const rows = await engine.query(
      'select clock_kind, unit_key, officer_key, is_ended_late from clock order by clock_kind, source_row',
    );
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      'case 1 11 true',
      'stage 1 11 false',
      'stage 2 22 true',
    ]);
  });
});

describe('TL-07, TL-08 what is done at once', () => {
  const sameDay = async (one: Cells): Promise<string> => {
    await withRecords(engine, { cases: [{ case_id: 'a', ...one }] });
    const [row] = await engine.query('select cast(same_day_on as varchar) as on_day from clock');
    return `${String(row?.['on_day'])} / ${(await duesOf(engine))[0] ?? ''}`;
  };
  it('is due on its day when nothing else is said', async () => {
    expect(await sameDay({ case_type: '即办件', accepted: '2026-11-02 10:00:00' })).toBe(
      '2026-11-02 / 2026-11-02 same_day',
    );
    expect(await sameDay({ case_type: '承诺件', accepted: '2026-11-02 10:00:00' })).toBe('null / null none');
  });
  it('accepted on a day off: the next working day', async () => {
    expect(await sameDay({ case_type: '当日件', accepted: '2026-10-03' })).toBe(
      '2026-10-08 / 2026-10-08 same_day',
    );
  });
  it('the export’s own date stays the due date; the day is known beside it', async () => {
    expect(await sameDay({ case_type: '即办件', accepted: '2026-11-02', due: '2026-11-05' })).toBe(
      '2026-11-02 / 2026-11-05 explicit',
    );
  });
});

describe('the catalogue of items', () => {
  it('gives the days that a case does not bring, the unit’s own line first', async () => {
    await engine.run("insert into item values (7, 'A1', '甲事项')");
    await engine.run("insert into unit values (3, '三局', '', '', null, null)");
    const items = [
      { item_key: 7, statutory_days: 20 },
      { item_key: 7, unit_key: 3, committed_days: 5, limit_unit: 'day' },
    ];
    const one = { case_id: 'a', accepted: '2026-11-02', item_key: 7 };
    expect(
      await due(
        {
          cases: [one, { ...one, unit_key: 3 }, { ...one, item_key: 0 }, { ...one, committed_days: 1 }],
          items,
        },
        'case',
      ),
    ).toBe('2026-11-30 item, 2026-11-07 item, null none, 2026-11-03 committed');
  });
});

describe('limits in hours', () => {
  const office: readonly RuleParameterRow[] = Object.entries({
    opens: 540,
    breaks: 720,
    resumes: 840,
    closes: 1020,
  }).map(([key, minute]) => ({
    ...{ rule_id: 'TL-01', key: `office.${key}`, value: String(minute), unit: 'minute', clause: 'x' },
    ...{ valid_from: '1900-01-01', valid_to: null },
  }));
  const hours = (accepted: string, committed_days: number): Cells => ({
    case_id: 'a',
    accepted,
    committed_days,
    limit_unit: 'hour',
  });
  it('run in the office hours of working days', async () => {
    await loadRuleParams(engine, [...ruleParameters(BASE_RULES), ...office]);
    const cases = [
      hours('2026-11-02 10:00:00', 2),
      hours('2026-11-02 11:00:00', 2),
      hours('2026-11-02 16:00:00', 2),
      hours('2026-11-06 16:30:00', 1),
      hours('2026-11-07 10:00:00', 6),
      hours('2026-11-02 20:00:00', 1),
    ];
    expect(await due({ cases }, 'case')).toBe(
      [
        '2026-11-02 12:00 committed',
        '2026-11-02 15:00 committed',
        '2026-11-03 10:00 committed',
        '2026-11-09 09:30 committed',
        '2026-11-09 17:00 committed',
        '2026-11-03 10:00 committed',
      ].join(', '),
    );
  });
  it('are not judged without office hours, nor without a time of day', async () => {
    await loadRuleParams(engine, [...ruleParameters(BASE_RULES), ...office]);
    expect(await due({ cases: [hours('2026-11-02', 2)] }, 'case')).toBe('null no_hours');
    await loadRuleParams(engine, ruleParameters(BASE_RULES));
    expect(await due({ cases: [hours('2026-11-02 10:00:00', 2)] }, 'case')).toBe('null no_hours');
  });
});

describe('AC-14 the version of a rule that is in force on the day', () => {
  it('judges what began on that day', async () => {
    const days = (value: string, valid_from: string, valid_to: string | null): RuleParameterRow => ({
      ...{ rule_id: 'TL-12', key: 'days', value, unit: 'workday', clause: 'x', valid_from, valid_to },
    });
    await loadRuleParams(engine, [days('3', '1900-01-01', '2026-09-30'), days('1', '2026-10-15', null)]);
    const received = ['2026-09-30', '2026-10-12', '2026-10-15'];
    const matters = received.map((on) => ({ matter_kind: 'mail', received: on }));
    expect(await due({ matters }, 'mail')).toBe('2026-10-10 rule, null none, 2026-10-16 rule');
    await loadRuleParams(engine, ruleParameters(BASE_RULES));
  });
});
