/** 检查与整改: periods owed and missed by name, coverage, the ledger; what no file tells is said, never 0. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { readInspections } from '../../src/lib/reports/inspections/inspections';
import { readFindingLedger } from '../../src/lib/reports/inspections/ledger';
import type { Duty, InspectionsReport } from '../../src/lib/reports/inspections/types';
import { shippedRuleSet } from '../../src/lib/rules/shipped';
import { given } from '../measures/asking';
import { prepared } from '../ingest/loading';
import { contextOf, scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const RULES = shippedRuleSet('base');
const HEAD =
  '问题编号,督查编号,督查类型,被督查单位,督查方式,带队领导,督查人员,记录表编号,问题类型,检查结果,检查时间,整改时限,整改完成时间,复查结果';

const report = async (asOf: string, period: string | null = null): Promise<InspectionsReport> =>
  readInspections(await contextOf(engine), RULES, scopeAt(asOf, period));
const states = ({ periods }: Duty): string =>
  periods.map(({ id, held, state }) => `${id} ${String(held)} ${state}`).join(', ');

const regular = (no: string, on: string, unit = '数据局'): string =>
  `${no},DQ${no},定期督查,${unit},明查,林甲一,甲组,QK${no},,未发现问题,${on},,,`;

describe('SP-01, SP-02 the periods owed', () => {
  it('a month without a regular inspection is a gap; the running month and those before the first are none', async () => {
    await given(engine, [HEAD, regular('1', '2026-07-20'), regular('2', '2026-09-20')]);
    const { duties } = await report('2026-10-15', '2026');
    expect(states(duties[0]!)).toBe(
      [
        ...['01', '02', '03', '04', '05', '06'].map((month) => `2026-${month} 0 before`),
        ...['2026-07 1 held', '2026-08 0 gap', '2026-09 1 held', '2026-10 0 running'],
      ].join(', '),
    );
  });
  it('the last day of a month ends it', async () => {
    await given(engine, [HEAD, regular('1', '2026-09-20')]);
    const { duties } = await report('2026-10-31', '2026-10');
    expect(states(duties[0]!)).toBe('2026-10 0 gap');
  });
  it('a half-year is judged whole, though the period is one of its months', async () => {
    const key = 'K,ZD1,重点检查,数据局,明查,林甲一,甲组,QK9,,未发现问题,2025-11-20,,,';
    await given(engine, [HEAD, key]);
    expect(states((await report('2026-07-31', '2026-05')).duties[1]!)).toBe('2026-H1 0 gap');
    expect(states((await report('2026-07-31', '2025')).duties[1]!)).toBe('2025-H1 0 before, 2025-H2 1 held');
  });
  it('two records of one inspection are one', async () => {
    await given(engine, [HEAD, regular('1', '2026-09-20'), regular('1', '2026-09-20', '税务局')]);
    expect((await report('2026-09-30')).duties[0]!.periods[0]!.held).toBe(1);
  });
  it('an inspection after the cut-off is not known', async () => {
    await given(engine, [HEAD, regular('1', '2026-08-20'), regular('2', '2026-09-20')]);
    expect(states((await report('2026-09-10', '2026-09')).duties[0]!)).toBe('2026-09 0 running');
  });
  it('without kinds of inspections nothing is owed or missed: the missing column is named', async () => {
    await given(engine, ['问题编号,被督查单位,问题类型,检查时间', '1,数据局,串岗,2026-09-20']);
    const { missing, duties, checks } = await report('2026-10-31');
    expect(missing).toBeNull();
    expect(duties.map(({ missing: lacking, periods }) => [lacking?.columns, periods])).toEqual([
      [[['findings.inspection_kind']], []],
      [[['findings.inspection_kind']], []],
    ]);
    expect(checks.map(({ cell }) => cell.status)).toEqual(['missing', 'missing', 'missing', 'missing']);
  });
  it('without inspections the table is named', async () => {
    await given(engine, ['办件编号,承办单位,受理时间', '1,数据局,2026-09-20']);
    const { missing, coverage } = await report('2026-10-31');
    expect(missing?.tables).toEqual(['findings']);
    expect([coverage.missing?.tables, coverage.units]).toEqual([['findings'], []]);
  });
});

describe('SP-10 coverage', () => {
  it('units not visited for twelve months before the cut-off come first, with their last visit', async () => {
    await given(
      engine,
      [
        HEAD,
        regular('1', '2025-10-31', '档案局'),
        regular('2', '2025-11-01', '税务局'),
        regular('3', '2026-10-01'),
      ],
      ['办件编号,承办单位,受理时间', '1,水利局,2026-09-20'],
    );
    const { coverage } = await report('2026-10-31', '2026-10');
    expect(coverage.months).toBe(12);
    expect(
      coverage.units.map(({ group, visits, lastOn, isUnvisited }) =>
        [group.label, visits, lastOn ?? '', isUnvisited].join(' '),
      ),
    ).toEqual([
      '水利局 0  true',
      '档案局 0 2025-10-31 true',
      '税务局 0 2025-11-01 false',
      '数据局 1 2026-10-01 false',
    ]);
    expect(coverage.unvisited).toBe(2);
  });
});

describe('SP-08 the ledger', () => {
  const found = (id: string, due: string, mended = '', recheck = ''): string =>
    `${id},,,数据局,明查,,,,串岗,发现问题,2026-09-01,${due},${mended},${recheck}`;
  const LINES = [
    found('late', '2026-09-10', '2026-09-11', '不合格'),
    found('open', '2026-12-01'),
    found('overdue', '2026-09-20'),
    found('after', '2026-09-15', '2026-11-02', '合格'),
    found('in time', '2026-09-10', '2026-09-10', '合格'),
    '10,,,数据局,明查,,,,,未发现问题,2026-09-01,,,',
  ];
  const ledger = async (state: 'overdue' | null, limit = 100) =>
    readFindingLedger(
      await contextOf(engine),
      { scope: scopeAt('2026-10-31', '2026-09'), state, offset: 0, limit },
      (_, recordNo) => recordNo,
    );

  it('what waits comes first, the longest due before the others; after the cut-off nothing is told', async () => {
    await given(engine, [HEAD, ...LINES]);
    const { columns, rows, total } = await ledger(null);
    const at = (name: string): number => columns.indexOf(name);
    expect(
      rows.map((row) => [
        row[at('finding_id')],
        row[at('finding_state')],
        row[at('rectified')],
        row[at('is_verified')],
      ]),
    ).toEqual([
      ['after', 'overdue', null, null],
      ['overdue', 'overdue', null, null],
      ['open', 'open', null, null],
      ['late', 'closed_late', '2026-09-11', false],
      ['in time', 'closed_in_time', '2026-09-10', true],
    ]);
    expect(total).toBe(5);
  });
  it('one state, one page: the total counts them all', async () => {
    await given(engine, [HEAD, ...LINES]);
    const { rows, total } = await ledger('overdue', 1);
    expect([rows.length, total]).toEqual([1, 2]);
  });
});
