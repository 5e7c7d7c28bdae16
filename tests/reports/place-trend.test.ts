import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { readPlaceTrend, trendMonths, type TrendQuestion } from '../../src/lib/reports/place-trend';
import { readRanking } from '../../src/lib/reports/ranking';
import { monthId, monthNumber } from '../../src/lib/reports/scope';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const UNITS = ['单位名称,单位编码,考核组别', '税务局,01,甲组', '公安局,02,甲组', '民政局,03,乙组'];
const HEADER = '办件编号,承办单位,股室,经办人,应办结时间,办结时间';
let id = 0;
/** `late` late cases of `n` that fell due in that month. */
const cases = (who: string, month: string, late: number, n: number): string[] =>
  Array.from({ length: n }, (_, at) => `${(id += 1)},${who},${month}-12,${month}-${at < late ? 13 : 12}`);
const FILE = [
  HEADER,
  // July: an order. August: nobody has thirty. September: nothing. October: within chance.
  ...cases('税务局,股,甲', '2026-07', 2, 60),
  ...cases('公安局,股,乙', '2026-07', 40, 60),
  ...cases('税务局,股,甲', '2026-08', 1, 5),
  ...cases('税务局,股,甲', '2026-10', 3, 60),
  ...cases('公安局,股,乙', '2026-10', 4, 60),
  ...cases('民政局,股,丙', '2026-10', 40, 60),
];

const question = (period: string | null, more: Partial<TrendQuestion> = {}): TrendQuestion => ({
  scope: scopeAt('2026-10-31', period),
  ...{ measure: 'overdue_rate', by: 'unit', minCases: null, seed: '1', name: '甲组', unitKey: null, ...more },
});

describe('which months', () => {
  const told = (period: string | null, asOf = '2026-10-31'): string => {
    const { from, to } = trendMonths({ period, asOf });
    return from > to ? '' : `${monthId(from)}…${monthId(to)}`;
  };
  it.each([
    [null, '2025-10…2026-10'],
    ['2026-10', '2025-10…2026-10'],
    ['2026-Q3', '2025-09…2026-09'],
    ['2026', '2026-01…2026-10'],
    ['2025', '2025-01…2025-12'],
    ['2027', ''],
  ])('%s: %s', (period, months) => {
    expect(told(period)).toBe(months);
  });
});

describe('places month by month', () => {
  it('a month without an order has no place and says why; months before the first case are left out', async () => {
    await given(engine, UNITS, FILE);
    const trend = await readPlaceTrend(await contextOf(engine), BASE_RULES, question('2026'));
    expect(trend.months.map(({ month, noOrder }) => [monthId(month), noOrder])).toEqual([
      ['2026-07', null],
      ['2026-08', 'nobody'],
      ['2026-09', 'nobody'],
      ['2026-10', 'no_difference'],
    ]);
    const told = trend.subjects.map(({ group, points }) => [
      group.label,
      ...points.map(({ place, placed, numerator: x, denominator: n }) => `${place ?? placed} ${x}/${n}`),
    ]);
    expect(told).toEqual([
      ['公安局', '2 40/60', 'no_business 0/0', 'no_business 0/0', 'ranked 4/60'],
      ['税务局', '1 2/60', 'too_few 1/5', 'no_business 0/0', 'ranked 3/60'],
    ]);
  });

  it('a month is what the ranking of that month says, its intervals too', async () => {
    await given(engine, UNITS, FILE);
    const context = await contextOf(engine);
    const trend = await readPlaceTrend(context, BASE_RULES, question('2026'));
    const alone = await readRanking(context, BASE_RULES, { ...question('2026-07'), intervals: true });
    const ranked = alone.groups.find(({ name }) => name === '甲组')!.ranked;
    const first = trend.subjects.map(({ key, points: [point] }) => [
      key,
      point!.place,
      point!.placeLow,
      point!.placeHigh,
    ]);
    expect(first).toEqual(
      ranked.map(({ key, place, placeLow, placeHigh }) => [key, place, placeLow, placeHigh]),
    );
    expect(trend.months[0]!.month).toBe(monthNumber('2026-07-01'));
  });

  it('officers within their unit; nobody else is in it', async () => {
    await given(engine, UNITS, FILE);
    const context = await contextOf(engine);
    const alone = await readRanking(context, BASE_RULES, {
      ...question('2026', { by: 'officer' }),
      intervals: false,
    });
    const tax = alone.groups.find(({ name }) => name === '税务局')!;
    const trend = await readPlaceTrend(
      context,
      BASE_RULES,
      question('2026', { by: 'officer', name: tax.name, unitKey: tax.unitKey }),
    );
    expect(trend.subjects.map(({ group }) => group.label)).toEqual(['甲']);
    expect(new Set(trend.months.map(({ noOrder }) => noOrder))).toEqual(new Set(['alone', 'nobody']));
  });

  it('no case in any month, no column, no month at all: empty, not an error', async () => {
    await given(engine, UNITS, FILE);
    const context = await contextOf(engine);
    const empty = await readPlaceTrend(context, BASE_RULES, question('2024'));
    expect([empty.months, empty.subjects.map(({ points }) => points.length)]).toEqual([[], [0, 0]]);
    const absent = await readPlaceTrend(
      context,
      BASE_RULES,
      question('2026', { measure: 'satisfaction_rate' }),
    );
    expect(absent.missing).not.toBeNull();
    const stock = await readPlaceTrend(
      context,
      BASE_RULES,
      question('2026', { measure: 'items_without_limit' }),
    );
    expect(stock.months).toEqual([]);
  });
});
