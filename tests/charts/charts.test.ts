import { describe, expect, it } from 'vitest';
import { barsOption } from '../../src/lib/charts/bars';
import { funnelOption } from '../../src/lib/charts/funnel';
import { monthLineOption, type MonthPoint } from '../../src/lib/charts/month-line';
import { chartColours } from '../../src/lib/charts/theme';
import { whiskerScale, whiskerX, WHISKER_PX } from '../../src/lib/charts/whisker';
import { trendPoints } from '../../src/lib/components/trend';
import type { Answer } from '../../src/lib/reports/types';

const colours = chartColours((name) => ` ${name} `);
const words = { unit: '%', base: '分母', figure: (value: number) => `${value.toFixed(2)}%`, count: String };

const DOTS = [
  { name: '住建局', x: 51, n: 943, out: true },
  { name: '教育局', x: 9, n: 427, out: false },
  { name: '商务局', x: 3, n: 40, out: false },
];
const FUNNEL = { rate: '超期率 %', base: '到期', pooled: '本组 5%', limits: ['95%', '99.8%'], count: String };

describe('a funnel plot', () => {
  const series = (spread: number) => {
    const { series: all } = funnelOption(DOTS, 0.05, spread, FUNNEL, colours);
    return (Array.isArray(all) ? all : []) as { type: string; symbol?: string; data: unknown[] }[];
  };
  it('draws four limits and the group as lines, everybody as a dot, only those beyond as triangles with a name', () => {
    expect(series(1).map(({ type }) => type)).toEqual([
      ...Array<string>(5).fill('line'),
      'scatter',
      'scatter',
    ]);
    const [dots, far] = series(1).slice(-2);
    expect(dots!.data).toHaveLength(2);
    expect(far).toMatchObject({
      symbol: 'triangle',
      data: [{ name: '住建局', value: [943, (100 * 51) / 943] }],
    });
  });
  it('over-dispersion draws its limits further out', () => {
    const high = (spread: number) => (series(spread)[3]!.data as [number, number][]).map(([, rate]) => rate);
    expect(high(4).every((rate, i) => rate >= high(1)[i]!)).toBe(true);
  });
});

describe('charts take their colours from the page', () => {
  it('each property once, trimmed', () => expect(colours.mark).toBe('--blue-mark'));
  it('an option holds no colour of its own, no tooltip, no animation, no HTML', () => {
    const points: MonthPoint[] = [{ month: '2026-10', value: 2.15, base: 12486 }];
    for (const option of [
      monthLineOption(points, words, colours),
      barsOption([{ name: 'a', value: 1, label: 'b' }], '%', colours),
      funnelOption(DOTS, 0.05, 1, FUNNEL, colours),
    ]) {
      const text = JSON.stringify(option);
      expect(text).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|tooltip/i);
      expect(option.animation).toBe(false);
      expect(option.aria).toEqual({ enabled: true });
    }
  });
});

describe('a line by month', () => {
  it('starts from zero and breaks where there is no base', () => {
    const option = monthLineOption(
      [
        { month: '2026-08', value: 1, base: 10 },
        { month: '2026-09', value: null, base: 0 },
        { month: '2026-10', value: 3, base: 20 },
      ],
      words,
      colours,
    );
    expect(option.series).toMatchObject([
      { type: 'line', connectNulls: false, data: [1, null, 3] },
      { type: 'bar' },
    ]);
    expect(option.yAxis).toMatchObject([{ min: 0 }, { min: 0 }]);
  });
  it('counts have no base, so no bars', () => {
    const option = monthLineOption([{ month: '2026-10', value: 3, base: null }], words, colours);
    expect(option.series).toHaveLength(1);
  });
});

describe('dot and whisker', () => {
  it('the scale holds the highest bound, has round steps and starts at zero', () => {
    const scale = whiskerScale([0.0621, 0.0878]);
    expect(scale.ticks.map((tick) => Math.round(tick * 100))).toEqual([0, 2, 4, 6, 8]);
    expect(whiskerX(0, scale)).toBe(4);
    expect(whiskerX(0.0878, scale)).toBeLessThanOrEqual(WHISKER_PX - 4);
  });
  it('never beyond 100 %, never empty', () => {
    expect(whiskerScale([1]).max).toBe(1);
    expect(whiskerX(1, whiskerScale([1]))).toBe(WHISKER_PX - 4);
    expect(whiskerScale([]).ticks.length).toBeGreaterThan(1);
  });
});

describe('the last 13 months', () => {
  const key = (year: number, month: number) => year * 12 + month - 1;
  const monthOf = (of: number) => `${String(Math.floor(of / 12))}-${String((of % 12) + 1).padStart(2, '0')}`;
  const answer = (keys: readonly number[]): Answer => ({
    id: 'overdue',
    grouping: 'month',
    columns: [
      {
        id: 'r',
        measure: 'overdue_rate',
        show: 'value',
        category: null,
        kind: 'rate',
        head: '',
        unit: '',
        tone: 'late',
      },
    ],
    rows: keys.map((of) => ({
      group: { key: of, label: '', within: '' },
      cells: [{ numerator: 1, denominator: 4, value: 0.25, status: 'ok' }],
    })),
    total: { group: { key: null, label: '', within: '' }, cells: [] },
    missing: null,
    notes: [],
  });
  it('ends with the period, not with the data', () => {
    const all = answer(Array.from({ length: 24 }, (_, i) => key(2025, 1) + i));
    const points = trendPoints(all, '2026-10', '2026-11-05', monthOf);
    expect([points.length, points[0]?.month, points.at(-1)?.month]).toEqual([13, '2025-10', '2026-10']);
    expect(trendPoints(all, '2026-Q3', '2026-11-05', monthOf).at(-1)?.month).toBe('2026-09');
    expect(trendPoints(all, '2026', '2026-11-05', monthOf).at(-1)?.month).toBe('2026-11');
  });
  it('a month without cases due is a gap, not left out and not zero', () => {
    const points = trendPoints(answer([key(2026, 8), key(2026, 10)]), null, '2026-10-31', monthOf);
    expect(points).toEqual([
      { month: '2026-08', value: 25, base: 4 },
      { month: '2026-09', value: null, base: 0 },
      { month: '2026-10', value: 25, base: 4 },
    ]);
  });
  it('no data, no points', () => expect(trendPoints(answer([]), null, '2026-10-31', monthOf)).toEqual([]));
});
