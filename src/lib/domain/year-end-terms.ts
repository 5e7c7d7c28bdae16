/** The words of the year-end assessment: its lists, what a score may be, grades, states of a name on a list. */
import type { Term } from './terms';

const term = (zh: string, en: string): Term => ({ zh, en });
const namesOf = <K extends string>(terms: Readonly<Record<K, Term>>): readonly K[] =>
  Object.keys(terms).filter((name): name is K => Object.hasOwn(terms, name));

export const YEAR_LIST_TERMS = {
  honours: term('评先候选', 'Candidates for honours'),
  bottom_units: term('末位候选（单位）', 'Bottom candidates (units)'),
  bottom_officers: term('末位候选（人员，单位内）', 'Bottom candidates (officers, within their unit)'),
  training: term('离岗培训候选', 'Candidates for training off the post'),
  inspection: term('专项督查候选', 'Candidates for a special inspection'),
  commendation: term('表彰候选', 'Candidates for commendation'),
} as const satisfies Readonly<Record<string, Term>>;
export type YearList = keyof typeof YEAR_LIST_TERMS;
export const YEAR_LISTS: readonly YearList[] = namesOf(YEAR_LIST_TERMS);

export const SCORE_STATUS_TERMS = {
  scored: term('已计分', 'scored'),
  void_ballots: term('无效评议', 'appraisal void'),
  incomplete: term('缺项，不计总分', 'incomplete, no total'),
  no_scores: term('没有任何得分', 'no scores at all'),
} as const satisfies Readonly<Record<string, Term>>;
export type ScoreStatus = keyof typeof SCORE_STATUS_TERMS;

export const INDICATOR_STATUS_TERMS = {
  scored: term('已计分', 'scored'),
  some_left_out: term('缺的期间不计', 'missing parts left out'),
  some_zero: term('缺的期间按 0 分', 'missing parts count 0'),
  left_out: term('不计，权重分给其余指标', 'left out, its weight goes to the others'),
  zero: term('按 0 分', 'counts 0'),
  void: term('缺值，不计总分', 'missing, no total'),
  void_ballots: term('无效评议', 'appraisal void'),
} as const satisfies Readonly<Record<string, Term>>;
export type IndicatorStatus = keyof typeof INDICATOR_STATUS_TERMS;

export const GRADE_TERMS = {
  excellent: term('优秀', 'excellent'),
  qualified: term('合格', 'qualified'),
  unqualified: term('不合格', 'unqualified'),
} as const satisfies Readonly<Record<string, Term>>;
export type Grade = keyof typeof GRADE_TERMS;

/** Why the proposed grade is not that of the score. */
export const GRADE_REASON_TERMS = {
  veto: term('一票否决', 'veto'),
  gate: term('评先评优资格被取消', 'not eligible for honours'),
  beyond_quota: term('超出优秀名额', 'beyond the places for the top grade'),
  tie_at_quota: term('并列，名额不够，待研究', 'tied at the last place, to be decided'),
  too_few: term('记录太少，不定等次', 'too few records, no grade'),
  part_year: term('任职月数不足，不定等次', 'served too few months, no grade'),
} as const satisfies Readonly<Record<string, Term>>;
export type GradeReason = keyof typeof GRADE_REASON_TERMS;

export const PROCEDURE_STATE_TERMS = {
  draft: term('初拟', 'draft'),
  notified: term('已告知', 'notified'),
  review_period: term('复核期', 'review period'),
  under_review: term('复核中', 'under review'),
  final: term('定稿', 'final'),
  revoked: term('撤销', 'revoked'),
} as const satisfies Readonly<Record<string, Term>>;
export type ProcedureState = keyof typeof PROCEDURE_STATE_TERMS;

export const TRAINING_STATE_TERMS = {
  proposed: term('拟离岗培训', 'training proposed'),
  training: term('培训中', 'in training'),
  passed: term('考核合格', 'passed'),
  returned: term('已上岗', 'back at the post'),
} as const satisfies Readonly<Record<string, Term>>;
export type TrainingState = keyof typeof TRAINING_STATE_TERMS;

/** What speaks against a unit at the end of the year (AS-08). */
export const SIGNAL_TERMS = {
  grade: term('等次末档', 'lowest grade'),
  outlier: term('比率越过控制限', 'rate beyond the control limit'),
  consecutive: term('上年也在末位', 'on the list last year too'),
} as const satisfies Readonly<Record<string, Term>>;
export type Signal = keyof typeof SIGNAL_TERMS;
