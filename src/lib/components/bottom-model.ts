import { percentFigure } from '../domain/format';
import { m } from '../i18n/paraglide/messages';
import { groupLabel, term, wordsOf } from '../i18n/words';
import type { BottomList, RankedSubject } from '../reports/types';
import type { Matrix } from './table-text';

const bound = (value: number | null): string => (value === null ? '' : (value * 100).toFixed(4));

/** A bottom list as text: every subject of every group, with the reason where there is no place. */
export function bottomMatrix(list: BottomList): Matrix {
  const head = [
    list.by === 'unit' ? m.peer_group() : term('unit'),
    m.col_place(),
    term(list.by),
    m.col_due(),
    m.col_late(),
    `${term(list.measure)} (%)`,
    `${m.col_low()} (%)`,
    `${m.col_high()} (%)`,
    m.col_placed(),
  ];
  const line = (group: string, subject: RankedSubject): string[] => [
    group,
    subject.place === null ? '' : String(subject.place),
    groupLabel(subject.group.label),
    String(subject.denominator),
    String(subject.numerator),
    subject.placed === 'ranked' ? percentFigure(subject.numerator, subject.denominator, 4) : '',
    bound(subject.low),
    bound(subject.high),
    wordsOf(`placed_${subject.placed}`) ?? subject.placed,
  ];
  return [
    head,
    ...list.groups.flatMap((group) =>
      [...group.ranked, ...group.tooFew, ...group.noBusiness].map((subject) => line(group.name, subject)),
    ),
  ];
}
