/** When a row is set aside while it is read: a cell that cannot be what its column says. */
import type { DateOrder, ProblemReason } from '../domain/layout';
import type { FieldType } from '../domain/field';
import { EITHER_ORDER, LOOKS_LIKE_DATE, WITHOUT_YEAR } from './date-sql';

export interface RowCheck {
  readonly field: string;
  readonly reason: ProblemReason;
  /** The cell as read, padding off, for the problem list. */
  readonly cell: string;
  /** Condition over the columns of one staged row. */
  readonly when: string;
  /** Holds wherever `when` does and costs next to nothing: what passes it by is not looked at again. */
  readonly hint: string;
}

/** Cells in doubt are set aside one by one only where the column as a whole leaves none (`resolve-dates.ts`). */
const instant = (field: string, order: DateOrder | null): RowCheck[] => {
  const missing = `odd_${field} <> '' and ${field}_at is null`;
  const [first, last] = ["timestamp '1970-01-01 00:00:00'", "timestamp '2150-01-01 00:00:00'"];
  const outside = `(${field}_at < ${first} or ${field}_at >= ${last})`;
  const cell = `coalesce(odd_${field}, cast(${field}_at as varchar))`;
  const doubtful: RowCheck = {
    field,
    cell,
    reason: 'ambiguous_date',
    when: `${missing} and regexp_matches(odd_${field}, '${EITHER_ORDER}')`,
    hint: missing,
  };
  return [
    ...(order === null ? [doubtful] : []),
    {
      field,
      cell,
      reason: 'no_such_date',
      when: `${missing} and regexp_matches(odd_${field}, '${LOOKS_LIKE_DATE}')`,
      hint: missing,
    },
    {
      field,
      cell,
      reason: 'missing_year',
      when: `${missing} and regexp_matches(odd_${field}, '${WITHOUT_YEAR}')`,
      hint: missing,
    },
    { field, cell, reason: 'unreadable_date', when: missing, hint: missing },
    { field, cell, reason: 'date_out_of_range', when: outside, hint: outside },
  ];
};

const number = (field: string): RowCheck[] => {
  const missing = `odd_${field} <> '' and ${field} is null`;
  return [{ field, cell: `odd_${field}`, reason: 'unreadable_number', when: missing, hint: missing }];
};

/** What a spreadsheet shows for a formula without a value; exports to CSV keep it. */
const ERRORS = [
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
]
  .map((error) => `'${error}'`)
  .join(', ');

/** An error is nobody's name and no value: the row is set aside. The first byte decides for nearly all cells. */
export const errorCell = (field: string): RowCheck => ({
  field,
  cell: field,
  reason: 'error_cell',
  when: `${field} in (${ERRORS})`,
  hint: `starts_with(${field}, '#')`,
});

/**
 * Excel keeps fifteen digits: 1.23E+17 says that the id is gone. An id that is a group name is still as it was read, so
 * padding is allowed for.
 */
const id = (field: string): RowCheck[] => [
  {
    field,
    cell: `half_width(${field})`,
    reason: 'destroyed_id',
    when: `regexp_full_match(translate(${field}, '０１２３４５６７８９．＋Ｅｅ', '0123456789.+Ee'), '[\\s="'']*\\d(\\.\\d+)?\\s*[eE]\\s*\\+\\s*\\d+[\\s"]*')`,
    hint: `contains(${field}, '+') or contains(${field}, '＋')`,
  },
];

const none = (): RowCheck[] => [];

/** The checks of each field type, in the order in which they are named. */
export const CHECKS: Readonly<Record<FieldType, (field: string, order: DateOrder | null) => RowCheck[]>> = {
  instant,
  date: instant,
  days: number,
  count: number,
  points: number,
  id,
  text: none,
  yes_no: none,
  overdue_flag: none,
  on_time_flag: none,
  clean_flag: none,
  rating: none,
  verdict: none,
  card_level: none,
  card_status: none,
  result: none,
  limit_unit: none,
  event_kind: none,
  matter_kind: none,
  damage: none,
  inspection_kind: none,
  ground: none,
  register_kind: none,
  activity_kind: none,
  post: none,
  person_category: none,
};
