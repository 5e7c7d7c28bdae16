/** A field of a canonical table, and how its cells are read. */

/**
 * How a cell is read.
 * - `id`, `text`: trimmed, `="…"`, leading tab and apostrophe removed, kept as text
 * - `instant`: a date or a date and time; keeps which of the two it was
 * - `date`: read like an instant, kept as a date: the first or the last day of something in force
 * - `days`, `count`: a whole number; `points`: one that may have a sign
 * - the others are value maps: a closed list of meanings behind an open list of spellings
 */
export type FieldType =
  | 'id'
  | 'text'
  | 'instant'
  | 'date'
  | 'days'
  | 'count'
  | 'points'
  | 'yes_no'
  | 'overdue_flag'
  | 'on_time_flag'
  | 'clean_flag'
  | 'rating'
  | 'verdict'
  | 'card_level'
  | 'card_status'
  | 'result'
  | 'limit_unit'
  | 'event_kind'
  | 'matter_kind'
  | 'damage'
  | 'inspection_kind'
  | 'ground'
  | 'register_kind'
  | 'activity_kind'
  | 'post'
  | 'person_category';

/** Whether cells of the type are read as dates; both kinds are staged as an instant. */
export const isDated = (type: FieldType): boolean => type === 'instant' || type === 'date';

/** Whether cells of the type are read as whole numbers. */
export const isNumber = (type: FieldType): boolean =>
  type === 'days' || type === 'count' || type === 'points';

export interface FieldDefinition {
  readonly name: string;
  readonly type: FieldType;
}

/** A field; text unless said otherwise. */
export const field = (name: string, type: FieldType = 'text'): FieldDefinition => ({ name, type });

/** Several fields of one type. */
export const fields = (type: FieldType, ...names: readonly string[]): FieldDefinition[] =>
  names.map((name) => field(name, type));

/** Whoever a record is about or answers for it. */
export const RESPONSIBLE: readonly FieldDefinition[] = [
  field('unit'),
  field('section'),
  field('officer'),
  field('officer_id', 'id'),
];
