/** A scope as the measures understand it. */
import { parseAsOf } from '../domain/as-of';
import { parsePeriod } from '../domain/period';
import type { Question } from '../measures/aggregate';
import type { Scope } from './types';

/** Month number of a date: year * 12 + month - 1. */
export const monthNumber = (on: string): number => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1;

/** `2026-10` of a month number. */
export const monthId = (monthNo: number): string =>
  `${Math.floor(monthNo / 12)}-${String((monthNo % 12) + 1).padStart(2, '0')}`;

/** Throws InvalidPeriodError or InvalidAsOfError for what was typed into the address. */
export const toQuestion = (scope: Scope): Omit<Question, 'measure'> => {
  const period = scope.period === null ? null : parsePeriod(scope.period);
  return {
    asOf: parseAsOf(scope.asOf).at,
    months: period === null ? null : { from: monthNumber(period.startsOn), to: monthNumber(period.endsOn) },
    filters: scope.filters,
  };
};
