/** 差评整改台账, and the tests of three and four tiers: ratings of the rule plants. */
import { type Day, dayOf } from '../civil';
import type { Level, PlantedRating } from '../evaluations';
import { onDay } from '../events';
import { owned, type Cast } from './people';
import { dayCell, momentCell, numbered, type Row, sheetOf, type Sheet, yesNo } from './sheet';

/** One rating of the five-level scale with its number. */
export type PlantRating = { readonly key: string; readonly number: string; readonly planted: PlantedRating };

const ON = dayOf(2026, 5, 12);
const REFORM_BY: Day = ON + 20;

type Sketch = { readonly key: string; readonly level: Level; readonly reformed: Day | null };

const SKETCHES: readonly Sketch[] = [
  { key: 'poor, put right a day late', level: 1, reformed: REFORM_BY + 1 },
  { key: 'poor, put right on the last day', level: 2, reformed: REFORM_BY },
  { key: 'very good', level: 5, reformed: null },
  { key: 'good', level: 4, reformed: null },
];

const WORDS: Readonly<Record<Level, string>> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
};

/** All ratings in file order; the cases are in no file. */
export const plantRuleRatings = (cast: Cast): PlantRating[] =>
  SKETCHES.map(({ key, level }, index) => ({
    key,
    number: numbered('ZG26-', index),
    planted: {
      caseId: `00980000${String(index + 1).padStart(2, '0')}`,
      item: null,
      ...cast(index === 0 ? 'general' : 'general alike'),
      shown: 'everything',
      level,
      active: true,
      valid: true,
      channel: '评价器',
      ratedAt: onDay(ON),
      fate: 'active',
    },
  }));

const HEADER = [
  ...['评价编号', '办件编号', '评价部门', '科室', '窗口人员', '工号', '满意度', '是否主动评价', '是否有效'],
  ...['评价渠道', '评价时间', '整改期限', '整改完成时间'],
];

function ratingRow({ number, planted }: PlantRating, index: number): Row {
  const { level } = planted;
  const reformed = SKETCHES[index]?.reformed ?? null;
  return {
    评价编号: number,
    办件编号: planted.caseId,
    ...owned(planted, ['评价部门', '科室', '窗口人员']),
    满意度: level === null ? '' : WORDS[level],
    是否主动评价: yesNo(planted.active),
    是否有效: yesNo(planted.valid),
    评价渠道: planted.channel,
    评价时间: momentCell(planted.ratedAt),
    整改期限: dayCell(reformed === null ? null : REFORM_BY),
    整改完成时间: dayCell(reformed),
  };
}

/** The file of these ratings. */
export const ratingSheet = (ratings: readonly PlantRating[]): Sheet =>
  sheetOf('差评整改台账.csv', HEADER, ratings.map(ratingRow));
