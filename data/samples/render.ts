/** Rendering of all exports but the cases: one function for the rows of each file. */
import { dayOf } from './civil';
import type { PlantedCard } from './cards';
import { dateCell, type Dialect, nameCell, record } from './cells';
import type { PlantedComplaint } from './complaints';
import type { Unit } from './county';
import type { Level, PlantedRating, PlantedRatings } from './evaluations';
import { responsible } from './keys';
import { itemAt, Stream } from './seed';

/** Header of 好差评导出. */
export const RATING_HEADER = [
  ...['评价编号', '办件编号', '评价部门', '科室', '窗口人员', '工号', '满意度', '是否主动评价', '是否有效'],
  ...['评价渠道', '评价时间'],
];
/** Header of 投诉台账. */
export const COMPLAINT_HEADER = [
  ...['投诉编号', '受理时间', '承办单位', '股室', '被投诉人', '工号', '诉求类型', '问题分类', '办件编号'],
  ...['回复时间', '查实情况', '是否重复', '诉求内容'],
];
/** Header of 红黄牌. */
export const CARD_HEADER = [
  ...['牌号', '级别', '办件编号', '被监察单位', '股室', '责任人', '工号', '发牌时间', '原因', '状态'],
  '撤销时间',
];
/** Header of 单位名录. */
export const UNIT_HEADER = ['单位名称', '单位编码', '考核组别', '启用日期', '停用日期'];

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
};
const yesNo = (value: boolean): string => (value ? '是' : '否');
const numbered = (prefix: string, index: number): string => prefix + String(index + 1).padStart(6, '0');

function levelCell(level: Level | null, stream: Stream): string {
  const said = stream.chance(0.3);
  if (level !== null) return LEVEL_WORDS[level];
  return said ? '未评价' : '';
}

function ratingRow(rating: PlantedRating, index: number, seed: string, dialect: Dialect): string {
  const stream = new Stream(seed, 'evaluation-cells', index);
  const who = responsible(rating.unit, rating.officer, rating.shown);
  const cells = [
    numbered('PJ', index),
    `\t${rating.caseId}`,
    nameCell(who.unit, stream),
    nameCell(who.section, stream),
    nameCell(who.officerName, stream),
    who.officerId ?? '',
    levelCell(rating.level, stream),
    yesNo(rating.active),
    yesNo(rating.valid),
    rating.channel,
    dateCell(rating.ratedAt, stream),
  ];
  return record(cells, dialect);
}

/** The rows of 好差评导出 in file order; the copies stand together at the end, like a second page pasted on. */
export function ratingRows(
  { ratings, duplicated }: PlantedRatings,
  seed: string,
  dialect: Dialect,
): string[] {
  const rows = ratings.map((rating, index) => ratingRow(rating, index, seed, dialect));
  return [...rows, ...duplicated.map((index) => itemAt(rows, index))];
}

function complaintRow(complaint: PlantedComplaint, index: number, seed: string, dialect: Dialect): string {
  const stream = new Stream(seed, 'complaint-cells', index);
  const who = responsible(complaint.unit, complaint.officer, complaint.shown);
  const cells = [
    numbered('TS', index),
    dateCell(complaint.received, stream),
    nameCell(who.unit, stream),
    nameCell(who.section, stream),
    nameCell(who.officerName, stream),
    who.officerId ?? '',
    '投诉',
    complaint.category,
    complaint.caseId ?? '',
    dateCell(complaint.replied, stream),
    complaint.finding,
    yesNo(complaint.repeat),
    complaint.content,
  ];
  return record(cells, dialect);
}

/** The rows of 投诉台账 in file order. */
export function complaintRows(
  complaints: readonly PlantedComplaint[],
  seed: string,
  dialect: Dialect,
): string[] {
  return complaints.map((complaint, index) => complaintRow(complaint, index, seed, dialect));
}

function cardRow(card: PlantedCard, index: number, seed: string, dialect: Dialect): string {
  const stream = new Stream(seed, 'card-cells', index);
  const { unit, officer, id } = card.about;
  const who = responsible(unit, officer, card.shown);
  const cells = [
    numbered('HP', index),
    card.level,
    `'${id}`,
    nameCell(who.unit, stream),
    nameCell(who.section, stream),
    nameCell(who.officerName, stream),
    who.officerId ?? '',
    dateCell(card.issued, stream),
    card.reason,
    card.revoked === null ? '有效' : '撤销',
    dateCell(card.revoked, stream),
  ];
  return record(cells, dialect);
}

/** The rows of 红黄牌 in file order. */
export function cardRows(cards: readonly PlantedCard[], seed: string, dialect: Dialect): string[] {
  return cards.map((card, index) => cardRow(card, index, seed, dialect));
}

/** The rows of 单位名录; all units were in being for the whole span. */
export function unitRows(units: readonly Unit[], seed: string, dialect: Dialect): string[] {
  const founded = { day: dayOf(2019, 3, 1), second: null };
  return units.map((unit, index) => {
    const stream = new Stream(seed, 'unit-cells', index);
    return record([unit.name, unit.code, unit.group, dateCell(founded, stream), ''], dialect);
  });
}
