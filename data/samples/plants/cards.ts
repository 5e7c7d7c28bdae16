/** 监察补牌: cards of the rule plants, about late cases. */
import type { CardLevel, PlantedCard } from '../cards';
import { type Day } from '../civil';
import { onDay } from '../events';
import type { PlantCase } from './cases';
import { owned } from './people';
import { momentCell, numbered, type Row, sheetOf, type Sheet } from './sheet';

type Sketch = {
  readonly key: string;
  /** Key of the case. */
  readonly about: string;
  readonly level?: CardLevel;
  readonly revoked?: boolean;
};

/** One card with its number. */
export type PlantCard = { readonly key: string; readonly number: string; readonly planted: PlantedCard };

const SKETCHES: readonly Sketch[] = [
  { key: 'red', about: 'red 1' },
  { key: 'second red', about: 'red 2' },
  { key: 'third red', about: 'red 3' },
  { key: 'one of two', about: 'revoked 1' },
  { key: 'two of two', about: 'revoked 2' },
  { key: 'third, revoked', about: 'revoked 3', revoked: true },
  { key: 'red revoked', about: 'revoked alone', revoked: true },
  { key: 'yellow', about: 'late', level: '黄牌' },
  { key: 'yellow revoked', about: 'excused', level: '黄牌', revoked: true },
  { key: 'warning', about: 'open late', level: '预警' },
  { key: 'warning revoked', about: 'open due at the cut-off', level: '预警', revoked: true },
];

function issuedDay(about: PlantCase): Day {
  const { finish, due, accepted } = about.planted;
  return (finish ?? due ?? accepted).day;
}

/**
 * All cards in file order.
 * @throws RangeError when a card is about no case.
 */
export function plantRuleCards(cases: readonly PlantCase[]): PlantCard[] {
  return SKETCHES.map(({ key, about, level = '红牌', revoked = false }, index) => {
    const found = cases.find((one) => one.key === about);
    if (found === undefined) throw new RangeError(`no case ${about}`);
    const issued = onDay(issuedDay(found));
    const planted: PlantedCard = {
      about: found.planted,
      level,
      shown: 'everything',
      issued,
      reason: '办件超期',
      revoked: revoked ? issued : null,
      standsAtCutoff: !revoked,
    };
    return { key, number: numbered('BF26-', index), planted };
  });
}

const HEADER = [
  ...['牌号', '级别', '办件编号', '被监察单位', '股室', '责任人', '工号', '发牌时间', '原因', '状态'],
  '撤销时间',
];

const cardRow = ({ number, planted }: PlantCard): Row => ({
  牌号: number,
  级别: planted.level,
  办件编号: planted.about.id,
  ...owned(planted.about, ['被监察单位', '股室', '责任人']),
  发牌时间: momentCell(planted.issued),
  原因: planted.reason,
  状态: planted.revoked === null ? '有效' : '撤销',
  撤销时间: momentCell(planted.revoked),
});

/** The file of these cards. */
export const cardSheet = (cards: readonly PlantCard[]): Sheet =>
  sheetOf('监察补牌.csv', HEADER, cards.map(cardRow));
