import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { readQuality, type FillRow, type QualityReport } from '../../src/lib/reports/quality';
import { readRows } from '../../src/lib/reports/rows';
import type { RowPart } from '../../src/lib/reports/types';
import { loadSlice } from '../db/county-slice';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const AS_OF = '2026-10-31';

const CASES = [
  '办件编号,承办单位,股室,经办人,工号,受理时间,应办结时间,办结时间',
  '001,甲局,一股,张三,G1,2026-10-01,2026-10-20,2026-10-19',
  '002,甲局,一股,张三,G1,2026-10-02,2026-10-20,2026-10-01', // finished before accepted
  '003,,一股,,,2026-10-03,2026-10-20,', // no unit, no officer
  '004,甲局,一股,李四,G2,2026-10-04,,2026-10-05', // no limit
  '005,甲局,一股,李四,G2,2026-10-05,2026-11-20,2026-11-02', // finished after the cut-off
  '006,甲局,一股,李四,G2,2026-10-06,2026-10-20,2026-10-07',
  '006,甲局,一股,李四,G2,2026-10-06,2026-10-20,2026-10-08', // same id, other content
  '007,甲局,一股,李四,G2,2026-10-06,2026-10-20,2026-10-08', // same content as the one above
];
const RATINGS = [
  '评价编号,办件编号,评价部门,科室,窗口人员,工号,满意度,评价时间',
  'P1,001,甲局,一股,张三,G1,满意,2026-10-20',
  'P2,999,甲局,一股,张三,G1,满意,2026-10-21', // no such case
  'P3,002,甲局,一股,王五,G9,满意,2026-11-02', // nobody of that id in the cases; after the cut-off
  'P4,,甲局,一股,张三,G1,满意,2026-10-22',
];

const figures = ({ figures: all }: QualityReport): Record<string, string> =>
  Object.fromEntries(all.map(({ id, n, base }) => [id, n === null ? '–' : `${n}/${base}`]));

const openedRows = async (check: string, part: RowPart, fileNo?: number): Promise<number[]> => {
  const page = await readRows(
    engine,
    {
      measure: check,
      part,
      ...(fileNo === undefined ? {} : { fileNo }),
      category: null,
      scope: scopeAt(AS_OF),
      grouping: null,
      key: null,
      sort: null,
      search: '',
      offset: 0,
      limit: 100_000,
    },
    (_, recordNo) => recordNo,
  );
  expect(page.rows).toHaveLength(page.total);
  return page.rows.map((row) => Number(row[1]));
};

describe('质检: what is doubtful, of how many rows', () => {
  it('every planted fault is found, once, with its base', async () => {
    await given(engine, CASES, RATINGS);
    expect(figures(await readQuality(engine, AS_OF))).toMatchObject({
      'same_id.cases': '2/8',
      'same_content.cases': '2/8',
      'reversed.cases': '1/7',
      'no_unit.cases': '1/8',
      'no_officer.cases': '1/8',
      'no_limit.cases': '1/8',
      'after_cutoff.cases': '1/8',
      'after_cutoff.evaluations': '1/4',
      'no_case.evaluations': '1/3',
      'no_rating.cases': '4/6',
      'unknown_officer.evaluations': '1/4',
      'no_unit.evaluations': '0/4',
    });
  });

  it('so are those of events, letters, findings and procedures; rows of them open too', async () => {
    await given(
      engine,
      ['办件编号,承办单位,受理时间', '001,甲局,2026-10-01'],
      [
        '办件编号,环节名称,经办单位,接收时间,处理时间',
        '001,受理,甲局,2026-10-01,2026-10-02',
        '001,审核,甲局,2026-10-03,2026-10-02', // left before entered
        '009,审核,,2026-10-03,2026-11-02', // no such case, no unit, after the cut-off
      ],
      ['来文编号,来文类型,承办单位,收文时间,答复时间', 'L1,来函,甲局,2026-10-03,2026-10-02'],
      ['问题类型,被检查单位,检查时间,整改时间', '脱岗,甲局,2026-10-03,2026-10-02'],
      ['问责编号,立案时间,处理决定时间', 'W1,2026-10-03,2026-10-02'],
    );
    expect(figures(await readQuality(engine, AS_OF))).toMatchObject({
      'reversed.case_events': '1/3',
      'no_case.case_events': '1/3',
      'no_unit.case_events': '1/3',
      'after_cutoff.case_events': '1/3',
      'same_id.case_events': '–',
      'reversed.matters': '1/1',
      'reversed.findings': '1/1',
      'reversed.procedures': '1/1',
      'no_unit.items': '–',
    });
    expect(await openedRows('reversed.case_events', 'numerator')).toEqual([3]);
    expect(await openedRows('reversed.procedures', 'numerator')).toEqual([2]);
    expect(await openedRows('empty.case_events.unit', 'numerator')).toEqual([4]);
  });

  it('a column called left is searched and sorted like any other', async () => {
    await given(engine, ['办件编号,环节,处理时间', '1,受理,2026-10-02', '2,受理,2026-10-01']);
    const query = {
      ...({ measure: 'same_content.case_events', part: 'denominator', category: null } as const),
      ...{ scope: scopeAt(AS_OF), grouping: null, key: null, offset: 0, limit: 10 },
    };
    const sorted = { ...query, sort: { column: 'left', descending: false }, search: '2026-10' };
    const page = await readRows(engine, sorted, (_, recordNo) => recordNo);
    expect(page.rows.map((row) => row[1])).toEqual([3, 2]);
  });

  it('a figure opens to its rows', async () => {
    await given(engine, CASES, RATINGS);
    expect(await openedRows('reversed.cases', 'numerator')).toEqual([3]);
    expect(await openedRows('same_id.cases', 'numerator')).toEqual([7, 8]);
    expect(await openedRows('same_content.cases', 'numerator')).toEqual([8, 9]);
    expect(await openedRows('empty.cases.finished', 'numerator')).toEqual([4]);
    expect(await openedRows('no_case.evaluations', 'numerator')).toEqual([3]);
  });

  it('a table without a file is named, never 0', async () => {
    await given(engine, RATINGS);
    const { figures: all } = await readQuality(engine, AS_OF);
    const of = (id: string) => all.find((figure) => figure.id === id);
    expect(of('no_case.evaluations')).toMatchObject({ n: null, base: null, missingTables: ['cases'] });
    expect(of('no_unit.complaints')).toMatchObject({ n: null, missingTables: ['complaints'] });
  });

  it('a column that no file has is named, never 0', async () => {
    await given(engine, ['办件编号,受理时间,办结时间', '1,2026-10-01,2026-10-02']);
    const { figures: all } = await readQuality(engine, AS_OF);
    expect(all.find(({ id }) => id === 'no_unit.cases')).toMatchObject({
      n: null,
      missingTables: [],
      missingColumns: [['cases.unit']],
    });
    expect(all.find(({ id }) => id === 'no_limit.cases')?.n).toBeNull();
  });

  it('a file without the column is outside the base of the others', async () => {
    await given(engine, CASES, ['办件编号,受理时间,办结时间', '1,2026-10-01,2026-10-02']);
    expect(figures(await readQuality(engine, AS_OF))).toMatchObject({ 'no_unit.cases': '1/8' });
  });
});

