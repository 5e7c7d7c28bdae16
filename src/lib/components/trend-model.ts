/** Places by month in words, for the chart, and as text. */
import type { ChartPlace, PlaceMonth, TrendLine } from '../charts/place-trend';
import { monthOfKey } from '../i18n/format';
import { m } from '../i18n/paraglide/messages';
import { groupLabel, term } from '../i18n/words';
import type { PlaceTrend, TrendMonth, TrendPoint } from '../reports/place-trend';
import { partHead } from './rank-model';
import { verdictOf } from './rank-words';
import type { Matrix } from './table-text';

const chartPlace = ({ place, placeLow, placeHigh }: TrendPoint): ChartPlace =>
  place === null || placeLow === null || placeHigh === null
    ? null
    : { place, low: placeLow, high: placeHigh };

export const monthsOf = ({ months }: PlaceTrend): PlaceMonth[] =>
  months.map(({ month, noOrder }) => ({ month: monthOfKey(month), ordered: noOrder === null }));

/** One line per subject; the chosen one is drawn with its intervals. */
export const linesOf = ({ subjects }: PlaceTrend, chosen: number): TrendLine[] =>
  subjects.map(({ key, group, points }) => ({
    name: groupLabel(group.label),
    chosen: key === chosen,
    places: points.map(chartPlace),
  }));

/** Places in the month with the most of them. */
export const mostPlaces = ({ months }: PlaceTrend): number =>
  Math.max(1, ...months.map(({ eligible, noOrder }) => (noOrder === null ? eligible : 0)));

/** Why a month has no order, in the words of the ranking; '' when it has one. */
export const whyNoOrder = (month: TrendMonth, { policy }: PlaceTrend): string =>
  month.noOrder === null ? '' : verdictOf(month, policy).text;

/** Months without an order, those with the same reason together. */
export function reasonsOf(
  trend: PlaceTrend,
): readonly { readonly months: readonly string[]; readonly why: string }[] {
  const short = (month: TrendMonth): string => {
    switch (month.noOrder) {
      case null:
        return '';
      case 'nobody':
        return m.rank_nobody({ n: trend.policy.minCases });
      case 'alone':
        return m.rank_alone();
      case 'all_alike':
        return m.trend_all_alike();
      case 'no_difference':
      case 'within_chance':
        return m.trend_within_chance();
      default:
        return month.noOrder satisfies never;
    }
  };
  const groups = new Map<string, string[]>();
  for (const month of trend.months) {
    const why = short(month);
    if (why !== '') groups.set(why, [...(groups.get(why) ?? []), monthOfKey(month.month)]);
  }
  return [...groups].map(([why, months]) => ({ why, months }));
}

/** What stands in a cell that has no place. */
export const noPlaceWords = ({ placed }: TrendPoint): string =>
  placed === 'too_few' ? m.trend_few() : placed === 'no_business' ? m.trend_none() : '—';

/** One line per subject and month. */
export function trendMatrix(trend: PlaceTrend): Matrix {
  const text = (value: number | null): string => (value === null ? '' : String(value));
  const head = [
    term(trend.by),
    term('month'),
    m.col_place(),
    m.col_place_low(),
    m.col_place_high(),
    partHead(trend.measure, 'denominator'),
    partHead(trend.measure, 'numerator'),
    m.col_says(),
  ];
  const says = (point: TrendPoint, month: TrendMonth): string =>
    point.placed === 'too_few'
      ? m.bottom_too_few()
      : point.placed === 'no_business'
        ? m.bottom_no_business()
        : whyNoOrder(month, trend);
  return [
    head,
    ...trend.subjects.flatMap(({ group, points }) =>
      trend.months.flatMap((month, at) => {
        const point = points[at];
        return point === undefined
          ? []
          : [
              [
                ...[groupLabel(group.label), monthOfKey(month.month)],
                ...[point.place, point.placeLow, point.placeHigh].map(text),
                ...[String(point.denominator), String(point.numerator), says(point, month)],
              ],
            ];
      }),
    ),
  ];
}
