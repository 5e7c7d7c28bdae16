import { describe, expect, it } from 'vitest';
import { InvalidPeriodError } from '../../src/lib/domain/errors';
import {
  months,
  monthsBetween,
  parsePeriod,
  previousPeriod,
  sameLastYear,
} from '../../src/lib/domain/period';

describe('期间', () => {
  it.each([
    ['2026', 'year', '2026-01-01', '2026-12-31'],
    ['2026-H1', 'half', '2026-01-01', '2026-06-30'],
    ['2026-H2', 'half', '2026-07-01', '2026-12-31'],
    ['2026-Q1', 'quarter', '2026-01-01', '2026-03-31'],
    ['2026-Q3', 'quarter', '2026-07-01', '2026-09-30'],
    ['2026-10', 'month', '2026-10-01', '2026-10-31'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2026-02', 'month', '2026-02-01', '2026-02-28'],
  ])('%s is a %s, %s to %s', (id, kind, startsOn, endsOn) => {
    expect(parsePeriod(id)).toEqual({ id, kind, startsOn, endsOn });
  });

  it.each([
    '',
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-H3',
    '2026-9',
    '26',
    '2026Q3',
    '2026-10-01',
    ' 2026',
    '2026年10月',
    '0026',
  ])('“%s” is no period', (text) => {
    expect(() => parsePeriod(text)).toThrow(InvalidPeriodError);
    expect(() => parsePeriod(text)).toThrow(expect.objectContaining({ params: { period: text } }));
  });

  it.each([
    ['2026', 12, '2026-01', '2026-12'],
    ['2026-H2', 6, '2026-07', '2026-12'],
    ['2026-Q3', 3, '2026-07', '2026-09'],
    ['2026-10', 1, '2026-10', '2026-10'],
  ])('%s has %i months, %s to %s', (id, n, first, last) => {
    const ids = months(parsePeriod(id)).map((month) => month.id);
    expect(ids).toHaveLength(n);
    expect([ids.at(0), ids.at(-1)]).toEqual([first, last]);
  });

  it.each([
    ['2026', '2025', '2025'],
    ['2026-H1', '2025-H2', '2025-H1'],
    ['2026-Q1', '2025-Q4', '2025-Q1'],
    ['2026-Q3', '2026-Q2', '2025-Q3'],
    ['2026-01', '2025-12', '2025-01'],
    ['2026-10', '2026-09', '2025-10'],
  ])('%s: 环比 %s, 同比 %s', (id, previous, lastYear) => {
    expect(previousPeriod(parsePeriod(id))).toEqual(parsePeriod(previous));
    expect(sameLastYear(parsePeriod(id))).toEqual(parsePeriod(lastYear));
  });
});

it.each([
  ['2026-10', '2026-09', 1],
  ['2026-10', '2025-10', 12],
  ['2026-Q1', '2025-Q4', 3],
  ['2026-H1', '2025-H2', 6],
  ['2026', '2025', 12],
])('from the end of %s back to the end of %s: %i months', (later, earlier, n) => {
  expect(monthsBetween(parsePeriod(later), parsePeriod(earlier))).toBe(n);
});
