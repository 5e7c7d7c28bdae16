/** Names that look alike and are not: with characters that nobody sees (zero width, direction marks). */
import type { Engine } from '../db/engine';
import type { Layout, Problem } from '../domain/layout';
import type { Has } from './finish-sql';

const INVISIBLE = "'[\\x{200b}-\\x{200f}\\x{202a}-\\x{202e}\\x{2060}-\\x{2064}\\x{2066}-\\x{2069}\\x{feff}]'";
const FIELDS = ['unit', 'section', 'officer', 'officer_id'] as const;

type Doubted = Pick<Problem, 'recordNo' | 'column' | 'value' | 'reason' | 'kept'>;

/** Characters that nobody sees, as a reader can be told of them: 甲局<U+200B>. */
const shown = (name: string): string =>
  name.replace(
    /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g,
    (character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );

/** Rows of the staged file whose unit, section or officer has such characters. `staff` holds every distinct spelling. */
export const invisibleDoubts = async (engine: Engine, layout: Layout, has: Has): Promise<Doubted[]> => {
  const doubts: Doubted[] = [];
  for (const field of FIELDS.filter(has)) {
    const found = await engine.query(
      `select s.record_no, s.${field} as name from staged s join (
         select distinct raw_${field} as name from staff where regexp_matches(raw_${field}, ${INVISIBLE})) n
       on n.name = s.${field} order by s.record_no`,
    );
    const column = layout.columns.find((mapped) => mapped.field === field)?.header ?? '';
    for (const row of found) {
      const value = shown(String(row['name']));
      doubts.push({
        recordNo: Number(row['record_no']),
        column,
        value,
        reason: 'invisible_characters',
        kept: true,
      });
    }
  }
  return doubts;
};
