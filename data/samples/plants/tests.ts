/** 季度测评 in four tiers and 评议 in three: each on its own scale, told by the words of its file. */
import { dayOf } from '../civil';
import type { Level, PlantedRating } from '../evaluations';
import { onDay } from '../events';
import { owned, type Cast } from './people';
import { pair, type RulePlant } from './rule-plant';
import { momentCell, numbered, type Row, sheetOf, type Sheet, yesNo } from './sheet';

/** A word of the scale and what it counts as: 5 is the best of any scale, from 3 on somebody is satisfied. */
type Tier = { readonly word: string; readonly counts: Level; readonly active?: boolean };

type Panel = { readonly name: string; readonly prefix: string; readonly tiers: readonly Tier[] };

const FOUR: Panel = {
  name: '季度测评.csv',
  prefix: 'CP26-',
  tiers: [
    { word: '先进', counts: 5 },
    { word: '满意', counts: 4 },
    { word: '基本满意', counts: 3 },
    { word: '不满意', counts: 2 },
    { word: '满意', counts: 4, active: false },
  ],
};
const THREE: Panel = {
  name: '公众评议.csv',
  prefix: 'PY26-',
  tiers: [
    { word: '满意', counts: 5 },
    { word: '基本满意', counts: 3 },
    { word: '不满意', counts: 2 },
    { word: '满意', counts: 5, active: false },
  ],
};

/** The ratings of both files, as they count, and what the answers say of them. */
export type PlantTests = {
  readonly sheets: readonly Sheet[];
  readonly ratings: readonly PlantedRating[];
  readonly pairs: readonly RulePlant[];
};

const HEADER = [
  '评价编号',
  '评价部门',
  '科室',
  '窗口人员',
  '工号',
  '满意度',
  '是否主动评价',
  '评价渠道',
  '评价时间',
];

function ratingOf({ counts, active = true }: Tier, cast: Cast): PlantedRating {
  return {
    caseId: '',
    item: null,
    ...cast('general'),
    shown: 'everything',
    level: counts,
    active,
    valid: true,
    channel: '现场测评',
    ratedAt: onDay(dayOf(2025, 9, 16)),
    fate: active ? 'active' : 'default',
  };
}

function sheetFor({ name, prefix, tiers }: Panel, cast: Cast): Sheet {
  const rows = tiers.map((tier, index): Row => {
    const rating = ratingOf(tier, cast);
    return {
      评价编号: numbered(prefix, index),
      ...owned(rating, ['评价部门', '科室', '窗口人员']),
      满意度: tier.word,
      是否主动评价: yesNo(rating.active),
      评价渠道: rating.channel,
      评价时间: momentCell(rating.ratedAt),
    };
  });
  return sheetOf(name, HEADER, rows);
}

function pairsOf(rule: string, { prefix, tiers }: Panel): RulePlant[] {
  const no = (word: string): string =>
    numbered(
      prefix,
      tiers.findIndex((tier) => tier.word === word && tier.active !== false),
    );
  const [fair, poor] = [no('基本满意'), no('不满意')];
  return [
    pair(rule, 'measure:satisfaction_rate', fair, poor),
    pair(rule, 'measure:satisfaction_levels', poor, numbered(prefix, tiers.length - 1)),
  ];
}

/** Both files. */
export const plantTests = (cast: Cast): PlantTests => ({
  sheets: [sheetFor(FOUR, cast), sheetFor(THREE, cast)],
  ratings: [...FOUR.tiers, ...THREE.tiers].map((tier) => ratingOf(tier, cast)),
  pairs: [...pairsOf('EV-03', FOUR), ...pairsOf('EV-04', THREE)],
});
