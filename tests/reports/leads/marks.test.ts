/** Which records each lead marks, of those that it looks at: the edges of its definition. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/lib/db/engine';
import { openNative } from '../../../src/lib/db/native';
import { callMacro } from '../../../src/lib/db/sql-file';
import { parseAsOf } from '../../../src/lib/domain/as-of';
import { leadById, LEADS } from '../../../src/lib/reports/leads/registry';
import en from '../../../src/lib/i18n/messages/en.json';
import { withRecords, type Cells } from '../../facts/records';
import { prepared } from '../../ingest/loading';
import { given } from '../../measures/asking';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const AS_OF = '2026-11-30';

/** `marked / looked at`, by the numbers of the records. */
const marks = async (lead: string): Promise<string> => {
  const rows = await engine.query(
    `select source_id, in_numerator, in_denominator from ${callMacro(leadById(lead)!.file)} order by source_row`,
    [parseAsOf(AS_OF).at],
  );
  const of = (part: string): string =>
    rows
      .filter((row) => row[part] === true)
      .map((row) => String(row['source_id']))
      .join(' ');
  return `${of('in_numerator')} / ${of('in_denominator')}`;
};

/** 10 working days, due on 2026-11-16 (Monday). */
const one = (case_id: string, cells: Cells): Cells => ({
  ...{ case_id, unit_key: 1, officer_key: 1, accepted: '2026-11-02', committed_days: 10 },
  ...cells,
});

describe('every lead', () => {
  it('has a name, what it means and innocent explanations, in words', () => {
    expect(LEADS.length).toBe(8);
    const words: Readonly<Record<string, string>> = en;
    for (const { id } of LEADS)
      for (const key of [id, `${id}_what`, `${id}_innocent`]) expect(words, key).toHaveProperty(key);
  });
});

describe('到期当天扎堆: the due day against the five working days before it', () => {
  it('late, earlier and open ones are not looked at, nor limits no longer than those days', async () => {
    await withRecords(engine, {
      cases: [
        one('due-day', { finished: '2026-11-16' }),
        one('day-before', { finished: '2026-11-13' }),
        one('five-before', { finished: '2026-11-09' }),
        one('six-before', { finished: '2026-11-06' }),
        one('late', { finished: '2026-11-17' }),
        one('open', {}),
        one('short', { committed_days: 5, finished: '2026-11-09' }),
        one('cancelled', { finished: '2026-11-16', result_class: 'cancelled' }),
      ],
    });
    expect(await marks('lead_due_day')).toBe('due-day / due-day day-before five-before');
  });
});

describe('同一分钟成批办结: five by one officer', () => {
  const at = (id: string, finished: string, officer_key = 1): Cells => one(id, { finished, officer_key });
  it('seconds do not count, another officer and another minute do, a date without a time is not looked at', async () => {
    const batch = ['a', 'b', 'c', 'd', 'e'].map((id, n) => at(id, `2026-11-05 16:30:0${String(n)}`));
    await withRecords(engine, {
      cases: [
        ...batch,
        at('next-minute', '2026-11-05 16:31:00'),
        at('other', '2026-11-05 16:30:00', 2),
        at('untimed', '2026-11-05'),
        at('nobody', '2026-11-05 16:30:00', 0),
      ],
    });
    expect(await marks('lead_same_minute')).toBe('a b c d e / a b c d e next-minute other');
  });
  it('four are no batch', async () => {
    await withRecords(engine, {
      cases: ['a', 'b', 'c', 'd'].map((id) => at(id, '2026-11-05 16:30:00')),
    });
    expect(await marks('lead_same_minute')).toBe(' / a b c d');
  });
});

describe('办理天数雷同: the one commonest number of days of a unit', () => {
  it('without short limits, the due day, and pauses', async () => {
    const events = [
      { case_id: 'paused', event_kind: 'supplement_notice', entered: '2026-11-03' },
      { case_id: 'paused', event_kind: 'supplement_received', entered: '2026-11-04' },
    ];
    await withRecords(engine, {
      cases: [
        one('three', { finished: '2026-11-05' }),
        one('three-too', { finished: '2026-11-05' }),
        one('paused', { finished: '2026-11-06' }),
        one('four', { finished: '2026-11-06' }),
        one('due-day', { finished: '2026-11-16' }),
        one('short', { committed_days: 4, finished: '2026-11-05' }),
        one('same-day', { finished: '2026-11-02' }),
      ],
      case_events: events,
    });
    expect(await marks('lead_same_days')).toBe('three three-too paused / three three-too paused four');
  });
});

