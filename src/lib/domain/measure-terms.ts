/**
 * The measures' words: name, meaning, formula and clause, in plain Chinese and English, as the page's definition shows
 * them. What is meant is settled in the product's definitions; a change here that changes a number goes into the CHANGELOG.
 */
import { UnknownNameError } from './errors';
import { INSPECTION_MEASURE_TERMS } from './inspection-measure-terms';
import { LIMIT_MEASURE_TERMS } from './limit-measure-terms';
import type { MeasureTerm } from './measure-term';
import { MONTH_MEASURE_TERMS } from './month-measure-terms';

export type { MeasureTerm };

const CASE_TERMS = {
  overdue_rate: {
    zh: '超期率',
    en: 'Overdue rate',
    meaningZh: '期间内到期（且不晚于截止时点）的有时限办件中，超过时限的占比。',
    meaningEn:
      'Of the cases with a limit that fell due in the period, not after the cut-off, the share that ran past it.',
    formulaZh: '（超期办结 + 在办超期）÷ 到期且有时限的办件',
    formulaEn: '(closed late + open and overdue) / cases with a limit that fell due',
    clause: '001 二（一）3；002 第十条（二）；003 限时办结 1',
  },
  overdue_rate_all_cases: {
    zh: '超期率（含无时限）',
    en: 'Overdue rate, all cases',
    meaningZh: '与超期率同一分子；分母再加上期间内受理而没有时限的办件。',
    meaningEn:
      'The same late cases over a wider base: the cases accepted in the period that have no limit are added.',
    formulaZh: '（超期办结 + 在办超期）÷（到期且有时限的办件 + 无时限办件）',
    formulaEn:
      '(closed late + open and overdue) / (cases with a limit that fell due + cases without a limit)',
    clause: 'product default',
  },
  open_overdue: {
    zh: '在办超期',
    en: 'Open and overdue',
    meaningZh: '期间内到期的有时限办件中，到截止时点仍未办结且已超过时限的件数。',
    meaningEn:
      'Of the cases with a limit that fell due in the period, those past it and still unfinished at the cut-off.',
    formulaZh: '到期且有时限、截止时未办结、截止已过应办结时间的办件数',
    formulaEn: 'count: fell due, not finished at the cut-off, cut-off past the due',
    clause: '001 二（一）3；002 第十条（二）',
  },
  closed_late: {
    zh: '超期办结',
    en: 'Closed late',
    meaningZh: '期间内到期的有时限办件中，办结时间晚于应办结时间的件数；任一方只写到日的，按日比较。',
    meaningEn:
      'Of the cases with a limit that fell due in the period, those finished after the due; compared by day when either has no time.',
    formulaZh: '到期且有时限、截止前已办结、办结晚于应办结时间的办件数',
    formulaEn: 'count: fell due, finished by the cut-off, finished after the due',
    clause: '001 二（一）3；002 第十条（二）',
  },
  open_overdue_stock: {
    zh: '在办超期存量',
    en: 'Open overdue stock',
    meaningZh: '到截止时点全部未办结且已超过时限的办件，不论何时到期。',
    meaningEn: 'All unfinished cases past their limit at the cut-off, whatever the period.',
    formulaZh: '截止时未办结、截止已过应办结时间的办件数',
    formulaEn: 'count: not finished at the cut-off, cut-off past the due',
    clause: '001 二（一）3；002 第十条（二）',
  },
  no_limit: {
    zh: '无时限办件',
    en: 'Cases without a limit',
    meaningZh: '期间内受理、既无应办结时间也无承诺时限和法定时限的办件；无从判断是否超期。',
    meaningEn:
      'Cases accepted in the period with no due, no committed and no statutory days; nobody can say whether they are late.',
    formulaZh: '期间内受理且无任何时限的办件数',
    formulaEn: 'count: accepted in the period, no limit of any kind',
    clause: '000-P5 二（三）三',
  },
  early_finish_rate: {
    zh: '提前办结率',
    en: 'Early finish rate',
    meaningZh: '期间内办结的有时限办件中，办结日早于应办结日的占比。',
    meaningEn:
      'Of the cases with a limit finished in the period, the share finished on an earlier date than due.',
    formulaZh: '办结日早于应办结日的办件 ÷ 期间内办结且有时限的办件',
    formulaEn: 'finished on an earlier date than due / finished in the period with a limit',
    clause: 'product default',
  },
  complaints: {
    zh: '投诉',
    en: 'Complaints',
    meaningZh: '期间内受理的投诉，不论查实与否。',
    meaningEn: 'Complaints received in the period, whatever the verdict.',
    formulaZh: '期间内受理的投诉件数',
    formulaEn: 'count: received in the period',
    clause: '003 督查 四（五）',
  },
  upheld_complaints: {
    zh: '有效投诉',
    en: 'Upheld complaints',
    meaningZh: '期间内受理、到截止时点已查实（含部分属实）的投诉。',
    meaningEn: 'Complaints received in the period and found true, wholly or in part, by the cut-off.',
    formulaZh: '期间内受理且截止时结论为属实的投诉件数',
    formulaEn: 'count: received in the period, upheld as known at the cut-off',
    clause: '002 备注2',
  },
  dismissed_complaints: {
    zh: '不属实投诉',
    en: 'Dismissed complaints',
    meaningZh: '期间内受理、到截止时点查明不属实的投诉。',
    meaningEn: 'Complaints received in the period and found untrue by the cut-off.',
    formulaZh: '期间内受理且截止时结论为不属实的投诉件数',
    formulaEn: 'count: received in the period, dismissed as known at the cut-off',
    clause: '002 备注2',
  },
  pending_complaints: {
    zh: '待核投诉',
    en: 'Pending complaints',
    meaningZh: '期间内受理、到截止时点还没有结论的投诉；不计入有效，也不计入不属实。',
    meaningEn:
      'Complaints received in the period without a verdict at the cut-off; counted neither as upheld nor as dismissed.',
    formulaZh: '期间内受理且截止时没有结论的投诉件数',
    formulaEn: 'count: received in the period, no verdict as known at the cut-off',
    clause: '002 备注2',
  },
  repeat_complaints: {
    zh: '重复投诉',
    en: 'Repeat complaints',
    meaningZh:
      '以导出表的重复标记或次数为准；都没有时，同一投诉人就同一单位同一事项在上次答复后规定天数内再次投诉。后一件计数：三件投诉是两次重复。',
    meaningEn:
      'The flag or count of the file itself; without either, the same complainant on the same unit and matter within the set days after the earlier reply. The later one counts: three complaints are two repeats.',
    formulaZh: '期间内受理的重复投诉件数',
    formulaEn: 'count: received in the period, a repeat',
    clause: '002 第十六条（六）',
  },
  satisfaction_rate: {
    zh: '满意率',
    en: 'Satisfaction rate',
    meaningZh:
      '期间内有效主动评价中，评为满意各级的占比；默认评价和无效评价不在分母，同一办件只计留用的一次。',
    meaningEn:
      'Of the valid active ratings of the period, the share at a level that counts as satisfied; default and invalid ratings stay out, one case counts once.',
    formulaZh: '计满意的评价 ÷ 有效主动评价',
    formulaEn: 'ratings that count as satisfied / valid active ratings',
    clause: '国办发〔2019〕51号；002 第十五条；003 评议 6',
  },
  satisfaction_levels: {
    zh: '满意度分布',
    en: 'Satisfaction levels',
    meaningZh: '期间内有效主动评价在本文件量表各级上的分布；五级、四级、三级分开，不合并平均。',
    meaningEn:
      'Valid active ratings of the period over the levels of the scale of the file itself; five, four and three levels stay apart and are never averaged together.',
    formulaZh: '各级评价 ÷ 同一量表的有效主动评价',
    formulaEn: 'ratings at the level / valid active ratings of the same scale',
    clause: '国办发〔2019〕51号；002 第十五条；003 评议 6',
  },
  top_rating_rate: {
    zh: '最高等级率',
    en: 'Top rating rate',
    meaningZh: '期间内有效主动评价中，评为本文件量表最高一级的占比。',
    meaningEn:
      'Of the valid active ratings of the period, the share at the highest level of the scale of the file itself.',
    formulaZh: '最高一级的评价 ÷ 有效主动评价',
    formulaEn: 'ratings at the highest level / valid active ratings',
    clause: '国办发〔2019〕51号',
  },
  active_rating_rate: {
    zh: '主动评价率',
    en: 'Active rating rate',
    meaningZh:
      '期间内主动评价占主动与默认评价之和的比例；无效评价另列。没有默认评价一列时全部视为主动，并标明。',
    meaningEn:
      'Of the active and default ratings of the period, the share given by a person; invalid ones apart. Without a default column all count as active, and it is said so.',
    formulaZh: '主动评价 ÷（主动评价 + 默认评价）',
    formulaEn: 'active / (active + default)',
    clause: 'product default',
  },
  default_ratings: {
    zh: '默认评价',
    en: 'Default ratings',
    meaningZh: '期间内由系统到期自动给出的评价；不计入满意率。',
    meaningEn:
      'Ratings of the period given by the system after a waiting time; outside the satisfaction rate.',
    formulaZh: '期间内的默认评价条数',
    formulaEn: 'count: rated in the period, by default',
    clause: 'product default',
  },
  invalid_ratings: {
    zh: '无效评价',
    en: 'Invalid ratings',
    meaningZh: '期间内导出表标为无效的评价；不进入任何评价比率。',
    meaningEn: 'Ratings of the period that the export marks as invalid; outside every rate of ratings.',
    formulaZh: '期间内的无效评价条数',
    formulaEn: 'count: rated in the period, marked invalid',
    clause: 'product default',
  },
  repeat_ratings: {
    zh: '重复评价',
    en: 'Repeat ratings',
    meaningZh: '同一办件的多次有效评价中，没有留用的各次。',
    meaningEn: 'Of several valid ratings of one case, those that are not the one kept.',
    formulaZh: '期间内未留用的重复评价条数',
    formulaEn: 'count: rated in the period, a valid rating of a case that another one stands for',
    clause: '001 6',
  },
  coverage_rate: {
    zh: '评价覆盖率',
    en: 'Coverage rate',
    meaningZh: '期间内办结的办件中，至少有一条有效主动评价的占比；渠道按办件的渠道。',
    meaningEn:
      'Of the cases finished in the period, the share with at least one valid active rating; channel is that of the case.',
    formulaZh: '有有效主动评价的办结件 ÷ 期间内办结的办件',
    formulaEn: 'finished cases with a valid active rating / cases finished in the period',
    clause: '001 6',
  },
  net_red_cards: {
    zh: '净红牌',
    en: 'Net red cards',
    meaningZh: '期间内发出、到截止时点没有撤销的红牌。',
    meaningEn: 'Red cards issued in the period and not revoked at the cut-off.',
    formulaZh: '期间内发出的红牌 − 截止前已撤销的',
    formulaEn: 'issued in the period − of these revoked by the cut-off',
    clause: '002 第十六条（三）',
  },
  net_yellow_cards: {
    zh: '净黄牌',
    en: 'Net yellow cards',
    meaningZh: '期间内发出、到截止时点没有撤销的黄牌。',
    meaningEn: 'Yellow cards issued in the period and not revoked at the cut-off.',
    formulaZh: '期间内发出的黄牌 − 截止前已撤销的',
    formulaEn: 'issued in the period − of these revoked by the cut-off',
    clause: 'product default',
  },
} as const satisfies Readonly<Record<string, MeasureTerm>>;

export const MEASURE_TERMS = {
  ...CASE_TERMS,
  ...LIMIT_MEASURE_TERMS,
  ...MONTH_MEASURE_TERMS,
  ...INSPECTION_MEASURE_TERMS,
};

export type MeasureId = keyof typeof MEASURE_TERMS;

const isMeasureId = (id: string): id is MeasureId => Object.hasOwn(MEASURE_TERMS, id);

/** Every measure that has words. */
export const MEASURE_IDS: readonly MeasureId[] = Object.keys(MEASURE_TERMS).filter(isMeasureId);

/** The words of a measure. @throws UnknownNameError with `kind: 'measure'` and `name`. */
export function measureTerm(id: string): MeasureTerm {
  if (!isMeasureId(id)) throw new UnknownNameError({ kind: 'measure', name: id });
  return MEASURE_TERMS[id];
}
