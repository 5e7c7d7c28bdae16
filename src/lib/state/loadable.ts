/** One value that is on its way: the only shape in which a page waits for anything. */
import { AppError, QueryError } from '../domain/errors';

export type Loadable<T> =
  | { readonly state: 'idle' }
  /** `since`: milliseconds of the page's own clock; nothing is shown for the first 300. */
  | { readonly state: 'loading'; readonly since: number }
  | { readonly state: 'failed'; readonly error: AppError }
  | { readonly state: 'ready'; readonly value: T };

/** A failure without words of its own counts as a refused question; the cause is kept. */
export const asAppError = (thrown: unknown): AppError =>
  thrown instanceof AppError ? thrown : new QueryError({ statement: '' }, { cause: thrown });
