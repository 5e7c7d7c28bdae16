import { percentFigure } from '../domain/format';
import { m } from '../i18n/paraglide/messages';
import { collator } from '../i18n/format';
import { groupLabel, term, wordsOf } from '../i18n/words';
import type { BottomList, PeerGroupList, RankedSubject } from '../reports/types';
import type { Sort } from './table-model';
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

/** Columns a bottom list can be ordered by. */
export type BottomColumn = 'place' | 'name' | 'denominator' | 'numerator' | 'value' | 'low';

/** Worst first, as the list comes. */
export const BOTTOM_SORT: Sort = { column: 'place', descending: true };

const COMPARE: Readonly<
  Record<Exclude<BottomColumn, 'place' | 'name'>, (a: RankedSubject, b: RankedSubject) => number>
> = {
  denominator: (a, b) => a.denominator - b.denominator,
  numerator: (a, b) => a.numerator - b.numerator,
  value: (a, b) => a.numerator * b.denominator - b.numerator * a.denominator,
  low: (a, b) => (a.low ?? 0) - (b.low ?? 0),
};

const isCompared = (column: string): column is keyof typeof COMPARE => Object.hasOwn(COMPARE, column);

/** Ordered by a column; equal ones stay in the order of the list, worst first. */
function sortSubjects(subjects: readonly RankedSubject[], { column, descending }: Sort): RankedSubject[] {
  if (column === 'place') return descending ? [...subjects] : [...subjects].reverse();
  const names = collator();
  const compare = isCompared(column)
    ? COMPARE[column]
    : (a: RankedSubject, b: RankedSubject) => names.compare(a.group.label, b.group.label);
  const sign = descending ? -1 : 1;
  return [...subjects].sort((a, b) => sign * compare(a, b));
}

/** A group as it is shown: its subjects whose name holds the text, each part ordered by itself; places stay as they are. */
export function arrangeGroup(group: PeerGroupList, text: string, sort: Sort): PeerGroupList {
  const wanted = text.trim().toLowerCase();
  const part = (subjects: readonly RankedSubject[]): RankedSubject[] =>
    sortSubjects(
      subjects.filter((subject) => groupLabel(subject.group.label).toLowerCase().includes(wanted)),
      sort,
    );
  return {
    ...group,
    ranked: part(group.ranked),
    tooFew: part(group.tooFew),
    noBusiness: part(group.noBusiness),
  };
}

/** Groups in which somebody is ranked first, then by name. */
export function orderGroups(groups: readonly PeerGroupList[]): readonly PeerGroupList[] {
  const names = collator();
  return [...groups].sort(
    (a, b) => Number(a.ranked.length === 0) - Number(b.ranked.length === 0) || names.compare(a.name, b.name),
  );
}

export const subjectCount = (group: PeerGroupList): number =>
  group.ranked.length + group.tooFew.length + group.noBusiness.length;
