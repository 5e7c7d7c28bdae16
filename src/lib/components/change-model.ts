/** What changed since a month was published, in words and as text. */
import { count, countChange, percent, percentPoints } from '../domain/format';
import { m } from '../i18n/paraglide/messages';
import { columnHead, wordsOf } from '../i18n/words';
import type { ChangeReason, FigureDifference, SnapshotComparison } from '../reports/snapshot-compare-types';
import type { AnswerColumn, Cell } from '../reports/types';
import type { Matrix } from './table-text';

/** 1.59%（41 / 2,574）, or a count; in words where there is none. */
export function cellWords({ kind }: AnswerColumn, cell: Cell): string {
  if (cell.status === 'missing') return m.change_absent();
  if (kind === 'count') return count(cell.numerator);
  if (cell.value === null) return m.cell_no_base();
  return m.change_rate({
    rate: percent(cell.numerator, cell.denominator),
    x: count(cell.numerator),
    n: count(cell.denominator),
  });
}

/** +0.30 百分点, −2; — where one side is no figure. */
export function differenceWords({ column, before, now }: FigureDifference): string {
  if (before.status !== 'ok' || now.status !== 'ok') return '—';
  return column.kind === 'count'
    ? countChange(now.numerator, before.numerator)
    : m.compare_points({ by: percentPoints(now, before) });
}

const signed = (n: number): string => countChange(n, 0);

/** What the records of a reason add: to a count, or to both parts of a rate. */
export const effectWords = ({ kind }: AnswerColumn, { numerator, denominator }: ChangeReason): string =>
  kind === 'count' ? signed(numerator) : m.change_effect({ x: signed(numerator), n: signed(denominator) });

/** Why: the kind of reason, with what else is not the same for records that are counted otherwise. */
export function reasonWords({ kind }: ChangeReason, causes: SnapshotComparison['causes']): string {
  if (kind !== 'otherwise') return wordsOf(`change_${kind}`) ?? kind;
  if (causes.length === 0) return m.change_otherwise_records();
  return m.change_otherwise({
    causes: causes.map((cause) => wordsOf(`change_cause_${cause}`) ?? cause).join(m.list_and()),
  });
}

export const differs = ({ before, now, reasons }: FigureDifference): boolean =>
  reasons.length > 0 || before.status !== now.status;

/** One line per figure and reason. */
export const changeMatrix = ({ figures, causes }: SnapshotComparison): Matrix => [
  [
    m.change_figure(),
    m.change_before(),
    m.change_now(),
    m.change_by(),
    m.change_why(),
    m.change_records(),
    m.change_adds(),
  ],
  ...figures.flatMap((figure) => {
    const { column, before, now, reasons } = figure;
    const head = [
      columnHead(column),
      cellWords(column, before),
      cellWords(column, now),
      differenceWords(figure),
    ];
    return reasons.length === 0
      ? [[...head, differs(figure) ? m.change_missing() : m.change_none(), '0', '']]
      : reasons.map((reason) => [
          ...head,
          reasonWords(reason, causes),
          String(reason.records.length),
          effectWords(column, reason),
        ]);
  }),
];
