/**
 * What can be found out about somebody: each kind of countable fact with its rule and its words. Which of them counts
 * where, and with what consequence, is the rule set's.
 */
import type { Term } from './terms';

export interface EventKindTerm extends Term {
  /** Rule of the catalogue that it carries. */
  readonly rule: string;
}

const kind = (rule: string, zh: string, en: string): EventKindTerm => ({ rule, zh, en });

export const EVENT_KINDS = {
  // Of cases.
  unjustified_late: kind('TL-04', '无正当理由超期', 'Late without accepted reason'),
  same_day_late: kind('TL-07', '即办件未当日办结', 'Immediate case not finished that day'),
  many_visits: kind('TL-22', '多次跑动', 'Too many visits'),
  acceptance_late: kind('TL-20', '受理决定逾期', 'Late decision on acceptance'),
  no_receipt: kind('RN-03', '未出具收件回执', 'No receipt given'),
  receipt_incomplete: kind('RN-03', '收件回执要素不全', 'Receipt without its particulars'),
  incomplete_process: kind('RN-04', '首办流程登记不全', 'Steps missing in the record of the case'),
  no_pickup: kind('RN-06', '办结后无送达、取件记录', 'No record of delivery'),
  not_archived: kind('RN-12', '办结后未归档', 'Not archived'),
  no_officer: kind('RN-16', '未明确承办人', 'No officer named'),
  late_unreported: kind('EX-04', '不能按时办结未报告', 'Lateness not reported beforehand'),
  negative_without_filing: kind('EX-05', '否定事项未报备', 'Refusal without filing'),
  negative_without_reason: kind('RN-15', '不予办理未说明理由', 'Refusal without reason'),
  // Of the steps of a case.
  stage_late: kind('TL-19', '环节超时', 'Late stage'),
  forwarded_late: kind('TL-14', '分送超时', 'Forwarded late'),
  notice_not_written: kind('RN-01', '补正告知无书面文书', 'Notice of missing papers not in writing'),
  repeated_notice: kind('RN-02', '多次补正告知', 'More than one notice of missing papers'),
  hop_unrecorded: kind('RN-10', '移交无记录', 'Hand-over without record'),
  hop_late: kind('RN-10', '移交超时', 'Late hand-over'),
  absence_unreported: kind('RN-17', '承办人不在未报告领导', 'Absence of the officer not reported'),
  extension_invalid: kind('EX-01', '延期手续不全', 'Extension not in order'),
  extension_repeated: kind('EX-02', '延期次数超限', 'Too many extensions'),
  handover_unapproved: kind('EX-03', '擅自转交他人办理', 'Handed to another without approval'),
  // Of complaints.
  upheld_complaint: kind('CP-01', '有效投诉', 'Upheld complaint'),
  repeat_complaint: kind('CP-04', '重复投诉', 'Repeat complaint'),
  complaint_reply_late: kind('CP-04', '投诉未按时答复', 'Late reply to a complaint'),
  promise_breach: kind('CP-06', '违反承诺', 'Breach of promise'),
  attitude_complaint: kind('CP-11', '服务态度问题', 'Conduct towards citizens'),
  integrity_complaint: kind('CP-13', '廉洁问题', 'Integrity'),
  // Of cards.
  warning_card: kind('CD-03', '预警', 'Warning card'),
  yellow_card: kind('CD-03', '黄牌', 'Yellow card'),
  red_card: kind('CD-01', '红牌', 'Red card'),
  // Of inspections.
  misconduct: kind('SP-05', '在岗违纪', 'Misconduct at work'),
  exposed_finding: kind('SP-07', '应通报曝光的问题', 'Finding to be made public'),
  rectification_late: kind('SP-08', '整改逾期', 'Late rectification'),
  recheck_failed: kind('SP-08', '复查不合格', 'Failed recheck'),
  inspection_unled: kind('SP-03', '督查无领导带队', 'Inspection without leader'),
  inspection_same_team: kind('SP-03', '督查人员未轮换', 'Same team two months running'),
  inspection_unrecorded: kind('SP-04', '督查未填情况表', 'Inspection without record'),
  finding_uncirculated: kind('SP-12', '督查问题未通报', 'Finding not circulated'),
  // Of the catalogue of items.
  commitment_not_shorter: kind('TL-05', '承诺未短于法定', 'Commitment not shorter'),
  no_limit_set: kind('TL-06', '未确定办理时限', 'No limit set'),
  item_incomplete: kind('RN-09', '公开要素不全', 'Published particulars incomplete'),
  guide_unpublished: kind('RN-14', '未公开办事指南', 'No guide published'),
  // Of letters and tasks.
  matter_late: kind('TL-18', '来文督办逾期', 'Letter or task late'),
  matter_unanswered: kind('RN-08', '逾期未回复', 'Overdue and unanswered'),
  seven_missing: kind('RN-07', '“七有”不全', 'Seven particulars incomplete'),
  five_missing: kind('RN-18', '“五个一”不全', 'Five particulars incomplete'),
  // Of accountability procedures.
  duty_failure: kind('AC-16', '问责情形', 'Accountable conduct'),
  investigation_late: kind('AC-08', '调查逾期', 'Late investigation'),
  delivery_late: kind('AC-09', '决定送达逾期', 'Late delivery of a decision'),
  review_late: kind('AC-11', '复核逾期', 'Late review'),
  not_pursued: kind('AC-12', '不作追究', 'Not pursued'),
  // Of filings of refusals.
  invalid_ground: kind('EX-06', '否定理由不符合规定', 'Ground of refusal not allowed'),
  leader_late: kind('EX-07', '领导审定逾期', 'Late decision of the leader'),
  filing_incomplete: kind('EX-08', '否定报备手续不全', 'Filing incomplete'),
  // Of registers.
  register_incomplete: kind('RN-05', '首问登记不全', 'Register incomplete'),
  guided_without_consent: kind('RN-13', '未经对方同意指引', 'Sent elsewhere without consent'),
  // Of ratings.
  poor_rating_open: kind('EV-08', '差评逾期未整改', 'Poor rating not put right in time'),
  // Of what should have happened and did not.
  inspection_missed: kind('SP-01', '当月未开展定期督查', 'No regular inspection in the month'),
  key_inspection_missed: kind('SP-02', '半年未开展重点检查', 'No key inspection in the half-year'),
  unit_unvisited: kind('SP-10', '长期未督查', 'Not inspected for long'),
  announcement_missed: kind('SP-13', '未按期公告', 'No announcement in the period'),
  test_missed: kind('EV-06', '缺季度测评', 'No test in the quarter'),
  meeting_missed: kind('EV-10', '未召开评议会', 'No appraisal meeting'),
  attendance_short: kind('AS-11', '驻村坐班天数不足', 'Attendance short'),
  reports_short: kind('AS-12', '心得、调研报告不足', 'Reports short'),
  targets_missing: kind('AS-15', '未制定目标责任', 'No target sheet'),
  measure_missing: kind('AS-14', '问题无整改责任或期限', 'Problem without owner or date'),
  milestone_late: kind('AC-15', '工作节点逾期', 'Milestone late'),
  form_late: kind('AC-18', '“三表”逾期', 'Form overdue'),
} as const satisfies Readonly<Record<string, EventKindTerm>>;

export type EventKind = keyof typeof EVENT_KINDS;

export const EVENT_KIND_NAMES: readonly EventKind[] = Object.keys(EVENT_KINDS).filter(
  (name): name is EventKind => name in EVENT_KINDS,
);

/** What is known of a fact at the cut-off; only `upheld` counts. */
export const EVENT_STATES = ['pending', 'upheld', 'dismissed', 'exempt', 'under_review'] as const;
export type EventState = (typeof EVENT_STATES)[number];

export const EVENT_STATE_TERMS: Readonly<Record<EventState, Term>> = {
  pending: { zh: '待核', en: 'to be verified' },
  upheld: { zh: '属实', en: 'upheld' },
  dismissed: { zh: '不属实', en: 'dismissed' },
  exempt: { zh: '豁免', en: 'exempt' },
  under_review: { zh: '复核中', en: 'under review' },
};

/** How bad the consequence was, where a record says so. */
export const SEVERITIES = ['none', 'adverse', 'serious'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const SEVERITY_TERMS: Readonly<Record<Severity, Term>> = {
  none: { zh: '无后果', en: 'no consequence' },
  adverse: { zh: '不良后果', en: 'adverse consequence' },
  serious: { zh: '严重后果', en: 'serious consequence' },
};
