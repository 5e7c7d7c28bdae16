import { describe, expect, it } from 'vitest';
import { heatStep, sortHeat, type HeatRow } from '../../src/lib/components/heat-model';
import type { Cell } from '../../src/lib/reports/types';

const cell = (numerator: number, denominator: number): Cell => ({
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
  status: denominator === 0 ? 'no_denominator' : 'ok',
});
const row = (label: string, ...cells: Cell[]): HeatRow => ({
  group: { key: 1, label, within: '' },
  cells,
  total: cells[0] ?? cell(0, 0),
});

describe('a heat map as it is shown', () => {
  const rows = [
    row('小局', cell(1, 2)),
    row('无局', cell(0, 0)),
    row('好局', cell(1, 100)),
    row('差局', cell(9, 100)),
  ];
  const order = (column: 'total' | 'name' | number, descending: boolean): string =>
    sortHeat(rows, { column, descending }, 30)
      .map(({ group: { label } }) => label)
      .join(' ');

  it('worst first; too few for a rate below, without a base last, whatever the direction', () => {
    expect(order('total', true)).toBe('差局 好局 小局 无局');
    expect(order(0, false)).toBe('好局 差局 小局 无局');
  });
  it('or by name', () => {
    expect(order('name', false)).toBe('差局 好局 无局 小局');
  });
  it('four shades up to the highest rate; nobody late is the lightest', () => {
    expect([0, 0.01, 0.03, 0.06, 0.09, 0.1].map((value) => heatStep(value, 0.1))).toEqual([0, 1, 2, 3, 4, 4]);
    expect(heatStep(0, 0)).toBe(0);
  });
});
