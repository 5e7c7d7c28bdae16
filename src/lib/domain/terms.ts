/**
 * THE list of the field's words, Chinese and English, each written once: groupings, tables, fields, rating levels,
 * problem reasons. The measures' words are in `measure-terms.ts`.
 */
import { UnknownNameError } from './errors';
import { FIELD_WORDS } from './field-terms';
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
  filings: term('否定报备', 'Refusals on file'),
  registers: term('首问登记', 'First inquiries'),
  activities: term('履责记录', 'Duties done'),
  persons: term('人员名册', 'Roster'),
  units: term('单位名册', 'Units'),
};

const FIELD_TERMS: ReadonlyMap<string, Term> = new Map(
  FIELD_WORDS.map(([field, zh, en]) => [field, term(zh, en)]),
);

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
