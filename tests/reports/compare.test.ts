import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { OVERVIEW_COLUMNS } from '../../src/lib/reports/columns';
import { readComparisons } from '../../src/lib/reports/compare';
import type { Comparison } from '../../src/lib/reports/types';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

/** `numerator/denominator turned` of one figure, — where the files do not reach back. */
const figure = (of: Comparison | null, measure: string): string => {
  const earlier = of?.figures[OVERVIEW_COLUMNS.findIndex((column) => column.measure === measure)];
  if (!earlier) return '—';
  const { numerator, denominator } = earlier.cell;
  return `${String(numerator)}${denominator === null ? '' : `/${String(denominator)}`} ${String(earlier.turned)}`;
};
const compare = async (asOf: string, period: string | null) =>
  readComparisons(await contextOf(engine), scopeAt(asOf, period));

const HEADER = '办件编号,受理时间,应办结时间,办结时间,办理结果';
const CASES = [
  HEADER,
  'a,2025-10-08,2025-10-20,2025-10-21,办结',
  'b,2025-10-08,2025-10-20,2025-10-20,办结',
  'c,2026-09-08,2026-09-20,2026-09-20,办结',
  'd,2026-09-08,2026-09-20,2026-10-05,办结',
  'e,2026-09-08,2026-09-20,2026-09-19,办结',
  'f,2026-10-08,2026-10-20,2026-10-21,办结',
  'g,2026-10-08,2026-10-20,2026-10-21,办结',
  'h,2026-10-08,2026-10-20,,',
];

describe('本年累计', () => {
  /** `numerator/denominator` of one figure from January on. */
  const toDate = async (asOf: string, period: string, measure: string): Promise<string> => {
    const { yearToDate } = await compare(asOf, period);
    if (yearToDate === null) return 'the period itself';
    const found = yearToDate.figures[OVERVIEW_COLUMNS.findIndex((column) => column.measure === measure)];
    return found
      ? `${String(found.cell.numerator)}/${String(found.cell.denominator)} from ${String(found.from - 2026 * 12 + 1)}`
      : '—';
  };

  it('from January to the end of the period, known up to the same cut-off; a stock has none', async () => {
    await given(engine, CASES);
    expect(await toDate('2026-10-31', '2026-10', 'overdue_rate')).toBe('4/6 from 1');
    expect(await toDate('2026-10-31', '2026-09', 'overdue_rate')).toBe('1/3 from 1');
    expect(await toDate('2026-09-30', '2026-09', 'received_cases')).toBe('3/null from 1');
    expect(await toDate('2026-10-31', '2026-10', 'open_overdue_stock')).toBe('—');
  });

  it('says where the files begin later than January', async () => {
    await given(engine, CASES, ['投诉编号,受理时间,查实情况', 'a,2026-09-02,属实', 'b,2026-10-02,属实']);
    expect(await toDate('2026-10-31', '2026-10', 'complaints')).toBe('2/null from 9');
  });

  it.each(['2026-01', '2026-Q1', '2026-H1', '2026'])(
    '%s begins in January: it is its own',
    async (period) => {
      await given(engine, CASES);
      expect(await toDate('2026-10-31', period, 'overdue_rate')).toBe('the period itself');
    },
  );
});

describe('what is neither good nor bad', () => {
  it('more cases are more, not better and not worse', async () => {
    await given(engine, CASES);
    const { previous, lastYear } = await compare('2026-10-31', '2026-10');
    expect([figure(previous, 'received_cases'), figure(lastYear, 'received_cases')]).toEqual([
      '3 same',
      '2 more',
    ]);
    expect(figure(lastYear, 'finished_cases')).toBe('2 more');
  });
});

describe('环比 and 同比', () => {
  it('the period before and the same one last year, with their bases, and which way it went', async () => {
    await given(engine, CASES);
    const { previous, lastYear } = await compare('2026-10-31', '2026-10');
    expect([previous?.scope.period, lastYear?.scope.period]).toEqual(['2026-09', '2025-10']);
    expect([figure(previous, 'overdue_rate'), figure(lastYear, 'overdue_rate')]).toEqual([
      '1/3 worse',
      '1/2 worse',
    ]);
  });

  it('the cut-off goes back with the period: a stock is the one of then', async () => {
    await given(engine, CASES);
    const { previous, lastYear } = await compare('2026-10-31', '2026-10');
    expect([previous?.scope.asOf, lastYear?.scope.asOf]).toEqual(['2026-09-30', '2025-10-31']);
    expect([figure(previous, 'open_overdue_stock'), figure(lastYear, 'open_overdue_stock')]).toEqual([
      '1 same',
      '0 worse',
    ]);
  });

  it('a verdict is the one known as long after the period as now', async () => {
    await given(engine, [
      '投诉编号,受理时间,认定时间,查实情况',
      'a,2026-09-02,2026-09-20,属实',
      'b,2026-09-03,2026-10-20,属实',
      'c,2026-10-02,2026-10-20,属实',
    ]);
    expect(figure((await compare('2026-10-31', '2026-10')).previous, 'upheld_complaints')).toBe('1 same');
    expect(figure((await compare('2026-11-30', '2026-10')).previous, 'upheld_complaints')).toBe('2 better');
  });

  it('before the files begin there is nothing, which is not 0', async () => {
    await given(engine, CASES, ['投诉编号,受理时间,查实情况', 'a,2026-09-02,属实', 'b,2026-10-02,属实']);
    const { previous, lastYear } = await compare('2026-10-31', '2026-10');
    expect([figure(previous, 'upheld_complaints'), figure(lastYear, 'upheld_complaints')]).toEqual([
      '1 same',
      '—',
    ]);
    expect(figure(lastYear, 'satisfaction_rate')).toBe('—');
  });

  it('a rate without a base then or now has no direction', async () => {
    await given(engine, [HEADER, 'a,2026-08-08,2026-08-20,2026-08-21,办结', ...CASES.slice(6)]);
    expect(figure((await compare('2026-10-31', '2026-10')).previous, 'overdue_rate')).toBe('0/0 null');
  });

  it('more satisfied is better', async () => {
    await given(engine, [
      '评价编号,办件编号,满意度,是否主动评价,评价时间',
      'a,1,非常满意,是,2026-09-02',
      'b,2,非常不满意,是,2026-09-02',
      'c,3,非常满意,是,2026-10-02',
    ]);
    expect(figure((await compare('2026-10-31', '2026-10')).previous, 'satisfaction_rate')).toBe('1/2 better');
  });

  it('quarters go back by quarters; without a period there is nothing to hold against', async () => {
    await given(engine, CASES);
    const { previous, lastYear } = await compare('2026-12-31', '2026-Q4');
    expect([previous?.scope, lastYear?.scope]).toMatchObject([
      { period: '2026-Q3', asOf: '2026-09-30' },
      { period: '2025-Q4', asOf: '2025-12-31' },
    ]);
    expect(await compare('2026-10-31', null)).toEqual({
      previous: null,
      lastYear: null,
      yearToDate: null,
    });
  });
});
