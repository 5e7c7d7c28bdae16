/** What each parameter of a rule set is called, in the order in which a reader meets them; its values, units and areas. */
import type { Term } from './terms';

const term = (zh: string, en: string): Term => ({ zh, en });

/** Parts of a rule set as an office speaks of them. Ladders and gates are no parameters and stand apart. */
export const RULE_AREAS = {
  limits: term('时限与延期', 'Time limits and extensions'),
  notices: term('告知与登记', 'Notices and registers'),
  complaints: term('投诉', 'Complaints'),
  inspections: term('督查与红黄牌', 'Inspections and cards'),
  ratings: term('评价', 'Ratings'),
  ranking: term('排名', 'Ranking'),
  lists: term('红榜、黑榜', 'Lists of the best and the worst'),
  assessment: term('年终考核', 'Year-end assessment'),
  accountability: term('问责程序', 'Accountability'),
  records: term('记录取舍', 'Which records count'),
} as const satisfies Readonly<Record<string, Term>>;

export type RuleArea = keyof typeof RULE_AREAS;

export const AREA_NAMES: readonly RuleArea[] = Object.keys(RULE_AREAS).filter(
  (name): name is RuleArea => name in RULE_AREAS,
);

const BY_PREFIX: Readonly<Record<string, RuleArea>> = {
  TL: 'limits',
  EX: 'limits',
  RN: 'notices',
  CP: 'complaints',
  CD: 'inspections',
  SP: 'inspections',
  EV: 'ratings',
  AC: 'accountability',
  IM: 'records',
};

/** Where a parameter stands, by its full name. */
export function areaOf(name: string): RuleArea {
  if (/^AS-0[79] list\./.test(name)) return 'lists';
  if (name.startsWith('AS-07 ')) return 'ranking';
  return BY_PREFIX[name.slice(0, 2)] ?? 'assessment';
}

