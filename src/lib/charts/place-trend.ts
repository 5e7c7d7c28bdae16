/**
 * Places by month, 1 at the top: one subject with the interval of each place, the others behind it as thin lines. A month
 * without an order is a grey column and breaks every line.
 */
import type { EChartsOption } from 'echarts';
import type { ChartColours } from './theme';

/** A place and its interval; null in a month without one. */
export type ChartPlace = { readonly place: number; readonly low: number; readonly high: number } | null;

export interface TrendLine {
  readonly name: string;
  readonly chosen: boolean;
  /** One per month. */
  readonly places: readonly ChartPlace[];
}

export interface PlaceMonth {
  /** `2026-10` */
  readonly month: string;
  readonly ordered: boolean;
}

export interface PlaceWords {
  /** 名次 */
  readonly place: string;
  /** 不排, on a month without an order */
  readonly noOrder: string;
}

/** 2026-01 keeps its year; other months only their number, except the first one. */
const monthLabel = ({ month }: PlaceMonth, at: number): string =>
  at === 0 || month.endsWith('-01') ? month : month.slice(5);

/** `most`: the number of places of the largest month. */
export function placeTrendOption(
  months: readonly PlaceMonth[],
  lines: readonly TrendLine[],
  most: number,
  words: PlaceWords,
  colours: ChartColours,
): EChartsOption {
  const chosen = lines.filter((line) => line.chosen);
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: colours.font, fontSize: 12, color: colours.ink3 },
    grid: { left: 40, right: 24, top: 28, bottom: 26 },
    xAxis: {
      type: 'category',
      data: months.map(monthLabel),
      axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: colours.ink3 } },
      position: 'bottom',
      axisLabel: { color: colours.ink3, fontSize: 12, interval: 0, hideOverlap: true },
    },
    yAxis: placeAxis(most, words, colours),
    series: [
      gaps(months, most, words, colours),
      ...lines.filter((line) => !line.chosen).map((line) => otherLine(line, colours)),
      ...chosen.map((line) => intervals(line, colours)),
      ...chosen.map((line) => chosenLine(line, colours)),
    ],
  };
}

const placeAxis = (most: number, words: PlaceWords, colours: ChartColours) => ({
  type: 'value' as const,
  inverse: true,
  min: 0.5,
  max: most + 0.5,
  // From one half, so that no place stands on the edge; the ticks are the places themselves.
  axisLabel: {
    color: colours.ink3,
    fontSize: 12,
    customValues: ticksOf(most),
    formatter: (place: number) => String(place),
  },
  axisTick: { show: false, customValues: ticksOf(most) },
  splitLine: { show: false },
  name: words.place,
  nameLocation: 'start' as const,
  nameGap: 10,
  nameTextStyle: { color: colours.ink3, align: 'right' as const },
});

/** 1 and about five round places more. */
const ticksOf = (most: number): number[] => {
  const step = [1, 2, 5, 10, 20, 50].find((size) => most / size <= 7) ?? 100;
  const round = Array.from({ length: Math.floor(most / step) }, (_, i) => (i + 1) * step);
  return step === 1 ? round : [1, ...round];
};

const gaps = (
  months: readonly PlaceMonth[],
  most: number,
  { noOrder }: PlaceWords,
  colours: ChartColours,
) => ({
  type: 'bar' as const,
  silent: true,
  barWidth: '100%',
  data: months.map(({ ordered }) => (ordered ? null : most + 0.5)),
  itemStyle: { color: colours.line },
  label: {
    show: true,
    position: 'inside' as const,
    formatter: noOrder,
    color: colours.ink2,
    fontSize: 12,
  },
});

const otherLine = ({ places }: TrendLine, colours: ChartColours) => ({
  type: 'line' as const,
  silent: true,
  connectNulls: false,
  symbol: 'circle',
  symbolSize: 3,
  showAllSymbol: true,
  lineStyle: { width: 1, color: colours.line2 },
  itemStyle: { color: colours.line2 },
  data: places.map((one) => one?.place ?? null),
});

/** One upright per month, from the best place to the worst that chance allows. */
const intervals = ({ places }: TrendLine, colours: ChartColours) => ({
  type: 'line' as const,
  silent: true,
  connectNulls: false,
  symbol: 'rect',
  symbolSize: [9, 2],
  showAllSymbol: true,
  lineStyle: { width: 2, color: colours.mark, opacity: 0.55 },
  itemStyle: { color: colours.mark },
  data: places.flatMap((one, at) =>
    one === null
      ? []
      : [
          [at, one.low],
          [at, one.high],
          [at, null],
        ],
  ),
});

const chosenLine = ({ places }: TrendLine, colours: ChartColours) => ({
  type: 'line' as const,
  silent: true,
  connectNulls: false,
  symbol: 'circle',
  symbolSize: 8,
  showAllSymbol: true,
  lineStyle: { width: 2, color: colours.mark },
  itemStyle: { color: colours.mark, borderColor: colours.paper, borderWidth: 1 },
  label: {
    show: true,
    position: 'right' as const,
    color: colours.ink,
    fontWeight: 600,
    fontSize: 12,
    textBorderColor: colours.paper,
    textBorderWidth: 3,
    formatter: ({ dataIndex }: { dataIndex: number }) => String(places[dataIndex]?.place ?? ''),
  },
  data: places.map((one) => one?.place ?? null),
});
