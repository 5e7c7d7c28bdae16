import { describe, expect, it } from 'vitest';
import { cellText, filterRows, firstSort, sortRows, tableMatrix } from '../../src/lib/components/table-model';
import { seenRows } from '../../src/lib/components/virtual';
import type { Answer, AnswerColumn, Cell } from '../../src/lib/reports/types';

const rateColumn: AnswerColumn = {
  id: 'r',
  measure: 'overdue_rate',
  show: 'value',
  category: null,
  kind: 'rate',
  head: '',
  unit: '',
  tone: 'late',
};
const countColumn: AnswerColumn = {
  ...rateColumn,
  id: 'c',
  measure: 'no_limit',
  show: 'numerator',
  kind: 'count',
  tone: 'plain',
};
const rate = (x: number, n: number): Cell => ({
  numerator: x,
  denominator: n,
  value: n === 0 ? null : x / n,
  status: n === 0 ? 'no_denominator' : 'ok',
});
const missing: Cell = { numerator: 0, denominator: 0, value: 0, status: 'missing' };

const row = (key: number, label: string, cell: Cell, within = '') => ({
  group: { key, label, within },
  cells: [cell],
});
const answer: Answer = {
  id: 'overdue',
  grouping: 'unit',
  columns: [rateColumn],
  rows: [
    row(1, '水利局', rate(4, 146)),
    row(2, '档案局', rate(0, 0)),
    row(3, '', rate(2, 24)),
    row(4, '民政局', missing),
    row(5, '教育局', rate(4, 146)),
  ],
  total: row(0, '', rate(10, 1316)),
  missing: null,
  notes: [],
};
const order = (rows: readonly { group: { label: string } }[]) => rows.map(({ group }) => group.label);

describe('order of a table', () => {
  it('worst first, equal rates by name, rows without a figure last in both directions', () => {
    expect(order(sortRows(answer, answer.rows, { column: 'r', descending: true }))).toEqual([
      '',
      '教育局',
      '水利局',
      '档案局',
      '民政局',
    ]);
    expect(order(sortRows(answer, answer.rows, { column: 'r', descending: false }))).toEqual([
      '教育局',
      '水利局',
      '',
      '档案局',
      '民政局',
    ]);
  });
  it('names by sound: 档案 dàng-àn, 教育 jiào, 民政 mín, 水利 shuǐ', () => {
    expect(order(sortRows(answer, answer.rows, { column: 'name', descending: false }))).toEqual([
      '',
      '档案局',
      '教育局',
      '民政局',
      '水利局',
    ]);
  });
  it('starts with the worst; months in their own order; the least satisfied first', () => {
    expect(firstSort(answer)).toEqual({ column: 'r', descending: true });
    expect(firstSort({ ...answer, grouping: 'month' })).toEqual({ column: 'name', descending: false });
    expect(firstSort({ ...answer, id: 'satisfaction' })).toEqual({ column: 'r', descending: false });
  });
  it('the order of the answer itself is left alone', () => {
    sortRows(answer, answer.rows, { column: 'r', descending: true });
    expect(answer.rows[0]?.group.label).toBe('水利局');
  });
});

describe('what stands in a cell', () => {
  it('never 0 or blank for what is not known', () => {
    expect(cellText(rate(0, 0), rateColumn, 2)).toBe('—');
    expect(cellText(missing, countColumn, 2)).toBe('—');
    expect(cellText(undefined, countColumn, 2)).toBe('—');
    expect(cellText(rate(0, 12), rateColumn, 1)).toBe('0.0');
    expect(cellText({ numerator: 0, denominator: null, value: 0, status: 'ok' }, countColumn, 2)).toBe('0');
  });
  it('one number of decimals in a column, thousands in groups', () => {
    expect(cellText(rate(268, 12486), rateColumn, 2)).toBe('2.15');
    expect(
      cellText({ numerator: 12486, denominator: null, value: 12486, status: 'ok' }, countColumn, 2),
    ).toBe('12,486');
  });
});

describe('filter and export', () => {
  it('finds a name, the unit of a name, and the rows without one', () => {
    const officers: Answer = {
      ...answer,
      grouping: 'officer',
      rows: [row(1, 'Li', rate(1, 2), '水利局'), row(2, '', rate(1, 2), '民政局')],
    };
    expect(filterRows(officers, ' 水利 ')).toHaveLength(1);
    expect(filterRows(officers, 'li')).toHaveLength(1);
    expect(filterRows(officers, '未填')).toHaveLength(1);
    expect(filterRows(officers, '')).toHaveLength(2);
    expect(filterRows(officers, 'zz')).toHaveLength(0);
  });
  it('what is copied is what is shown, with the total, figures without separators, nothing as empty', () => {
    const matrix = tableMatrix(answer, answer.rows.slice(0, 2));
    expect(matrix).toEqual([
      ['单位', '超期率 (%)'],
      ['水利局', '2.7397'],
      ['档案局', '—'].map((cell) => (cell === '—' ? '' : cell)),
      ['合计', '0.7599'],
    ]);
  });
});

describe('long tables', () => {
  it('draws the rows in sight and some to spare, never beyond the ends', () => {
    expect(seenRows(0, 480, 5000)).toEqual({ from: 0, to: 32 });
    expect(seenRows(24 * 100, 480, 5000)).toEqual({ from: 88, to: 132 });
    expect(seenRows(42 * 100, 420, 5000, 42)).toEqual({ from: 88, to: 122 });
    expect(seenRows(24 * 9000, 480, 5000)).toEqual({ from: 4988, to: 5000 });
    expect(seenRows(0, 480, 0)).toEqual({ from: 0, to: 0 });
  });
});
