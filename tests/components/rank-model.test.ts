import { beforeEach, describe, expect, it } from 'vitest';
import {
  arrangeGroup,
  isOut,
  orderGroups,
  RANK_SORT,
  rankMatrix,
  spreadOf,
  standingsOf,
} from '../../src/lib/components/rank-model';
import { placeSentences, verdictOf } from '../../src/lib/components/rank-words';
import { overwriteGetLocale } from '../../src/lib/i18n/paraglide/runtime';
import type { PeerRanking, RankedSubject, RankingReport } from '../../src/lib/reports/ranking-types';
import { rankGroup } from '../../src/lib/rules/ranking';

const POLICY = { minCases: 30, orderBelowP: 0.01, rankabilityLow: 0.5, seed: '1' };

/** A group as the report gives it. */
const groupOf = (name: string, ...counts: readonly (readonly [string, number, number])[]): PeerRanking => {
  const subjects = counts.map(([id, numerator, denominator], key) => ({ key, id, numerator, denominator }));
  const result = rankGroup(subjects, { ...POLICY, chance: 0.01, direction: 'lower_is_better' });
  const named = (part: typeof result.ranked): RankedSubject[] =>
    part.map((one) => ({ ...one, group: { key: one.key, label: one.id, within: '' }, section: '' }));
  return {
    ...result,
    name,
    unitKey: null,
    whole: { numerator: result.numerator, denominator: result.denominator },
    ranked: named(result.ranked),
    tooFew: named(result.tooFew),
    noBusiness: named(result.noBusiness),
  };
};

const ordered = groupOf(
  '审批类',
  ['住建局', 60, 600],
  ['林业局', 10, 500],
  ['教育局', 2, 400],
  ['水利局', 3, 40],
  ['统计局', 1, 7],
  ['档案局', 0, 0],
);
const chance = groupOf('执法类', ['城管局', 9, 200], ['交通局', 10, 200], ['司法局', 4, 40]);
const report = (...groups: PeerRanking[]): RankingReport => ({
  measure: 'overdue_rate',
  by: 'unit',
  direction: 'lower_is_better',
  policy: POLICY,
  groups,
  missing: null,
  notes: [],
});
const shown = (text: string, sort = RANK_SORT): string => {
  const { ranked, tooFew } = arrangeGroup(ordered, text, sort);
  return [ranked, tooFew].map((part) => part.map((one) => one.group.label).join(' ')).join(' | ');
};

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

describe('a ranking as it is shown', () => {
  it('worst first until another column is chosen; the ranked stay above those too few', () => {
    expect(shown('')).toBe('住建局 水利局 林业局 教育局 | 统计局');
    expect(shown('', { column: 'place', descending: false })).toBe('教育局 林业局 水利局 住建局 | 统计局');
    expect(shown('', { column: 'denominator', descending: true })).toBe(
      '住建局 林业局 教育局 水利局 | 统计局',
    );
    expect(shown('', { column: 'name', descending: false })).toBe('教育局 林业局 水利局 住建局 | 统计局');
  });

  it('a name is searched; places, ties and the total of the whole group stay', () => {
    const found = arrangeGroup(ordered, ' 林业 ', RANK_SORT);
    expect(found.ranked.map(({ group: { label }, place }) => [label, place])).toEqual([['林业局', 2]]);
    expect([found.tooFew, found.whole]).toEqual([[], ordered.whole]);
  });

  it('groups with an order first, then those with enough cases, then by sound', () => {
    const few = groupOf('丙组', ['新局', 1, 2]);
    expect(orderGroups([few, chance, ordered]).map(({ name }) => name)).toEqual(['审批类', '执法类', '丙组']);
  });

  it('beyond the 99.8 % limit on the bad side, whichever side that is', () => {
    const standings = standingsOf(ordered, 1);
    expect(ordered.ranked.map(({ key }) => isOut(standings.get(key), 'lower_is_better'))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(isOut('below_998', 'higher_is_better')).toBe(true);
    expect(isOut('below_998', 'lower_is_better')).toBe(false);
    expect(spreadOf(ordered, false)).toBe(1);
    expect(spreadOf(ordered, true)).toBeGreaterThan(1);
  });

  it('as text: every subject, with the reason where there is no place, and what can be said', () => {
    const [head, ...lines] = rankMatrix(report(ordered), [ordered]);
    expect(lines.length).toBe(6);
    expect(lines.every((line) => line.length === head!.length)).toBe(true);
    expect(lines.map((line) => [line[4], line[1], line[12]])).toEqual([
      ['住建局', '4', '够件数'],
      ['水利局', '3', '够件数'],
      ['林业局', '2', '够件数'],
      ['教育局', '1', '够件数'],
      ['统计局', '', '样本不足'],
      ['档案局', '', '无业务'],
    ]);
  });
});

describe('in plain words', () => {
  it('of a group: rankable, or why not', () => {
    expect(verdictOf(ordered, POLICY)).toMatchObject({ title: '可以排名', isSound: true });
    expect(verdictOf(ordered, { ...POLICY, rankabilityLow: 0.99 }).title).toBe('不建议据此排名');
    expect(verdictOf(chance, POLICY)).toMatchObject({ title: '不排次序', isSound: false });
    expect(verdictOf(chance, POLICY).text).toContain('差异在偶然波动范围内');
    expect(verdictOf(groupOf('丁', ['新局', 1, 2]), POLICY).text).toContain('没有一个达到 30 件');
    expect(verdictOf(groupOf('丁', ['新局', 1, 40]), POLICY).text).toContain('只有一个');
    expect(verdictOf(groupOf('丁', ['甲', 0, 40], ['乙', 0, 50]), POLICY).text).toContain('0%');
  });

  it('of a subject: how far from the group, and whether chance does that', () => {
    const said = Object.fromEntries(
      ordered.ranked.map((one) => [
        one.group.label,
        placeSentences('overdue_rate', ordered, one, standingsOf(ordered, 1).get(one.key)),
      ]),
    );
    expect(said['住建局']![0]).toMatch(
      /^住建局的超期率为 10\.0%（60 \/ 600），比同组平均高 5\.13 个百分点，在 4 个中排第 4，偶然波动可使名次在 \d–4 之间。$/,
    );
    expect(said['住建局']![1]).toContain('99.8%');
    expect(said['水利局']![1]).toBe('但仅 40 件，差异可能出于偶然。');
    const [city] = chance.ranked;
    const [first] = placeSentences('overdue_rate', chance, city!, 'within');
    expect(first).toContain('本组不给名次');
  });

  it('the same in English', () => {
    overwriteGetLocale(() => 'en');
    const one = ordered.ranked[1]!;
    expect(placeSentences('overdue_rate', ordered, one, 'within').join('')).toBe(
      `水利局: Overdue rate 7.5% (3 of 40), 2.63 percentage points above the group; place 3 of 4, which chance may move between ${one.placeLow} and ${one.placeHigh}. But with only 40 cases the difference may be chance.`,
    );
  });
});
