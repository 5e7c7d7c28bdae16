/** How subjects are written: an officer as the masking level shows names, in the key too. */
import type { RankedBy } from './subjects';
import type { Group } from './types';

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

/** `ladder|kind|subject`: an officer's key must not tell a name that is masked. */
export const shownCandidate = (candidate: string, shownId: string): string =>
  candidate === '' ? '' : [...candidate.split('|').slice(0, 2), shownId].join('|');
