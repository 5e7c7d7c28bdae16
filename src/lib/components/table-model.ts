/** Order, filter and text of an answer's table: what the page shows is what is copied and exported. */
import { count, MISSING, percentDecimals, percentFigure } from '../domain/format';
import { collator, formatPeriod, monthOfKey } from '../i18n/format';
import { columnHead, columnUnit, groupLabel, term } from '../i18n/words';
import type { Answer, AnswerColumn, AnswerRow, Cell, Group } from '../reports/types';
import type { Grouping } from '../domain/records';

/** Which column orders the rows; `name` and `within` are the group's own words. */
export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

export const isRateValue = (column: AnswerColumn): boolean =>
  column.kind === 'rate' && column.show === 'value';

/** The figure a cell stands for; null where there is none: never 0. */
export function figure(cell: Cell | undefined, column: AnswerColumn): number | null {
  if (cell === undefined || cell.status === 'missing') return null;
  return cell[column.show];
}

/** Name of a group as people read it: months as months, an empty name as （未填）. */
export function groupName(group: Group, grouping: Grouping): string {
  if (grouping === 'month' && group.key !== null) return formatPeriod(monthOfKey(group.key));
  return groupLabel(group.label);
}

/** Worst first by the first rate (for satisfaction, speed and rectification that is the lowest); without a rate the largest; months in order. */
export function firstSort(answer: Answer): Sort {
  if (answer.grouping === 'month') return { column: 'name', descending: false };
  const first = answer.columns.find(isRateValue) ?? answer.columns[0];
  const isBestHigh = ['satisfaction', 'speed', 'rectification'].includes(answer.id);
  return { column: first?.id ?? 'name', descending: !isBestHigh };
}

/** Rows without a figure stand last whatever the direction; equal figures are ordered by name. */
export function sortRows(answer: Answer, rows: readonly AnswerRow[], sort: Sort): readonly AnswerRow[] {
  const names = collator();
  const at = answer.columns.findIndex((column) => column.id === sort.column);
  const column = answer.columns[at];
  const sign = sort.descending ? -1 : 1;
  const byName = (a: AnswerRow, b: AnswerRow): number =>
    answer.grouping === 'month'
      ? (a.group.key ?? 0) - (b.group.key ?? 0)
      : names.compare(a.group.label, b.group.label) || names.compare(a.group.within, b.group.within);
  if (column === undefined) {
    const byWords =
      sort.column === 'within'
        ? (a: AnswerRow, b: AnswerRow) => names.compare(a.group.within, b.group.within) || byName(a, b)
        : byName;
    return [...rows].sort((a, b) => sign * byWords(a, b));
  }
  return [...rows].sort((a, b) => {
    const x = figure(a.cells[at], column);
    const y = figure(b.cells[at], column);
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byName(a, b);
    return sign * (x - y) || byName(a, b);
  });
}

/** Rows whose name, or whose unit's name, holds the text; case does not matter. */
export function filterRows(answer: Answer, text: string): readonly AnswerRow[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return answer.rows;
  return answer.rows.filter(({ group }) =>
    `${groupName(group, answer.grouping)} ${group.label} ${group.within}`.toLowerCase().includes(wanted),
  );
}

/** Decimals of a column: the same in all its cells, by the base of its total. */
export const columnDecimals = (answer: Answer, at: number): number =>
  percentDecimals(answer.total.cells[at]?.denominator ?? 0);

/** What stands in a cell. Never 0 or blank for what is not known. */
export function cellText(cell: Cell | undefined, column: AnswerColumn, decimals: number): string {
  if (cell === undefined || figure(cell, column) === null) return MISSING;
  return isRateValue(column)
    ? percentFigure(cell.numerator, cell.denominator, decimals)
    : count(figure(cell, column));
}

export const hasWithin = (answer: Answer): boolean => answer.rows.some((row) => row.group.within !== '');

/** The table as text: head with units, rows, total; figures plain, without separators, so that sheets can count them. */
export function tableMatrix(answer: Answer, rows: readonly AnswerRow[]): readonly (readonly string[])[] {
  const within = hasWithin(answer);
  const head = [
    term(answer.grouping),
    ...(within ? [term('unit')] : []),
    ...answer.columns.map((column) => `${columnHead(column)} (${columnUnit(column)})`),
  ];
  const line = (row: AnswerRow, name: string): string[] => [
    name,
    ...(within ? [row.group.within] : []),
    ...answer.columns.map((column, at) => plainFigure(row.cells[at], column)),
  ];
  return [
    head,
    ...rows.map((row) => line(row, groupName(row.group, answer.grouping))),
    line(answer.total, term('total')),
  ];
}

function plainFigure(cell: Cell | undefined, column: AnswerColumn): string {
  const n = figure(cell, column);
  if (cell === undefined || n === null) return '';
  return isRateValue(column) ? percentFigure(cell.numerator, cell.denominator, 4) : String(n);
}

/** A row as it is drawn: its figure (per cent for rates) and the text beside it, base included. */
export interface DrawnRow {
  readonly name: string;
  readonly value: number;
  readonly label: string;
}

/** The rows that have a figure in that column, largest first. */
export function barsOfColumn(answer: Answer, rows: readonly AnswerRow[], at: number): readonly DrawnRow[] {
  const column = answer.columns[at];
  if (column === undefined) return [];
  return rows
    .flatMap((row) => {
      const value = drawnValue(row.cells[at], column);
      const label = drawnLabel(row.cells[at], column, columnDecimals(answer, at));
      return value === null ? [] : [{ name: groupName(row.group, answer.grouping), value, label }];
    })
    .sort((a, b) => b.value - a.value);
}

/** Per cent for rates, the count itself otherwise; null where there is none. */
export function drawnValue(cell: Cell | undefined, column: AnswerColumn): number | null {
  const value = figure(cell, column);
  return value === null ? null : isRateValue(column) ? value * 100 : value;
}

function drawnLabel(cell: Cell | undefined, column: AnswerColumn, decimals: number): string {
  const text = cellText(cell, column, decimals);
  if (cell === undefined || !isRateValue(column)) return text;
  return `${text}  ${count(cell.numerator)} / ${count(cell.denominator)}`;
}
