/** Words of the measures about time limits besides the overdue rates of cases. */
import type { MeasureTerm } from './measure-term';

export const LIMIT_MEASURE_TERMS = {
  commitment_speed_up: {
    zh: '承诺提速率',
    en: 'Commitment speed-up',
    meaningZh: '期间内受理、同时有法定时限和承诺时限的办件，承诺比法定缩短的天数占法定天数的比例。',
    meaningEn:
      'Over the cases accepted in the period that have both limits: days by which the commitment is shorter, as a share of the statutory days.',
    formulaZh: 'Σ（法定时限 − 承诺时限）÷ Σ 法定时限',
    formulaEn: 'sum of (statutory − committed days) / sum of statutory days',
    clause: '000-P5 二（三）三',
  },
  actual_speed_up: {
    zh: '实际提速率',
    en: 'Actual speed-up',
    meaningZh:
      '期间内办结、有法定时限的办件，实际用时比法定缩短的工作日占法定天数的比例；停计的日子不算用时。',
    meaningEn:
      'Over the cases finished in the period that have a statutory limit: working days by which they were quicker, as a share of the statutory days; days on which the clock stood still are not used.',
    formulaZh: 'Σ（法定时限 − 实际用工作日）÷ Σ 法定时限',
    formulaEn: 'sum of (statutory − working days used) / sum of statutory days',
    clause: 'product default',
  },
  days_used: {
    zh: '办理用时',
    en: 'Days used',
    meaningZh:
      '期间内办结的办件各用多少个工作日：受理次日为第 1 日，停计的日子不算。以中位数和九成位数表示。',
    meaningEn:
      'Working days that each case finished in the period took: the day after acceptance is day 1, days on which the clock stood still do not count. Shown as median and 90th percentile.',
    formulaZh: '实际用工作日的第 50、第 90 百分位（最近秩）',
    formulaEn: '50th and 90th percentile (nearest rank) of the working days used',
    clause: 'product default',
  },
  same_day_overdue_rate: {
    zh: '即办超期率',
    en: 'Immediate overdue rate',
    meaningZh: '即办件、当日件中，没有在受理当日（下班后受理的为次一工作日）办结的占比。',
    meaningEn:
      'Of the cases that are done at once or on the same day, the share not finished on that day (the next working day for those accepted after closing time).',
    formulaZh: '未在当日办结的 ÷ 当日已过或已办结的即办件、当日件',
    formulaEn: 'not finished on their day / immediate cases whose day has passed or that are finished',
    clause: '002 第九条（一）；004-10 三（二）3-4',
  },
  stage_overdue_rate: {
    zh: '环节超期率',
    en: 'Stage overdue rate',
    meaningZh: '有自己时限的办理环节中，超过环节时限的占比；算在环节的经办单位和人员上，不算在办结人身上。',
    meaningEn:
      'Of the stages with a limit of their own that fell due, the share that ran past it; counted for whoever held the stage, not for whoever finished the case.',
    formulaZh: '超期的环节 ÷ 到期的环节',
    formulaEn: 'stages past their limit / stages that fell due',
    clause: '001 二（一）3；002 第十条（三）',
  },
  matter_overdue_rate: {
    zh: '来文督办超期率',
    en: 'Letter and task overdue rate',
    meaningZh: '来函、来信、请示、督办、重点工作、群众诉求中，到期而未按时答复或完成的占比。',
    meaningEn:
      'Of the letters, requests, tasks and villagers’ requests that fell due, the share answered or done late or not at all.',
    formulaZh: '超期的 ÷ 到期的',
    formulaEn: 'late / fell due',
    clause: '000-P5 二（三）四；004-10 三（二）',
  },
  refusal_rate: {
    zh: '否定率',
    en: 'Refusal rate',
    meaningZh:
      '期间内办结的办件中，结果为不予受理、不予办理、不予许可的占比；高低本身不是对错，与同类事项相比才有意义。',
    meaningEn:
      'Of the cases finished in the period, the share that ended with a refusal. High or low is no fault in itself; it means something beside the same kind of item.',
    formulaZh: '否定的 ÷ 办结的',
    formulaEn: 'refused / finished',
    clause: 'product default',
  },
  adoption_rate: {
    zh: '意见建议采纳率',
    en: 'Suggestions adopted',
    meaningZh: '已有结论的意见建议中，被采纳的占比。',
    meaningEn: 'Of the suggestions that were decided about, the share adopted.',
    formulaZh: '采纳的 ÷ 已有结论的',
    formulaEn: 'adopted / decided about',
    clause: '004-9 三',
  },
  reply_overdue_rate: {
    zh: '投诉答复超期率',
    en: 'Complaint reply overdue rate',
    meaningZh: '到期应答复的投诉中，未按时答复的占比。',
    meaningEn: 'Of the complaints whose reply fell due, the share answered late or not at all.',
    formulaZh: '超期答复或未答复的 ÷ 到期应答复的',
    formulaEn: 'late or unanswered / due for a reply',
    clause: '004-11（五）4；003 公开 4',
  },
  rectification_overdue_rate: {
    zh: '整改超期率',
    en: 'Rectification overdue rate',
    meaningZh: '到期应整改的督查问题中，未按期整改的占比。',
    meaningEn: 'Of the findings whose rectification fell due, the share mended late or not at all.',
    formulaZh: '超期整改或未整改的 ÷ 到期应整改的',
    formulaEn: 'late or unmended / due for rectification',
    clause: '003 督查 四（六）',
  },
  three_visits: {
    zh: '多次跑动率',
    en: 'Repeated visits',
    meaningZh: '期间内受理的办件中，跑动次数或补正告知次数达到规则集所定次数（3 次）的占比。',
    meaningEn:
      'Of the cases accepted in the period, the share for which somebody came, or was told what is missing, as often as the rule set says (3) or more.',
    formulaZh: '跑动或补正告知 ≥ 3 次的 ÷ 受理办件',
    formulaEn: 'three or more visits or notices / accepted cases',
    clause: '004-11（四）1⑦',
  },
  commitment_not_shorter: {
    zh: '承诺不短于法定',
    en: 'Commitment not shorter',
    meaningZh: '同时有两种时限的事项中，承诺时限没有短于法定时限的占比。',
    meaningEn:
      'Of the items with both limits, the share whose commitment is not shorter than the statutory limit.',
    formulaZh: '承诺 ≥ 法定的事项 ÷ 两种时限都有的事项',
    formulaEn: 'items with committed ≥ statutory / items with both',
    clause: '000-P5 二（三）三',
  },
  items_without_limit: {
    zh: '无时限事项',
    en: 'Items without a limit',
    meaningZh: '事项目录中，没有任何时限，或承诺时限没有公开的事项占比。',
    meaningEn:
      'Of the items of the catalogue, the share with no limit at all or whose commitment is not published.',
    formulaZh: '无时限或承诺未公开的事项 ÷ 全部事项',
    formulaEn: 'without a limit or unpublished / all items',
    clause: '000-P5 二（三）三；000-P3 十九；004-11（五）2',
  },
} as const satisfies Readonly<Record<string, MeasureTerm>>;
