/** Names that look alike and are not: with characters that nobody sees (zero width, direction marks). */
import type { Engine } from '../db/engine';
import type { Layout, Problem } from '../domain/layout';
import { INVISIBLE } from './clean-sql';
import type { Has } from './finish-parts';

const FIELDS = ['unit', 'section', 'officer', 'officer_id'] as const;

type Doubted = Pick<Problem, 'recordNo' | 'column' | 'value' | 'reason' | 'kept'>;

/** One question for all of it: most files hold nothing of the kind. */
const hasInvisible = async (engine: Engine, fields: readonly string[]): Promise<boolean> => {
  const any = fields.map((field) => `regexp_matches(raw_${field}, '${INVISIBLE}')`).join(' or ');
  const [row] = await engine.query(`select count(*) as n from staff where ${any}`);
  return Number(row?.['n']) > 0;
};

/** Rows of the staged file whose unit, section or officer has such characters. `staff` holds every distinct spelling. */
export const invisibleDoubts = async (engine: Engine, layout: Layout, has: Has): Promise<Doubted[]> => {
  const fields = FIELDS.filter(has);
  if (fields.length === 0 || !(await hasInvisible(engine, fields))) return [];
  const doubts: Doubted[] = [];
  for (const field of fields) {
    const found = await engine.query(
      `select s.record_no, shown_name(s.${field}) as name from staged s join (
         select distinct raw_${field} as name from staff where regexp_matches(raw_${field}, '${INVISIBLE}')) n
       on n.name = s.${field} order by s.record_no`,
    );
    const column = layout.columns.find((mapped) => mapped.field === field)?.header ?? '';
    for (const row of found) {
      doubts.push({
        recordNo: Number(row['record_no']),
        column,
        value: String(row['name']),
        reason: 'invisible_characters',
        kept: true,
      });
    }
  }
  return doubts;
};
