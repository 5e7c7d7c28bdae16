/**
 * The statement that counts days, asked about other cases than those of the tables: a case that nobody has loaded, the cases
 * before an extension, their statutory limit. So days are counted in one place.
 *
 * A name of a step comes before a table of the same name: what is given here stands in for the table.
 */
import { factById } from './catalogue';

/** A relation by name: columns as the table's that it stands in for. */
export type Stand = readonly [name: string, select: string];

/** No time limit but those of the cases asked about. */
export const NO_OTHER_LIMITS: Stand = [
  'time_limit',
  `select cast(null as varchar) as clock_kind, cast(null as varchar) as rule_id, cast(null as varchar) as days_key,
    cast(null as bigint) as source_row, cast(null as timestamp) as started_at, cast(null as integer) as own_days,
    cast(null as timestamp) as given_due_at
  where false`,
];

export const NO_EXTENSIONS: Stand = [
  'extension',
  `select cast(null as bigint) as case_row, cast(null as date) as new_due_on, cast(null as integer) as new_due_no,
    cast(null as date) as approved_on, cast(null as integer) as approved_no, false as moves_due
  where false`,
];

/** Which days of the loaded cases are asked about, in place of the export's own due date. */
export type LimitBasis = 'committed' | 'statutory' | 'any';

const DAYS: Readonly<Record<LimitBasis, string>> = {
  committed: 'committed_days, cast(null as integer) as statutory_days',
  statutory: 'cast(null as integer) as committed_days, statutory_days',
  any: 'committed_days, statutory_days',
};

/** The due date that the export gives stands only where there are no days to count (`any`), or not at all. */
const DUE: Readonly<Record<LimitBasis, string>> = {
  committed: 'cast(null as timestamp)',
  statutory: 'cast(null as timestamp)',
  any: 'case when coalesce(committed_days, statutory_days) is null then due_at end',
};

/** The loaded cases that fulfil `where`, as if the export had given no due date. */
export const counting = (basis: LimitBasis, where: string): readonly Stand[] => [
  [
    'asked_case',
    `select source_row, case_id, unit_key, item_key, accepted_at, ${DAYS[basis]},
    limit_unit, ${DUE[basis]} as due_at
  from cases where ${where}`,
  ],
  [
    'cases',
    `select source_row, case_id, unit_key, item_key, accepted_at, committed_days, statutory_days, limit_unit, due_at
  from asked_case`,
  ],
];

/** A statement that yields rows as the fact `counted_due` has them. */
export const countedDue = (stands: readonly Stand[]): string =>
  `with ${stands.map(([name, select]) => `${name} as (${select})`).join(', ')}
  select * from (${factById('counted_due').body}) as counted_due`;

/**
 * Source row and last day of each loaded case that fulfils `where`, by one kind of days alone. An extension moves the
 * committed limit to its new date; the statutory one it never makes shorter.
 */
export const dueBy = (basis: 'committed' | 'statutory', where: string): string => {
  const stands = [...counting(basis, where), NO_OTHER_LIMITS];
  if (basis === 'committed') return `select source_row, due_on from (${countedDue(stands)}) as counted`;
  return `select c.source_row, case when c.due_on is not null then greatest(c.due_on, x.new_due_on) end as due_on
    from (${countedDue([...stands, NO_EXTENSIONS])}) as c
    left join (select case_row, max(new_due_on) as new_due_on from extension where moves_due group by case_row) x
      on x.case_row = c.source_row`;
};
