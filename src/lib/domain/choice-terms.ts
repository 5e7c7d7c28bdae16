/** Values of rule-set parameters and their units in words. */
import type { Term } from './terms';

const term = (zh: string, en: string): Term => ({ zh, en });

/** After a number; nothing where there is no unit. */
export const UNIT_TERMS: Readonly<Record<string, Term>> = {
  workday: term(' 个工作日', ' working days'),
  day: term(' 日', ' days'),
  hour: term(' 小时', ' hours'),
  count: term(' 次', ''),
  case: term(' 件', ' cases'),
  month: term(' 个月', ' months'),
  percent: term('%', '%'),
  period: term(' 期', ' periods'),
  place: term(' 位', ' places'),
  score: term(' 分', ' points'),
  step: term(' 级', ' steps'),
};

/** What is counted where it is not times. */
const COUNTED: Readonly<Record<string, Term>> = {
  'RN-03 fields': term(' 项', ' particulars'),
  'RN-07 flags': term(' 项', ' particulars'),
  'AS-02 ballots': term(' 票', ' ballots'),
  'AS-07 list.count': term(' 个', ''),
  'AS-09 list.count': term(' 个', ''),
  'AS-08 signals': term(' 项', ' signals'),
  'AS-12 reports': term(' 篇', ' reports'),
};

/** null: the number stands alone. */
export const unitTerm = (name: string, unit: string): Term | null =>
  COUNTED[name] ?? UNIT_TERMS[unit] ?? null;

/** Values that are codes; words of exports stand as they are written. */
export const CHOICE_TERMS: Readonly<Record<string, Term>> = {
  explicit: term('导出表写明的应办结日', 'The export’s own due date'),
  computed: term('按承诺时限推算', 'Computed from the committed days'),
  workday: term('工作日', 'Working days'),
  day: term('自然日', 'Natural days'),
  officer: term('承办人', 'The officer'),
  sectionHead: term('股室负责人', 'The head of the section'),
  first: term('第一次', 'The first'),
  last: term('最后一次有效评价', 'The last valid one'),
  all: term('都', 'All'),
  any: term('有一项即可', 'Either is enough'),
  received: term('受理日', 'The day it was received'),
  established: term('查实日', 'The day it was established'),
  three: term('责任人、股室负责人、分管领导', 'Officer, head of section, leader in charge'),
  two: term('责任人、股室负责人', 'Officer and head of section'),
  one: term('责任人', 'The officer alone'),
  heaviest: term('从一重', 'The heaviest step'),
  separate: term('各算各的', 'Each on its own'),
  count: term('按个数', 'By number'),
  percent: term('按比例', 'By share'),
  down: term('只舍不入', 'Down'),
  half_up: term('四舍五入', 'Half up'),
  up: term('只入不舍', 'Up'),
  later_file_wins: term('后装入的文件为准', 'The later file wins'),
  first_file_wins: term('先装入的文件为准', 'The earlier file wins'),
  count_all: term('都算', 'All count'),
  civil_servant: term('公务员', 'Civil servants'),
  institution: term('事业人员', 'Staff of public institutions'),
  contract: term('聘用人员', 'Contract staff'),
  seconded: term('借调人员', 'Seconded staff'),
  worker: term('工勤人员', 'Workers'),
};
