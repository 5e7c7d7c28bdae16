import { readFileSync } from 'node:fs';
import chineseDays from 'chinese-days';
import { describe, expect, it, vi } from 'vitest';
import { calendarFileText } from '../../data/calendars/build';
import { calendarDays, isWorkday, readCalendar } from '../../src/lib/domain/calendar';
import { isMondayToFriday } from '../../src/lib/domain/local-date';
import { hasShared, sharedPath } from '../shared';

// West of Greenwich the package moves its own tables by a day: it reads dates as UTC and writes them as local.
vi.hoisted(() => {
  process.env.TZ = 'UTC';
});

const committed = readFileSync(new URL('../../data/calendars/cn.json', import.meta.url), 'utf8');
const calendar = readCalendar(committed, 'cn.json');
const days = [...calendarDays(calendar)];

describe('全国工作日历 cn.json', () => {
  it('is what its builder writes', () => {
    expect(calendarFileText()).toBe(committed);
  });

  it('lists only the days that differ from Monday to Friday', () => {
    const { days: listed } = JSON.parse(committed) as { days: Record<string, string> };
    for (const [on, kind] of Object.entries(listed)) expect(isMondayToFriday(on), on).toBe(kind === 'off');
  });

  it('agrees with its source on every day of 2004 to 2026', () => {
    expect(days.filter((day) => chineseDays.isWorkday(day.on) !== day.isWorkday)).toEqual([]);
  });

  it.each([
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, workdays) => {
    expect(days.filter((day) => day.isWorkday && day.on.startsWith(String(year)))).toHaveLength(workdays);
  });
});

describe.skipIf(!hasShared)('against the notices of the State Council, 2007 to 2024', () => {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(sharedPath(`suites/holiday/${name}`), 'utf8'));

  it('6,575 of 6,575 days agree', () => {
    const notices = read('holidays_2007_2024.json') as Record<string, 0 | 1>;
    const covered = days.filter(({ on }) => on >= '2007-01-01' && on <= '2024-12-31');
    const worked = (on: string): boolean => (on in notices ? notices[on] === 1 : isMondayToFriday(on));
    expect(covered).toHaveLength(6575);
    expect(covered.filter(({ on }) => worked(on) !== isWorkday(on, calendar))).toEqual([]);
  });

  it('working days per year agree', () => {
    const years = read('workdays_per_year_2007_2024.json') as Record<string, { workdays: number }>;
    for (const [year, { workdays }] of Object.entries(years)) {
      expect(
        days.filter((day) => day.isWorkday && day.on.startsWith(year)),
        year,
      ).toHaveLength(workdays);
    }
  });
});
