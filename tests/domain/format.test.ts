import { describe, expect, it } from 'vitest';
import * as format from '../../src/lib/domain/format';
import { parsePeriod } from '../../src/lib/domain/period';
import { wilson } from '../../src/lib/domain/statistics';

describe('figures as they are read', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [12486, '12,486'],
    [1234567, '1,234,567'],
    [-6, '−6'],
    [null, '—'],
  ])('count %s → %s', (n, text) => {
    expect(format.count(n)).toBe(text);
  });

  it.each([
    [268, 12486, '2.15%'],
    [31, 1284, '2.41%'],
    [1, 8, '12.5%'],
    [17, 22, '77.3%'],
    [999, 999, '100.0%'],
    [0, 1000, '0.00%'],
    [566, 539, '105.0%'],
    [0, 0, '—'],
    [null, 12, '—'],
    [3, null, '—'],
  ])('%s of %s → %s: two decimals, one when the base is below 1,000', (x, n, text) => {
    expect(format.percent(x, n)).toBe(text);
  });

  it('in a column the decimals are alike and the unit is in the head', () => {
    expect(format.percentFigure(4, 173, 2)).toBe('2.31');
    expect(format.percentFigure(4, 903, 2)).toBe('0.44');
    expect(format.percentFigure(0, 0, 2)).toBe('—');
  });

  it.each([
    [1, 8, 2, '0.13'],
    [1005, 1000, 2, '1.01'],
    [89995, 1000, 2, '90.00'],
    [1, 3, 2, '0.33'],
    [-1, 8, 2, '−0.13'],
    [-1, 1000, 2, '0.00'],
    [5, 2, 0, '3'],
    [5, 1, 2, '5.00'],
  ])('%i/%i to %i decimals is %s: half up, whatever binary fractions say', (n, d, decimals, text) => {
    expect(format.decimal(n, d, decimals)).toBe(text);
  });

  it('a fraction where counts belong, and a base of 0, are mistakes of the program', () => {
    expect(() => format.decimal(0.5, 2, 2)).toThrow(RangeError);
    expect(() => format.decimal(1, 0, 2)).toThrow(RangeError);
  });

  it.each([
    [[215, 10000], [185, 10000], '+0.30'],
    [[185, 10000], [233, 10000], '−0.48'],
    [[1, 3], [2, 6], '0.00'],
    [[100001, 1000000], [100000, 1000000], '0.00'],
    [[1, 8], [0, 7], '+12.50'],
    [[1, 8], [0, 0], '—'],
    [[null, 8], [1, 8], '—'],
  ] as const)('%s against %s: %s percentage points', ([x, n], [before, base], text) => {
    const now = { numerator: x, denominator: n };
    expect(format.percentPoints(now, { numerator: before, denominator: base })).toBe(text);
  });

  it('a change of counts carries its sign', () => {
    expect([format.countChange(37, 32), format.countChange(41, 53), format.countChange(2, 2)]).toEqual([
      '+5',
      '−12',
      '0',
    ]);
    expect(format.countChange(1, null)).toBe('—');
  });

  it('a range has an en dash and no unit', () => {
    expect(format.percentRange(wilson(5, 7))).toBe('35.89–91.78');
    expect(format.percentRange(wilson(0, 1), 1)).toBe('0.0–79.3');
    expect(format.percentRange(null)).toBe('—');
  });
});

describe('dates as they are read', () => {
  it.each([
    ['2026-10-19', '2026-10-19'],
    ['2026-10-19 16:40:00', '2026-10-19 16:40'],
    ['2026-10-19 16:40:00.000000', '2026-10-19 16:40'],
    ['2026-10-19 16:40:05.250000', '2026-10-19 16:40:05'],
    ['', '—'],
    [null, '—'],
  ])('%s → %s', (value, text) => {
    expect(format.dateOrInstant(value)).toBe(text);
  });

  it('month and day where the year is plain', () => {
    expect(format.monthDay('2026-10-19')).toBe('10-19');
  });

  it.each([
    ['2026-10', '2026年10月', 'Oct 2026'],
    ['2026-01', '2026年1月', 'Jan 2026'],
    ['2026-Q3', '2026年第3季度', 'Q3 2026'],
    ['2026-H1', '2026年上半年', 'H1 2026'],
    ['2026-H2', '2026年下半年', 'H2 2026'],
    ['2026', '2026年', '2026'],
  ])('%s in a title: %s, %s', (id, zh, en) => {
    expect(format.periodTitle(parsePeriod(id))).toEqual({ zh, en });
  });
});
