/** The order in which lines about subjects are written. */
import type { CsvCell } from './csv';

/** By the first cells, as code points: group, subject, its key and whatever tells lines of one subject apart. */
export const byCodePoint =
  (cells: number) =>
  (a: readonly CsvCell[], b: readonly CsvCell[]): number => {
    const [left = '', right = ''] = [a, b].map((line) => line.slice(0, cells).join('\u0000'));
    return left < right ? -1 : left > right ? 1 : 0;
  };
