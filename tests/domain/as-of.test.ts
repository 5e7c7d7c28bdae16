import { describe, expect, it } from 'vitest';
import { monthsEarlier, parseAsOf, resolveAsOf } from '../../src/lib/domain/as-of';
import { InvalidAsOfError, MissingAsOfError } from '../../src/lib/domain/errors';
import { parsePeriod } from '../../src/lib/domain/period';

describe('截止时点', () => {
  it.each(['2026-10-31', '2026-10-31T24:00', '2026-10-31 24:00:00'])(
    '%s means that day to its end',
    (text) => {
      expect(parseAsOf(text)).toEqual({
        text,
        at: '2026-10-31 23:59:59.999999',
        on: '2026-10-31',
        dateOnly: true,
      });
    },
  );

  it.each([
    ['2026-10-31T18:00:00', '2026-10-31 18:00:00.000000'],
    ['2026-10-31 18:00', '2026-10-31 18:00:00.000000'],
    ['2026-10-31T18:00:05.25', '2026-10-31 18:00:05.250000'],
    ['2026-10-31T18:00:05.123456789', '2026-10-31 18:00:05.123456'],
    ['2026-10-31T00:00:00', '2026-10-31 00:00:00.000000'],
  ])('%s is that instant in the civil time of the office', (text, at) => {
    expect(parseAsOf(text)).toEqual({ text, at, on: at.slice(0, 10), dateOnly: false });
  });

  it.each([
    ['2026-10-31T18:00:00+08:00', '2026-10-31 18:00:00.000000'],
    ['2026-10-31T18:00:00Z', '2026-11-01 02:00:00.000000'],
    ['2026-12-31T23:30:00.5-05:30', '2027-01-01 13:00:00.500000'],
    ['2026-11-01T00:30+09:00', '2026-10-31 23:30:00.000000'],
  ])('%s is %s at +08:00', (text, at) => {
    expect(parseAsOf(text)).toEqual({ text, at, on: at.slice(0, 10), dateOnly: false });
  });

  it.each([
    '',
    'now',
    '2026-10',
    '2026-04-31',
    '2026-04-31T10:00',
    '2026-10-31T25:00',
    '2026-10-31T24:01',
    '2026-10-31T10:60',
    '2026-10-31T10',
    '2026-10-31T10:00 08:00',
    '2026-10-31T24:00Z',
    '31/10/2026',
    '2026年10月31日',
  ])('“%s” is no cut-off', (text) => {
    expect(() => parseAsOf(text)).toThrow(InvalidAsOfError);
    expect(() => parseAsOf(text)).toThrow(expect.objectContaining({ params: { asOf: text } }));
  });

  it('missing: the end of the period; the one given wins; neither: an error, never “now”', () => {
    const period = parsePeriod('2026-Q3');
    expect(resolveAsOf(undefined, period)).toEqual(parseAsOf('2026-09-30'));
    expect(resolveAsOf('2026-11-05', period)).toEqual(parseAsOf('2026-11-05'));
    expect(() => resolveAsOf()).toThrow(MissingAsOfError);
    expect(() => resolveAsOf('', period)).toThrow(InvalidAsOfError);
  });

  it('holds in any time zone of the machine', () => {
    const before = process.env.TZ;
    process.env.TZ = 'America/New_York';
    try {
      expect(parseAsOf('2026-10-31T18:00:00Z').at).toBe('2026-11-01 02:00:00.000000');
      expect(parseAsOf('2026-03-08T02:30').at).toBe('2026-03-08 02:30:00.000000');
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});

describe('the cut-off of an earlier period', () => {
  it.each([
    ['2026-10-31', 1, '2026-09-30', 'the last day of a month stays the last'],
    ['2026-09-30', 1, '2026-08-31', 'also of a longer one'],
    ['2026-11-05', 1, '2026-10-05', 'any other day stays the day'],
    ['2026-03-30', 1, '2026-02-28', 'a day that the month lacks becomes its last'],
    ['2024-02-29', 12, '2023-02-28', 'over a leap day'],
    ['2026-01-15', 1, '2025-12-15', 'over the turn of a year'],
    ['2026-10-31 24:00', 12, '2025-10-31', 'a day is a day however it was typed'],
    ['2026-10-15T18:00:00', 3, '2026-07-15T18:00:00.000000', 'an hour stays the hour'],
  ])('%s, %i months earlier: %s (%s)', (asOf, months, expected) => {
    expect(monthsEarlier(parseAsOf(asOf), months)).toBe(expected);
    expect(parseAsOf(expected).text).toBe(expected);
  });
});
