/** A time limit in an address: what can be read is taken, the rest is as it is by default. */
import { describe, expect, it } from 'vitest';
import { readLimit, readYear, writeLimit, writeYear } from '../../src/lib/state/limit-address';

const url = (search: string): URL => new URL(`http://x/calendar${search}`);
const TODAY = '2026-11-26';
const STANDARD = { from: TODAY, days: 5, unit: 'workday', inclusive: false } as const;

describe('a limit in an address', () => {
  it('is read as it was written, the other choices stay', () => {
    const limit = { from: '2026-09-24', days: 15, unit: 'day', inclusive: true } as const;
    const params = writeLimit(url('?period=2026-10&year=2025'), limit);
    expect(params.toString()).toBe('period=2026-10&from=2026-09-24&days=15&unit=day&first=1');
    expect(readLimit(url(`?${params.toString()}`), TODAY)).toEqual(limit);
    expect(writeLimit(url('?first=1'), { ...limit, inclusive: false }).has('first')).toBe(false);
  });
  it('is five working days from today where nothing can be read', () => {
    expect(readLimit(url(''), TODAY)).toEqual(STANDARD);
    expect(readLimit(url('?from=2026-02-30&days=-3&unit=hour&first=yes'), TODAY)).toEqual(STANDARD);
  });
});

describe('the year beside it', () => {
  it('is the one that is named, else the one that the limit begins in', () => {
    expect(readYear(url('?year=2025'), STANDARD)).toBe(2025);
    expect(readYear(url('?year=25'), STANDARD)).toBe(2026);
    expect(writeYear(url('?days=3'), 2027).toString()).toBe('days=3&year=2027');
  });
});
