/**
 * THE list of the field's words, Chinese and English, each written once: groupings, tables, fields, rating levels,
 * problem reasons. The measures' words are in `measure-terms.ts`.
 */
import { UnknownNameError } from './errors';
import type { ProblemReason } from './layout';
import type { Grouping, TableName } from './records';

export interface Term {
  readonly zh: string;
  readonly en: string;
}

const term = (zh: string, en: string): Term => ({ zh, en });

/** A name that stands empty in the file; a row of its own, counted, never ranked. */
export const NOT_FILLED: Term = term('（未填）', '(not filled)');

export const GROUPING_TERMS: Readonly<Record<Grouping, Term>> = {
  unit: term('单位', 'Unit'),
  section: term('股室', 'Section'),
  officer: term('经办人', 'Officer'),
  item: term('事项', 'Item'),
  channel: term('渠道', 'Channel'),
  month: term('月份', 'Month'),
};

export const TABLE_TERMS: Readonly<Record<TableName, Term>> = {
  cases: term('办件', 'Cases'),
  evaluations: term('好差评', 'Ratings'),
  complaints: term('投诉', 'Complaints'),
  cards: term('红黄牌', 'Cards'),
  case_events: term('办理环节', 'Case events'),
  items: term('事项目录', 'Catalogue of items'),
  matters: term('来文督办', 'Letters and tasks'),
  findings: term('督查问题', 'Findings'),
  procedures: term('问责办理', 'Procedures'),
  units: term('单位名册', 'Units'),
};

/** By field; `table.field` where a table has its own word for it. */
const FIELD_TERMS: ReadonlyMap<string, Term> = new Map([
  ['unit', term('单位', 'Unit')],
  ['section', term('股室', 'Section')],
  ['officer', term('经办人', 'Officer')],
  ['officer_id', term('工号', 'Officer id')],
  ['item_code', term('事项编码', 'Item code')],
  ['item', term('事项名称', 'Item')],
  ['channel', term('办件来源', 'Channel')],
  ['case_id', term('办件编号', 'Case id')],
  ['case_type', term('办件类型', 'Case type')],
  ['submitted', term('申请时间', 'Submitted')],
  ['accepted', term('受理时间', 'Accepted')],
  ['committed_days', term('承诺时限', 'Committed days')],
  ['statutory_days', term('法定时限', 'Statutory days')],
  ['due', term('应办结时间', 'Due')],
  ['finished', term('办结时间', 'Finished')],
  ['result', term('办理结果', 'Result')],
  ['status', term('办件状态', 'Status')],
  ['evaluation_id', term('评价编号', 'Rating id')],
  ['rating', term('评价等级', 'Rating')],
  ['is_active', term('是否主动评价', 'Active rating')],
  ['is_default', term('是否默认评价', 'Default rating')],
  ['is_valid', term('是否有效', 'Valid')],
  ['rated', term('评价时间', 'Rated')],
  ['evaluations.channel', term('评价渠道', 'Rating channel')],
  ['complaint_id', term('投诉编号', 'Complaint id')],
  ['complaints.officer', term('被投诉人', 'Officer complained about')],
  ['complaints.channel', term('投诉渠道', 'Complaint channel')],
  ['complaints.due', term('办理期限', 'Reply due')],
  ['kind', term('诉求类型', 'Kind')],
  ['category', term('问题分类', 'Category')],
  ['complainant', term('投诉人', 'Complainant')],
  ['received', term('受理时间', 'Received')],
  ['replied', term('答复时间', 'Replied')],
  ['established', term('查实时间', 'Established')],
  ['verdict', term('是否属实', 'Verdict')],
  ['is_repeat', term('是否重复', 'Repeat')],
  ['repeat_count', term('重复次数', 'Times repeated')],
  ['card_id', term('牌号', 'Card id')],
  ['level', term('红黄牌级别', 'Card level')],
  ['issued', term('发牌时间', 'Issued')],
  ['reason', term('发牌原因', 'Reason')],
  ['cards.officer', term('责任人', 'Officer responsible')],
  ['cards.status', term('红黄牌状态', 'Card status')],
  ['revoked', term('撤销时间', 'Revoked')],
  ['limit_unit', term('时限单位', 'Unit of the limit')],
  ['is_overdue', term('是否超期', 'Flagged overdue')],
  ['is_on_time', term('是否按时办结', 'Flagged on time')],
  ['visits', term('跑动次数', 'Visits')],
  ['event_id', term('环节编号', 'Event id')],
  ['stage', term('环节名称', 'Stage')],
  ['case_events.kind', term('办理动作', 'Event')],
  ['entered', term('接收时间', 'Entered')],
  ['left', term('处理时间', 'Left')],
  ['limit_days', term('环节时限', 'Days of the stage')],
  ['new_due', term('延期后办结时间', 'New due')],
  ['case_events.reason', term('原因', 'Reason')],
  ['approver', term('批准人', 'Approver')],
  ['approver_role', term('批准人职务', 'Post of the approver')],
  ['approved', term('批准时间', 'Approved')],
  ['notified', term('告知时间', 'Notified')],
  ['doc_no', term('文书号', 'Document no.')],
  ['item_row_id', term('目录编号', 'Catalogue no.')],
  ['is_published', term('是否公开', 'Published')],
  ['matter_id', term('来文编号', 'Letter no.')],
  ['matters.kind', term('来文类型', 'Kind of letter')],
  ['title', term('来文标题', 'Title')],
  ['matters.received', term('收文时间', 'Received')],
  ['forwarded', term('分送时间', 'Forwarded')],
  ['required', term('要求办结时间', 'Required by')],
  ['planned', term('制定计划时间', 'Planned')],
  ['needs_study', term('是否需调研', 'Needs study')],
  ['needs_policy', term('是否需制定政策', 'Needs a policy')],
  ['finding_id', term('问题编号', 'Finding no.')],
  ['findings.officer', term('责任人', 'Officer responsible')],
  ['method', term('督查方式', 'Method')],
  ['behaviour', term('问题类型', 'What was found')],
  ['place', term('地点', 'Place')],
  ['found', term('检查时间', 'Found')],
  ['rectify_due', term('整改时限', 'To be rectified by')],
  ['rectified', term('整改时间', 'Rectified')],
  ['is_verified', term('复查合格', 'Verified')],
  ['procedure_id', term('问责编号', 'Procedure no.')],
  ['procedures.officer', term('被问责人', 'Officer held to account')],
  ['measure', term('处理措施', 'Measure')],
  ['opened', term('立案时间', 'Opened')],
  ['extension', term('延期批准时间', 'Extension approved')],
  ['closed', term('调查终结时间', 'Inquiry closed')],
  ['decided', term('处理决定时间', 'Decided')],
  ['delivered', term('送达时间', 'Delivered')],
  ['applied', term('申请复核时间', 'Review applied for')],
  ['review_decided', term('复核决定时间', 'Review decided')],
  ['unit_id', term('单位编码', 'Unit id')],
  ['peer_group', term('考核组别', 'Peer group')],
  ['valid_from', term('起用日期', 'Valid from')],
  ['valid_to', term('停用日期', 'Valid to')],
  ['aliases', term('其他名称', 'Other names')],
  ['alias_from', term('其他名称起用日期', 'Other names from')],
]);

