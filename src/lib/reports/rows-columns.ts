/** The columns that rows show of each table. */
import type { RecordTable } from '../domain/records';

/** A date for a date-only cell, an instant as it stands for a timed one. */
const instant = (field: string): string =>
  `case when r.${field}_timed then cast(r.${field}_at as varchar) else cast(date_of(r.${field}_at) as varchar) end as ${field}`;

/** Columns of the record itself. */
const own = (...fields: readonly string[]): string[] => fields.map((field) => `r.${field}`);

const RESPONSIBLE = [
  'u.unit_name as unit',
  's.section_name as section',
  "case when o.officer_name <> '' then o.officer_name else o.officer_id end as officer",
];

/** By table: expressions over a record `r` and its groups, named as the fields are. */
export const COLUMNS: Readonly<Record<RecordTable, readonly string[]>> = {
  cases: [
    'r.case_id',
    ...RESPONSIBLE,
    'i.item_name as item',
    'c.channel_name as channel',
    instant('accepted'),
    `case when k.due_is_timed then cast(k.due_at as varchar) else cast(k.due_on as varchar) end as due`,
    'k.due_basis',
    instant('finished'),
    'r.result',
  ],
  evaluations: [
    'r.evaluation_id',
    'r.case_id',
    ...RESPONSIBLE,
    'c.channel_name as channel',
    'r.rating',
    'r.is_active',
    'r.is_valid',
    instant('rated'),
  ],
  complaints: [
    'r.complaint_id',
    ...RESPONSIBLE,
    'i.item_name as category',
    'r.case_id',
    instant('received'),
    instant('replied'),
    'r.verdict',
    'r.is_repeat',
  ],
  cards: [
    'r.card_id',
    'r.level',
    'r.case_id',
    ...RESPONSIBLE,
    instant('issued'),
    'r.reason',
    'r.status',
    instant('revoked'),
  ],
  // Most exports number no events: a row is opened by its case.
  case_events: [
    'r.case_id',
    'r.stage',
    'r.kind',
    ...RESPONSIBLE,
    instant('entered'),
    instant('left'),
    'r.limit_days',
    instant('new_due'),
    'r.reason',
    'r.approver',
    'r.approver_role',
    instant('approved'),
    instant('notified'),
    'r.doc_no',
    'r.event_id',
  ],
  items: [
    'r.item_row_id',
    ...RESPONSIBLE,
    'i.item_code',
    'i.item_name as item',
    'r.case_type',
    'r.statutory_days',
    'r.committed_days',
    'r.limit_unit',
    'r.is_published',
  ],
  matters: [
    'r.matter_id',
    'r.kind',
    'r.title',
    ...RESPONSIBLE,
    instant('received'),
    instant('forwarded'),
    instant('required'),
    instant('planned'),
    instant('replied'),
    'r.needs_study',
    'r.needs_policy',
  ],
  findings: [
    'r.finding_id',
    'r.method',
    'r.behaviour',
    'r.place',
    ...RESPONSIBLE,
    instant('found'),
    instant('rectify_due'),
    instant('rectified'),
    'r.is_verified',
  ],
  procedures: [
    'r.procedure_id',
    ...RESPONSIBLE,
    'r.measure',
    instant('opened'),
    instant('extension'),
    instant('closed'),
    instant('decided'),
    instant('delivered'),
    instant('applied'),
    instant('review_decided'),
  ],
  filings: [
    ...own('filing_id', 'case_id'),
    ...RESPONSIBLE,
    'r.ground',
    ...['leader_decided', 'decided', 'notified', 'filed'].map(instant),
    ...own('is_written', 'is_signed'),
  ],
  registers: [
    ...own('register_id', 'kind', 'case_id'),
    ...RESPONSIBLE,
    ...own('visitor', 'visitor_unit', 'matter', 'outcome'),
    instant('registered'),
    instant('handed'),
    ...own('transferred_to', 'consent'),
    instant('reported'),
    'r.source',
  ],
  activities: [
    ...own('activity_id', 'kind', 'title'),
    ...RESPONSIBLE,
    ...own('quantity', 'is_done'),
    instant('due'),
    instant('done'),
    'r.doc_no',
  ],
  persons: [
    'r.person_id',
    ...RESPONSIBLE,
    ...own('post', 'category'),
    ...['valid_from', 'valid_to'].map((field) => `cast(r.${field} as varchar) as ${field}`),
    'r.supervises',
  ],
};

/** By table: columns that few exports have; they follow the others where a loaded file fills them. */
export const SELDOM: Readonly<Partial<Record<RecordTable, readonly string[]>>> = {
  cases: own('refusal_reason', 'late_reason', 'late_approved', 'archive_no'),
  evaluations: [instant('visited'), 'r.reform_status', instant('reform_due'), instant('reformed')],
  complaints: [...own('source', 'damage', 'exemption'), instant('corrected'), 'r.is_obstructed'],
  case_events: own('is_written', 'materials', 'pages', 'consent'),
  items: [
    ...own('phone', 'supervision_phone', 'audience', 'fee', 'basis', 'conditions', 'materials', 'has_guide'),
  ],
  matters: [
    ...own('source', 'has_register', 'has_arrangement', 'has_responsible', 'has_deadline', 'has_follow_up'),
    ...own('has_feedback', 'has_summary', 'has_leader', 'has_team', 'has_plan'),
  ],
  findings: [
    ...own('inspection_no', 'inspection_kind', 'leader', 'inspectors'),
    'r.record_no as inspection_record',
    ...own('is_clean', 'damage', 'notice_no', 'exemption'),
  ],
  procedures: [
    ...own('category', 'applicant_role', 'damage', 'exemption'),
    instant('corrected'),
    ...own('is_obstructed', 'is_not_pursued'),
  ],
};
