import { describe, expect, it } from 'vitest';
import { calendarDays, isWorkday, parseCalendar, readCalendar } from '../../src/lib/domain/calendar';
import { CalendarGapError, InvalidDataFileError } from '../../src/lib/domain/errors';
import nationalCalendar from '../../data/calendars/cn.json';
import { addWorkdays, dueDate, workdaysUsed } from '../workdays';

const cn = parseCalendar(nationalCalendar);
const next = { inclusive: false };
const sameDay = { inclusive: true };

describe('working days, as the oracle of the clock counts them', () => {
  it('National Day 2026: 1 to 7 October off, Saturday the 10th made up', () => {
    expect(
      ['2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08', '2026-10-10'].map((on) => isWorkday(on, cn)),
    ).toEqual([true, false, false, true, true]);
  });

  it('the day after acceptance is day 1', () => {
    expect(addWorkdays('2026-10-19', 1, cn, next)).toBe('2026-10-20');
    expect(addWorkdays('2026-10-19', 5, cn, next)).toBe('2026-10-26');
  });

  it('a 请示 counts from the day of receipt (000-P5): that day is day 1', () => {
    expect(addWorkdays('2026-10-19', 1, cn, sameDay)).toBe('2026-10-19');
    expect(addWorkdays('2026-10-19', 15, cn, sameDay)).toBe('2026-11-06');
  });

  it('received on a Saturday, day 1 is Monday either way', () => {
    expect(addWorkdays('2026-10-17', 1, cn, next)).toBe('2026-10-19');
    expect(addWorkdays('2026-10-17', 1, cn, sameDay)).toBe('2026-10-19');
  });

  it('a limit over 中秋 (25 September) and National Day skips them and counts the make-up day', () => {
    expect(addWorkdays('2026-09-24', 15, cn, next)).toBe('2026-10-22');
    expect(addWorkdays('2026-09-30', 3, cn, next)).toBe('2026-10-10');
  });

  it('0 days is the day itself, worked or not', () => {
    expect(addWorkdays('2026-10-01', 0, cn, next)).toBe('2026-10-01');
    expect(addWorkdays('2026-10-19', 0, cn, sameDay)).toBe('2026-10-19');
  });

  it('used: 0 on the same day, the last day of a limit is its number, negative when the finish lies before', () => {
    expect(workdaysUsed('2026-10-19', '2026-10-19', cn)).toBe(0);
    expect(workdaysUsed('2026-09-24', addWorkdays('2026-09-24', 15, cn, next), cn)).toBe(15);
    expect(workdaysUsed('2026-10-16', '2026-10-18', cn)).toBe(0);
    expect(workdaysUsed('2026-10-20', '2026-10-19', cn)).toBe(-1);
  });

  it('a limit never shortens: one day more ends at least one day later, and used gives the days back', () => {
    for (let days = 1; days <= 60; days += 1) {
      const due = addWorkdays('2026-01-28', days, cn, next);
      expect(due > addWorkdays('2026-01-28', days - 1, cn, next)).toBe(true);
      expect(workdaysUsed('2026-01-28', due, cn)).toBe(days);
    }
  });

  it('half a day and a negative limit are refused', () => {
    expect(() => addWorkdays('2026-10-19', 1.5, cn, next)).toThrow(RangeError);
    expect(() => dueDate({ from: '2026-10-19', days: -1, unit: 'day', inclusive: false }, cn)).toThrow(
      RangeError,
    );
  });
});

describe('a day without a calendar is never guessed', () => {
  it('accepted 2026-11-20 with 30 working days: the notice for 2027 is not there', () => {
    const gap = (): unknown => addWorkdays('2026-11-20', 30, cn, next);
    expect(gap).toThrow(CalendarGapError);
    expect(gap).toThrow(
      expect.objectContaining({ params: { date: '2027-01-01', from: '2004-01-01', to: '2026-12-31' } }),
    );
    expect(addWorkdays('2026-11-20', 29, cn, next)).toBe('2026-12-31');
  });

  it('before the first year as well, whatever is asked', () => {
    expect(() => isWorkday('2003-12-31', cn)).toThrow(CalendarGapError);
    expect(() => addWorkdays('2003-12-31', 0, cn, next)).toThrow(CalendarGapError);
    expect(() => workdaysUsed('2026-12-31', '2027-01-04', cn)).toThrow(
      expect.objectContaining({ params: { date: '2027-01-04', from: '2004-01-01', to: '2026-12-31' } }),
    );
  });
});

