/** 投诉核查台账: complaints of the rule plants, with what was found and what speaks for or against those concerned. */
import { type Day, dayOf } from '../civil';
import type { PlantedComplaint, Verdict } from '../complaints';
import { onDay } from '../events';
import type { PlantCase } from './cases';
import { owned, type Cast, type Part } from './people';
import { dayCell, momentCell, numbered, type Row, sheetOf, type Sheet, yesNo } from './sheet';

/** A complaint; what is left out is as in one that was dismissed and answered on the third day. */
type Sketch = {
  readonly key: string;
  readonly part: Part;
  readonly on: Day;
  readonly verdict?: Verdict;
  readonly category?: string;
  /** Days until the reply. */
  readonly reply?: number;
  readonly repeat?: boolean;
  /** Key of the case that it is about. */
  readonly about?: string;
  readonly complainant?: string;
  readonly corrected?: Day;
  readonly cells?: Row;
};

/** One complaint with its number. */
export type PlantComplaint = {
  readonly key: string;
  readonly number: string;
  readonly planted: PlantedComplaint;
};

const upheld = (key: string, part: Part, on: Day, more: Partial<Sketch> = {}): Sketch => ({
  key,
  part,
  on,
  verdict: 'upheld',
  ...more,
});
const dismissed = (key: string, part: Part, on: Day, more: Partial<Sketch> = {}): Sketch => ({
  key,
  part,
  on,
  ...more,
});

/** Steps by upheld complaints: two of one year, one of the year before; five within two years, four and one dismissed. */
const COUNTED: readonly Sketch[] = [
  upheld('twice 1', 'twice upheld', dayOf(2026, 1, 5)),
  upheld('twice 2', 'twice upheld', dayOf(2026, 9, 8)),
  upheld('once', 'once upheld', dayOf(2025, 12, 31)),
  dismissed('once, dismissed', 'once upheld', dayOf(2026, 1, 5)),
  ...[
    dayOf(2025, 6, 10),
    dayOf(2025, 11, 12),
    dayOf(2026, 1, 14),
    dayOf(2026, 6, 16),
    dayOf(2026, 10, 20),
  ].flatMap((on, n) => [
    upheld(`five ${String(n + 1)}`, 'five upheld', on),
    n === 3
      ? dismissed('four, dismissed', 'four upheld', on)
      : upheld(`four ${String(n + 1)}`, 'four upheld', on),
  ]),
];

const SPRING = dayOf(2026, 4, 14);

/** Conduct after the complaint: repeats and replies. */
const ANSWERED: readonly Sketch[] = [
  dismissed('first time', 'repeat and late', SPRING, { complainant: '来电人一' }),
  dismissed('again', 'repeat and late', SPRING + 20, { complainant: '来电人一', repeat: true }),
  dismissed('reply on the eighth day', 'repeat and late', SPRING + 40, { reply: 8 }),
  dismissed('first of another', 'no repeat', SPRING, { complainant: '来电人二' }),
  dismissed('same person, not a repeat', 'no repeat', SPRING + 20, { complainant: '来电人二' }),
  dismissed('reply on the seventh day', 'no repeat', SPRING + 40, { reply: 7 }),
  { key: 'still open', part: 'general', on: dayOf(2026, 10, 27), verdict: 'pending', reply: 0 },
];

/** What a complaint is about. */
const TOPICS: readonly Sketch[] = [
  ...[1, 2, 3].map((n) =>
    upheld(`breach ${String(n)}`, 'three breaches', SPRING + 30 * n, { category: '违反承诺' }),
  ),
  dismissed('breach, dismissed', 'breach dismissed', SPRING, { category: '违反承诺' }),
  upheld('breach about a late case', 'one fact twice', dayOf(2026, 9, 15), {
    category: '违反承诺',
    about: 'one fact twice',
  }),
  upheld('attitude', 'general', SPRING, { category: '态度粗暴' }),
  dismissed('attitude, dismissed', 'general alike', SPRING, { category: '态度粗暴' }),
  upheld('integrity', 'integrity', SPRING, { category: '吃拿卡要' }),
  dismissed('integrity, dismissed', 'integrity dismissed', SPRING, { category: '吃拿卡要' }),
];

/** What speaks for and against: corrected before the complaint, an obstructed inquiry, exemptions, other bodies. */
const WEIGHED: readonly Sketch[] = [
  upheld('corrected before', 'mitigated', SPRING, { corrected: SPRING - 1 }),
  upheld('corrected before, second', 'mitigated', SPRING + 30),
  upheld('corrected after', 'not mitigated', SPRING, { corrected: SPRING + 1 }),
  upheld('corrected after, second', 'not mitigated', SPRING + 30),
  upheld('obstructed', 'obstructed', SPRING, { cells: { 干扰调查: '是' } }),
  upheld('not obstructed', 'not obstructed', SPRING, { cells: { 干扰调查: '否' } }),
  upheld('exempt', 'exempt', SPRING, { cells: { 免责文号: '免责〔2026〕1号' } }),
  upheld('tolerated', 'tolerated', SPRING, { cells: { 免责文号: '容错〔2026〕1号' } }),
  upheld('of another body', 'out of scope', SPRING, { cells: { 投诉来源: '信访' } }),
];

const SKETCHES = [...COUNTED, ...ANSWERED, ...TOPICS, ...WEIGHED];
const FOUND: Readonly<Record<Verdict, string>> = { upheld: '属实', dismissed: '不属实', pending: '' };

/** All complaints in file order. */
export function plantRuleComplaints(cast: Cast, cases: readonly PlantCase[]): PlantComplaint[] {
  return SKETCHES.map((sketch, index) => {
    const { verdict = 'dismissed', reply = 3 } = sketch;
    const about = cases.find(({ key }) => key === sketch.about)?.planted ?? null;
    const planted: PlantedComplaint = {
      received: onDay(sketch.on),
      ...cast(sketch.part),
      shown: 'everything',
      caseId: about?.id ?? null,
      item: about?.item ?? null,
      category: sketch.category ?? '办理进度',
      replied: verdict === 'pending' ? null : onDay(sketch.on + reply),
      verdict,
      finding: FOUND[verdict],
      repeat: sketch.repeat ?? false,
      content: '',
    };
    return { key: sketch.key, number: numbered('HC26-', index), planted };
  });
}

const HEADER = [
  ...['投诉编号', '受理时间', '承办单位', '股室', '被投诉人', '工号', '问题分类', '投诉人', '办件编号'],
  ...['回复时间', '认定时间', '查实情况', '是否重复', '免责文号', '主动纠正时间', '干扰调查', '投诉来源'],
];

function complaintRow({ number, planted }: PlantComplaint, index: number): Row {
  const sketch = SKETCHES[index];
  return {
    投诉编号: number,
    受理时间: momentCell(planted.received),
    ...owned(planted, ['承办单位', '股室', '被投诉人']),
    问题分类: planted.category,
    投诉人: sketch?.complainant ?? '',
    办件编号: planted.caseId ?? '',
    回复时间: momentCell(planted.replied),
    认定时间: momentCell(planted.replied),
    查实情况: planted.finding,
    是否重复: yesNo(planted.repeat),
    主动纠正时间: dayCell(sketch?.corrected ?? null),
    投诉来源: '热线',
    ...sketch?.cells,
  };
}

/** The file of these complaints. */
export const complaintSheet = (complaints: readonly PlantComplaint[]): Sheet =>
  sheetOf('投诉核查台账.csv', HEADER, complaints.map(complaintRow));
