/**
 * The quality checks: a closed list. Each marks rows of one table, as a measure does (`in_denominator`: the rows it can
 * judge, `in_numerator`: those with the fault), so that any figure opens to its rows through `rows.ts`.
 *
 * A check judges only rows of files that have the columns it needs: a missing column is never zero faults.
 */
import { ID_FIELD, RECORD_TABLES, TABLE_FIELDS, type RecordTable } from '../domain/records';
import { contentColumns, emptySql, groupOf, isOpenable } from './quality-fields';

export const CHECK_KINDS = [
  'same_id',
  'same_content',
  'reversed',
  'no_unit',
  'no_officer',
  'no_limit',
  'after_cutoff',
  'no_case',
  'no_rating',
  'unknown_officer',
] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

export interface QualityCheck {
  /** `no_unit.cases`, or `empty.cases.finished` for the fill of a column. */
  readonly id: string;
  readonly kind: CheckKind | 'empty';
  readonly table: RecordTable;
  /** Columns as `table.field`; each entry needs one of its alternatives. */
  readonly needs: readonly (readonly string[])[];
  /** Over a row `r` of the table: whether it can be judged, and whether it has the fault. `$1` is the cut-off. */
  readonly base: string;
  readonly hit: string;
}

const check = (
  kind: CheckKind,
  table: RecordTable,
  needs: QualityCheck['needs'],
  base: string,
  hit: string,
): QualityCheck => ({ id: `${kind}.${table}`, kind, table, needs, base, hit });

const own = (table: RecordTable, ...fields: readonly string[]): string[] =>
  fields.map((field) => `${table}.${field}`);

const sameId = (table: RecordTable): QualityCheck => {
  const id = ID_FIELD[table];
  const repeated = `select ${id} from ${table} where ${id} is not null group by ${id} having count(*) > 1`;
  return check('same_id', table, [own(table, id)], `r.${id} is not null`, `r.${id} in (${repeated})`);
};

/** By hash first: a full comparison only of the few rows that may be alike. */
const sameContent = (table: RecordTable): QualityCheck => {
  const columns = contentColumns(table);
  const hashOf = `hash(${columns.join(', ')})`;
  const alike = `select source_row from (
    select source_row, count(*) over (partition by ${columns.join(', ')}) as copies from ${table}
    where ${hashOf} in (select ${hashOf} from ${table} group by 1 having count(*) > 1)) where copies > 1`;
  return check('same_content', table, [], 'true', `r.source_row in (${alike})`);
};

/** Instants are compared when both are timed, else dates. */
const before = (ended: string, begun: string): string =>
  `case when r.${ended}_timed and r.${begun}_timed then r.${ended}_at < r.${begun}_at
    else date_of(r.${ended}_at) < date_of(r.${begun}_at) end`;

const reversed = (table: RecordTable, begun: string, ended: string): QualityCheck =>
  check(
    'reversed',
    table,
    [own(table, begun), own(table, ended)],
    `r.${begun}_at is not null and r.${ended}_at is not null`,
    before(ended, begun),
  );

/** What must have happened by the cut-off; a due date may lie ahead. */
const HAPPENED: Readonly<Record<RecordTable, readonly string[]>> = {
  cases: ['submitted', 'accepted', 'finished'],
  evaluations: ['rated', 'visited', 'reformed'],
  complaints: ['received', 'replied', 'established', 'corrected'],
  cards: ['issued', 'revoked'],
  case_events: ['entered', 'left', 'approved', 'notified'],
  items: [],
  matters: ['received', 'forwarded', 'planned', 'replied'],
  findings: ['found', 'rectified'],
  procedures: [
    'opened',
    'extension',
    'closed',
    'decided',
    'delivered',
    'applied',
    'review_decided',
    'corrected',
  ],
  filings: ['leader_decided', 'decided', 'notified', 'filed'],
  registers: ['registered', 'handed', 'reported'],
  activities: ['done'],
  persons: [],
};

const afterCutoff = (table: RecordTable): QualityCheck => {
  const fields = HAPPENED[table];
  const any = (condition: (field: string) => string): string => fields.map(condition).join(' or ');
  return check(
    'after_cutoff',
    table,
    [own(table, ...fields)],
    any((field) => `r.${field}_at is not null`),
    any((field) => `coalesce(r.${field}_at > $1::timestamp, false)`),
  );
};

const noCase = (table: RecordTable): QualityCheck =>
  check(
    'no_case',
    table,
    [own(table, 'case_id'), ['cases.case_id']],
    'r.case_id is not null',
    'not exists (select 1 from cases c where c.case_id = r.case_id)',
  );

