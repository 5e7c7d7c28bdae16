import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { readStandardised } from '../../src/lib/reports/standardised';
import type { StandardisedSubject, StandardReport } from '../../src/lib/reports/standardised-types';
import type { RankedBy } from '../../src/lib/reports/subjects';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const UNITS = ['单位名称,单位编码,考核组别', '税务局,01,甲组', '公安局,02,甲组', '民政局,03,乙组'];
const HEADER = '办件编号,承办单位,股室,经办人,事项名称,应办结时间,办结时间';
let id = 0;
/** `late` late cases of `n`. */
const cases = (who: string, late: number, n: number): string[] =>
  Array.from({ length: n }, (_, at) => `${(id += 1)},${who},2026-10-12,2026-10-${at < late ? 13 : 12}`);
const FILE = [
  HEADER,
  ...cases('税务局,股,甲,易', 1, 40),
  ...cases('税务局,股,甲,难', 4, 10),
  ...cases('公安局,股,乙,易', 0, 10),
  ...cases('公安局,股,丙,难', 16, 40),
  ...cases('民政局,股,丁,易', 5, 10),
  ...cases('民政局,股,戊,', 2, 30),
  ...cases(',,,易', 9, 9),
];

const says = ({ group, observed, cases: n, expected, ratio, why }: StandardisedSubject): string =>
  `${group.label} ${observed}/${n} ~${expected.toFixed(2)} ${ratio === null ? (why ?? '') : ratio.toFixed(3)}`;
const told = (report: StandardReport) =>
  Object.fromEntries(
    report.groups.map(({ name, subjects, tooFew }) => [name, [subjects.map(says), tooFew.map(says)]]),
  );
const asked = async (by: RankedBy, measure = 'overdue_rate', minCases = 30) =>
  readStandardised(await contextOf(engine), BASE_RULES, {
    scope: scopeAt('2026-10-31'),
    measure,
    by,
    minCases,
  });

describe('expected by item, within the peer group', () => {
  it('of other groups and of records without a unit nothing is taken; without an item is a stratum of its own', async () => {
    await given(engine, UNITS, FILE);
    const report = await asked('unit');
    // 甲组: 易 1/50, 难 20/50. 税务局 40·0.02 + 10·0.4 = 4.8; 公安局 10·0.02 + 40·0.4 = 16.2.
    expect(told(report)).toEqual({
      甲组: [['税务局 5/50 ~4.80 1.042', '公安局 16/50 ~16.20 0.988'], []],
      乙组: [['民政局 7/40 ~7.00 own_items'], []],
    });
    const [alone] = report.groups.find(({ name }) => name === '乙组')!.subjects;
    expect(alone!.items.map(({ group, cases: n, observed }) => [group.label, observed, n])).toEqual([
      ['', 2, 30],
      ['易', 5, 10],
    ]);
    expect(report.groups.map(({ name, casesWithoutItem }) => [name, casesWithoutItem])).toEqual([
      ['甲组', 0],
      ['乙组', 30],
    ]);
  });

  it('fewer cases than the minimum stand apart, and count in what is expected', async () => {
    await given(engine, UNITS, FILE);
    // 公安局: 易 0/10, 难 16/40, each item with one officer.
    const groups = told(await asked('officer', 'overdue_rate', 20));
    expect(groups['公安局']).toEqual([['丙 16/40 ~16.00 own_items'], ['乙 0/10 ~0.00 own_items']]);
    expect(groups['税务局']).toEqual([['甲 5/50 ~5.00 own_items'], []]);
  });

  it('of a rate that is better when high, what is missing is counted: above 1 is worse there too', async () => {
    await given(engine, UNITS, FILE);
    const report = await asked('unit', 'early_finish_rate');
    expect(report.counted).toBe('rest');
    const [first] = report.groups[0]!.subjects;
    expect([first!.observed, first!.numerator, first!.denominator]).toEqual([50, 0, 50]);
    expect(first!.standardRate).toBeCloseTo(0, 12);
  });

  it('no item anywhere: said, not standardised by nothing', async () => {
    await given(engine, UNITS, ['办件编号,承办单位,应办结时间,办结时间', '1,税务局,2026-10-12,2026-10-13']);
    expect((await asked('unit')).hasItems).toBe(false);
  });

  it('a measure without its columns is absent', async () => {
    await given(engine, UNITS, FILE);
    const report = await asked('unit', 'satisfaction_rate');
    expect([report.missing === null, report.groups]).toEqual([false, []]);
  });
});
