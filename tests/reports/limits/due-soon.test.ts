/** Open cases past their due or due soon, by unit. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/lib/db/engine';
import { openNative } from '../../../src/lib/db/native';
import { readDueSoon } from '../../../src/lib/reports/limits/due-soon';
import type { DueCase } from '../../../src/lib/reports/limits/types';
import { prepared } from '../../ingest/loading';
import { given } from '../../measures/asking';
import { contextOf, scopeAt } from '../context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const HEADER = '办件编号,承办单位,经办人,事项名称,受理时间,应办结时间,办结时间';
const due = (id: string, at: string, unit = '税务局', finished = ''): string =>
  `${id},${unit},张三,开业,2026-11-02,${at},${finished}`;
const read = async (asOf: string, days = 3) =>
  readDueSoon(await contextOf(engine), scopeAt(asOf, '2020-01'), days);
const says = (cases: readonly DueCase[]): string[] =>
  cases.map(({ caseId, due: on, daysLeft }) => `${caseId} ${on} ${String(daysLeft)}`);

describe('open cases at a cut-off on Thursday 2026-11-12', () => {
  it('by working days, today included; those past their due apart; no period applies', async () => {
    await given(engine, [
      HEADER,
      due('far', '2026-11-18'),
      due('third', '2026-11-17'),
      due('sunday', '2026-11-15'),
      due('today', '2026-11-12'),
      due('late', '2026-11-11'),
      due('older', '2026-11-05', '公安局'),
      due('done', '2026-11-13', '税务局', '2026-11-12'),
      due('closes', '2026-11-13', '公安局', '2026-11-13'),
    ]);
    const found = await read('2026-11-12');
    expect(says(found.soon)).toEqual([
      'today 2026-11-12 0',
      'closes 2026-11-13 1',
      'sunday 2026-11-15 1',
      'third 2026-11-17 3',
    ]);
    expect(says(found.late)).toEqual(['older 2026-11-05 -5', 'late 2026-11-11 -1']);
    expect(found.counted).toEqual({ late: 2, soon: 4 });
    expect(found.units.map(({ group, late, soon }) => `${group.label} ${late} ${soon}`).sort()).toEqual([
      '公安局 1 1',
      '税务局 1 3',
    ]);
    expect(says((await read('2026-11-12', 0)).soon)).toEqual(['today 2026-11-12 0']);
  });

  it('a due with a time of day is over when it strikes', async () => {
    await given(engine, [HEADER, due('a', '2026-11-12 12:00')]);
    expect(says((await read('2026-11-12T11:59')).soon)).toEqual(['a 2026-11-12 12:00:00 0']);
    expect(says((await read('2026-11-12T12:01')).late)).toEqual(['a 2026-11-12 12:00:00 0']);
  });

  it('officers stand in full on the page and masked on paper', async () => {
    await given(engine, [HEADER, due('a', '2026-11-12')]);
    const [one] = (await read('2026-11-12')).soon;
    expect([one?.officer, one?.masked, one?.item]).toEqual(['张三', '张*', '开业']);
  });

  it('what cannot be placed is counted by why', async () => {
    await given(engine, [
      '办件编号,承办单位,受理时间,承诺时限,办结时间',
      'a,税务局,2026-11-02,,',
      'b,税务局,2026-11-02,500,',
      'c,税务局,2026-11-02,,2026-11-03',
    ]);
    expect((await read('2026-11-12')).unplaced).toEqual([
      { why: 'uncovered', n: 1 },
      { why: 'none', n: 1 },
    ]);
  });

  it('past the end of the calendar nothing is said to be due later', async () => {
    await given(engine, [HEADER, due('a', '2027-03-01'), due('b', '2026-12-31')]);
    const found = await read('2026-12-30');
    expect([says(found.soon), found.unplaced]).toEqual([['b 2026-12-31 1'], [{ why: 'uncovered', n: 1 }]]);
  });

  it('files without the columns are named', async () => {
    await given(engine, ['办件编号,承办单位,受理时间,办结时间', '1,税务局,2026-11-02,']);
    expect((await read('2026-11-12')).missing).toEqual({
      tables: [],
      columns: [['cases.due', 'cases.committed_days', 'cases.statutory_days']],
    });
  });
});
