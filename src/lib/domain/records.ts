/**
 * The canonical tables and their fields: what an export is read into.
 *
 * A file is recognised by its header; each column becomes one field of one table or is left out (and said so).
 * Header names live in `data/import-profiles/_aliases.json`.
 */
import { DUTY_FIELDS } from './duty-fields';
import { field, RESPONSIBLE, type FieldDefinition } from './field';

export const TABLE_NAMES = [
  'cases',
  'evaluations',
  'complaints',
  'cards',
  'case_events',
  'items',
  'matters',
  'findings',
  'procedures',
  'filings',
  'registers',
  'activities',
  'persons',
  'units',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** Fields of each table, in the order of its canonical CSV. */
export const TABLE_FIELDS: Readonly<Record<TableName, readonly FieldDefinition[]>> = {
  cases: [
    field('case_id', 'id'),
    ...RESPONSIBLE,
    field('item_code', 'id'),
    field('item'),
    field('case_type'),
    field('channel'),
    field('submitted', 'instant'),
    field('accepted', 'instant'),
    field('committed_days', 'days'),
    field('statutory_days', 'days'),
    field('due', 'instant'),
    field('finished', 'instant'),
    field('result', 'result'),
    field('status'),
    field('limit_unit', 'limit_unit'),
    field('is_overdue', 'overdue_flag'),
    field('is_on_time', 'on_time_flag'),
    field('visits', 'count'),
    field('archive_no', 'id'),
    field('refusal_reason'),
    field('late_reason'),
    field('late_approved', 'yes_no'),
  ],
  evaluations: [
    field('evaluation_id', 'id'),
    field('case_id', 'id'),
    ...RESPONSIBLE,
    field('rating', 'rating'),
    field('is_active', 'yes_no'),
    field('is_default', 'yes_no'),
    field('is_valid', 'yes_no'),
    field('channel'),
    field('rated', 'instant'),
    field('visited', 'instant'),
    field('reform_status'),
    field('reform_due', 'instant'),
    field('reformed', 'instant'),
  ],
  complaints: [
    field('complaint_id', 'id'),
    ...RESPONSIBLE,
    field('kind'),
    field('category'),
    field('case_id', 'id'),
    field('item'),
    field('complainant', 'id'),
    field('channel'),
    field('received', 'instant'),
    field('due', 'instant'),
    field('replied', 'instant'),
    field('established', 'instant'),
    field('verdict', 'verdict'),
    field('is_repeat', 'yes_no'),
    field('repeat_count', 'count'),
    field('damage', 'damage'),
    field('exemption'),
    field('corrected', 'instant'),
    field('is_obstructed', 'yes_no'),
    field('source'),
  ],
  cards: [
    field('card_id', 'id'),
    field('level', 'card_level'),
    field('case_id', 'id'),
    ...RESPONSIBLE,
    field('issued', 'instant'),
    field('reason'),
    field('status', 'card_status'),
    field('revoked', 'instant'),
  ],
  ...DUTY_FIELDS,
  units: [
    field('unit'),
    field('unit_id', 'id'),
    field('peer_group'),
    field('valid_from', 'instant'),
    field('valid_to', 'instant'),
    field('aliases'),
    field('alias_from', 'instant'),
  ],
};

/** The tables that hold records of their own; the unit directory describes units instead. */
export type RecordTable = Exclude<TableName, 'units'>;
const isRecordTable = (table: TableName): table is RecordTable => table !== 'units';
export const RECORD_TABLES: readonly RecordTable[] = TABLE_NAMES.filter(isRecordTable);

/** Fields that are not called as their column is: two flags of opposite sense make one. */
const COLUMN: ReadonlyMap<string, string> = new Map([
  ['is_overdue', 'flagged_late'],
  ['inspection_record', 'record_no'],
]);

/** The column of its table that holds a field. */
export const columnOf = (field: string): string => COLUMN.get(field) ?? field;

/** The field by which two files speak of the same record. */
export const ID_FIELD: Readonly<Record<RecordTable, string>> = {
  cases: 'case_id',
  evaluations: 'evaluation_id',
  complaints: 'complaint_id',
  cards: 'card_id',
  case_events: 'event_id',
  items: 'item_row_id',
  matters: 'matter_id',
  findings: 'finding_id',
  procedures: 'procedure_id',
  filings: 'filing_id',
  registers: 'register_id',
  activities: 'activity_id',
  persons: 'person_id',
};

/** Where the records go that another file's content of the same id replaces. */
export const VERSION_TABLE: Readonly<Record<RecordTable, string>> = {
  cases: 'case_versions',
  evaluations: 'evaluation_versions',
  complaints: 'complaint_versions',
  cards: 'card_versions',
  case_events: 'case_event_versions',
  items: 'item_versions',
  matters: 'matter_versions',
  findings: 'finding_versions',
  procedures: 'procedure_versions',
  filings: 'filing_versions',
  registers: 'register_versions',
  activities: 'activity_versions',
  persons: 'person_versions',
};

/**
 * Which records count when several files hold the same id (IM-01 sameId): those of the file that was loaded last, those
 * of the file that was loaded first, or all of them. Within one file records of one id always stay together.
 */
export const SAME_ID_POLICIES = ['later_file_wins', 'first_file_wins', 'count_all'] as const;
export type SameIdPolicy = (typeof SAME_ID_POLICIES)[number];

/** What a record can be grouped by. `month` is the month of the date that puts it in a period. */
export const GROUPINGS = ['unit', 'section', 'officer', 'item', 'channel', 'month'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A place in the source: which file of the session, which record of it (1-based, header included). */
export const sourceRow = (fileNo: number, recordNo: number): number => fileNo * 2 ** 32 + recordNo;
export const fileNoOf = (row: number): number => Math.floor(row / 2 ** 32);
export const recordNoOf = (row: number): number => row % 2 ** 32;
