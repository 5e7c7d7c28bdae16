/** The three exports, record by record: every record owns its stream of chance, so that any of them can be made alone. */
import { Stream } from '../../../data/samples/seed';
import {
  APPLICANTS,
  CHANNELS,
  DAYS,
  ISO,
  ITEMS,
  OFFICERS,
  RATING_CHANNELS,
  REMARKS,
  REVIEWERS,
  type Officer,
} from './words';

export interface Export {
  readonly header: string;
  /** The record at `index`, without its line end. */
  readonly line: (index: number) => string;
}

const SEED = 'bench';

interface Case {
  readonly id: string;
  readonly officer: Officer;
  readonly acceptedDay: number;
  readonly chance: Stream;
}

/** What other exports must know of a case; the rest is drawn from the stream that comes with it. */
const caseAt = (index: number): Case => {
  const chance = new Stream(SEED, 'case', index);
  const acceptedDay = chance.int(0, DAYS - 1);
  return {
    id: `00${ISO[acceptedDay]!.replaceAll('-', '')}${String(index).padStart(8, '0')}`,
    officer: chance.pick(OFFICERS),
    acceptedDay,
    chance,
  };
};

/** Days after the due day on which it ends; null = still open. About one in twenty is. */
const endsAfterDue = (chance: Stream): number | null => {
  if (chance.chance(0.045)) return null;
  return chance.chance(0.06) ? chance.int(1, 20) : -chance.int(0, 3);
};

const caseLine = (index: number): string => {
  const { id, officer, acceptedDay, chance } = caseAt(index);
  const item = chance.pick(ITEMS);
  const dueDay = acceptedDay + Math.ceil(item.committed * 1.4);
  const after = endsAfterDue(chance);
  const finishedDay = after === null ? DAYS : Math.max(acceptedDay, dueDay + after);
  const isOpen = finishedDay >= DAYS;
  const result = chance.weighted([
    ['准予许可', 93],
    ['不予许可', 5],
    ['撤回', 2],
  ] as const);
  return [
    id,
    officer.unit,
    officer.section,
    officer.name,
    officer.id,
    item.code,
    item.name,
    item.kind,
    chance.pick(CHANNELS),
    chance.pick(APPLICANTS),
    ISO[acceptedDay]!,
    String(item.committed),
    String(item.statutory),
    ISO[dueDay]!,
    isOpen ? '' : ISO[finishedDay]!,
    isOpen ? '' : result,
    isOpen ? '办理中' : '已办结',
    chance.pick(REMARKS),
    chance.pick(REMARKS),
    chance.pick(REMARKS),
    chance.pick(REVIEWERS),
    chance.pick(REVIEWERS),
  ].join(',');
};

export const CASES: Export = {
  header:
    '办件编号,承办单位,股室,经办人,工号,事项编码,事项名称,办件类型,办件来源,申请人,受理时间,承诺时限(工作日),法定时限(工作日),应办结时间,办结时间,办理结果,办理状态,备注1,备注2,备注3,审核人,批准人',
  line: caseLine,
};

/** Mostly one rating to a case, in the order of the cases; some cases are rated again. */
const evaluationLine = (index: number): string => {
  const chance = new Stream(SEED, 'evaluation', index);
  const { id, officer, acceptedDay } = caseAt(chance.chance(0.03) ? chance.int(0, index) : index);
  const level = chance.weighted([
    ['非常满意', 70],
    ['满意', 20],
    ['基本满意', 6],
    ['不满意', 3],
    ['非常不满意', 1],
  ] as const);
  return [
    `01${String(index).padStart(10, '0')}`,
    id,
    officer.unit,
    officer.section,
    officer.name,
    officer.id,
    level,
    chance.chance(0.6) ? '是' : '否',
    chance.chance(0.99) ? '是' : '否',
    chance.pick(RATING_CHANNELS),
    ISO[Math.min(DAYS - 1, acceptedDay + chance.int(0, 30))]!,
  ].join(',');
};

export const EVALUATIONS: Export = {
  header: '评价编号,办件编号,评价部门,科室,窗口人员,工号,满意度,是否主动评价,是否有效,评价渠道,评价时间',
  line: evaluationLine,
};

const complaintLine = (index: number): string => {
  const chance = new Stream(SEED, 'complaint', index);
  const officer = chance.pick(OFFICERS);
  const day = chance.int(0, DAYS - 1);
  return [
    `02${String(index).padStart(8, '0')}`,
    officer.unit,
    officer.section,
    officer.name,
    officer.id,
    '投诉',
    chance.pick(ITEMS).name,
    chance.pick(APPLICANTS),
    chance.pick(CHANNELS),
    ISO[day]!,
    ISO[Math.min(DAYS - 1, day + 10)]!,
    chance.weighted([
      ['属实', 3],
      ['不属实', 6],
      ['核实中', 1],
    ] as const),
    chance.chance(0.1) ? '是' : '否',
  ].join(',');
};

export const COMPLAINTS: Export = {
  header:
    '投诉编号,承办单位,股室,被投诉人,工号,诉求类型,事项名称,投诉人,投诉渠道,受理时间,答复时间,查实情况,是否重复',
  line: complaintLine,
};
