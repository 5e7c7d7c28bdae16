import { describe, expect, it } from 'vitest';
import { serviceOf } from '../../src/lib/rules/service';

const spell = (group: string, from: string, to: string) => ({ subject: '0007', group, from, to });
/** `12: 甲局`, or the months that were served. */
const served = (...spells: ReturnType<typeof spell>[]): string => {
  const { months, group } = serviceOf('2026', spells);
  return `${months.filter(Boolean).length}: ${group ?? '—'}`;
};

describe('AS-06 months served, moved officers', () => {
  it('nothing said: the whole year where the files place it', () => {
    expect(served()).toBe('12: —');
  });

  it('half of the days make a month: 15 of 30 do, 14 do not', () => {
    expect(served(spell('甲局', '2026-04-16', '2026-12-31'))).toBe('9: 甲局');
    expect(served(spell('甲局', '2026-04-17', '2026-12-31'))).toBe('8: 甲局');
  });

  it('moved in May: the unit of most months', () => {
    expect(served(spell('甲局', '2026-01-01', '2026-05-10'), spell('乙局', '2026-05-11', '2026-12-31'))).toBe(
      '12: 乙局',
    );
  });

  it('moved on 1 July: as many months in each, so where it is now', () => {
    const [first, second] = [
      spell('甲局', '2026-01-01', '2026-06-30'),
      spell('乙局', '2026-07-01', '2026-12-31'),
    ];
    expect([served(first, second), served(second, first)]).toEqual(['12: 乙局', '12: 乙局']);
  });

  it('days of other years count for nothing', () => {
    expect(served(spell('甲局', '2020-01-01', '2026-01-31'))).toBe('1: 甲局');
  });
});
