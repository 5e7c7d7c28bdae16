/** 检查结果与推算: finding rates per stratum and weighted back, as a form and as a plain table. */
import type { Matrix } from '../domain/csv';
import { percentFigure, percentRange } from '../domain/format';
import { m } from '../i18n/paraglide/messages';
import type { SpotCheck } from '../reports/sample/check-types';
import type { SampleResults } from '../reports/sample/results';
import type { FormPage } from './forms';
import { batchOf, listed } from './spot-check-facts';
import { stratumTitle } from './spot-check-words';

const rangeOf = (interval: { readonly low: number; readonly high: number } | null): string =>
  interval === null ? '—' : `${percentRange(interval, 1)}%`;

const heads = (): string[] => [
  m.sample_col_stratum(),
  m.paper_col_size(),
  m.paper_col_drawn(),
  m.result_checked(),
  m.result_found(),
  m.result_rate(),
  m.result_interval(),
];

const rateOf = (found: number, checked: number): string =>
  checked === 0 ? '—' : `${percentFigure(found, checked, 1)}%`;

const rows = ({ estimate }: SampleResults): string[][] => [
  ...estimate.strata.map((one) => [
    stratumTitle(one.stratum),
    ...[one.size, one.drawn, one.checked, one.found].map(String),
    rateOf(one.found, one.checked),
    rangeOf(one.interval),
  ]),
  [
    m.result_weighted(),
    String(estimate.size),
    String(estimate.strata.reduce((all, { drawn }) => all + drawn, 0)),
    ...[estimate.checked, estimate.found].map(String),
    estimate.rate === null ? '—' : `${(100 * estimate.rate).toFixed(1)}%`,
    rangeOf(estimate.interval),
  ],
];

export const resultMatrix = (results: SampleResults): Matrix => [heads(), ...rows(results)];

/** What the table does not say by itself. */
export const resultNotes = ({ estimate, unchecked }: SampleResults): readonly string[] => [
  m.result_method(),
  m.result_bounds({ range: rangeOf(estimate.bounds), n: unchecked.length, ids: listed(unchecked) }),
  ...(estimate.lonely.length === 0
    ? []
    : [m.result_lonely({ strata: estimate.lonely.map(stratumTitle).join('、') })]),
  ...(estimate.uncovered.length === 0
    ? []
    : [
        m.result_uncovered({
          covered: estimate.covered,
          size: estimate.size,
          strata: estimate.uncovered.map(stratumTitle).join('、'),
        }),
      ]),
];

export const resultPage = ({ draw }: SpotCheck, results: SampleResults): FormPage => ({
  id: 'results',
  title: m.result_title(),
  mark: batchOf(draw),
  isWide: true,
  blocks: [
    { kind: 'table', heads: heads(), widths: [4, 1.3, 1.3, 1.3, 1.3, 1.5, 2.2], rows: rows(results) },
    ...resultNotes(results).map((text) => ({ kind: 'note', text }) as const),
  ],
});
