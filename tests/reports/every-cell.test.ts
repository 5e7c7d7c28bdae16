/** No number without its rows: every figure of the answers opens to as many records as it says. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { GROUPINGS } from '../../src/lib/domain/records';
import { readAnswer } from '../../src/lib/reports/answers';
import type { ReportContext } from '../../src/lib/reports/context';
import { readRows } from '../../src/lib/reports/rows';
import type { Answer, AnswerColumn, Cell, Group, RowPart, RowsQuery } from '../../src/lib/reports/types';
import { loadSlice } from '../db/county-slice';
import { prepared } from '../ingest/loading';
import { seeded } from '../seeded';
import { contextOf, scopeAt } from './context';

vi.setConfig({ testTimeout: 60_000 });

let engine: Engine;
let context: ReportContext;
beforeAll(async () => {
  engine = await prepared(await openNative());
  await loadSlice(engine, 500);
  context = await contextOf(engine);
}, 60_000);
afterAll(() => engine.close());

const SCOPES = [scopeAt('2025-05-15'), scopeAt('2026-10-31', '2025-05'), scopeAt('2026-10-31', '2025-Q2')];
const IDS: readonly Answer['id'][] = ['overdue', 'complaints', 'satisfaction'];
const CELLS_PER_TABLE = 5;

interface Opened {
  readonly column: AnswerColumn;
  readonly group: Group | null;
  readonly cell: Cell;
}

const opened = (answer: Answer): Opened[] =>
  [answer.total, ...answer.rows].flatMap(({ group, cells }, at) =>
    cells.flatMap((cell, i): Opened[] => {
      const column = answer.columns[i];
      return column === undefined || cell.status === 'missing'
        ? []
        : [{ column, group: at === 0 ? null : group, cell }];
    }),
  );

const rowsBehind = (
  { column, group }: Opened,
  part: RowPart,
  answer: Answer,
  scope: (typeof SCOPES)[number],
): Promise<number> => {
  const query: RowsQuery = {
    measure: column.measure,
    part,
    category: part === 'denominator' && column.kind === 'rate' ? null : column.category,
    scope,
    grouping: group === null ? null : answer.grouping,
    key: group?.key ?? null,
    sort: null,
    search: '',
    offset: 0,
    limit: 1,
  };
  return readRows(engine, query, () => 1).then(({ total }) => total);
};

describe.each(IDS)('%s', (id) => {
  it.each(GROUPINGS)('by %s', async (grouping) => {
    const no = GROUPINGS.indexOf(grouping);
    const chance = seeded(no + 1);
    const scope = SCOPES[no % SCOPES.length]!;
    const answer = await readAnswer(context, id, scope, grouping);
    const all = opened(answer);
    for (let n = 0; n < Math.min(CELLS_PER_TABLE, all.length); n += 1) {
      const one = chance.one(all);
      const found = await rowsBehind(one, 'numerator', answer, scope);
      expect([scope, one.column.id, one.group, found]).toEqual([
        scope,
        one.column.id,
        one.group,
        one.cell.numerator,
      ]);
      if (one.cell.denominator === null || one.column.category !== null) continue;
      const base = await rowsBehind(one, 'denominator', answer, scope);
      expect([scope, one.column.id, one.group, base]).toEqual([
        scope,
        one.column.id,
        one.group,
        one.cell.denominator,
      ]);
    }
  });

  it('the groups add up to the total', async () => {
    for (const scope of SCOPES) {
      const answer = await readAnswer(context, id, scope, 'unit');
      for (const [at, column] of answer.columns.entries()) {
        const sum = answer.rows.reduce((total, { cells }) => total + (cells[at]?.numerator ?? 0), 0);
        expect([column.id, sum]).toEqual([column.id, answer.total.cells[at]?.numerator ?? 0]);
      }
    }
  });
});