describe('列的填充', () => {
  const fill = ({ fills }: QualityReport, table: string, field: string): FillRow => {
    const found = fills.find((row) => row.table === table && row.field === field);
    if (found === undefined) throw new Error(`${table}.${field}`);
    return found;
  };

  it('each file by itself and all together; a file without the column does not count', async () => {
    await given(
      engine,
      ['办件编号,承办单位,办结时间', '1,甲局,2026-10-02', '2,甲局,'],
      ['办件编号,承办单位,办结时间', '3,,2026-10-02'],
      ['办件编号,承办单位,受理时间', '4,甲局,2026-10-02'],
    );
    const report = await readQuality(engine, AS_OF);
    const finished = fill(report, 'cases', 'finished');
    expect(finished.overall).toEqual({ filled: 2, total: 3 });
    expect([...finished.files]).toEqual([
      [1, { filled: 1, total: 2 }],
      [2, { filled: 1, total: 1 }],
    ]);
    expect(fill(report, 'cases', 'unit').overall).toEqual({ filled: 3, total: 4 });
    expect(await openedRows('empty.cases.finished', 'numerator')).toEqual([3]);
    expect(await openedRows('empty.cases.unit', 'numerator', 1)).toEqual([]);
    expect(await openedRows('empty.cases.unit', 'numerator', 2)).toEqual([2]);
  });

  it('a measure on a column that is more than a fifth empty is marked, one without its column is missing', async () => {
    const rows = Array.from({ length: 4 }, (_, i) => `${i},甲局,2026-10-20,${i < 3 ? '2026-10-02' : ''}`);
    await given(engine, ['办件编号,承办单位,应办结时间,办结时间', ...rows]);
    const { readiness } = await readQuality(engine, AS_OF);
    const of = (id: string) => readiness.find(({ measure }) => measure === id);
    expect(of('overdue_rate')).toMatchObject({
      status: 'sparse',
      sparse: [{ columns: ['cases.finished'], empty: 0.25 }],
    });
    expect(of('satisfaction_rate')).toMatchObject({ status: 'missing', missing: [['evaluations.rating']] });
  });
});

describe('指标能不能算', () => {
  it('a limit is there when the export or the item gives one: their gaps fill each other', async () => {
    await given(engine, [
      '办件编号,承诺时限,应办结时间,办结时间',
      '1,5,,2026-10-02',
      '2,,2026-10-20,2026-10-02',
    ]);
    const { readiness } = await readQuality(engine, AS_OF);
    expect(readiness.find(({ measure }) => measure === 'overdue_rate')?.status).toBe('ready');
  });
});

describe('over the sample county', () => {
  it('every figure opens to as many rows as it says, and every empty cell too', async () => {
    await given(engine);
    await loadSlice(engine, 800);
    const report = await readQuality(engine, AS_OF);
    for (const { id, n, base } of report.figures.filter((figure) => figure.n !== null)) {
      expect([id, (await openedRows(id, 'numerator')).length]).toEqual([id, n]);
      expect([id, (await openedRows(id, 'denominator')).length]).toEqual([id, base]);
    }
    for (const { check, overall } of report.fills.filter((row) => row.check !== null))
      expect([check, (await openedRows(check ?? '', 'numerator')).length]).toEqual([
        check,
        overall.total - overall.filled,
      ]);
  });
});