describe('临到期才要求补正: the last two working days, the due day one of them', () => {
  it('the first notice of a case, against the due before any pause', async () => {
    const notice = (case_id: string, entered: string): Cells => ({
      ...{ case_id, event_kind: 'supplement_notice', entered },
    });
    await withRecords(engine, {
      cases: ['eve', 'due', 'earlier', 'after', 'twice'].map((id) => one(id, {})),
      case_events: [
        notice('eve', '2026-11-13'),
        notice('due', '2026-11-16'),
        notice('earlier', '2026-11-12'),
        notice('after', '2026-11-17'),
        notice('twice', '2026-11-16'),
        notice('twice', '2026-11-05'),
      ],
    });
    expect(await marks('lead_late_supplement')).toBe('eve due / eve due earlier after twice');
  });
});

describe('到期之后才批延期', () => {
  it('approved on the due day is in time; one that nobody approved is not looked at', async () => {
    const approved = (case_id: string, on: string): Cells => ({
      ...{ case_id, event_kind: 'extension_approved', entered: on, approved: on, new_due: '2026-11-25' },
    });
    await withRecords(engine, {
      cases: ['in-time', 'after', 'asked'].map((id) => one(id, {})),
      case_events: [
        approved('in-time', '2026-11-16'),
        approved('after', '2026-11-17'),
        { case_id: 'asked', event_kind: 'extension_requested', entered: '2026-11-12', new_due: '2026-11-25' },
      ],
    });
    expect(await marks('lead_late_extension')).toBe('after / in-time after');
  });
});

const RATED = {
  rating_level: 5,
  scale_size: 5,
  is_active: true,
  is_valid: true,
  unit_key: 1,
  officer_key: 1,
};

describe('办结之前已有评价', () => {
  it('days where a time is missing, instants else; of an open case too; one without a case is not looked at', async () => {
    const rated = (evaluation_id: string, case_id: string, at: string): Cells => ({
      ...{ ...RATED, evaluation_id, case_id, rated: at },
    });
    await withRecords(engine, {
      cases: [
        one('timed', { finished: '2026-11-10 10:00:00' }),
        one('dated', { finished: '2026-11-10' }),
        one('open', {}),
      ],
      evaluations: [
        rated('before', 'timed', '2026-11-10 09:59:00'),
        rated('after', 'timed', '2026-11-10 10:00:00'),
        rated('same-day', 'dated', '2026-11-10 08:00:00'),
        rated('day-before', 'dated', '2026-11-09'),
        rated('while-open', 'open', '2026-11-20'),
        rated('no-case', 'elsewhere', '2026-11-01'),
      ],
    });
    expect(await marks('lead_early_rating')).toBe(
      'before day-before while-open / before after same-day day-before while-open',
    );
  });
});

describe('最高档评价成串: three within a minute for one officer', () => {
  it('only valid active ratings at the top with a time of day', async () => {
    const rated = (evaluation_id: string, more: Cells = {}): Cells => ({
      ...{ ...RATED, evaluation_id, case_id: evaluation_id, rated: '2026-11-10 09:00:30', ...more },
    });
    await withRecords(engine, {
      evaluations: [
        ...['a', 'b', 'c'].map((id) => rated(id)),
        rated('lower', { rating_level: 4 }),
        rated('default', { is_active: false }),
        rated('void', { is_valid: false }),
        rated('other', { officer_key: 2 }),
        rated('untimed', { rated: '2026-11-10' }),
      ],
    });
    expect(await marks('lead_rating_burst')).toBe('a b c / a b c other');
  });
});

describe('应办结日前后不一: two exports of the same cases', () => {
  it('a later due in the newer export; an earlier one, the same one and one that a pause explains are none', async () => {
    const head = '办件编号,承办单位,受理时间,应办结时间';
    const events = '办件编号,环节名称,接收时间,处理时间';
    await given(
      engine,
      [
        head,
        ...['later', 'earlier', 'same', 'paused', 'once'].map((id) => `${id},税务局,2026-11-02,2026-11-16`),
      ],
      [
        head,
        'later,税务局,2026-11-02,2026-11-18',
        'earlier,税务局,2026-11-02,2026-11-13',
        'same,税务局,2026-11-02,2026-11-16',
        'paused,税务局,2026-11-02,2026-11-18',
      ],
      [events, 'paused,补正告知,2026-11-03,2026-11-03', 'paused,补正收到,2026-11-05,2026-11-05'],
    );
    expect(await marks('lead_moved_due')).toBe('later / later earlier same paused');
  });
});
