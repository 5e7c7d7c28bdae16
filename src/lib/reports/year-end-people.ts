/** Whom entries of a year-end assessment may be about: units, sections and officers of the loaded files, by id. */
import type { ReportContext } from './context';
import { RANKED_BY, type RankedBy } from './subjects';

export interface Assessable {
  readonly kind: RankedBy;
  readonly id: string;
  readonly name: string;
  /** Unit, and section of an officer. */
  readonly within: string;
}

/** In the order of kinds, then of names, then of ids. */
export const readAssessable = async ({ standing, names }: ReportContext): Promise<readonly Assessable[]> => {
  const all: Assessable[] = [];
  for (const kind of RANKED_BY) {
    const own = [...(await standing.subjects(kind))].map(([key, { id, section }]): Assessable => {
      const { label, within } = names(kind, key);
      const place = kind === 'officer' ? [within, section] : [within];
      return { kind, id, name: label, within: place.filter((part) => part !== '').join(' ') };
    });
    all.push(...own.filter(({ name, id }) => name !== '' && id !== '').sort(byName));
  }
  return all;
};

const byName = (a: Assessable, b: Assessable): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1;
