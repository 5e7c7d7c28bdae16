/**
 * The canonical tables and their fields: what an export is read into.
 *
 * A file is recognised by its header; each column becomes one field of one table or is left out (and said so).
 * Header names live in `data/import-profiles/_aliases.json`.
 */
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
  'units',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/**
 * How a cell is read.
 * - `id`, `text`: trimmed, `="…"`, leading tab and apostrophe removed, kept as text
 * - `instant`: a date or a date and time; keeps which of the two it was
 * - `days`, `count`: a whole number
 * - the others are value maps: a closed list of meanings behind an open list of spellings
 */
export type FieldType =
  | 'id'
  | 'text'
  | 'instant'
  | 'days'
  | 'count'
  | 'yes_no'
  | 'overdue_flag'
  | 'on_time_flag'
  | 'rating'
  | 'verdict'
  | 'card_level'
  | 'card_status'
  | 'result'
  | 'limit_unit'
  | 'event_kind'
  | 'matter_kind';

export interface FieldDefinition {
  readonly name: string;
  readonly type: FieldType;
}

const field = (name: string, type: FieldType = 'text'): FieldDefinition => ({ name, type });

const RESPONSIBLE = [field('unit'), field('section'), field('officer'), field('officer_id', 'id')] as const;

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
  case_events: [
    field('event_id', 'id'),
    field('case_id', 'id'),
    ...RESPONSIBLE,
    field('stage'),
    field('kind', 'event_kind'),
    field('entered', 'instant'),
    field('left', 'instant'),
    field('limit_days', 'days'),
    field('new_due', 'instant'),
    field('reason'),
    field('approver'),
    field('approver_role'),
    field('approved', 'instant'),
    field('notified', 'instant'),
    field('doc_no'),
  ],
  items: [
    field('item_row_id', 'id'),
    ...RESPONSIBLE,
    field('item_code', 'id'),
    field('item'),
    field('case_type'),
    field('statutory_days', 'days'),
    field('committed_days', 'days'),
    field('limit_unit', 'limit_unit'),
    field('is_published', 'yes_no'),
  ],
  matters: [
    field('matter_id', 'id'),
    ...RESPONSIBLE,
    field('kind', 'matter_kind'),
    field('title'),
    field('received', 'instant'),
    field('forwarded', 'instant'),
    field('required', 'instant'),
    field('planned', 'instant'),
    field('replied', 'instant'),
    field('needs_study', 'yes_no'),
    field('needs_policy', 'yes_no'),
  ],
  findings: [
    field('finding_id', 'id'),
    ...RESPONSIBLE,
    field('method'),
    field('behaviour'),
    field('place'),
    field('found', 'instant'),
    field('rectify_due', 'instant'),
    field('rectified', 'instant'),
    field('is_verified', 'yes_no'),
  ],
  procedures: [
    field('procedure_id', 'id'),
    ...RESPONSIBLE,
    field('measure'),
    field('opened', 'instant'),
    field('extension', 'instant'),
    field('closed', 'instant'),
    field('decided', 'instant'),
    field('delivered', 'instant'),
    field('applied', 'instant'),
    field('review_decided', 'instant'),
  ],
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

/** The column of its table that holds a field: two flags of opposite sense make one. */
export const columnOf = (field: string): string => (field === 'is_overdue' ? 'flagged_late' : field);

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
