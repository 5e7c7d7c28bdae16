/** Words of the measures about inspections (SP-01…SP-04, SP-10) and about what became of their findings (SP-08). */
import type { MeasureTerm } from './measure-term';

export const INSPECTION_MEASURE_TERMS = {
  rectification_rate: {
    zh: '整改率',
    en: 'Rectification rate',
    meaningZh: '期间内（不晚于截止时点）发现、需要整改的督查问题中，到截止时点已整改的占比，不论是否按期。',
    meaningEn:
      'Of the findings of the period, not after the cut-off, that are to be put right, the share put right by the cut-off, in time or not.',
    formulaZh: '截止时已整改的问题 ÷ 期间内发现的问题',
    formulaEn: 'put right by the cut-off / found in the period',
    clause: '003 督查 四（六）、六',
  },
  rectification_on_time_rate: {
    zh: '按期整改率',
    en: 'Rectified on time',
    meaningZh:
      '整改期限落在期间内（且不晚于截止时点）的督查问题中，按期整改的占比。期限以导出表的整改时限为准；没有的，按规则集的天数从发现次日起算。',
    meaningEn:
      'Of the findings whose rectification fell due in the period, not after the cut-off, the share put right by then. The due date is the export’s own; where there is none, the rule set’s days after the day of the finding.',
    formulaZh: '按期整改的问题 ÷ 整改期限已到的问题',
    formulaEn: 'put right in time / rectification fell due',
    clause: '003 督查 四（六）、六',
  },
  recheck_failed_rate: {
    zh: '复查不合格率',
    en: 'Failed at the recheck',
    meaningZh:
      '期间内整改、截止前已整改并写有复查结果的督查问题中，复查不合格的占比；没有复查结果的不在分母。',
    meaningEn:
      'Of the findings put right in the period, by the cut-off, with a result of the recheck, the share that failed it; those not checked again are in no share.',
    formulaZh: '复查不合格的问题 ÷ 已整改且写有复查结果的问题',
    formulaEn: 'failed the recheck / put right and checked again',
    clause: '003 督查 四（六）、六',
  },
  rectification_states: {
    zh: '整改状态',
    en: 'State of rectification',
    meaningZh:
      '期间内发现的督查问题在截止时点的状态：按期整改、逾期后整改、逾期未整改、未到期；没有期限也推算不出的，只分已整改、未整改。',
    meaningEn:
      'How each finding of the period stands at the cut-off: put right in time, put right late, overdue, not yet due; where no due date is known, only put right or open.',
    formulaZh: '各状态的问题数 ÷ 期间内发现的问题数',
    formulaEn: 'findings in each state / findings of the period',
    clause: '003 督查 四（六）、六',
  },
  inspection_kinds: {
    zh: '督查次数',
    en: 'Inspections by kind',
    meaningZh:
      '期间内开展的督查，按定期、随机、专项、重点、交叉分。同一督查编号算一次；没有编号的，同一单位同一天同一方式的记录算一次。',
    meaningEn:
      'Inspections held in the period: regular, random, special, key, cross. Records of one inspection number are one inspection; without a number, those of one unit on one day by one method.',
    formulaZh: '各类型的督查次数 ÷ 全部督查次数',
    formulaEn: 'inspections of each kind / all inspections',
    clause: '003 督查 五（一）；003 办事公开 3',
  },
  inspection_methods: {
    zh: '督查方式',
    en: 'Visits by method',
    meaningZh:
      '期间内督查到各单位的次数，按方式（明查、暗访等，照导出表的写法）分；一次督查到几个单位就算几次。',
    meaningEn:
      'Visits of inspections to units in the period by method, as the export writes it; an inspection counts once for each unit that it went to.',
    formulaZh: '各方式的到访次数 ÷ 全部到访次数',
    formulaEn: 'visits by each method / all visits',
    clause: '003 督查 五（一）',
  },
  inspection_unled_rate: {
    zh: '无领导带队率',
    en: 'Without a leader',
    meaningZh:
      '期间内有督查编号的督查中，没有写带队领导的占比；交叉检查不在内，导出表没有带队领导一列的不判断。',
    meaningEn:
      'Of the numbered inspections of the period, the share that names no leader; cross inspections are left out, and files without the column are not judged.',
    formulaZh: '没有带队领导的督查 ÷ 有编号的督查（不含交叉检查）',
    formulaEn: 'without a leader / numbered inspections but cross ones',
    clause: '003 督查 五（一）',
  },
  inspection_same_team_rate: {
    zh: '未轮换率',
    en: 'Same team as the month before',
    meaningZh:
      '期间内写有督查人员的有编号督查中，同一组人员上个月也督查过的占比；人员按导出表的写法逐字比较。',
    meaningEn:
      'Of the numbered inspections of the period that name their team, the share whose team also held one in the month before; teams are compared as written.',
    formulaZh: '上月督查过的同一组人员所作的督查 ÷ 写有督查人员的有编号督查',
    formulaEn: 'team also held one in the month before / numbered inspections with a team',
    clause: '003 督查 五（一）',
  },
  inspection_unrecorded_rate: {
    zh: '未填情况表率',
    en: 'Without a record',
    meaningZh: '期间内有督查编号的督查中，没有督查情况表（记录表编号）的占比；导出表没有这一列的不判断。',
    meaningEn:
      'Of the numbered inspections of the period, the share without the number of a record; files without the column are not judged.',
    formulaZh: '没有记录表编号的督查 ÷ 有编号的督查',
    formulaEn: 'without a record number / numbered inspections',
    clause: '003 督查 五（一）',
  },
  inspection_no_result_rate: {
    zh: '无督查结果率',
    en: 'Without a result',
    meaningZh: '期间内有督查编号的督查中，既没有记下问题、也没有写“未发现问题”的占比；“未发现问题”是结果。',
    meaningEn:
      'Of the numbered inspections of the period, the share that neither records a problem nor says that nothing was found; that nothing was found is a result.',
    formulaZh: '没有问题也没有写未发现问题的督查 ÷ 有编号的督查',
    formulaEn: 'neither a problem nor nothing found / numbered inspections',
    clause: '003 督查 五（一）',
  },
} as const satisfies Readonly<Record<string, MeasureTerm>>;
