/** 告知、登记、移交 (RN) and 延期、否定报备 (EX). */
import { event, judging, later, measure, parameter, rule, type RuleTerms } from './rule-carrier';

const REGISTERS: RuleTerms = {
  'RN-01': rule(
    '补正告知要书面',
    'Missing papers are named in writing',
    '002 第九条（三）；003 一次性告知 3、5',
    event('notice_not_written'),
  ),
  'RN-02': rule(
    '补正内容一次告知',
    'Missing papers are named once and in full',
    '001 9；003 一次性告知 6（四）',
    event('repeated_notice'),
    parameter('RN-02 notices'),
  ),
  'RN-03': rule(
    '出具收件回执',
    'A receipt is given',
    '002 第九条（二）；003 限时办结 4',
    event('no_receipt', 'receipt_incomplete'),
    parameter('RN-03 fields'),
  ),
  'RN-04': rule(
    '首办流程逐环节登记',
    'Every step of the first handling is recorded',
    '002 第九条（七）',
    event('incomplete_process'),
  ),
  'RN-05': rule(
    '来访登记完整',
    'Callers are registered in full',
    '000-P5（二）；000-P3 十三；003 首问负责 3（四）；004-2；004-4.7',
    event('register_incomplete'),
  ),
  'RN-06': rule(
    '办结后有取件记录',
    'What is finished is handed over on record',
    '004-6 第五、六条',
    event('no_pickup'),
  ),
  'RN-07': rule(
    '来文办理“七有”',
    'Seven particulars of a matter',
    '004-7 四',
    event('seven_missing'),
    parameter('RN-07 flags'),
  ),
  'RN-08': rule(
    '件件有回音',
    'Everything is answered',
    '003 办事公开 4；003 督查 四（五）',
    event('matter_unanswered'),
    measure('matter_overdue_rate', 'reply_overdue_rate'),
  ),
  'RN-09': rule(
    '公开要素齐全',
    'Published particulars are complete',
    '003 督查 四（三）；001 1；004-11（三）2',
    event('item_incomplete'),
  ),
  'RN-10': rule(
    '移交有记录、不拖延',
    'Hand-overs are recorded and prompt',
    '002 第八条（二）、第九条（四）；000-P3 十四',
    event('hop_unrecorded', 'hop_late'),
    parameter('RN-10 days'),
  ),
  'RN-11': rule(
    '联办件由首办股室负责',
    'The first section answers for joint cases',
    '002 第九条（六）、第十条（三）、第十一条',
    later(
      '导出表不写协办股室，超期都归承办股室',
      'The exports name no second section; lateness is that of the section in charge',
    ),
  ),
  'RN-12': rule(
    '办结归档',
    'What is finished is archived',
    '003 办事公开 5；003 服务承诺 7；003 一次性告知 5',
    event('not_archived'),
    parameter('RN-12 days'),
  ),
  'RN-13': rule(
    '职责外事项经对方同意再指引',
    'Nobody is sent elsewhere without consent there',
    '002 第八条（三）',
    event('guided_without_consent'),
  ),
  'RN-14': rule(
    '办事指南公开',
    'Guides are published',
    '001 1；002 第八条（一）；003 服务承诺 2',
    event('guide_unpublished'),
  ),
  'RN-15': rule(
    '不予办理说明理由',
    'A refusal gives its reason',
    '003 一次性告知 六（五）',
    event('negative_without_reason'),
  ),
  'RN-16': rule(
    '受理后明确承办人',
    'An officer is named after acceptance',
    '002 第十条（一）',
    event('no_officer'),
    parameter('RN-16 days'),
  ),
  'RN-17': rule(
    '承办人不在即报领导',
    'The absence of the officer is reported at once',
    '002 第九条（一）、第八条（二）',
    event('absence_unreported'),
  ),
  'RN-18': rule('来文办理“五个一”', 'Five particulars of a matter', '004-7 三', event('five_missing')),
};

const EXCEPTIONS: RuleTerms = {
  'EX-01': rule(
    '延期手续齐全',
    'Extensions are in order',
    '003 限时办结 5；004-10 四',
    event('extension_invalid'),
    parameter('EX-01 approverRoles'),
    judging('手续不全的延期不改变应办结日', 'An extension that is not in order moves no due date'),
  ),
  'EX-02': rule(
    '延期说明理由、不超次数',
    'Extensions are explained and few',
    '000-P3 二十一',
    event('extension_repeated'),
    parameter('EX-02 maxExtensions'),
  ),
  'EX-03': rule(
    '不得擅自转交他人',
    'No hand-over to another without approval',
    '004-8 五',
    event('handover_unapproved'),
  ),
  'EX-04': rule(
    '不能按时办结先报告',
    'Lateness is reported beforehand',
    '004-8 六',
    event('late_unreported'),
  ),
  'EX-05': rule(
    '否定事项报备',
    'Refusals are put on file',
    '003 否定报备 1、3、5',
    event('negative_without_filing'),
  ),
  'EX-06': rule(
    '否定理由在四类之内',
    'A refusal has one of four grounds',
    '003 否定报备 2',
    event('invalid_ground'),
  ),
  'EX-07': rule(
    '否定事项领导按期审定',
    'The leader decides on a refusal in time',
    '003 否定报备 4',
    event('leader_late'),
    parameter('EX-07 days'),
  ),
  'EX-08': rule(
    '否定报备材料齐全',
    'Filings of refusals are complete',
    '003 否定报备 5-7',
    event('filing_incomplete'),
  ),
  'EX-09': rule(
    '否定率与同类事项相比',
    'The share of refusals beside that of peers',
    '推导，无条款',
    measure('refusal_rate'),
  ),
};

export const NOTICE_RULES: RuleTerms = { ...REGISTERS, ...EXCEPTIONS };
