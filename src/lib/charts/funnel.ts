/** Who is really different: each subject by its number of cases and its rate, in the limits that chance keeps. */
import type { EChartsOption } from 'echarts';
import { controlLimits, LIMITS, type Limit } from '../domain/funnel';
import type { ChartColours } from './theme';

export interface FunnelPoint {
  readonly name: string;
  readonly x: number;
  readonly n: number;
  /** Beyond the 99.8 % limit on the bad side. */
  readonly out: boolean;
}

export interface FunnelWords {
  /** 超期率 % */
  readonly rate: string;
  /** 到期（件，对数刻度） */
  readonly base: string;
  /** 全组 2.23% */
  readonly pooled: string;
  readonly limits: readonly string[];
  readonly count: (n: number) => string;
}

const STEPS = 48;

/** Numbers of cases at which the limits are drawn, even on a logarithmic scale. */
const casesOf = (points: readonly FunnelPoint[]): number[] => {
  const all = points.map(({ n }) => n);
  const [from, to] = [Math.max(1, Math.min(...all) / 1.2), Math.max(...all) * 1.2];
  const cases = Array.from({ length: STEPS + 1 }, (_, i) => Math.round(from * (to / from) ** (i / STEPS)));
  return [...new Set(cases)];
};

interface Span {
  readonly min: number;
  readonly max: number;
}

/** From the lowest to the highest of rates and limits at the middle of the cases; wild limits of few cases run out of it. */
const spanOf = (points: readonly FunnelPoint[], pooled: number, spread: number): Span => {
  const middle = points.map(({ n }) => n).sort((a, b) => a - b)[points.length >> 1] ?? 1;
  const { low, high } = controlLimits(pooled, middle, 0.998, spread);
  const rates = points.map(({ x, n }) => x / n);
  const max = Math.min(1, Math.max(high, ...rates) * 1.08);
  const min = pooled < 0.5 ? 0 : Math.max(0, Math.min(low, ...rates) - (1 - pooled) * 0.2);
  return { min: min * 100, max: max * 100 };
};

/** `spread`: over-dispersion φ, 1 without. */
export function funnelOption(
  points: readonly FunnelPoint[],
  pooled: number,
  spread: number,
  words: FunnelWords,
  colours: ChartColours,
): EChartsOption {
  const cases = casesOf(points);
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: colours.font, fontSize: 12, color: colours.ink3 },
    grid: { left: 40, right: 16, top: 28, bottom: 44 },
    xAxis: casesAxis(cases, words, colours),
    yAxis: rateAxis(spanOf(points, pooled, spread), pooled, words, colours),
    series: [
      ...LIMITS.flatMap((limit, i) =>
        (['low', 'high'] as const).map((side) =>
          limitLine(cases, pooled, spread, limit, side, words.limits[i] ?? '', colours),
        ),
      ),
      pooledLine(cases, pooled, words, colours),
      dots(points, colours),
      far(points, colours),
    ],
  };
}

const halo = ({ paper }: ChartColours) => ({ textBorderColor: paper, textBorderWidth: 3 });

const limitLine = (
  cases: readonly number[],
  pooled: number,
  spread: number,
  limit: Limit,
  side: 'low' | 'high',
  name: string,
  colours: ChartColours,
) => ({
  type: 'line' as const,
  data: cases.map((n) => [n, 100 * controlLimits(pooled, n, limit, spread)[side]]),
  symbol: 'none',
  silent: true,
  clip: true,
  lineStyle: {
    color: colours.ink3,
    width: 1,
    type: limit === 0.95 ? ('dashed' as const) : ('solid' as const),
  },
  endLabel: {
    show: side === 'high',
    formatter: name,
    color: colours.ink3,
    align: 'right' as const,
    offset: [-2, limit === 0.95 ? 8 : -8],
    ...halo(colours),
  },
});

const casesAxis = (cases: readonly number[], words: FunnelWords, colours: ChartColours) => ({
  type: 'log' as const,
  min: cases[0] ?? 1,
  max: cases.at(-1) ?? 10,
  name: words.base,
  nameLocation: 'middle' as const,
  nameGap: 26,
  nameTextStyle: { color: colours.ink3 },
  axisLine: { lineStyle: { color: colours.ink3 } },
  axisLabel: {
    color: colours.ink3,
    fontSize: 12,
    formatter: (n: number) => words.count(Math.round(n)),
    showMinLabel: false,
    showMaxLabel: false,
  },
  splitLine: { show: false },
});

const rateAxis = ({ min, max }: Span, pooled: number, words: FunnelWords, colours: ChartColours) => ({
  type: 'value' as const,
  min,
  max,
  splitNumber: 4,
  name: words.rate,
  nameTextStyle: { color: colours.ink3, align: 'left' as const },
  axisLabel: {
    color: colours.ink3,
    fontSize: 12,
    formatter: (value: number) => String(Number(value.toFixed(1))),
    showMaxLabel: false,
    showMinLabel: pooled < 0.5,
  },
  splitLine: { lineStyle: { color: colours.line } },
});

const pooledLine = (cases: readonly number[], pooled: number, words: FunnelWords, colours: ChartColours) => ({
  type: 'line' as const,
  data: [cases[0] ?? 1, cases.at(-1) ?? 10].map((n) => [n, pooled * 100]),
  symbol: 'none',
  silent: true,
  lineStyle: { color: colours.ink3, width: 1.5 },
  endLabel: {
    show: true,
    formatter: words.pooled,
    color: colours.ink2,
    align: 'right' as const,
    offset: [-170, -9],
    ...halo(colours),
  },
});

/** Everybody within the limits, or on the good side of them; the name tells whose mark is pressed. */
const dots = (points: readonly FunnelPoint[], colours: ChartColours) => ({
  type: 'scatter' as const,
  data: points.filter(({ out }) => !out).map(({ name, x, n }) => ({ name, value: [n, (100 * x) / n] })),
  symbolSize: 8,
  itemStyle: { color: colours.mark, borderColor: colours.paper, borderWidth: 1 },
});

/** Those beyond, with their names. */
const far = (points: readonly FunnelPoint[], colours: ChartColours) => ({
  type: 'scatter' as const,
  data: points.filter(({ out }) => out).map(({ name, x, n }) => ({ name, value: [n, (100 * x) / n] })),
  symbol: 'triangle',
  symbolSize: 11,
  itemStyle: { color: colours.red, borderColor: colours.paper, borderWidth: 1 },
  label: {
    show: true,
    position: 'left' as const,
    formatter: '{b}',
    color: colours.red,
    fontWeight: 600,
    ...halo(colours),
  },
});