/**
 * The word for a field of a canonical table.
 *
 * @throws UnknownNameError with `kind: 'field'` and `name`.
 */
export function fieldTerm(table: TableName, field: string): Term {
  const found = FIELD_TERMS.get(`${table}.${field}`) ?? FIELD_TERMS.get(field);
  if (found === undefined) throw new UnknownNameError({ kind: 'field', name: `${table}.${field}` });
  return found;
}

/** Scales of a rating by their number of levels; never averaged together. */
export const RATING_SCALES = [5, 4, 3] as const;
export type RatingScale = (typeof RATING_SCALES)[number];

/** Levels from the best down: 国办发〔2019〕51号 (five), 002 第十五条 (four), 003 评议 6 (three). */
const RATING_LEVELS: Readonly<Record<RatingScale, readonly Term[]>> = {
  5: [
    term('非常满意', 'Very satisfied'),
    term('满意', 'Satisfied'),
    term('基本满意', 'Fairly satisfied'),
    term('不满意', 'Dissatisfied'),
    term('非常不满意', 'Very dissatisfied'),
  ],
  4: [
    term('先进', 'Outstanding'),
    term('满意', 'Satisfied'),
    term('基本满意', 'Fairly satisfied'),
    term('不满意', 'Dissatisfied'),
  ],
  3: [term('满意', 'Satisfied'), term('基本满意', 'Fairly satisfied'), term('不满意', 'Dissatisfied')],
};

/**
 * The word for a level, numbered from the worst (1) to the best (= size of the scale).
 *
 * @throws UnknownNameError with `kind: 'rating_level'` and `name`.
 */
export function ratingTerm(scale: RatingScale, level: number): Term {
  const found = RATING_LEVELS[scale][scale - level];
  if (found === undefined) throw new UnknownNameError({ kind: 'rating_level', name: `${level}/${scale}` });
  return found;
}

/** What is wrong with a cell or a record. */
export const PROBLEM_TERMS: Readonly<Record<ProblemReason, Term>> = {
  duplicate: term('编号与内容都重复', 'Duplicate record'),
  same_id: term('编号相同而内容不同（存疑，都计入）', 'Same id, other content (doubted, all counted)'),
  same_name: term(
    '同一单位两个股室有同名经办人，没有工号（分开计）',
    'Same name in two sections without an id (kept apart)',
  ),
  name_spelling: term('名称写法不一（按同一名称计）', 'Name spelt differently (counted as one)'),
  no_such_date: term('日期不存在', 'No such date'),
  ambiguous_date: term('日和月哪个在前看不出', 'Day or month first is unclear'),
  missing_year: term('日期没有年份', 'Date without a year'),
  hour_24: term('时间写作 24:00（计入当天末）', 'Time written 24:00 (counted as the end of that day)'),
  unreadable_date: term('日期读不出', 'Unreadable date'),
  date_out_of_range: term('日期超出可用年份', 'Date out of range'),
  destroyed_id: term('编号已被 Excel 毁坏', 'Id destroyed by Excel'),
  unreadable_number: term('数字读不出', 'Unreadable number'),
  too_few_cells: term('列数不足', 'Too few cells'),
  too_many_cells: term('列数过多', 'Too many cells'),
  bad_quote: term('引号未闭合', 'Unclosed quote'),
  invalid_characters: term('含有无法识别的字符', 'Invalid characters'),
  cut_off: term('文件在这一行中断', 'The file breaks off here'),
  nul_character: term('含有空字符（NUL）', 'NUL characters'),
  invisible_characters: term('含有看不见的字符（存疑，计入）', 'Invisible characters (doubted, counted)'),
  error_cell: term('公式出错或没有算出', 'Formula error'),
  damaged_workbook: term('工作簿已损坏，只读到这一行', 'Damaged workbook, read up to this row'),
  unreadable_record: term('整行读不出', 'Unreadable record'),
  unknown_value: term('取值不认识', 'Unknown value'),
  finished_before_accepted: term('办结早于受理', 'Finished before accepted'),
  beyond_calendar: term('超出日历覆盖', 'Beyond the calendar'),
};
