/** How far something is, before it has begun. */
import type { LoadProgress } from './context';

export const NO_PROGRESS: Omit<LoadProgress, 'doing'> = { name: '', bytesRead: 0, bytesTotal: 0, records: 0 };

/** A file of which nothing is read yet. */
export const startOf = ({ name, size }: Pick<File, 'name' | 'size'>): LoadProgress => ({
  ...NO_PROGRESS,
  doing: 'reading',
  name,
  bytesTotal: size,
});
