/** Who is ranked: what tells a subject from every other in any load of the same files, and where an officer works. */
import type { Engine } from '../db/engine';

/** What a list of places may be of. */
export const RANKED_BY = ['unit', 'section', 'officer'] as const;
export type RankedBy = (typeof RANKED_BY)[number];

export interface SubjectPlace {
  /** Unit: its code, else its name; section: unit|section; officer: the id, else unit|section|name. */
  readonly id: string;
  /** The officer's section, or the section itself; '' for a unit. */
  readonly section: string;
}

const SUBJECTS: Readonly<Record<RankedBy, string>> = {
  unit: `select unit_key as key, coalesce(nullif(unit_id, ''), unit_name) as id, '' as section_name from unit`,
  section: `select s.section_key as key, u.unit_name || '|' || s.section_name as id, s.section_name
    from section s join unit u on u.unit_key = s.unit_key`,
  officer: `select o.officer_key as key, s.section_name,
      coalesce(nullif(o.officer_id, ''), u.unit_name || '|' || s.section_name || '|' || o.officer_name) as id
    from officer o join unit u on u.unit_key = o.unit_key join section s on s.section_key = o.section_key`,
};

/** By key. */
export const readSubjects = async (
  engine: Engine,
  by: RankedBy,
): Promise<ReadonlyMap<number, SubjectPlace>> => {
  const rows = await engine.query(SUBJECTS[by]);
  return new Map(
    rows.map((row) => [
      Number(row['key']),
      { id: String(row['id']), section: String(row['section_name'] ?? '') },
    ]),
  );
};
