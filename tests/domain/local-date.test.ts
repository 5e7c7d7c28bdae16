import { describe, expect, it } from 'vitest';
import { addDays, dayNumber, isLocalDate, isMondayToFriday } from '../../src/lib/domain/local-date';

describe('civil dates', () => {
  it.each(['2024-02-29', '2026-12-31', '1965-03-15'])('%s exists', (on) => {
    expect(isLocalDate(on)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-05',
    '2026/01/05',
    '26-01-05',
    '',
  ])('“%s” does not, or is not written as a date', (on) => {
    expect(isLocalDate(on)).toBe(false);
  });

  it('days are counted over the end of a month, of a year, of a leap February, and backwards', () => {
    expect(addDays('2026-01-31', 1)).toBe('2026-02-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(dayNumber('1970-01-02')).toBe(1);
  });

  it('the night in which some places put their clocks on is one day like any other', () => {
    expect(addDays('2026-03-08', 1)).toBe('2026-03-09');
    expect(addDays('1986-05-04', 1)).toBe('1986-05-05');
  });

  it('Saturday and Sunday are no weekdays', () => {
    expect(['2026-10-16', '2026-10-17', '2026-10-18', '2026-10-19'].map(isMondayToFriday)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
