import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { readHeatMap } from '../../src/lib/reports/heat';
import { readRows } from '../../src/lib/reports/rows';
import { monthId } from '../../src/lib/reports/scope';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const HEADER = '办件编号,承办单位,受理时间,应办结时间,办结时间,办理结果';
const dueIn = (id: string, unit: string, month: string, isLate: boolean): string =>
  [id, unit, `${month}-01`, `${month}-10`, isLate ? `${month}-11` : `${month}-10`, '办结'].join(',');

const map = async (asOf: string, period: string | null) =>
  readHeatMap(await contextOf(engine), BASE_RULES, scopeAt(asOf, period));

describe('overdue rate by unit and month', () => {
  it('late and due of every month, units in their peer group, all months together at the end', async () => {
    await given(
      engine,
      [
        HEADER,
        dueIn('1', '甲局', '2026-08', true),
        dueIn('2', '甲局', '2026-08', false),
        dueIn('3', '甲局', '2026-10', true),
        dueIn('4', '乙镇', '2026-09', false),
        dueIn('5', '', '2026-09', true),
      ],
      ['单位名称,考核组别', '甲局,审批类', '乙镇,乡镇', '丙镇,乡镇'],
    );
    const { months, groups } = await map('2026-10-31', '2026-10');
    expect(months.map(monthId)).toEqual(['2026-08', '2026-09', '2026-10']);
    const lines = groups.flatMap(({ name, rows }) =>
      rows.map(({ group, cells, total }) =>
        [
          name,
          group.label,
          ...[...cells, total].map((cell) => `${String(cell.numerator)}/${String(cell.denominator)}`),
        ].join(' '),
      ),
    );
    expect(lines.sort()).toEqual(['乡镇 乙镇 0/0 0/1 0/0 0/1', '审批类 甲局 1/2 0/0 1/1 2/3']);
  });

  it('13 months up to the end of the period, and never past the cut-off', async () => {
    const all = Array.from({ length: 18 }, (_, i) => monthId(2025 * 12 + 4 + i));
    await given(engine, [HEADER, ...all.map((month, i) => dueIn(String(i), '甲局', month, false))]);
    const ends = async (asOf: string, period: string | null): Promise<(string | number)[]> => {
      const { months } = await map(asOf, period);
      return [months.length, ...[months[0], months.at(-1)].map((month) => monthId(month ?? 0))];
    };
    expect(await ends('2026-10-31', '2026-10')).toEqual([13, '2025-10', '2026-10']);
    expect(await ends('2026-10-31', '2026')).toEqual([13, '2025-10', '2026-10']);
    expect(await ends('2026-10-31', '2026-03')).toEqual([11, '2025-05', '2026-03']);
    expect(await ends('2026-10-31', null)).toEqual([13, '2025-10', '2026-10']);
  });

  it('the sum over all months opens as many rows as it says', async () => {
    await given(engine, [
      HEADER,
      dueIn('0', '甲局', '2025-01', true),
      dueIn('1', '甲局', '2026-08', true),
      dueIn('2', '甲局', '2026-10', true),
    ]);
    const { measure, months, groups } = await map('2026-10-31', '2026-10');
    const row = groups[0]?.rows[0];
    const { total } = await readRows(
      engine,
      {
        measure,
        part: 'numerator',
        category: null,
        scope: { ...scopeAt('2026-10-31', null), filters: { unit: row?.group.key ?? 0 } },
        months: { from: months[0]!, to: months.at(-1)! },
        grouping: null,
        key: null,
        sort: null,
        search: '',
        offset: 0,
        limit: 10,
      },
      (_, recordNo) => recordNo,
    );
    expect([row?.total.numerator, total]).toEqual([2, 2]);
  });

  it('without cases there is no map', async () => {
    await given(engine, ['投诉编号,受理时间,查实情况', 'a,2026-09-02,属实']);
    expect((await map('2026-10-31', '2026-10')).groups).toEqual([]);
  });
});
