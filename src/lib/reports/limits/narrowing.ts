/** Period and filters of a scope, as conditions with bound values. */
import type { Value } from '../../db/engine';
import { FILTER_DIMENSIONS, KEY_COLUMN, MONTH_SQL } from '../../measures/aggregate';
import { toQuestion } from '../scope';
import type { Scope } from '../types';

export interface Narrowed {
  readonly where: string;
  readonly values: readonly Value[];
  /** Binds one more value and gives its name. */
  readonly bind: (value: Value) => string;
}

/**
 * `$1` is the cut-off, then come `more` in their order; without a period everything, rows without a date too.
 * @throws InvalidPeriodError, InvalidAsOfError.
 */
export const narrowing = (scope: Scope, more: readonly Value[] = []): Narrowed => {
  const { asOf, months, filters } = toQuestion(scope);
  const values: Value[] = [asOf, ...more];
  const bind = (value: Value): string => `$${values.push(value)}`;
  const conditions = FILTER_DIMENSIONS.flatMap((dimension) => {
    const key = filters[dimension];
    return key === undefined ? [] : [`${KEY_COLUMN[dimension]} = ${bind(key)}::integer`];
  });
  if (months !== null)
    conditions.push(`${MONTH_SQL} between ${bind(months.from)}::integer and ${bind(months.to)}::integer`);
  return { where: conditions.length === 0 ? 'true' : conditions.join(' and '), values, bind };
};
