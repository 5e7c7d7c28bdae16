/** The notice for a further year and the days of one place: what is refused, and what they change. */
import { describe, expect, it } from 'vitest';
import nationalCalendar from '../../data/calendars/cn.json';
import { isWorkday, parseCalendar } from '../../src/lib/domain/calendar';
import { combineCalendar } from '../../src/lib/domain/calendar-combine';
import { parseCalendarPart, partText, readCalendarPart } from '../../src/lib/domain/calendar-overlay';
import { CalendarGapError, InvalidDataFileError } from '../../src/lib/domain/errors';
import { LOCAL, NOTICE_2027 } from '../calendar-parts';
import { addWorkdays, workdaysUsed } from '../workdays';

const cn = parseCalendar(nationalCalendar);
const next = { inclusive: false };
const refused = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof InvalidDataFileError ? error.params : error;
  }
};
const named = (json: unknown, file: string) => ({ file, part: parseCalendarPart(json, file) });
const notice = named(NOTICE_2027, '2027.json');
const local = named(LOCAL, '某县.json');
const closure = (from: string, to = from) => ({
  ...LOCAL,
  off: [{ from, to, kind: 'closure', name: '闭馆', document: '某函〔2026〕1号' }],
  work: [],
});
const extra = (on: string) => ({
  ...LOCAL,
  off: [],
  work: [{ on, name: '加班', document: '某函〔2026〕2号' }],
});

describe('放假通知 of a further year', () => {
  it('the calendar covers that whole year, and a limit over the New Year ends where the notice says', () => {
    const { calendar } = combineCalendar(cn, 'cn', [notice]);
    expect(calendar.coverage).toEqual({ from: '2004-01-01', to: '2027-12-31' });
    expect(() => addWorkdays('2026-11-20', 30, cn, next)).toThrow(CalendarGapError);
    expect(addWorkdays('2026-11-20', 30, calendar, next)).toBe('2027-01-04');
    expect(isWorkday('2027-01-30', calendar)).toBe(true);
    expect(isWorkday('2027-02-08', calendar)).toBe(false);
    expect(calendar.marks.get('2027-02-08')).toMatchObject({ kind: 'holiday', name: '春节' });
    expect(() => isWorkday('2028-01-01', calendar)).toThrow(CalendarGapError);
  });

  it('reaches back into December: New Year may begin on the 30th and be made up on the 29th', () => {
    const early = {
      ...NOTICE_2027,
      off: [{ from: '2026-12-31', to: '2027-01-03', name: '元旦' }],
      work: ['2026-12-26'],
    };
    const { calendar } = combineCalendar(cn, 'cn', [named(early, 'n')]);
    expect([isWorkday('2026-12-31', calendar), isWorkday('2026-12-26', calendar)]).toEqual([false, true]);
    expect(isWorkday('2026-12-31', cn)).toBe(true);
  });

  it.each([
    ['no_such_date', 'off.0.from', { off: [{ from: '2027-02-29', name: '春节' }] }],
    ['range_reversed', 'off.0.to', { off: [{ from: '2027-02-11', to: '2027-02-05', name: '春节' }] }],
    ['range_too_long', 'off.0.to', { off: [{ from: '2027-02-05', to: '2072-02-11', name: '春节' }] }],
    [
      'date_twice',
      'off.1',
      { off: [...NOTICE_2027.off.slice(0, 1), { from: '2027-01-03', name: '又一个' }] },
    ],
    ['date_twice', 'work.1', { work: ['2027-01-30', '2027-01-30'] }],
    ['off_and_work', 'work.0', { work: ['2027-02-06'] }],
    ['make_up_day_on_weekday', 'work.0', { work: ['2027-01-29'] }],
    ['outside_notice_year', 'work.0', { work: ['2028-01-01'] }],
    ['outside_notice_year', 'off.0', { off: [{ from: '2026-10-01', name: '国庆节' }] }],
    ['year_without_holidays', 'off', { off: [{ from: '2027-01-02', name: '元旦' }], work: [] }],
    ['empty', 'document', { document: ' ' }],
    ['empty', 'off.0.name', { off: [{ from: '2027-01-01', name: '' }] }],
    ['no_year', 'year', { year: 27 }],
    ['wrong_form', 'region', { region: '某县' }],
    ['wrong_form', 'kind', { kind: 'calendar' }],
    ['wrong_form', 'version', { version: 2 }],
  ])('%s at %s', (reason, path, change) => {
    const params = refused(() => parseCalendarPart({ ...NOTICE_2027, ...change }, '2027.json'));
    expect(params).toMatchObject({ file: '2027.json', reason, path });
  });

  it('a year that is covered already is refused naming both, and so is a gap', () => {
    const again = (year: number) =>
      named(
        {
          ...NOTICE_2027,
          year,
          off: [{ from: `${String(year)}-01-03`, to: `${String(year)}-01-06`, name: '元旦' }],
          work: [],
        },
        'b.json',
      );
    expect(refused(() => combineCalendar(cn, 'cn', [again(2026)]))).toMatchObject({
      ...{ file: 'b.json', other: 'cn', reason: 'year_covered', year: 2026 },
    });
    expect(refused(() => combineCalendar(cn, 'cn', [notice, again(2027)]))).toMatchObject({
      ...{ file: 'b.json', other: '2027.json', reason: 'year_covered', year: 2027 },
    });
    expect(refused(() => combineCalendar(cn, 'cn', [again(2028)]))).toMatchObject({
      ...{ file: 'b.json', reason: 'year_missing', year: 2027 },
    });
    expect(combineCalendar(cn, 'cn', [again(2028), notice]).calendar.coverage.to).toBe('2028-12-31');
  });
});

