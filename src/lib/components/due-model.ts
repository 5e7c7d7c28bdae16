/** Cases due soon as text, and how they fall into sheets. */
import { groupLabel, term } from '../i18n/words';
import { collator } from '../i18n/format';
import { m } from '../i18n/paraglide/messages';
import type { DueCase, DueSoon } from '../reports/limits/types';
import type { Matrix } from './table-text';

/** 剩 2 个工作日; a due that passed today or on days off is over by less than one. */
export function leftWords(daysLeft: number | null, isLate: boolean): string {
  if (daysLeft === null) return m.limits_left_unknown();
  if (!isLate) return daysLeft === 0 ? m.limits_left_today() : m.limits_left({ n: daysLeft });
  return daysLeft === 0 ? m.limits_over_less() : m.limits_over({ n: -daysLeft });
}

/** One sheet for each unit. */
export interface Reminder {
  readonly key: number;
  readonly unit: string;
  readonly late: readonly DueCase[];
  readonly soon: readonly DueCase[];
  /** How many there are, should the lists be cut. */
  readonly counted: number;
}

/** Units by name, those without a case left out; the not filled in last. */
export function remindersOf({ units, late, soon }: DueSoon): readonly Reminder[] {
  const names = collator();
  const of = (cases: readonly DueCase[], key: number | null) => cases.filter(({ unit }) => unit.key === key);
  return [...units]
    .sort(
      (a, b) =>
        Number(a.group.key === 0) - Number(b.group.key === 0) || names.compare(a.group.label, b.group.label),
    )
    .map((unit) => ({
      key: unit.group.key ?? 0,
      unit: groupLabel(unit.group.label),
      late: of(late, unit.group.key),
      soon: of(soon, unit.group.key),
      counted: unit.late + unit.soon,
    }));
}

/** Both lists, those past their due first. */
export function dueMatrix({ late, soon }: DueSoon): Matrix {
  const line = (one: DueCase, isLate: boolean): string[] => [
    one.unit.label,
    one.officer,
    one.caseId,
    one.item,
    one.due,
    leftWords(one.daysLeft, isLate),
  ];
  return [
    [term('unit'), term('officer'), term('case_id'), term('item'), term('due'), m.limits_col_left()],
    ...late.map((one) => line(one, true)),
    ...soon.map((one) => line(one, false)),
  ];
}
