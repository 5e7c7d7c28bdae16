/** 督查情况表: inspections month by month and what they found. */
import { type Day, dayOf } from '../civil';
import type { PlantedClock } from '../clocks';
import type { Cast, Part } from './people';
import { owned } from './people';
import { clockOf } from './rule-plant';
import { dayCell, numbered, type Row, sheetOf, type Sheet } from './sheet';

type Sketch = {
  readonly key: string;
  readonly part: Part;
  readonly on: Day;
  /** Null: nothing was found. */
  readonly behaviour?: string | null;
  /** Days until it was put right; null = it has neither date nor owner. */
  readonly mended?: number | null;
  readonly cells?: Row;
};

/** The findings of the rule plants and their clocks. */
export type PlantInspections = {
  readonly sheet: Sheet;
  readonly numberOf: (key: string) => string;
  readonly clocks: readonly PlantedClock[];
};

const DAYS = 15;

/** An inspection of a month that found nothing. */
const held = (month: number, team: string, cells: Row = {}): Sketch => ({
  key: `regular ${String(month)}`,
  part: 'general alike',
  on: dayOf(2026, month, 20),
  behaviour: null,
  cells: {
    督查编号: `DQ26-${String(month).padStart(2, '0')}`,
    督查类型: '定期督查',
    带队领导: '林甲一',
    督查人员: team,
    记录表编号: `QK26-${String(month).padStart(2, '0')}`,
    ...cells,
  },
});

/** None in June. In April the same team as in March; nobody leads in May; no record of August. */
const REGULAR: readonly Sketch[] = [
  held(1, '甲组'),
  held(2, '乙组'),
  held(3, '丙组'),
  held(4, '丙组'),
  held(5, '丁组', { 带队领导: '' }),
  held(7, '甲组'),
  held(8, '乙组', { 记录表编号: '' }),
  held(9, '甲组'),
  held(10, '丁组'),
  {
    ...held(11, '戊组', { 督查编号: 'ZD25-02', 督查类型: '重点检查', 记录表编号: 'QK25-02' }),
    key: 'key inspection',
    on: dayOf(2025, 11, 20),
  },
  {
    ...held(12, '己组', { 督查编号: 'JC26-01', 督查类型: '交叉检查', 带队领导: '', 记录表编号: 'QK26-21' }),
    key: 'cross inspection',
    on: dayOf(2026, 5, 21),
  },
];

const SPRING = dayOf(2026, 4, 14);

const FOUND: readonly Sketch[] = [
  { key: 'misconduct', part: 'misconduct', on: SPRING, behaviour: '玩游戏' },
  { key: 'other behaviour', part: 'other behaviour', on: SPRING, behaviour: '未佩戴工作牌' },
  { key: 'misconduct, first', part: 'misconduct twice', on: dayOf(2026, 1, 5), behaviour: '打瞌睡' },
  { key: 'misconduct, second', part: 'misconduct twice', on: dayOf(2026, 9, 8), behaviour: '在岗闲聊' },
  { key: 'misconduct, old', part: 'misconduct over two years', on: dayOf(2025, 12, 30), behaviour: '打瞌睡' },
  { key: 'misconduct, new', part: 'misconduct over two years', on: dayOf(2026, 1, 5), behaviour: '打瞌睡' },
  { key: 'grave', part: 'grave', on: SPRING, behaviour: '擅离职守', cells: { 后果: '重大工作失误' } },
  { key: 'by a worker', part: 'worker', on: SPRING, behaviour: '打瞌睡' },
  { key: 'by contract staff', part: 'contract', on: SPRING, behaviour: '打瞌睡' },
  { key: 'exposed', part: 'exposed', on: dayOf(2026, 6, 1), behaviour: '迟到' },
  { key: 'exposed the day before', part: 'exposed before', on: dayOf(2026, 5, 31), behaviour: '早退' },
  { key: 'put right a day late', part: 'general', on: SPRING, mended: DAYS + 1 },
  { key: 'put right on the last day', part: 'general alike', on: SPRING, mended: DAYS },
  { key: 'not good enough', part: 'general', on: SPRING, cells: { 复查结果: '不合格' } },
  { key: 'good enough', part: 'general alike', on: SPRING },
  { key: 'no date', part: 'general', on: SPRING, mended: null },
  { key: 'not circulated', part: 'general', on: SPRING, cells: { 通报文号: '' } },
];

/** Neither a problem nor the words that there was none. */
const NOTHING_SAID: Sketch = {
  key: 'nothing said',
  part: 'general alike',
  on: dayOf(2026, 7, 9),
  behaviour: '',
  mended: null,
  cells: {
    督查编号: 'SJ26-01',
    督查类型: '随机督查',
    带队领导: '林甲一',
    督查人员: '庚组',
    记录表编号: 'QK26-22',
    检查结果: '',
    后果: '',
    通报文号: '',
  },
};

const SKETCHES = [...REGULAR, ...FOUND, NOTHING_SAID];

const HEADER = [
  ...['问题编号', '督查编号', '督查类型', '被督查单位', '股室', '责任人', '工号', '督查方式', '带队领导'],
  ...['督查人员', '记录表编号', '问题类型', '检查结果', '检查地点', '检查时间', '整改时限', '整改完成时间'],
  ...['复查结果', '后果', '通报文号'],
];

function findingRow(sketch: Sketch, index: number, cast: Cast): Row {
  const { on, behaviour = '未佩戴工作牌', mended = 10, cells = {} } = sketch;
  const who = owned(cast(sketch.part), ['被督查单位', '股室', '责任人']);
  const common = {
    问题编号: numbered('QK26-', index),
    督查方式: '明查',
    检查地点: '业务窗口',
    检查时间: dayCell(on),
  };
  if (behaviour === null)
    return { ...common, 被督查单位: who['被督查单位'] ?? '', 检查结果: '未发现问题', ...cells };
  const dates =
    mended === null
      ? {}
      : { 整改时限: dayCell(on + DAYS), 整改完成时间: dayCell(on + mended), 复查结果: '合格' };
  return {
    ...common,
    ...who,
    问题类型: behaviour,
    检查结果: '发现问题',
    ...dates,
    后果: '无',
    通报文号: `效能通报〔2026〕${String(index + 1)}号`,
    ...cells,
  };
}

/** What has no date of its own has the days of the rule; an inspection that found nothing has nothing to put right. */
function clocksOf({ part, on, behaviour, mended = 10 }: Sketch, cast: Cast): PlantedClock[] {
  if (behaviour === null) return [];
  return [clockOf('rectification', cast(part).unit, on + DAYS, mended === null ? null : on + mended)];
}

/** All of them in file order. */
export function plantInspections(cast: Cast): PlantInspections {
  const rows = SKETCHES.map((sketch, index) => findingRow(sketch, index, cast));
  const numberOf = (key: string): string => {
    const at = SKETCHES.findIndex((one) => one.key === key);
    if (at < 0) throw new RangeError(`no finding ${key}`);
    return numbered('QK26-', at);
  };
  return {
    sheet: sheetOf('督查情况表.csv', HEADER, rows),
    numberOf,
    clocks: SKETCHES.flatMap((one) => clocksOf(one, cast)),
  };
}
