import { describe, expect, it } from 'vitest';
import { arrangeGroup, BOTTOM_SORT, orderGroups } from '../../src/lib/components/bottom-model';
import { heatStep, sortHeat, type HeatRow } from '../../src/lib/components/heat-model';
import type { Cell, PeerGroupList, RankedSubject } from '../../src/lib/reports/types';

const subject = (label: string, numerator: number, denominator: number, place: number | null) =>
  ({
    group: { key: 1, label, within: '' },
    numerator,
    denominator,
    value: numerator / denominator,
    low: numerator / denominator / 2,
    high: 1,
    place,
    placed: place === null ? 'too_few' : 'ranked',
  }) satisfies RankedSubject;

const group: PeerGroupList = {
  name: '审批类',
  key: null,
  minCases: 30,
  pooled: { numerator: 11, denominator: 300 },
  ranked: [subject('住建局', 9, 90, 3), subject('林业局', 1, 50, 2), subject('教育局', 1, 100, 1)],
  tooFew: [subject('统计局', 1, 2, null), subject('档案局', 0, 1, null)],
  noBusiness: [],
};
const shown = (text: string, sort = BOTTOM_SORT): string =>
  [arrangeGroup(group, text, sort)]
    .map(({ ranked, tooFew }) => [ranked, tooFew].map((part) => part.map((one) => one.group.label)))
    .map((parts) => parts.map((labels) => labels.join(' ')).join(' | '))
    .join('');

describe('a bottom list as it is shown', () => {
  it('worst first until another column is chosen', () => {
    expect(shown('')).toBe('住建局 林业局 教育局 | 统计局 档案局');
    expect(shown('', { column: 'place', descending: false })).toBe('教育局 林业局 住建局 | 档案局 统计局');
  });

  it('ordered by any column; the ranked stay above those too few', () => {
    expect(shown('', { column: 'denominator', descending: true })).toBe(
      '教育局 住建局 林业局 | 统计局 档案局',
    );
    expect(shown('', { column: 'value', descending: false })).toBe('教育局 林业局 住建局 | 档案局 统计局');
    expect(shown('', { column: 'numerator', descending: false })).toBe(
      '林业局 教育局 住建局 | 档案局 统计局',
    );
    expect(shown('', { column: 'low', descending: true })).toBe('住建局 林业局 教育局 | 统计局 档案局');
    expect(shown('', { column: 'name', descending: false })).toBe('教育局 林业局 住建局 | 档案局 统计局');
  });

  it('a name is searched; places, ties and the total of the whole group stay', () => {
    const found = arrangeGroup(group, ' 林业 ', BOTTOM_SORT);
    expect(found.ranked.map(({ group: { label }, place }) => [label, place])).toEqual([['林业局', 2]]);
    expect([found.tooFew, found.pooled]).toEqual([[], group.pooled]);
  });

  it('groups in which somebody is ranked first, then by sound', () => {
    const named = (name: string, isRanked: boolean): PeerGroupList => ({
      ...group,
      name,
      ranked: isRanked ? group.ranked : [],
    });
    expect(
      orderGroups([named('住建局', false), named('丙镇', false), named('税务局', true)]).map(
        ({ name }) => name,
      ),
    ).toEqual(['税务局', '丙镇', '住建局']);
  });
});

const cell = (numerator: number, denominator: number): Cell => ({
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
  status: denominator === 0 ? 'no_denominator' : 'ok',
});
const row = (label: string, ...cells: Cell[]): HeatRow => ({
  group: { key: 1, label, within: '' },
  cells,
  total: cells[0] ?? cell(0, 0),
});

describe('a heat map as it is shown', () => {
  const rows = [
    row('小局', cell(1, 2)),
    row('无局', cell(0, 0)),
    row('好局', cell(1, 100)),
    row('差局', cell(9, 100)),
  ];
  const order = (column: 'total' | 'name' | number, descending: boolean): string =>
    sortHeat(rows, { column, descending }, 30)
      .map(({ group: { label } }) => label)
      .join(' ');

  it('worst first; too few for a rate below, without a base last, whatever the direction', () => {
    expect(order('total', true)).toBe('差局 好局 小局 无局');
    expect(order(0, false)).toBe('好局 差局 小局 无局');
  });
  it('or by name', () => {
    expect(order('name', false)).toBe('差局 好局 无局 小局');
  });
  it('four shades up to the highest rate; nobody late is the lightest', () => {
    expect([0, 0.01, 0.03, 0.06, 0.09, 0.1].map((value) => heatStep(value, 0.1))).toEqual([0, 1, 2, 3, 4, 4]);
    expect(heatStep(0, 0)).toBe(0);
  });
});
