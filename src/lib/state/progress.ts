/** What is said of a change while it is under way, and of one that failed in a way that nobody foresaw. */
import { AppError, UnsupportedEnvironmentError } from '../domain/errors';
import type { LoadProgress } from './context';

export const NO_PROGRESS: Omit<LoadProgress, 'doing'> = { name: '', bytesRead: 0, bytesTotal: 0, records: 0 };

/** A file of which nothing is read yet. */
export const startOf = ({ name, size }: Pick<File, 'name' | 'size'>): LoadProgress => ({
  ...NO_PROGRESS,
  doing: 'reading',
  name,
  bytesTotal: size,
});

/** A failure without words of its own is the browser's. */
export const asAppError = (error: unknown): AppError =>
  error instanceof AppError
    ? error
    : new UnsupportedEnvironmentError(
        { detail: error instanceof Error ? error.message : String(error) },
        { cause: error },
      );
