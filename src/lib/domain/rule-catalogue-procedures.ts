/** 问责程序 (AC). */
import {
  clock,
  doubtful,
  event,
  judging,
  ladder,
  later,
  obligation,
  parameter,
  rule,
  type RuleTerms,
} from './rule-carrier';

const exempt = judging('豁免的事实不计数，照样列出', 'An exempt fact does not count and stays listed');

export const PROCEDURE_RULES: RuleTerms = {
  'AC-01': rule('三级责任人', 'Three who answer', '004-1 五（一）', parameter('AC-01 chain')),
  'AC-02': rule('两级责任人', 'Two who answer', '002 第十三条', parameter('AC-01 chain')),
  'AC-03': rule(
    '承办、审核、批准各自的责任',
    'Who handled, reviewed and approved',
    '行政过错责任做法，无条款',
    later('导出表不写审核意见有没有被改动', 'The exports do not say whether advice was changed'),
  ),
  'AC-04': rule('免责情形', 'Exemptions', '004-10 六（四）', exempt),
  'AC-05': rule('从轻、减轻', 'Mitigation', '004-10 六（三）', parameter('AC-05 shift')),
  'AC-06': rule('从重', 'Aggravation', '004-10 六（二）', parameter('AC-06 shift')),
  'AC-07': rule('容错', 'Errors that are tolerated', '001 10', exempt),
  'AC-08': rule(
    '按期完成调查',
    'Investigations end in time',
    '004-10 七',
    event('investigation_late'),
    clock('investigation'),
    parameter('AC-08 days.plain', 'AC-08 days.extended'),
  ),
  'AC-09': rule(
    '决定按期送达',
    'Decisions are delivered in time',
    '004-10 七',
    event('delivery_late'),
    clock('delivery'),
    parameter('AC-09 days'),
  ),
  'AC-10': rule(
    '按期申请复核',
    'A review is asked for in time',
    '004-10 七（三）',
    clock('review_request'),
    parameter('AC-10 days'),
  ),
  'AC-11': rule(
    '按期作出复核决定',
    'Reviews are decided in time',
    '004-10 七（三）',
    event('review_late'),
    clock('review'),
    parameter('AC-11 days'),
  ),
  'AC-12': doubtful(
    '应追究不追究',
    'Failures not pursued',
    '002 第十六条（五）',
    event('not_pursued'),
    ladder('ac-12'),
  ),
  'AC-13': rule(
    '纪检、涉案、信访事项不列入',
    'Matters of discipline, courts and petitions stay out',
    '002 第五条',
    parameter('AC-13 sources'),
  ),
  'AC-14': rule(
    '按事发当日有效的版本',
    'The version in force on the day',
    '004-6 第十一条；002 第十九条；000-P3 二十四',
    judging(
      '每个值、每个阶梯都有起止日，按事实发生那天取用',
      'Every value and ladder has dates; that of the day of the fact is used',
    ),
  ),
  'AC-15': rule('工作节点按期完成', 'Milestones are kept', '001 三；000-P1 四', obligation('milestone_late')),
  'AC-16': rule(
    '问责情形分类',
    'Kinds of accountable conduct',
    '004-10 四；000-P5；001 9',
    event('duty_failure'),
    ladder('cp-07', 'cp-08', 'cp-09-bureau', 'cp-09-hall', 'cp-15', 'cp-16'),
  ),
  'AC-17': rule(
    '适用人员范围',
    'To whom a paper applies',
    '000-P2 五（三）；004-10 总则 二；003 督查 二',
    parameter('AC-17 categories'),
  ),
  'AC-18': doubtful(
    '“三表”逾期',
    'Forms overdue',
    '002 第十六条（五）',
    obligation('form_late'),
    ladder('ac-18'),
    parameter('AC-12 months', 'AC-18 combine'),
    later(
      '与不作追究各自判断；要求两者同时具备的还不计算',
      'Judged apart from failures not pursued; asking for both at once is not computed yet',
    ),
  ),
};
