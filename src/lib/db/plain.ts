import { QueryError } from '../domain/errors';

/**
 * A number that JavaScript holds exactly; a count beyond 2^53 is an error, never a rounded figure.
 *
 * The browser's engine hands counts over as doubles, so a whole double that large is refused as well.
 */
export const plainNumber = (name: string, value: number | bigint): number => {
  const number = Number(value);
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) {
    throw new QueryError({ statement: name, detail: 'beyond exact integers' });
  }
  return number;
};
