/** 事项要素表: items of the rule plants with everything that must be published, and those where something is missing. */
import type { ListedItem } from '../directory';
import { owned, type Cast, type Person } from './people';
import { pair, type RulePlant } from './rule-plant';
import { numbered, type Row, sheetOf, type Sheet, yesNo } from './sheet';

type Sketch = {
  readonly key: string;
  readonly committed?: number | null;
  readonly statutory?: number | null;
  readonly guide?: boolean;
  readonly cells?: Row;
};

const SKETCHES: readonly Sketch[] = [
  { key: 'whole' },
  { key: 'no shorter', committed: 20 },
  { key: 'shorter by a day', committed: 19 },
  { key: 'no limit', committed: null, statutory: null },
  { key: 'statutory limit alone', committed: null },
  { key: 'no fee given', cells: { 收费标准: '' } },
  { key: 'no guide', guide: false },
];

/** The items of the rule plants, as the catalogue's answers count them, and what the answers say of each rule. */
export type PlantCatalogue = {
  readonly sheet: Sheet;
  readonly lines: readonly ListedItem[];
  readonly pairs: readonly RulePlant[];
};

const numberAt = (index: number): string => numbered('YS26-', index);

function lineOf(sketch: Sketch, index: number, { unit }: Person): ListedItem {
  const { committed = 10, statutory = 20 } = sketch;
  const item = {
    code: `0009999003${String(index + 1).padStart(2, '0')}`,
    name: `要素核对事项之${String(index + 1)}`,
    committedDays: committed ?? 0,
    statutoryDays: statutory ?? 0,
  };
  return { unit, item, committedDays: committed, statutoryDays: statutory, published: true };
}

const HEADER = [
  ...['目录编号', '实施主体', '股室', '责任人', '工号', '事项编码', '事项名称', '办件类型'],
  ...['法定时限(工作日)', '承诺时限(工作日)', '是否公开', '联系电话', '监督电话', '服务对象', '收费标准'],
  ...['设定依据', '申请条件', '申请材料', '办事指南是否公开'],
];

const days = (count: number | null): string => (count === null ? '' : String(count));

function itemRow(line: ListedItem, index: number, person: Person): Row {
  const sketch = SKETCHES[index];
  return {
    目录编号: numberAt(index),
    ...owned(person, ['实施主体', '股室', '责任人']),
    事项编码: line.item.code,
    事项名称: line.item.name,
    办件类型: '承诺件',
    '法定时限(工作日)': days(line.statutoryDays),
    '承诺时限(工作日)': days(line.committedDays),
    是否公开: yesNo(line.published),
    联系电话: '0000-0000001',
    监督电话: '0000-0000002',
    服务对象: '自然人',
    收费标准: '不收费',
    设定依据: '本县规定',
    申请条件: '无',
    申请材料: '申请表',
    办事指南是否公开: yesNo(sketch?.guide ?? true),
    ...sketch?.cells,
  };
}

function pairsOf(): RulePlant[] {
  const no = (key: string): string => numberAt(SKETCHES.findIndex((one) => one.key === key));
  const whole = no('whole');
  return [
    pair('TL-05', 'event:commitment_not_shorter', no('no shorter'), no('shorter by a day')),
    pair('TL-05', 'measure:commitment_not_shorter', no('no shorter'), no('shorter by a day')),
    pair('TL-06', 'event:no_limit_set', no('no limit'), no('statutory limit alone')),
    pair('TL-06', 'measure:items_without_limit', no('no limit'), no('statutory limit alone')),
    pair('RN-09', 'event:item_incomplete', no('no fee given'), whole),
    pair('RN-14', 'event:guide_unpublished', no('no guide'), whole),
  ];
}

/** All items in file order. */
export function plantRuleCatalogue(cast: Cast): PlantCatalogue {
  const person = cast('general');
  const lines = SKETCHES.map((sketch, index) => lineOf(sketch, index, person));
  const rows = lines.map((line, index) => itemRow(line, index, person));
  return { sheet: sheetOf('事项要素表.csv', HEADER, rows), lines, pairs: pairsOf() };
}
