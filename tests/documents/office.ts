/** A small office with one month of work, and its 通报. */
import type { Engine } from '../../src/lib/db/engine';
import type { MaskingLevel } from '../../src/lib/domain/masking';
import { compose, type Composed } from '../../src/lib/documents/bundle';
import { NOTHING_WRITTEN, type Written } from '../../src/lib/documents/circular';
import { MONTHLY_TEMPLATE } from '../../src/lib/documents/shipped';
import { readMonthly } from '../../src/lib/reports/monthly';
import type { MonthlyReport } from '../../src/lib/reports/monthly-types';
import { shippedRuleSet } from '../../src/lib/rules/shipped';
import { contextOf, scopeAt } from '../reports/context';

export const RULES = shippedRuleSet('base');

const HEAD = '办件编号,承办单位,股室,经办人,工号,事项名称,受理时间,应办结时间,办结时间,办理结果';

/** Six cases of October, one of September; 张三 of 甲局 finished one late, 乙局 has one open and late. */
export const cases = (finishedB3 = '2026-10-14', unit = '乙局'): string[] => [
  HEAD,
  'B1,甲局,一股,张三,0007,开业许可,2026-10-02,2026-10-12,2026-10-15,办结',
  'B2,甲局,一股,李四,0008,开业许可,2026-10-05,2026-10-14,2026-10-13,办结',
  `B3,甲局,一股,李四,0008,变更登记,2026-10-05,2026-10-14,${finishedB3},办结`,
  `B4,${unit},二股,王五,0009,注销登记,2026-10-06,2026-10-15,,`,
  `B5,${unit},二股,王五,0009,注销登记,2026-10-07,2026-10-16,2026-10-16,办结`,
  'B6,甲局,一股,李四,0008,开业许可,2026-09-02,2026-09-12,2026-09-10,办结',
];

export const complaints = (): string[] => [
  '工单编号,承办单位,股室,被投诉人,工号,问题分类,受理时间,回复时间,处理期限,查实情况,投诉内容',
  'TS1,甲局,一股,张三,0007,态度生硬 电话13812345678,2026-10-08,2026-10-09,2026-10-12,属实,请回电',
  'TS2,甲局,一股,李四,0008,超过时限,2026-10-09,2026-10-10,2026-10-12,不属实,',
];

export interface Asked {
  readonly period?: string;
  readonly asOf?: string;
  readonly mask?: MaskingLevel;
}

const PROVENANCE = {
  rules: { id: 'base', version: '1.0.0', hash: 'ab'.repeat(32) },
  calendar: { id: 'cn', version: '2026.2' },
  files: [{ name: '办件.csv', sha256: 'cd'.repeat(32) }],
  decisions: null,
};

/** What is loaded, read as the report of a period. */
export const monthlyOf = async (
  engine: Engine,
  { period = '2026-10', asOf = '2026-10-31', mask = 'external' }: Asked = {},
): Promise<MonthlyReport> =>
  readMonthly(
    await contextOf(engine),
    RULES,
    { scope: scopeAt(asOf, period), mask, decisions: [], provenance: PROVENANCE },
    { fileName: (no) => `${String(no)}.csv`, lineOf: (_, recordNo) => recordNo },
  );

export const composedOf = (report: MonthlyReport, written: Written = NOTHING_WRITTEN): Composed =>
  compose(report, MONTHLY_TEMPLATE, written);

/** The whole text, a line per paragraph. */
export const linesOf = ({ text }: Composed): string[] =>
  text.blocks.map(({ runs }) => runs.map((run) => run.text).join(''));