describe('days of one place', () => {
  it('a local holiday is off, its make-up day is worked, a closure says why; every other day stays', () => {
    const { calendar, idle } = combineCalendar(cn, 'cn', [local]);
    expect(['2026-04-20', '2026-04-26', '2026-10-14'].map((on) => isWorkday(on, calendar))).toEqual([
      false,
      true,
      false,
    ]);
    expect(calendar.marks.get('2026-10-14')).toEqual({
      ...{ kind: 'closure', name: '停电检修闭馆', document: '县政办函〔2026〕12号' },
    });
    expect(idle).toEqual([]);
    expect(workdaysUsed('2026-01-01', '2026-12-31', calendar)).toBe(
      workdaysUsed('2026-01-01', '2026-12-31', cn) - 2,
    );
  });

  it('closed for one more day, a limit ends one working day later', () => {
    const { calendar } = combineCalendar(cn, 'cn', [local]);
    expect(addWorkdays('2026-10-12', 5, cn, next)).toBe('2026-10-19');
    expect(addWorkdays('2026-10-12', 5, calendar, next)).toBe('2026-10-20');
  });

  it('a day that changes nothing is said: the weekend within a closure, a make-up day that is one already', () => {
    const { idle } = combineCalendar(cn, 'cn', [
      named(closure('2026-10-16', '2026-10-19'), 'a'),
      named(extra('2026-09-20'), 'b'),
    ]);
    expect(idle.map(({ file, on, isWorked }) => `${file} ${on} ${String(isWorked)}`).sort()).toEqual([
      'a 2026-10-17 false',
      'a 2026-10-18 false',
      'b 2026-09-20 true',
    ]);
  });

  it('may lie in a year that a notice brings, and nowhere else', () => {
    const later = named(closure('2027-03-01'), 'later.json');
    expect(combineCalendar(cn, 'cn', [later, notice]).calendar.days.get('2027-03-01')).toBe('off');
    expect(refused(() => combineCalendar(cn, 'cn', [later]))).toMatchObject({
      ...{ file: 'later.json', path: 'off.0', reason: 'outside_coverage', date: '2027-03-01' },
    });
  });

  it('a day that one file closes and another one opens is refused naming both; the same file twice as well', () => {
    const [a, b] = [named(closure('2026-10-17'), 'a.json'), named(extra('2026-10-17'), 'b.json')];
    const clash = refused(() => combineCalendar(cn, 'cn', [a, b]));
    expect(clash).toMatchObject({ reason: 'off_and_work', date: '2026-10-17' });
    expect(JSON.stringify(clash)).toContain('a.json');
    expect(JSON.stringify(clash)).toContain('b.json');
    const twin = refused(() => combineCalendar(cn, 'cn', [a, { ...a, file: 'c.json' }]));
    expect(twin).toMatchObject({ file: 'c.json', other: 'a.json', reason: 'same_part' });
  });

  it.each([
    ['make_up_day_on_weekday', 'work.0', extra('2026-10-16')],
    ['off_and_work', 'work.0', { ...closure('2026-10-17'), work: extra('2026-10-17').work }],
    ['no_days', '', { ...LOCAL, off: [], work: [] }],
    [
      'empty',
      'off.0.document',
      { ...LOCAL, off: [{ from: '2026-10-14', kind: 'closure', name: '闭馆', document: '' }] },
    ],
    [
      'wrong_form',
      'off.0.kind',
      { ...LOCAL, off: [{ from: '2026-10-14', kind: 'party', name: '闭馆', document: 'x' }] },
    ],
  ])('%s at %s', (reason, path, json) => {
    expect(refused(() => parseCalendarPart(json, '某县.json'))).toMatchObject({
      file: '某县.json',
      reason,
      path,
    });
  });
});

describe('the version of a calendar', () => {
  it('names every part with its content, whatever order they come in', () => {
    const { version } = combineCalendar(cn, 'cn', [local, notice]).calendar;
    expect(version).toMatch(/^2026\.1\+2027@[0-9a-f]{8}\+local@[0-9a-f]{8}$/);
    expect(combineCalendar(cn, 'cn', [notice, local]).calendar.version).toBe(version);
    expect(combineCalendar(cn, 'cn', []).calendar.version).toBe('2026.1');
    const other = named({ ...LOCAL, work: [] }, '某县.json');
    expect(combineCalendar(cn, 'cn', [notice, other]).calendar.version).not.toBe(version);
  });

  it('a part is given away as a file that reads back as the same part', () => {
    for (const { part } of [notice, local]) expect(readCalendarPart(partText(part), 'x')).toEqual(part);
    expect(refused(() => readCalendarPart('{', 'x.json'))).toMatchObject({
      file: 'x.json',
      reason: 'not_json',
    });
  });
});
