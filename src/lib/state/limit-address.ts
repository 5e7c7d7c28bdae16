/** A time limit and a year of the calendar, in the address of their page. */
import type { TimeLimit } from '../domain/calendar';
import { isLocalDate, type LocalDate } from '../domain/local-date';

/** What cannot be read is as it is by default: five working days from `today`. */
export function readLimit({ searchParams: params }: URL, today: LocalDate): TimeLimit {
  const [from, days] = [params.get('from') ?? '', params.get('days') ?? ''];
  return {
    from: isLocalDate(from) ? from : today,
    days: /^\d{1,4}$/.test(days) ? Number(days) : 5,
    unit: params.get('unit') === 'day' ? 'day' : 'workday',
    inclusive: params.get('first') === '1',
  };
}

/** The year that the address names, else the one that the limit begins in. */
export function readYear({ searchParams: params }: URL, { from }: TimeLimit): number {
  const year = params.get('year') ?? '';
  return Number(/^\d{4}$/.test(year) ? year : from.slice(0, 4));
}

/** The other choices of the address stay. */
export function writeLimit({ searchParams }: URL, limit: TimeLimit): URLSearchParams {
  const params = new URLSearchParams(searchParams);
  params.set('from', limit.from);
  params.set('days', String(limit.days));
  params.set('unit', limit.unit);
  if (limit.inclusive) params.set('first', '1');
  else params.delete('first');
  params.delete('year');
  return params;
}

export function writeYear({ searchParams }: URL, year: number): URLSearchParams {
  const params = new URLSearchParams(searchParams);
  params.set('year', String(year));
  return params;
}
