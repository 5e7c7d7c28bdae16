/** One clear line for a person: what, where, what to do. The chain of causes is for whoever looks further. */
import { AppError } from '../lib/domain/errors';
import { errorWords } from '../lib/i18n/words';

export const errorLine = (error: unknown): string => {
  if (error instanceof AppError) {
    const { what, remedy } = errorWords(error);
    return `${what} ${remedy}`.replaceAll(/\s+/g, ' ').trim();
  }
  return error instanceof Error ? error.message : String(error);
};