/** By full name, `TL-01 dueBasis`. */
export const PARAMETER_TERMS: ReadonlyMap<string, Term> = new Map([
  ['TL-01 dueBasis', term('应办结日从哪里来', 'Where the due date comes from')],
  ['TL-01 dayCount.unit', term('时限按哪种日计', 'Which days a limit counts')],
  ['TL-01 dayCount.inclusiveStart', term('受理当日计为第 1 日', 'The day of acceptance is day 1')],
  ['TL-01 office.opens', term('上午上班', 'Office opens')],
  ['TL-01 office.breaks', term('上午下班', 'Noon break begins')],
  ['TL-01 office.resumes', term('下午上班', 'Noon break ends')],
  ['TL-01 office.closes', term('下午下班', 'Office closes')],
  ['TL-04 excuses', term('算正当理由的超期原因', 'Accepted reasons for lateness')],
  ['TL-07 caseTypes', term('当场办结的办件类型', 'Types of case done at once')],
  ['TL-08 caseTypes', term('当天办结的办件类型', 'Types of case done on the same day')],
  ['TL-09 days', term('上级部署工作的期限', 'Limit for work ordered from above')],
  ['TL-10 days', term('请示答复期限', 'Limit for answering a request')],
  [
    'TL-10 dayCount.inclusiveStart',
    term('请示的收件日计为第 1 日', 'The day a request is received is day 1'),
  ],
  ['TL-11 days.study', term('需研究的来函答复期限', 'Limit for letters that need study')],
  ['TL-11 days.simple', term('其余来函答复期限', 'Limit for other letters')],
  ['TL-12 days', term('来信答复期限', 'Limit for mail from citizens')],
  ['TL-13 days.general', term('投诉回复期限', 'Limit for replies to complaints')],
  ['TL-14 days', term('分送承办机构期限', 'Limit for forwarding')],
  ['TL-15 days', term('村民诉求答复期限', 'Limit for requests of villagers')],
  ['TL-16 days', term('突发群体事件报告期限', 'Limit for incidents')],
  ['TL-20 days', term('受理决定期限', 'Limit for the decision on acceptance')],
  ['TL-22 visits', term('多次跑动：跑动次数达到', 'Too many visits: from')],
  ['TL-23 lateResponsible', term('超期由谁负责', 'Who answers for lateness')],
  ['EX-01 approverRoles', term('可以批准延期的职务', 'Who may approve an extension')],
  ['EX-02 maxExtensions', term('延期次数上限', 'Extensions of one case at most')],
  ['EX-07 days', term('否定事项领导审定期限', 'Limit for the leader to decide on a refusal')],
  ['RN-02 notices', term('一件至多告知补正', 'Notices of missing papers in one case at most')],
  ['RN-03 fields', term('收件回执要素至少', 'Particulars of a receipt at least')],
  ['RN-07 flags', term('“七有”要素至少', 'Particulars of a matter at least')],
  ['RN-10 days', term('移交期限', 'Limit for a hand-over')],
  ['RN-12 days', term('办结后归档期限', 'Limit for filing in the archive')],
  ['RN-16 days', term('明确承办人期限', 'Limit for naming the officer')],
  ['CP-01 countOn', term('投诉按哪一天计入期间', 'Which day puts a complaint in a period')],
  ['CP-05 repeatWindowDays', term('答复后多久内再投诉算重复', 'A complaint again is a repeat within')],
  ['CP-06 categories', term('算违反承诺的投诉类别', 'Categories that are a breach of promise')],
  ['CP-10 limit', term('专项督查：投诉率越过哪条控制限', 'Special inspection: control limit passed')],
  ['CP-11 categories', term('算服务态度的投诉类别', 'Categories that are about conduct')],
  ['CP-13 categories', term('算廉洁问题的投诉类别', 'Categories that are about integrity')],
  ['CD-03 warningDays', term('到期前多久预警', 'A case is warned about before its due date by')],
  ['SP-01 perMonth', term('每月督查至少', 'Inspections a month at least')],
  ['SP-02 perHalfYear', term('每半年重点检查至少', 'Key inspections a half-year at least')],
  ['SP-05 behaviours', term('算在岗违纪的行为', 'Conduct that is misconduct at work')],
  ['SP-07 behaviours', term('应通报曝光的行为', 'Conduct to be made public')],
  ['SP-08 days', term('督查问题整改期限', 'Limit for putting findings right')],
  ['SP-10 months', term('多久没有查到就列出', 'A unit is listed when unvisited for')],
  ['SP-13 perHalfYear', term('每半年公告至少', 'Announcements a half-year at least')],
  ['EV-01 keep', term('一件有几次评价时取哪次', 'Which of several ratings of one case counts')],
  ['EV-02 countAsSatisfied.5', term('五级评价里算满意的', 'Of five levels, satisfied are')],
  ['EV-02 countAsSatisfied.4', term('四档测评里算满意的', 'Of four tiers, satisfied are')],
  ['EV-02 countAsSatisfied.3', term('三档评议里算满意的', 'Of three tiers, satisfied are')],
  ['EV-06 perQuarter', term('每季度测评至少', 'Tests a quarter at least')],
  ['EV-08 days', term('差评整改期限', 'Limit for putting a poor rating right')],
  ['EV-10 perQuarter', term('每季度评议会至少', 'Appraisal meetings a quarter at least')],
  ['AS-07 nMin', term('参加排名至少', 'Ranked from')],
  [
    'AS-07 orderBelowP',
    term('差别多不可能出于偶然才给名次', 'An order is given when chance makes it rarer than'),
  ],
  [
    'AS-07 rankabilityLow',
    term('实差占比低于此值时不宜排名', 'A ranking is advised against below a share of'),
  ],
  ['AS-07 list.mode', term('黑榜按个数还是按比例取', 'Bottom list: by number or by share')],
  ['AS-07 list.count', term('黑榜每组取', 'Bottom list: of each group')],
  ['AS-07 list.percent', term('黑榜每组取前', 'Bottom list: share of each group')],
  ['AS-07 list.limit', term('黑榜须越过的控制限', 'Bottom list: control limit passed')],
  ['AS-07 list.consecutive', term('连续上榜几期拟约谈', 'Periods in a row before a talk')],
  ['AS-09 list.mode', term('红榜按个数还是按比例取', 'Top list: by number or by share')],
  ['AS-09 list.count', term('红榜每组取', 'Top list: of each group')],
  ['AS-09 list.percent', term('红榜每组取前', 'Top list: share of each group')],
  ['AS-09 list.limit', term('红榜须越过的控制限', 'Top list: control limit passed')],
  ['AS-09 publicityDays', term('公示期', 'Made known for')],
  ['AS-01 weight.panel', term('考核组打分占', 'Share of the panel')],
  ['AS-01 weight.raters', term('评议人员打分占', 'Share of the raters')],
  ['AS-02 ballots', term('有效评议票数至少', 'Ballots that make an appraisal valid')],
  ['AS-03 pass', term('合格分数线', 'Passes from')],
  ['AS-03 excellent', term('优秀分数线', 'Excellent from')],
  ['AS-03 quota.percent', term('优秀名额比例', 'Excellent at most')],
  ['AS-03 quota.rounding', term('优秀名额有小数时', 'A broken number of places is rounded')],
  ['AS-05 ladderConflict', term('一人同时触发几个阶梯时', 'Several ladders reached by one subject')],
  ['AS-06 monthsMin', term('定等次须任职满', 'Graded from months served')],
  ['AS-06 shiftPercent', term('敏感性：权重变动', 'Sensitivity: weights are moved by')],
  [
    'AS-06 stablePlaces',
    term('敏感性：名次变动不超过多少算稳定', 'Sensitivity: a stable place moves at most'),
  ],
  ['AS-08 signals', term('后进单位：三项信号中至少', 'Units that stay behind: of three signals at least')],
  ['AS-11 villageDaysPerMonth', term('每月下村至少', 'Days in the village a month at least')],
  ['AS-12 reports', term('每年心得和调研报告至少', 'Reports and studies a year at least')],
  ['AS-15 perHalfYear', term('每半年定目标至少', 'Targets set a half-year at least')],
  ['AC-01 chain', term('一件事由几级负责', 'Who answers for one fact')],
  ['AC-05 shift', term('从轻：级数变动', 'Mitigation moves a step by')],
  ['AC-06 shift', term('从重：级数变动', 'Aggravation moves a step by')],
  ['AC-08 days.plain', term('调查期限', 'Limit for an investigation')],
  ['AC-08 days.extended', term('批准延长后的调查期限', 'Limit for an extended investigation')],
  ['AC-09 days', term('决定送达期限', 'Limit for delivering a decision')],
  ['AC-10 days', term('申请复核期限', 'A review may be asked for within')],
  ['AC-11 days', term('复核决定期限', 'Limit for a review')],
  ['AC-12 months', term('报表不填报超过', 'A form is listed when overdue for more than')],
  ['AC-13 sources', term('不列入首问责任的来源', 'Sources that are no business of the first officer')],
  ['AC-17 categories', term('适用人员', 'Staff to whom the papers apply')],
  ['AC-18 combine', term('两个条件', 'The two conditions')],
  ['IM-01 sameId', term('几个文件里编号相同的记录', 'Records with one id in several files')],
]);
