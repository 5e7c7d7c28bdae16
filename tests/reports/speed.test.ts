/** 提速用时: sums over sums, and numbers of days that are no counts. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { figure, tableMatrix } from '../../src/lib/components/table-model';
import { readAnswer } from '../../src/lib/reports/answers';
import type { Answer } from '../../src/lib/reports/types';
import { withRecords, type Cells } from '../facts/records';
import { prepared } from '../ingest/loading';
import { contextOf, scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const answerOf = async (cases: readonly Cells[]): Promise<Answer> => {
  await withRecords(engine, { cases });
  await engine.run(
    "insert into column_fill select 1, 'cases', unnest(['accepted', 'finished', 'statutory_days', 'committed_days']), 1, 1",
  );
  return readAnswer(await contextOf(engine), 'speed', scopeAt('2026-11-30'), 'unit');
};
const shown = (answer: Answer, id: string): unknown[] => {
  const at = answer.columns.findIndex((column) => column.id === id);
  const column = answer.columns[at];
  if (column === undefined) return [];
  return [answer.total, ...answer.rows].map(({ cells }) => figure(cells[at], column));
};

const one = (unit_key: number, finished: string): Cells => ({
  ...{ case_id: 'a', accepted: '2026-11-02', statutory_days: 10, committed_days: 5, unit_key, finished },
});

it('medians and percentiles stand as days, the whole and each unit; speed-up is a share of the statutory days', async () => {
  const answer = await answerOf([one(0, '2026-11-03'), one(0, '2026-11-04'), one(1, '2026-11-18')]);
  expect(shown(answer, 'days_used.days_used_p50numerator')).toEqual([2, 1, 12]);
  expect(shown(answer, 'days_used.days_used_p90numerator')).toEqual([12, 2, 12]);
  expect(shown(answer, 'actual_speed_up.value')).toEqual([15 / 30, 17 / 20, -2 / 10]);
  expect(shown(answer, 'commitment_speed_up.value')).toEqual([0.5, 0.5, 0.5]);
});

it('slower than the law allows is a negative speed-up, and a missing file is no 0', async () => {
  const answer = await answerOf([one(0, '2026-11-18')]);
  const text = tableMatrix(answer, answer.rows).flat().join(' ');
  expect(text).toMatch(/[-−]20\.0/);
  expect(shown(answer, 'matter_overdue_rate.value')).toEqual([null, null]);
  expect(answer.notes.map(({ key }) => key)).toContain('note_measures_missing');
});

it('with nothing finished there is no median', async () => {
  const answer = await answerOf([{ case_id: 'a', accepted: '2026-11-02', statutory_days: 10 }]);
  expect(shown(answer, 'days_used.days_used_p50numerator')).toEqual([null]);
});
