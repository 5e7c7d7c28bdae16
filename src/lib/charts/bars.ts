/** Who stands where: horizontal bars from zero, longest first, the figure at the end of each bar. */
import type { EChartsOption } from 'echarts';
import type { ChartColours } from './theme';

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** As printed beside the bar, with its base: `6.21 (38 / 612)`. */
  readonly label: string;
}

const ROW_PX = 22;
/** Height in px that keeps every bar readable. */
export const barsHeight = (count: number): number => 28 + count * ROW_PX;

/** One colour, no stack, no tooltip: the label holds what a tooltip would hide. */
export function barsOption(bars: readonly Bar[], axis: string, colours: ChartColours): EChartsOption {
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: colours.font, fontSize: 12, color: colours.ink3 },
    grid: { left: 4, right: 120, top: 8, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      // A share ends at the whole: the axis is not to run on to 120 %.
      ...(axis === '%' && bars.some(({ value }) => value > 80) ? { max: 100, interval: 25 } : {}),
      position: 'top',
      name: axis === '%' ? '' : axis,
      splitNumber: 4,
      axisLabel: { color: colours.ink3, fontSize: 12, formatter: axis === '%' ? '{value}%' : '{value}' },
      nameTextStyle: { color: colours.ink3 },
      splitLine: { lineStyle: { color: colours.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.ink3 } },
      axisLabel: { color: colours.ink, fontSize: 12, width: 190, overflow: 'truncate', interval: 0 },
    },
    series: [
      {
        type: 'bar',
        barWidth: 12,
        itemStyle: { color: colours.soft },
        data: bars.map((bar) => ({ value: bar.value, name: bar.name })),
        label: {
          show: true,
          position: 'right',
          color: colours.ink,
          fontSize: 12,
          formatter: ({ dataIndex }) => bars[dataIndex]?.label ?? '',
        },
      },
    ],
  };
}