const unknownOfficer = (table: RecordTable): QualityCheck =>
  check(
    'unknown_officer',
    table,
    [own(table, 'officer', 'officer_id'), ['cases.officer', 'cases.officer_id']],
    'r.officer_key > 0',
    'r.officer_key not in (select officer_key from cases)',
  );

/** A catalogue names no officer for an item, and nothing in it happens. */
const HAPPENING: readonly RecordTable[] = RECORD_TABLES.filter((table) => HAPPENED[table].length > 0);

const ABOUT_CASES: readonly RecordTable[] = ['evaluations', 'complaints', 'cards'];

/** The checks of the panel, in the order in which they are read. */
export const QUALITY_CHECKS: readonly QualityCheck[] = [
  ...RECORD_TABLES.map(sameId),
  ...RECORD_TABLES.map(sameContent),
  reversed('cases', 'accepted', 'finished'),
  reversed('complaints', 'received', 'replied'),
  reversed('cards', 'issued', 'revoked'),
  reversed('case_events', 'entered', 'left'),
  reversed('matters', 'received', 'replied'),
  reversed('findings', 'found', 'rectified'),
  reversed('procedures', 'opened', 'decided'),
  reversed('filings', 'decided', 'filed'),
  reversed('registers', 'registered', 'handed'),
  ...RECORD_TABLES.map((table) => check('no_unit', table, [own(table, 'unit')], 'true', 'r.unit_key = 0')),
  ...HAPPENING.map((table) =>
    check('no_officer', table, [own(table, 'officer', 'officer_id')], 'true', 'r.officer_key = 0'),
  ),
  check(
    'no_limit',
    'cases',
    [own('cases', 'due', 'committed_days', 'statutory_days')],
    `r.source_row in (select source_row from clock where clock_kind = 'case' and is_countable)`,
    `r.source_row in (select source_row from clock where clock_kind = 'case' and due_basis = 'none')`,
  ),
  ...HAPPENING.map(afterCutoff),
  ...ABOUT_CASES.map(noCase),
  noCase('case_events'),
  noCase('filings'),
  noCase('registers'),
  check(
    'no_rating',
    'cases',
    [['cases.case_id'], ['cases.finished'], ['evaluations.case_id']],
    'r.case_id is not null and coalesce(r.finished_at <= $1::timestamp, false)',
    'not exists (select 1 from evaluations e where e.case_id = r.case_id)',
  ),
  ...ABOUT_CASES.map(unknownOfficer),
];

/** One check per column: the rows in which it is empty. */
const EMPTY_CHECKS: readonly QualityCheck[] = RECORD_TABLES.flatMap((table) =>
  TABLE_FIELDS[table]
    .filter(({ name }) => isOpenable(table, name))
    .map((field): QualityCheck => ({
      id: `empty.${table}.${field.name}`,
      kind: 'empty',
      table,
      needs: [own(table, field.name)],
      base: 'true',
      hit: emptySql(field),
    })),
);

const byId = new Map([...QUALITY_CHECKS, ...EMPTY_CHECKS].map((one) => [one.id, one]));

/** undefined for an id that is no check. */
export const qualityCheck = (id: string): QualityCheck | undefined => byId.get(id);

/** Rows of files that have the columns of the check's own table; without needs all rows. */
const inFiles = ({ table, needs }: QualityCheck): string[] =>
  needs
    .filter((alternatives) => alternatives.every((column) => column.startsWith(`${table}.`)))
    .map((alternatives) => {
      const fields = alternatives.map((column) => `'${column.slice(table.length + 1)}'`);
      return `(r.source_row >> 32) in (select file_no from column_fill where table_name = '${table}' and field in (${fields.join(', ')}))`;
    });

/** The marked rows, in the shape of a measure's; `$1` is the cut-off, the file a whole number of ours. */
export const markedSql = (one: QualityCheck, fileNo: number | null): string => {
  const { table, base, hit } = one;
  const file = fileNo === null ? [] : [`(r.source_row >> 32) = ${String(Math.trunc(fileNo))}`];
  const within = [...inFiles(one), ...file, '$1::timestamp is not null'].join(' and ');
  return `(select source_row, unit_key, section_key, officer_key, item_key, channel_key,
      in_denominator, in_denominator and in_numerator as in_numerator from (
    select r.source_row, r.unit_key, r.section_key, r.officer_key, ${groupOf('item', table, 'r.')}, ${groupOf('channel', table, 'r.')},
      coalesce(${base}, false) as in_denominator, coalesce(${hit}, false) as in_numerator
    from ${table} r where ${within}))`;
};
