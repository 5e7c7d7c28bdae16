/** Refusals on file, first inquiries, duties, the roster, and columns that few exports have: checks, rows, canonical CSV. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { canonicalRows } from '../../src/lib/reports/canonical-rows';
import { readMonths } from '../../src/lib/reports/periods';
import { readQuality } from '../../src/lib/reports/quality';
import { readRows } from '../../src/lib/reports/rows';
import type { RowsPage } from '../../src/lib/reports/types';
import type { TableName } from '../../src/lib/domain/records';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const AS_OF = '2026-10-31';

const FILINGS = [
  '报备编号,办件编号,承办单位,经办人,否定理由,否定决定时间,报备时间',
  'F1,001,甲局,张三,材料不实,2026-10-08,2026-10-09',
  'F2,999,甲局,张三,材料不实,2026-10-08,2026-10-07', // no such case; filed before it was decided
  'F3,001,,张三,材料不实,2026-10-08,2026-11-02', // no unit; after the cut-off
];
const REGISTERS = [
  '首问登记编号,首问单位,首问责任人,来访人,登记时间,转交时间',
  'S1,甲局,张三,欧阳某,2026-10-08,2026-10-07', // handed over before it was registered
  'S2,甲局,,钱某,2026-10-08,',
];
const ACTIVITIES = ['履责编号,履责类型,单位,完成时间', 'A1,公告,甲局,2026-08-08', 'A2,公告,甲局,2026-11-08'];
const PERSONS = [
  '姓名,工号,单位,职务,任职时间,免职时间,分管股室',
  '张三,T1,甲局,副局长,2024-03-01,,一股、二股',
  '张三,T1,甲局,局长,2026-07-01,,',
];

const listed = (table: string): Promise<RowsPage> =>
  readRows(
    engine,
    {
      ...({ measure: `same_content.${table}`, part: 'denominator', category: null } as const),
      ...{ scope: scopeAt(AS_OF), grouping: null, key: null, sort: null, search: '', offset: 0, limit: 10 },
    },
    (_, recordNo) => recordNo,
  );
const canonical = async (table: TableName): Promise<Record<string, unknown>[]> => {
  const { columns, rows } = await canonicalRows(engine, table, [], 'external');
  return rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])));
};

describe('what offices keep by hand', () => {
  beforeAll(
    () =>
      given(
        engine,
        ['办件编号,承办单位,受理时间', '001,甲局,2026-10-01'],
        FILINGS,
        REGISTERS,
        ACTIVITIES,
        PERSONS,
      ),
    60_000,
  );

  it('is checked: order of dates, cases, units, officers, the cut-off', async () => {
    const { figures } = await readQuality(engine, AS_OF);
    const found = Object.fromEntries(
      figures.map(({ id, n, base }) => [id, n === null ? '–' : `${n}/${base}`]),
    );
    expect(found).toMatchObject({
      'reversed.filings': '1/3',
      'no_case.filings': '1/3',
      'no_unit.filings': '1/3',
      'after_cutoff.filings': '1/3',
      'reversed.registers': '1/1',
      'no_case.registers': '–',
      'no_officer.registers': '1/2',
      'after_cutoff.activities': '1/2',
      'no_officer.activities': '–',
      'no_unit.persons': '0/2',
      'same_content.persons': '0/2',
    });
  });

  it('is listed row by row, a posting with its days', async () => {
    expect((await listed('registers')).columns).toEqual([
      ...[
        'file',
        'line',
        'register_id',
        'kind',
        'case_id',
        'unit',
        'section',
        'officer',
        'visitor',
        'visitor_unit',
      ],
      ...['matter', 'outcome', 'registered', 'handed', 'transferred_to', 'consent', 'reported', 'source'],
    ]);
    expect((await listed('persons')).rows).toEqual([
      [5, 2, null, '甲局', '', '张三', '副局长', null, '2024-03-01', null, '一股、二股'],
      [5, 3, null, '甲局', '', '张三', '局长', null, '2026-07-01', null, null],
    ]);
  });

  it('its months can be chosen', async () => {
    expect(await readMonths(engine)).toEqual(['2026-08', '2026-10', '2026-11']);
  });

  it('is written as canonical rows; who came is hidden outside the office', async () => {
    expect((await canonical('registers')).map((row) => row['visitor'])).toEqual(['***', '***']);
    expect(
      (await canonical('persons')).map((row) => [row['valid_from'], row['valid_to'], row['post']]),
    ).toEqual([
      ['2024-03-01', null, '副局长'],
      ['2026-07-01', null, '局长'],
    ]);
    expect((await canonical('filings'))[0]).toMatchObject({ ground: '材料不实', filed: '2026-10-09' });
  });
});

describe('columns that few exports have', () => {
  const lastColumns = async (table: string): Promise<readonly string[]> =>
    (await listed(table)).columns.slice(-2);

  it('are shown where a file fills them, and only there', async () => {
    await given(engine, [
      '办件编号,承办单位,受理时间,归档号,超期原因',
      '1,甲局,2026-10-01,,停电',
      '2,甲局,2026-10-01,,',
    ]);
    expect(await lastColumns('cases')).toEqual(['result', 'late_reason']);
    await given(engine, ['办件编号,承办单位,受理时间', '1,甲局,2026-10-01']);
    expect(await lastColumns('cases')).toEqual(['finished', 'result']);
  });

  it('是否追究 is shown as what it is read into', async () => {
    await given(engine, ['问责编号,立案时间,处理决定时间,是否追究', 'W1,2026-10-01,2026-10-02,否']);
    expect(await lastColumns('procedures')).toEqual(['review_decided', 'is_not_pursued']);
    expect((await listed('procedures')).rows[0]?.at(-1)).toBe(true);
    expect((await canonical('procedures'))[0]).toMatchObject({ is_not_pursued: true });
    expect(Object.keys((await canonical('procedures'))[0] ?? {})).not.toContain('is_pursued');
  });

  it('the number of an inspection record is no place in the file', async () => {
    await given(engine, [
      '问题编号,检查时间,问题类型,记录表编号,督查人员',
      'D1,2026-10-01,脱岗,B7,王五、赵六',
    ]);
    expect((await listed('findings')).rows[0]?.slice(1, 3)).toEqual([2, 'D1']);
    expect((await canonical('findings'))[0]).toMatchObject({
      inspection_record: 'B7',
      inspectors: '王*、赵*',
    });
  });
});
