/** How subjects of a ranking are written: an officer as the masking level shows names, in the key too. */
import type { RankedBy } from '../lib/reports/subjects';
import type { Group } from '../lib/reports/types';
import type { CsvCell } from './csv';

/** What is known of a subject. */
export interface Nameable {
  readonly key: number;
  readonly id: string;
  readonly group: Group;
  readonly section: string;
}

export type Naming = (subject: Nameable) => { readonly name: string; readonly id: string };

/** `masks`: officers' names by key, as they may be shown. */
export const naming = (by: RankedBy, masks: ReadonlyMap<number, string>): Naming =>
  by !== 'officer'
    ? ({ group, id }) => ({ name: group.label, id })
    : ({ key, group, id, section }) => {
        const name = masks.get(key) ?? '';
        // An id tells an outsider nothing; a key made of the name must not tell it either.
        const isName = id === [group.within, section, group.label].join('|');
        return { name, id: isName ? [group.within, section, name].join('|') : id };
      };

/** By the first cells, as code points: group, subject, its key and whatever tells lines of one subject apart. */
export const byCodePoint =
  (cells: number) =>
  (a: readonly CsvCell[], b: readonly CsvCell[]): number => {
    const [left = '', right = ''] = [a, b].map((line) => line.slice(0, cells).join('\u0000'));
    return left < right ? -1 : left > right ? 1 : 0;
  };
