/** Words of the measures that a monthly review adds: volumes, what was done in time, what became of poor ratings, what inspections found. */
import type { MeasureTerm } from './measure-term';

export const MONTH_MEASURE_TERMS = {
  received_cases: {
    zh: '受理量',
    en: 'Received',
    meaningZh: '期间内（不晚于截止时点）受理的办件，有没有时限都算；作废、撤回、重复的不算。',
    meaningEn:
      'Cases accepted in the period, not after the cut-off, with a limit or without; cancelled, withdrawn and duplicate ones are left out.',
    formulaZh: '期间内受理的办件数',
    formulaEn: 'count: accepted in the period',
    clause: 'product default',
  },
  finished_cases: {
    zh: '办结量',
    en: 'Finished',
    meaningZh: '期间内（不晚于截止时点）办结的办件，不论何时受理、有没有时限；作废、撤回、重复的不算。',
    meaningEn:
      'Cases finished in the period, not after the cut-off, whenever accepted, with a limit or without; cancelled, withdrawn and duplicate ones are left out.',
    formulaZh: '期间内办结的办件数',
    formulaEn: 'count: finished in the period',
    clause: 'product default',
  },
  on_time_rate: {
    zh: '按时办结率',
    en: 'On-time rate',
    meaningZh:
      '期间内到期（且不晚于截止时点）的有时限办件中，在时限内办结的占比。到期日就是截止日、还没有办结的，不算按时，也不算超期。',
    meaningEn:
      'Of the cases with a limit that fell due in the period, not after the cut-off, the share finished within it. One due on the very day of the cut-off and still open is neither in time nor late.',
    formulaZh: '时限内办结 ÷ 到期且有时限的办件',
    formulaEn: 'finished within the limit / cases with a limit that fell due',
    clause: '001 二（一）3；002 第十条（二）',
  },
  poor_rating_reformed_rate: {
    zh: '差评按期整改率',
    en: 'Poor ratings mended',
    meaningZh:
      '整改期限落在期间内（且不晚于截止时点）的有效差评（五级中最低两级）中，按期整改的占比。期限以导出表的整改期限为准；没有的，按规则集的工作日数从评价次日起算。',
    meaningEn:
      'Of the valid ratings at one of the two worst of five levels whose reform fell due in the period, not after the cut-off, the share put right by then. The due date is the export’s own; where there is none, the rule set’s working days after the day of the rating.',
    formulaZh: '按期整改的差评 ÷ 整改期限已到的差评',
    formulaEn: 'put right in time / poor ratings whose reform fell due',
    clause: 'product default',
  },
  inspection_findings: {
    zh: '督查发现',
    en: 'Inspection findings',
    meaningZh: '期间内（不晚于截止时点）明查暗访发现的问题，一条记录算一个；记为“未发现问题”的不算。',
    meaningEn:
      'Problems that inspections found in the period, not after the cut-off, one a record; records that say nothing was found are left out.',
    formulaZh: '期间内发现问题的记录数',
    formulaEn: 'count: found in the period, with a problem',
    clause: '003 督查 四（六）',
  },
} as const satisfies Readonly<Record<string, MeasureTerm>>;