describe('due date', () => {
  it('natural days ask no calendar and end on a holiday if they must', () => {
    expect(dueDate({ from: '2026-09-24', days: 7, unit: 'day', inclusive: false }, cn)).toBe('2026-10-01');
    expect(dueDate({ from: '2026-09-24', days: 7, unit: 'day', inclusive: true }, cn)).toBe('2026-09-30');
    expect(dueDate({ from: '2026-09-24', days: 0, unit: 'day', inclusive: true }, cn)).toBe('2026-09-24');
    expect(dueDate({ from: '2026-12-31', days: 1, unit: 'day', inclusive: false }, cn)).toBe('2027-01-01');
  });

  it('working days follow the calendar', () => {
    expect(dueDate({ from: '2026-09-24', days: 15, unit: 'workday', inclusive: false }, cn)).toBe(
      '2026-10-22',
    );
    expect(dueDate({ from: '2026-09-24', days: 15, unit: 'workday', inclusive: true }, cn)).toBe(
      '2026-10-21',
    );
  });
});

describe('rows of calendar_day', () => {
  const rows = [...calendarDays(cn)];

  it('one per covered day, in order', () => {
    expect(rows).toHaveLength(8401);
    expect(rows.slice(0, 5)).toEqual([
      { on: '2004-01-01', isWorkday: false },
      { on: '2004-01-02', isWorkday: true },
      { on: '2004-01-03', isWorkday: false },
      { on: '2004-01-04', isWorkday: false },
      { on: '2004-01-05', isWorkday: true },
    ]);
  });
});

describe('a calendar file that breaks its form', () => {
  const file = (
    days: Record<string, string>,
    coverage = { from: '2026-01-01', to: '2026-12-31' },
  ): unknown => ({
    version: '1',
    title: { zh: '某县', en: 'County' },
    source: '通知',
    coverage,
    days,
  });
  const refused = (json: unknown): unknown => {
    try {
      return parseCalendar(json, '某县.json');
    } catch (error) {
      return error instanceof InvalidDataFileError ? error.params : error;
    }
  };

  it.each([
    ['no_such_date', 'days.2026-02-29', file({ '2026-02-29': 'off' })],
    ['no_such_date', 'days.2026-1-1', file({ '2026-1-1': 'off' })],
    ['make_up_day_on_weekday', 'days.2026-10-09', file({ '2026-10-01': 'off', '2026-10-09': 'work' })],
    ['outside_coverage', 'days.2027-01-01', file({ '2026-10-01': 'off', '2027-01-01': 'off' })],
    ['not_whole_years', 'coverage', file({ '2026-10-01': 'off' }, { from: '2026-01-01', to: '2026-11-30' })],
    ['not_whole_years', 'coverage', file({ '2026-10-01': 'off' }, { from: '2027-01-01', to: '2026-12-31' })],
    ['no_such_date', 'coverage.to', file({}, { from: '2026-01-01', to: '2026-12-32' })],
    [
      'year_without_holidays',
      'coverage',
      file({ '2026-10-01': 'off' }, { from: '2026-01-01', to: '2027-12-31' }),
    ],
    ['wrong_form', 'days.2026-10-01', file({ '2026-10-01': 'holiday' })],
  ])('%s at %s', (reason, path, json) => {
    expect(refused(json)).toMatchObject({ file: '某县.json', reason, path });
  });

  it('a misspelt or missing part is named', () => {
    expect(refused({ ...(file({}) as object), region: '某县' })).toMatchObject({
      path: 'region',
      reason: 'wrong_form',
    });
    expect(refused({ version: '1' })).toMatchObject({ path: 'title', reason: 'wrong_form' });
    expect(refused(null)).toMatchObject({ path: '', reason: 'wrong_form' });
  });

  it('a date twice: JSON.parse would keep the later one without a word', () => {
    const text = JSON.stringify(file({ '2026-10-01': 'off' })).replace(
      '"off"',
      '"off","2026-10-01" : "work"',
    );
    expect(() => readCalendar(text, '某县.json')).toThrow(
      expect.objectContaining({
        params: { file: '某县.json', path: 'days.2026-10-01', reason: 'date_twice' },
      }),
    );
    expect(() => readCalendar('{', '某县.json')).toThrow(
      expect.objectContaining({ params: { file: '某县.json', path: '', reason: 'not_json' } }),
    );
  });

  it('weekend days of a holiday may be listed, as notices do', () => {
    const text = JSON.stringify(file({ '2026-10-01': 'off', '2026-10-03': 'off' }));
    expect(isWorkday('2026-10-03', readCalendar(text))).toBe(false);
  });
});
