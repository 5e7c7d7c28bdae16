/** How the subjects of leads are written where they leave the page: officers as the masking level shows names. */
import type { MaskingLevel } from '../../domain/masking';
import type { ReportContext } from '../context';
import { readOfficerMasks } from '../officer-masks';
import type { LeadLine } from './types';

export interface SubjectWords {
  readonly name: string;
  /** Unit: its code, else its name; officer: the id, else unit|section|name. */
  readonly id: string;
  readonly unit: string;
  readonly section: string;
}

export const subjectWords = async (
  { engine, standing }: ReportContext,
  level: MaskingLevel,
): Promise<(line: LeadLine) => SubjectWords> => {
  const [units, officers] = [await standing.subjects('unit'), await standing.subjects('officer')];
  const masks = await readOfficerMasks(engine, level);
  return ({ kind, key, group }) => {
    if (kind === 'unit')
      return { name: group.label, id: units.get(key)?.id ?? '', unit: group.label, section: '' };
    const { id = '', section = '' } = officers.get(key) ?? {};
    const name = masks.get(key) ?? '';
    // A key made of the name must not tell what the name does not.
    const isName = id === [group.within, section, group.label].join('|');
    return { name, id: isName ? [group.within, section, name].join('|') : id, unit: group.within, section };
  };
};
