import { QueryError } from '../domain/errors';

/** A number that JavaScript holds exactly; a count beyond 2^53 is an error, never a rounded figure. */
export const plainNumber = (name: string, value: number | bigint): number => {
  const number = Number(value);
  if (typeof value === 'bigint' && !Number.isSafeInteger(number)) {
    throw new QueryError({ statement: name, detail: 'beyond exact integers' });
  }
  return number;
};
