/** How it has gone: a line from zero by month, the base (n) of each month as bars below; last point named. */
import type { EChartsOption } from 'echarts';
import type { ChartColours } from './theme';

export interface MonthPoint {
  /** `2026-10` */
  readonly month: string;
  /** Per cent, or a count; null where there is no base: the line is broken there, not drawn to zero. */
  readonly value: number | null;
  readonly base: number | null;
}

export interface MonthWords {
  readonly unit: string;
  readonly base: string;
  /** The figure as printed. */
  readonly figure: (value: number) => string;
  readonly count: (n: number) => string;
}

/** 2026-01 keeps its year; other months only their number, except the first one. */
const monthLabel = (point: MonthPoint, at: number): string =>
  at === 0 || point.month.endsWith('-01') ? point.month : point.month.slice(5);

const axisOf = (points: readonly MonthPoint[], gridIndex: number, show: boolean, colours: ChartColours) => ({
  type: 'category' as const,
  gridIndex,
  data: points.map(monthLabel),
  axisTick: { show: false },
  axisLine: { lineStyle: { color: colours.ink3 } },
  axisLabel: { show, color: colours.ink3, fontSize: 12, interval: 0, hideOverlap: true },
});

/** Without any base (counts) there is one grid only. */
export function monthLineOption(
  points: readonly MonthPoint[],
  words: MonthWords,
  colours: ChartColours,
): EChartsOption {
  const hasBase = points.some((point) => point.base !== null);
  const last = points.length - 1;
  const line = { left: 46, right: 62, top: 24, bottom: hasBase ? 92 : 26 };
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: colours.font, fontSize: 12, color: colours.ink3 },
    grid: hasBase ? [line, { left: 46, right: 62, height: 34, bottom: 24 }] : [line],
    xAxis: hasBase
      ? [axisOf(points, 0, false, colours), axisOf(points, 1, true, colours)]
      : [axisOf(points, 0, true, colours)],
    yAxis: [
      {
        type: 'value',
        min: 0,
        gridIndex: 0,
        splitNumber: 4,
        name: words.unit,
        nameTextStyle: { color: colours.ink3, align: 'right' },
        axisLabel: { color: colours.ink3, fontSize: 12 },
        splitLine: { lineStyle: { color: colours.line } },
      },
      ...(hasBase ? [baseAxis(words, colours)] : []),
    ],
    series: [
      {
        type: 'line',
        connectNulls: false,
        symbol: 'circle',
        symbolSize: 6,
        lineStyle: { width: 2, color: colours.mark },
        itemStyle: { color: colours.mark, borderColor: colours.paper, borderWidth: 1 },
        data: points.map((point) => point.value),
        label: {
          show: true,
          position: 'right',
          color: colours.ink,
          fontWeight: 600,
          fontSize: 12,
          textBorderColor: colours.paper,
          textBorderWidth: 3,
          formatter: ({ dataIndex }) => labelOf(points, dataIndex, last, words),
        },
      },
      ...(hasBase ? [baseSeries(points, last, words, colours)] : []),
    ],
  };
}

const labelOf = (points: readonly MonthPoint[], at: number, last: number, words: MonthWords): string => {
  const value = points[at]?.value;
  return at === last && value !== null && value !== undefined ? words.figure(value) : '';
};

const baseAxis = (words: MonthWords, colours: ChartColours) => ({
  type: 'value' as const,
  min: 0,
  gridIndex: 1,
  name: words.base,
  nameLocation: 'middle' as const,
  nameRotate: 0,
  nameGap: 8,
  nameTextStyle: { color: colours.ink3, align: 'right' as const },
  axisLabel: { show: false },
  splitLine: { show: false },
});

const baseSeries = (
  points: readonly MonthPoint[],
  last: number,
  words: MonthWords,
  colours: ChartColours,
) => ({
  type: 'bar' as const,
  xAxisIndex: 1,
  yAxisIndex: 1,
  barWidth: '50%',
  data: points.map((point, at) => ({
    value: point.base ?? 0,
    itemStyle: { color: at === last ? colours.mark : colours.line2 },
  })),
  label: {
    show: true,
    position: 'right' as const,
    distance: 6,
    color: colours.ink,
    fontSize: 12,
    formatter: ({ dataIndex }: { dataIndex: number }) =>
      dataIndex === last ? words.count(points[last]?.base ?? 0) : '',
  },
});
