import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { readAnswer, readOverview } from '../../src/lib/reports/answers';
import { periodsOf, readFirstMonths, readMonths } from '../../src/lib/reports/periods';
import { monthId } from '../../src/lib/reports/scope';
import type { Answer, Grouping } from '../../src/lib/reports/types';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const answer = async (id: Answer['id'], by: Grouping = 'unit'): Promise<Answer> =>
  readAnswer(await contextOf(engine), id, scopeAt('2026-10-31', '2026-10'), by);

/** `column: status` of the total, as far as it is not simply there. */
const odd = ({ columns, total }: Answer): string[] =>
  total.cells.flatMap(({ status }, at) => (status === 'ok' ? [] : [`${columns[at]?.id ?? ''}: ${status}`]));

describe('a figure that cannot be computed is never a zero', () => {
  it('a missing column makes it missing, not 0', async () => {
    await given(engine, ['投诉编号,承办单位,受理时间', 'a,税务局,2026-10-01']);
    const complaints = await answer('complaints');
    expect(odd(complaints)).toEqual([
      'upheld_complaints.numerator: missing',
      'dismissed_complaints.numerator: missing',
      'pending_complaints.numerator: missing',
      'repeat_complaints.numerator: missing',
    ]);
    const missing = complaints.total.cells.filter(({ status }) => status === 'missing');
    expect(missing.map(({ numerator, denominator, value }) => [numerator, denominator, value])).toEqual(
      missing.map(() => [null, null, null]),
    );
  });

  it('what it lacks is said: of all measures, or of those that lack it', async () => {
    await given(engine, ['投诉编号,承办单位,受理时间,是否重复', 'a,税务局,2026-10-01,否']);
    const { missing, notes } = await answer('complaints');
    expect(missing).toBeNull();
    expect(notes.filter(({ key }) => key === 'note_measures_missing')).toEqual([
      {
        key: 'note_measures_missing',
        params: {
          measures: 'upheld_complaints dismissed_complaints pending_complaints',
          what: 'complaints.verdict',
        },
      },
    ]);
    const none = await answer('satisfaction');
    expect(none.missing).toEqual({ tables: ['evaluations'], columns: [] });
    expect(none.notes.map(({ key }) => key)).not.toContain('note_measures_missing');
  });

  it('each figure of the overview says what it lacks', async () => {
    await given(engine, ['办件编号,承办单位,受理时间,办结时间', '1,税务局,2026-10-01,2026-10-02']);
    const { figures } = await readOverview(await contextOf(engine), scopeAt('2026-10-31', '2026-10'));
    expect(figures.map(({ column, missing }) => [column.measure, missing])).toContainEqual([
      'overdue_rate',
      { tables: [], columns: [['cases.due', 'cases.committed_days', 'cases.statutory_days']] },
    ]);
    expect(figures.map(({ column, missing }) => [column.measure, missing])).toContainEqual([
      'upheld_complaints',
      { tables: ['complaints'], columns: [] },
    ]);
  });

  it('without a base a rate is no rate; counts are counts', async () => {
    await given(engine, [
      '办件编号,承办单位,受理时间,应办结时间,办结时间',
      '1,税务局,2026-09-01,2026-09-11,2026-09-11',
    ]);
    const overdue = await answer('overdue');
    expect(odd(overdue).filter((line) => line.startsWith('overdue_rate.'))).toEqual([
      'overdue_rate.denominator: no_denominator',
      'overdue_rate.numerator: no_denominator',
      'overdue_rate.value: no_denominator',
    ]);
    const closed = overdue.columns.findIndex(({ measure }) => measure === 'closed_late');
    expect(overdue.total.cells[closed]).toMatchObject({ value: 0, status: 'ok' });
  });
});

describe('a group is called by its name, else by its code', () => {
  it('an officer without a name is the id, a row without either is one of its own', async () => {
    await given(engine, [
      '办件编号,承办单位,经办人,工号,应办结时间,办结时间',
      '1,税务局,,0412,2026-10-12,2026-10-12',
      '2,税务局,张三,0413,2026-10-12,2026-10-12',
      '3,税务局,,,2026-10-12,2026-10-12',
    ]);
    const { rows } = await answer('overdue', 'officer');
    expect(rows.map(({ group: { label } }) => label).sort()).toEqual(['', '0412', '张三']);
  });
});

describe('the periods that the data offer', () => {
  const CASES = '办件编号,受理时间,应办结时间,办结时间';
  it('months in which something came in, without a few stray dates', async () => {
    const many = Array.from({ length: 200 }, (_, i) => `${String(i)},2026-10-08,2026-10-20,2026-10-19`);
    await given(engine, [CASES, ...many, 'x,1999-01-04,1999-01-08,1999-01-08']);
    expect(await readMonths(engine)).toEqual(['2026-10']);
    expect(monthId((await readFirstMonths(engine)).get('cases') ?? 0)).toBe('2026-10');
  });

  it('each table begins in its own month', async () => {
    await given(
      engine,
      [CASES, '1,2025-05-08,2025-05-20,2025-05-19', '2,2026-10-08,2026-12-20,'],
      ['投诉编号,受理时间,查实情况', 'a,2026-03-02,属实', 'b,2026-10-02,属实'],
    );
    expect(await readMonths(engine)).toEqual(['2025-05', '2026-03', '2026-10']);
    const first = [...(await readFirstMonths(engine))].map(([table, month]) => `${table} ${monthId(month)}`);
    expect(first).toEqual(['cases 2025-05', 'complaints 2026-03']);
  });

  it('months, then the quarters, halves and years that they belong to, newest first', () => {
    expect(periodsOf(['2025-12', '2026-01', '2026-03', '2026-04'])).toEqual([
      ...['2026-04', '2026-03', '2026-01', '2025-12'],
      ...['2026-Q2', '2026-Q1', '2025-Q4'],
      ...['2026-H1', '2025-H2'],
      ...['2026', '2025'],
    ]);
  });
});
