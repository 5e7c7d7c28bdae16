/** 补录环节: what happened to the cases of the rule plants. */
import type { Day } from '../civil';
import type { PlantedClock } from '../clocks';
import { responsible } from '../keys';
import type { Workdays } from '../workdays';
import type { PlantCase } from './cases';
import { clockOf } from './rule-plant';
import { dayCell, numbered, type Row, sheetOf, type Sheet, yesNo } from './sheet';

/** A step; days are numbered in working days after acceptance. */
type Step = {
  readonly action: string;
  readonly from: number;
  readonly to?: number;
  readonly limit?: number;
  readonly cells?: Row;
};

/** The steps of the rule plants, the numbers of those that the answers name, and their clocks. */
export type PlantSteps = {
  readonly sheet: Sheet;
  /** Number of the step of a case that the pair is about. */
  readonly numberOf: (key: string) => string;
  /** Number of the step, then of its case. */
  readonly cases: readonly (readonly [string, string])[];
  readonly clocks: readonly PlantedClock[];
};

const receipt: Step = {
  action: '收件回执',
  from: 0,
  limit: 10,
  cells: { 文书号: '回执', 材料名称: '申请表', 份数: '2' },
};
const handled: Step = { action: '办理', from: 1 };
const replied: Step = { action: '回复', from: 2 };
const delivered: Step = { action: '送达', from: 3 };
const ORDINARY: readonly Step[] = [receipt, handled, replied, delivered];

const told: Row = { 原因: '材料不齐' };
const answered: Step = { action: '补正收到', from: 2 };
const approval: Row = { 批准人: '周甲一', 批准人职务: '主要领导' };
const handover = (to: number, cells: Row): Step => ({ action: '移交', from: 1, to, cells });

/** Steps of a case that are not the ordinary ones; the first of `more` is what the pair is about. */
type Change = { readonly without?: readonly string[]; readonly more?: readonly Step[] };

const noticed = (cells: Row): Change => ({
  more: [{ action: '补正告知', from: 1, cells: { ...told, ...cells } }, answered],
});
const moved = (to: number, cells: Row): Change => ({ more: [handover(to, cells)] });

const CHANGES: Readonly<Record<string, Change>> = {
  excused: { more: [{ action: '延误报告', from: 9 }] },
  'no receipt': { without: ['收件回执'] },
  'process not whole': { without: ['办理'], ...moved(2, { ...approval, 文书号: '移交单' }) },
  'process whole': moved(2, { ...approval, 文书号: '移交单' }),
  'no pickup': { without: ['送达'] },
  'picked up': { without: ['送达'], more: [{ action: '取件', from: 4 }] },
  'stage late': { more: [{ action: '环节', from: 0, to: 4, limit: 3, cells: { 环节名称: '审查' } }] },
  'stage on the last day': {
    more: [{ action: '环节', from: 0, to: 3, limit: 3, cells: { 环节名称: '审查' } }],
  },
  'forwarded late': { more: [{ action: '转办', from: 3 }] },
  'forwarded on the last day': { more: [{ action: '转办', from: 2 }] },
  'notice by word': noticed({ 是否书面: yesNo(false) }),
  'notice in writing': noticed({ 是否书面: yesNo(true) }),
  'two notices': {
    more: [
      { action: '补正告知', from: 2, cells: { ...told, 文书号: '补正告知书', 是否书面: yesNo(true) } },
      { action: '补正告知', from: 1, cells: { ...told, 文书号: '补正告知书', 是否书面: yesNo(true) } },
      answered,
      { action: '补正收到', from: 3 },
    ],
  },
  'one notice': noticed({ 文书号: '补正告知书', 是否书面: yesNo(true) }),
  'receipt without particulars': {
    without: ['收件回执'],
    more: [{ action: '收件回执', from: 0, cells: { 文书号: '回执' } }],
  },
  'hand-over without record': moved(2, approval),
  'hand-over recorded': moved(3, { ...approval, 文书号: '移交单' }),
  'hand-over late': moved(4, { ...approval, 文书号: '移交单' }),
  'absence not reported': moved(2, { ...approval, 文书号: '移交单', 原因: '承办人外出' }),
  'absence reported': {
    more: [handover(2, { ...approval, 文书号: '移交单', 原因: '承办人外出', 告知时间: 'from' })],
  },
  'handed over without approval': moved(2, { 文书号: '移交单' }),
  'handed over with approval': moved(2, { ...approval, 文书号: '移交单' }),
};

function stepsOf({ key, planted }: PlantCase): Step[] {
  const { without = [], more = [] } = CHANGES[key] ?? {};
  const ordinary = ORDINARY.filter(({ action }) => !without.includes(action));
  const own = planted.finish === null ? ordinary.slice(0, 1) : ordinary;
  return [...more, ...own];
}

const HEADER = [
  ...[
    '环节编号',
    '办件编号',
    '环节名称',
    '办理动作',
    '经办单位',
    '股室',
    '经办人',
    '工号',
    '接收时间',
    '处理时间',
  ],
  ...['环节时限', '原因', '批准人', '批准人职务', '告知时间', '文书号', '是否书面', '材料名称', '份数'],
];

function stepRow({ planted }: PlantCase, step: Step, number: string, at: (n: number) => Day): Row {
  const who = responsible(planted.unit, planted.officer, planted.shown);
  const { 告知时间: notified, ...cells } = step.cells ?? {};
  return {
    环节编号: number,
    办件编号: planted.id,
    环节名称: step.action,
    办理动作: step.action,
    经办单位: who.unit ?? '',
    股室: who.section ?? '',
    经办人: who.officerName ?? '',
    工号: who.officerId ?? '',
    接收时间: dayCell(at(step.from)),
    处理时间: dayCell(step.to === undefined ? null : at(step.to)),
    环节时限: step.limit === undefined ? '' : String(step.limit),
    告知时间: notified === undefined ? '' : dayCell(at(step.from)),
    ...cells,
  };
}

function clocksOf({ planted }: PlantCase, step: Step, at: (n: number) => Day): PlantedClock[] {
  const { unit } = planted;
  if (step.action === '转办') return [clockOf('forwarding', unit, at(2), at(step.from))];
  if (step.action !== '环节' || step.to === undefined || step.limit === undefined) return [];
  return [clockOf('stage', unit, at(step.from + step.limit), at(step.to))];
}

/** All steps in file order, case by case. */
export function plantRuleSteps(cases: readonly PlantCase[], workdays: Workdays): PlantSteps {
  const numbers = new Map<string, string>();
  const ofCases: (readonly [string, string])[] = [];
  const clocks: PlantedClock[] = [];
  const rows = cases.flatMap((one) => {
    const at = (n: number): Day => workdays.after(one.planted.accepted.day, n);
    return stepsOf(one).map((step) => ({ one, step, at }));
  });
  const written = rows.map(({ one, step, at }, index) => {
    const number = numbered('BL', index);
    if (!numbers.has(one.key)) numbers.set(one.key, number);
    ofCases.push([number, one.planted.id]);
    clocks.push(...clocksOf(one, step, at));
    return stepRow(one, step, number, at);
  });
  const numberOf = (key: string): string => {
    const number = numbers.get(key);
    if (number === undefined) throw new RangeError(`no step of ${key}`);
    return number;
  };
  return { sheet: sheetOf('补录环节.csv', HEADER, written), numberOf, cases: ofCases, clocks };
}
