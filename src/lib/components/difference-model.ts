/** The tables of differences as text: what the page shows is what is copied and exported. */
import { MISSING, percentDecimals, percentFigure } from '../domain/format';
import { collator } from '../i18n/format';
import { m } from '../i18n/paraglide/messages';
import { groupLabel, term, valueWords, wordsOf } from '../i18n/words';
import type { DifferenceReport, Differences } from '../reports/limits/types';
import type { Matrix } from './table-text';

export const differing = ({ more, less }: Differences): number => more + less;

/** Per cent of what was compared; — where nothing was. */
export const differingShare = (one: Differences, total: Differences): string =>
  one.judged === 0 ? MISSING : percentFigure(differing(one), one.judged, percentDecimals(total.judged));

/** Most differences first, then by name; the not filled in last. */
export function orderUnits(units: DifferenceReport['units']): DifferenceReport['units'] {
  const names = collator();
  return [...units].sort(
    (a, b) =>
      Number(a.group.key === 0) - Number(b.group.key === 0) ||
      differing(b) + b.unjudged - (differing(a) + a.unjudged) ||
      names.compare(a.group.label, b.group.label),
  );
}

export const whyWords = (why: string): string => valueWords('why', why);

/** Words for a column of the cases; another file's fields keep their own. */
export const limitColumn = (column: string): string => wordsOf(`limits_col_${column}`) ?? term(column);

export const unitHeads = (kind: DifferenceReport['kind']): readonly string[] => [
  m.limits_judged(),
  kind === 'flag' ? m.limits_more_flag() : m.limits_more_due(),
  kind === 'flag' ? m.limits_less_flag() : m.limits_less_due(),
  m.limits_share(),
  kind === 'flag' ? m.limits_unjudged_flag() : m.limits_unjudged_due(),
];

/** Units as the page orders them, their total last. */
export function unitMatrix({ kind, units, total }: DifferenceReport): Matrix {
  const cells = (one: Differences): string[] => [
    String(one.judged),
    String(one.more),
    String(one.less),
    one.judged === 0 ? '' : percentFigure(differing(one), one.judged, 4),
    String(one.unjudged),
  ];
  return [
    [term('unit'), ...unitHeads(kind)],
    ...orderUnits(units).map((one) => [groupLabel(one.group.label), ...cells(one)]),
    [term('total'), ...cells(total)],
  ];
}
