/** Observed against expected in words and as text. */
import { count, decimal, percentFigure } from '../domain/format';
import { m } from '../i18n/paraglide/messages';
import { groupLabel, term } from '../i18n/words';
import type {
  NotComparable,
  StandardisedGroup,
  StandardisedSubject,
  StandardReport,
} from '../reports/standardised-types';
import { partHead } from './rank-model';
import type { Matrix } from './table-text';

/** What is counted as observed: 超期, or 未计入满意. */
export const observedHead = ({ measure, counted }: Pick<StandardReport, 'measure' | 'counted'>): string =>
  counted === 'numerator'
    ? partHead(measure, 'numerator')
    : m.standard_rest({ part: partHead(measure, 'numerator') });

/** Why a subject has no ratio. */
export function notComparable(why: NotComparable, report: StandardReport): string {
  switch (why) {
    case 'own_items':
      return m.standard_own_items();
    case 'none_expected':
      return m.standard_none_expected({ part: observedHead(report) });
    case 'no_business':
      return m.bottom_none_row({ base: partHead(report.measure, 'denominator') });
    default:
      return why satisfies never;
  }
}

/** 0.86, 12.40. */
export const twoDecimals = (value: number): string => value.toFixed(2);

/** The interval lies on one side of what was expected; null when it holds it. */
export const beyondExpected = ({ low, high }: StandardisedSubject): 'more' | 'fewer' | null =>
  low !== null && low > 1 ? 'more' : high !== null && high < 1 ? 'fewer' : null;

/** The measure as its items let expect: 4.80%. */
export const ratePercent = (rate: number, decimals: number): string =>
  decimal(BigInt(Math.round(rate * 1e12)), 10n ** 10n, decimals);

/** A group as text: one line per subject, then its items below it. */
export function standardMatrix(report: StandardReport, group: StandardisedGroup): Matrix {
  const head = [
    term(report.by),
    term('item'),
    partHead(report.measure, 'denominator'),
    observedHead(report),
    m.standard_expected(),
    m.standard_ratio(),
    m.col_low(),
    m.col_high(),
    `${m.standard_rate()} (%)`,
    `${m.col_raw()} (%)`,
    m.col_says(),
  ];
  const figure = (value: number | null): string => (value === null ? '' : value.toFixed(4));
  const line = (one: StandardisedSubject, isFew: boolean): string[][] => [
    [
      groupLabel(one.group.label),
      '',
      ...[String(one.cases), String(one.observed), figure(one.expected)],
      ...(isFew ? ['', '', '', '', ''] : [figure(one.ratio), figure(one.low), figure(one.high)]),
      ...(isFew ? [] : [one.standardRate === null ? '' : ratePercent(one.standardRate, 4)]),
      ...(isFew ? [] : [percentFigure(one.numerator, one.denominator, 4)]),
      isFew ? m.bottom_too_few() : one.why === null ? '' : notComparable(one.why, report),
    ],
    ...one.items.map((item) => [
      groupLabel(one.group.label),
      groupLabel(item.group.label),
      ...[String(item.cases), String(item.observed), figure(item.expected)],
      ...['', '', '', '', ''],
      item.isOwn ? m.standard_only_here() : '',
    ]),
  ];
  return [
    head,
    ...group.subjects.flatMap((one) => line(one, false)),
    ...group.tooFew.flatMap((one) => line(one, true)),
  ];
}

/** What has to be known of a group's table: records without an item, who stands apart. */
export const standardNotes = (report: StandardReport, group: StandardisedGroup): string[] => [
  ...(report.counted === 'rest'
    ? [m.standard_rest_note({ part: partHead(report.measure, 'numerator') })]
    : []),
  ...(group.casesWithoutItem > 0 ? [m.standard_without_item({ n: count(group.casesWithoutItem) })] : []),
];
