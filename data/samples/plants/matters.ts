/** 公文办理台账: letters, requests and tasks of the rule plants, each kind once late and once on its last day. */
import { type Day, dayOf } from '../civil';
import type { ClockKind, PlantedClock } from '../clocks';
import type { Workdays } from '../workdays';
import type { Cast, Part } from './people';
import { owned } from './people';
import { clockOf, pair, type RulePlant } from './rule-plant';
import { dayCell, numbered, type Row, sheetOf, type Sheet, yesNo } from './sheet';

type Kind = {
  readonly word: string;
  readonly clock: ClockKind;
  readonly rule: string;
  readonly days: number;
};

/** Days after that of receipt; a request counts the day of receipt, a task brings its own date. */
const KINDS: readonly Kind[] = [
  { word: '来函', clock: 'letter', rule: 'TL-11', days: 15 },
  { word: '群众来信', clock: 'mail', rule: 'TL-12', days: 3 },
  { word: '请示', clock: 'request', rule: 'TL-10', days: 14 },
  { word: '重点工作', clock: 'work', rule: 'TL-09', days: 15 },
  { word: '村民诉求', clock: 'villager_request', rule: 'TL-15', days: 5 },
  { word: '突发事件', clock: 'incident', rule: 'TL-16', days: 1 },
  { word: '督办件', clock: 'superior_task', rule: 'TL-18', days: 8 },
];
const TASK: Kind = { word: '督办件', clock: 'superior_task', rule: 'TL-18', days: 8 };

const RECEIVED = dayOf(2026, 5, 11);
const FORWARDING_DAYS = 2;
const SEVEN = ['有登记', '部署安排', '有责任人', '有处理期限', '督查落实', '信息反馈', '情况汇总'];
const FIVE_MORE = ['一名领导', '一个班子', '一个方案'];

type Sketch = {
  readonly key: string;
  readonly kind: Kind;
  readonly part: Part;
  /** Working days until the answer; null = none. */
  readonly answered: number | null;
  readonly forwarded?: number;
  readonly without?: string;
};

/** The matters of the rule plants, their clocks, and what the answers say of them. */
export type PlantMatters = {
  readonly sheet: Sheet;
  readonly clocks: readonly PlantedClock[];
  readonly pairs: readonly RulePlant[];
};

const plain: Omit<Sketch, 'key' | 'part'> = { kind: TASK, answered: 4 };

const SKETCHES: readonly Sketch[] = [
  ...KINDS.flatMap((kind): Sketch[] => [
    { key: `${kind.clock} late`, kind, part: 'general', answered: kind.days + 1 },
    { key: `${kind.clock} on the last day`, kind, part: 'general alike', answered: kind.days },
  ]),
  { key: 'never answered', ...plain, part: 'general', answered: null },
  { key: 'sent late', ...plain, part: 'general', forwarded: FORWARDING_DAYS + 1 },
  { key: 'sent on the last day', ...plain, part: 'general alike', forwarded: FORWARDING_DAYS },
  { key: 'six of seven', ...plain, part: 'general', without: '情况汇总' },
  { key: 'four of five', ...plain, part: 'general', without: '一个方案' },
  { key: 'whole', ...plain, part: 'general alike' },
];

type At = (n: number) => Day;

const isAnswered = ({ answered }: Sketch, at: At): Day | null => (answered === null ? null : at(answered));

function clocksOf(sketch: Sketch, cast: Cast, at: At): PlantedClock[] {
  const { unit } = cast(sketch.part);
  const own = clockOf(sketch.kind.clock, unit, at(sketch.kind.days), isAnswered(sketch, at));
  if (sketch.forwarded === undefined) return [own];
  return [own, clockOf('forwarding', unit, at(FORWARDING_DAYS), at(sketch.forwarded))];
}

const HEADER = [
  ...['来文编号', '来文类型', '来文标题', '承办单位', '股室', '承办人', '工号', '收文时间', '分送时间'],
  ...['要求办结时间', '答复时间', '是否需调研', '是否需制定政策', ...SEVEN, ...FIVE_MORE],
];

const numberAt = (index: number): string => numbered('GW26-', index);

function matterRow(sketch: Sketch, index: number, cast: Cast, at: At): Row {
  const { kind, forwarded, without } = sketch;
  const flags = [...SEVEN, ...FIVE_MORE].map((flag) => [flag, yesNo(flag !== without)] as const);
  return {
    来文编号: numberAt(index),
    来文类型: kind.word,
    来文标题: `关于${kind.word}的事项之${String(index + 1)}`,
    ...owned(cast(sketch.part), ['承办单位', '股室', '承办人']),
    收文时间: dayCell(RECEIVED),
    分送时间: dayCell(forwarded === undefined ? null : at(forwarded)),
    要求办结时间: kind.clock === 'superior_task' ? dayCell(at(kind.days)) : '',
    答复时间: dayCell(isAnswered(sketch, at)),
    是否需调研: kind.clock === 'letter' ? '是' : '',
    是否需制定政策: kind.clock === 'work' ? '否' : '',
    ...Object.fromEntries(flags),
  };
}

function pairsOf(): RulePlant[] {
  const no = (key: string): string => numberAt(SKETCHES.findIndex((one) => one.key === key));
  const whole = no('whole');
  const task = [no('superior_task late'), no('superior_task on the last day')] as const;
  return [
    ...KINDS.map(({ clock, rule }) =>
      pair(rule, `clock:${clock}`, no(`${clock} late`), no(`${clock} on the last day`)),
    ),
    pair('TL-18', 'event:matter_late', ...task),
    pair('TL-18', 'measure:matter_overdue_rate', ...task),
    pair('RN-08', 'measure:matter_overdue_rate', ...task),
    pair('RN-08', 'event:matter_unanswered', no('never answered'), task[0]),
    pair('TL-14', 'clock:forwarding', no('sent late'), no('sent on the last day')),
    pair('RN-07', 'event:seven_missing', no('six of seven'), whole),
    pair('RN-18', 'event:five_missing', no('four of five'), whole),
  ];
}

/** All matters in file order. */
export function plantRuleMatters(cast: Cast, workdays: Workdays): PlantMatters {
  const at: At = (n) => workdays.after(RECEIVED, n);
  return {
    sheet: sheetOf(
      '公文办理台账.csv',
      HEADER,
      SKETCHES.map((sketch, index) => matterRow(sketch, index, cast, at)),
    ),
    clocks: SKETCHES.flatMap((sketch) => clocksOf(sketch, cast, at)),
    pairs: pairsOf(),
  };
}
