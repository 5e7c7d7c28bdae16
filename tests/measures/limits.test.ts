/** The measures about time limits besides the overdue rates of cases. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { percentFigure } from '../../src/lib/domain/format';
import { tally, type Tally } from '../../src/lib/measures/aggregate';
import { quantilesOf } from '../../src/lib/measures/quantiles';
import { measureById } from '../../src/lib/measures/registry';
import { TallyStore } from '../../src/lib/measures/tally-store';
import { toQuestion } from '../../src/lib/reports/scope';
import { withRecords, type Cells } from '../facts/records';
import { prepared } from '../ingest/loading';
import { figure } from './asking';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const AS_OF = '2026-11-30';
const one = (cells: Cells): Cells => ({ case_id: 'a', accepted: '2026-11-02', ...cells });

describe('TL-05, TL-21 speed-up, weighted by the statutory days', () => {
  it('承诺提速率: days saved by commitments, over cases that have both limits', async () => {
    await withRecords(engine, {
      cases: [
        one({ statutory_days: 20, committed_days: 5 }),
        one({ statutory_days: 10, committed_days: 10 }),
        one({ statutory_days: 10 }),
        one({ statutory_days: 30, committed_days: 1, result_class: 'cancelled' }),
      ],
    });
    expect(await figure(engine, 'commitment_speed_up', AS_OF)).toBe('15/30');
  });

  it('实际提速率: working days used, without those on which the clock stood still', async () => {
    await withRecords(engine, {
      cases: [
        one({ statutory_days: 20, finished: '2026-11-16' }),
        one({ case_id: 'b', statutory_days: 10, finished: '2026-11-16' }),
        one({ statutory_days: 5, finished: '2026-12-02' }),
      ],
      case_events: [{ case_id: 'b', event_kind: 'special', entered: '2026-11-04', left: '2026-11-09' }],
    });
    expect(await figure(engine, 'actual_speed_up', AS_OF)).toBe('13/30');
  });

  it('a store of tallies adds the same sums', async () => {
    const measure = measureById('actual_speed_up');
    const question = toQuestion({ period: null, asOf: AS_OF, ruleSet: 'base', filters: {} });
    const direct = await tally(engine, { ...question, measure }, ['month']);
    const stored = await new TallyStore(engine).tallies({ ...question, measures: [measure] }, ['month']);
    expect(stored.get('actual_speed_up')).toEqual(direct);
    expect(direct).toHaveLength(1);
  });
});

describe('办理用时', () => {
  const tallies = async (): Promise<Tally[]> => {
    const question = toQuestion({ period: null, asOf: AS_OF, ruleSet: 'base', filters: {} });
    return tally(engine, { ...question, measure: measureById('days_used') }, []);
  };
  it('the median and the 90th percentile by nearest rank', async () => {
    const finishes = ['2026-11-02', '2026-11-03', '2026-11-03', '2026-11-06', '2026-11-16'];
    await withRecords(engine, { cases: finishes.map((finished) => one({ finished })) });
    expect(quantilesOf(await tallies(), [50, 90])).toEqual([
      { keys: [], percent: 50, value: 1, atMost: 3, of: 5 },
      { keys: [], percent: 90, value: 10, atMost: 5, of: 5 },
    ]);
  });
  it('is in the order of numbers, not of their digits', async () => {
    await withRecords(engine, { cases: ['2026-11-05', '2026-11-16'].map((finished) => one({ finished })) });
    expect(quantilesOf(await tallies(), [50])).toMatchObject([{ value: 3 }]);
  });
});

describe('TL-07 cases that are done at once', () => {
  it('are late when not finished on their day, open ones once it has passed', async () => {
    const immediate = (cells: Cells): Cells => one({ case_type: '即办件', ...cells });
    await withRecords(engine, {
      cases: [
        immediate({ finished: '2026-11-02' }),
        immediate({ finished: '2026-11-03' }),
        immediate({}),
        immediate({ accepted: '2026-11-30' }),
        one({ case_type: '承诺件', finished: '2026-11-20' }),
      ],
    });
    expect(await figure(engine, 'same_day_overdue_rate', AS_OF)).toBe('2/3');
  });
});

describe('what is late besides cases', () => {
  it('TL-19 stages, by their own limit', async () => {
    const stage = (cells: Cells): Cells => ({
      case_id: 'a',
      event_kind: 'stage',
      entered: '2026-11-02',
      limit_days: 2,
      ...cells,
    });
    await withRecords(engine, {
      case_events: [
        stage({ left: '2026-11-04' }),
        stage({ left: '2026-11-05' }),
        stage({}),
        stage({ limit_days: 60 }),
      ],
    });
    expect(await figure(engine, 'stage_overdue_rate', AS_OF)).toBe('2/3');
  });
  it('RN-08 letters and tasks; forwarding is not counted twice', async () => {
    const matter = (cells: Cells): Cells => ({
      matter_kind: 'mail',
      received: '2026-11-02',
      forwarded: '2026-11-20',
      ...cells,
    });
    await withRecords(engine, {
      matters: [matter({ replied: '2026-11-05' }), matter({ replied: '2026-11-06' }), matter({})],
    });
    expect(await figure(engine, 'matter_overdue_rate', AS_OF)).toBe('2/3');
  });
  it('TL-13 complaints', async () => {
    await withRecords(engine, {
      complaints: [
        { received: '2026-11-02', replied: '2026-11-09' },
        { received: '2026-11-02', replied: '2026-11-10' },
      ],
    });
    expect(await figure(engine, 'reply_overdue_rate', AS_OF)).toBe('1/2');
  });
  it('SP-08 rectification', async () => {
    await withRecords(engine, {
      findings: [
        { found: '2026-11-02', rectify_due: '2026-11-10', rectified: '2026-11-10' },
        { found: '2026-11-02' },
      ],
    });
    expect(await figure(engine, 'rectification_overdue_rate', AS_OF)).toBe('1/2');
  });
});

describe('shares of cases and suggestions', () => {
  it('EX-09 refusals among the cases finished by the cut-off; open and cancelled ones are neither', async () => {
    const done = { finished: '2026-11-05' };
    await withRecords(engine, {
      cases: [
        one({ ...done, result_class: 'negative' }),
        one({ ...done, case_id: 'b', result_class: 'done' }),
        one({ ...done, case_id: 'c' }),
        one({ case_id: 'd', result_class: 'negative' }),
        one({ ...done, case_id: 'e', result_class: 'cancelled' }),
      ],
    });
    expect(await figure(engine, 'refusal_rate', AS_OF)).toBe('1/3');
  });
  it('CP-12 5 of 17 suggestions = 29.4 %; one without an answer is in no share', async () => {
    const suggestion = (at: number, cells: Cells): Cells => ({
      activity_id: `YJ${String(at)}`,
      activity_class: 'suggestion',
      done: '2026-11-05',
      ...cells,
    });
    const decided = Array.from({ length: 17 }, (_, at) => suggestion(at, { is_done: at < 5 }));
    await withRecords(engine, {
      activities: [...decided, suggestion(17, {}), { activity_class: 'meeting', is_done: true }],
    });
    expect(await figure(engine, 'adoption_rate', AS_OF)).toBe('5/17');
    expect(percentFigure(5, 17, 1)).toBe('29.4');
  });
});

describe('TL-22 three visits', () => {
  it('count by the export’s number or by the notices', async () => {
    const notice = { case_id: 'b', event_kind: 'supplement_notice', entered: '2026-11-03' };
    await withRecords(engine, {
      cases: [one({ visits: 3 }), one({ visits: 2 }), one({ case_id: 'b' })],
      case_events: [notice, notice, notice, { ...notice, case_id: 'a' }],
    });
    expect(await figure(engine, 'three_visits', AS_OF)).toBe('2/3');
  });
});

describe('the catalogue of items, whatever the period', () => {
  it('TL-05 commitments that are no shorter; TL-06 items without a limit, or not published', async () => {
    await withRecords(engine, {
      items: [
        { statutory_days: 20, committed_days: 20, is_published: true },
        { statutory_days: 20, committed_days: 5, is_published: false },
        { statutory_days: 20 },
        { case_type: '承诺件' },
      ],
    });
    expect(await figure(engine, 'commitment_not_shorter', AS_OF, '2026-09')).toBe('1/2');
    expect(await figure(engine, 'items_without_limit', AS_OF, '2026-09')).toBe('2/4');
  });
});
