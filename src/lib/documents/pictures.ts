/** The drawings of a 通报: what is drawn, what it is called, and the same figures in words for those who do not see it. */
import { barsHeight, barsOption } from '../charts/bars';
import { funnelOption } from '../charts/funnel';
import { monthLineOption } from '../charts/month-line';
import type { ChartColours } from '../charts/theme';
import { LIMITS } from '../domain/funnel';
import { periodTitle } from '../domain/format';
import { parsePeriod } from '../domain/period';
import type { MonthlyDot, MonthlyReport } from '../reports/monthly-types';
import { rateWords } from './fields';
import { filled, PICTURE_IDS, type PictureId, type Template } from './template';

/** A drawing as its library takes it, which no document knows. */
type ChartOption = ReturnType<typeof barsOption>;

/** Something that can be drawn. */
export interface DocumentPicture {
  readonly id: PictureId;
  /** Below which section it stands. */
  readonly section: string;
  readonly title: string;
  /** 图1 …, when it is the `no`-th of those chosen. */
  readonly caption: (no: number) => string;
  /** Every figure that is drawn, with its parts. */
  readonly alt: string;
  /** px, as wide as the type area. */
  readonly height: number;
  readonly option: (colours: ChartColours) => ChartOption;
}

/** A picture as it was drawn. */
export interface DrawnPicture {
  readonly picture: DocumentPicture;
  readonly png: Uint8Array;
  /** px of the drawing; only their proportion counts. */
  readonly width: number;
  readonly height: number;
}

interface Parts {
  readonly name: string;
  readonly x: number;
  readonly n: number;
}

const LINE_HEIGHT = 260;
const SCATTER_HEIGHT = 300;

const monthName = (month: string): string => periodTitle(parsePeriod(month)).zh;

const rateOf = ({ x, n }: Omit<Parts, 'name'>): string => rateWords({ numerator: x, denominator: n }) ?? '—';

/** Parts of a picture that its words tell. */
const partsOf = ({ charts }: MonthlyReport, id: PictureId): readonly Parts[] => {
  const late = ({ name, late: x, due: n }: MonthlyDot): Parts => ({ name, x, n });
  switch (id) {
    case 'trend':
      return charts.months.map(({ month, late: x, due: n }) => ({ name: monthName(month), x, n }));
    case 'scatter':
      return (charts.group?.dots ?? []).map(({ name, late: over, due: n }) => ({ name, x: n - over, n }));
    case 'bars':
      return charts.bars.units.map(late);
  }
};

const trendOption = (report: MonthlyReport, template: Template, colours: ChartColours): ChartOption => {
  const { axis, base } = template.pictures.trend;
  const points = report.charts.months.map(({ month, late, due }) => ({
    ...{ month, base: due },
    value: due === 0 ? null : (100 * late) / due,
  }));
  const figure = (value: number): string => `${value.toFixed(2)}%`;
  return monthLineOption(points, { unit: axis, base, figure, count: String }, colours);
};

const scatterOption = (report: MonthlyReport, template: Template, colours: ChartColours): ChartOption => {
  const { group } = report.charts;
  if (group === null) return {};
  const { axis, base } = template.pictures.scatter;
  const whole = { x: group.due - group.late, n: group.due };
  const points = group.dots.map(({ name, late, due, isOut }) => ({
    name,
    x: due - late,
    n: due,
    out: isOut,
  }));
  const limits = LIMITS.map((limit) => `${String(Number((limit * 100).toFixed(1)))}%`);
  const words = { rate: axis, base, limits, pooled: `${group.name} ${rateOf(whole)}`, count: String };
  return funnelOption(points, whole.x / whole.n, 1, words, colours);
};

const bars = (report: MonthlyReport): Parameters<typeof barsOption>[0] =>
  partsOf(report, 'bars').map(({ name, x, n }) => ({
    ...{ name, value: (100 * x) / n },
    label: `${rateOf({ x, n })}  ${String(x)} / ${String(n)}`,
  }));

const OPTIONS = {
  trend: trendOption,
  scatter: scatterOption,
  bars: (report: MonthlyReport, template: Template, colours: ChartColours) =>
    barsOption(bars(report), template.pictures.bars.axis, colours),
} as const;

/** What title, caption and words of a picture are filled with. */
const valuesOf = (report: MonthlyReport, parts: readonly Parts[]): Readonly<Record<string, string>> => {
  const { months, group, bars: drawn } = report.charts;
  const ends = [months[0], months.at(-1)].map((one) => (one === undefined ? '' : monthName(one.month)));
  return {
    ...{ from: ends[0] ?? '', to: ends[1] ?? '', group: group?.name ?? '' },
    pooled: group === null ? '' : rateOf({ x: group.due - group.late, n: group.due }),
    ...{ min: String(drawn.minCases), total: String(drawn.outOf), shown: String(parts.length) },
  };
};

const pictureOf = (report: MonthlyReport, template: Template, id: PictureId): DocumentPicture[] => {
  const parts = partsOf(report, id);
  const words = template.pictures[id];
  if (!parts.some(({ n }) => n > 0)) return [];
  const values = valuesOf(report, parts);
  const items = parts.map((part) =>
    part.n === 0
      ? filled(words.gap, { name: part.name })
      : filled(words.item, {
          ...{ name: part.name, rate: rateOf(part) },
          ...{ x: String(part.x), n: String(part.n) },
        }),
  );
  return [
    {
      ...{ id, section: words.section, title: words.title },
      caption: (no) => filled(words.caption, { ...values, no: String(no) }),
      alt: filled(words.alt, { ...values, items: items.join('；') }),
      height: { trend: LINE_HEIGHT, scatter: SCATTER_HEIGHT, bars: barsHeight(parts.length) }[id],
      option: (colours) => OPTIONS[id](report, template, colours),
    },
  ];
};

/** Those that there is something to draw of, in the order in which they stand in the paper. */
export const documentPictures = (report: MonthlyReport, template: Template): readonly DocumentPicture[] =>
  report.coverage === 'no_records' || report.coverage === 'beyond'
    ? []
    : PICTURE_IDS.flatMap((id) => pictureOf(report, template, id));
