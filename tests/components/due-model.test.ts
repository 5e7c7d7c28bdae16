import { beforeEach, describe, expect, it } from 'vitest';
import { dueMatrix, leftWords, remindersOf } from '../../src/lib/components/due-model';
import { overwriteGetLocale } from '../../src/lib/i18n/paraglide/runtime';
import type { DueCase, DueSoon } from '../../src/lib/reports/limits/types';

const TAX = { key: 1, label: '税务局', within: '' };
const POLICE = { key: 2, label: '公安局', within: '' };
const NOBODY = { key: 0, label: '', within: '' };
const one = (caseId: string, unit: DueCase['unit'], daysLeft: number | null): DueCase => ({
  sourceRow: 1,
  caseId,
  unit,
  officer: '张三',
  masked: '张*',
  item: '开业',
  due: '2026-11-12',
  daysLeft,
});
const FOUND: DueSoon = {
  missing: null,
  days: 3,
  late: [one('a', TAX, -2)],
  soon: [one('b', POLICE, 0), one('c', TAX, 3)],
  counted: { late: 1, soon: 4 },
  units: [
    { group: NOBODY, late: 0, soon: 1 },
    { group: TAX, late: 1, soon: 2 },
    { group: POLICE, late: 0, soon: 1 },
  ],
  unplaced: [],
};

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

describe('cases due soon', () => {
  it('what is left in words', () => {
    expect([leftWords(3, false), leftWords(0, false), leftWords(null, false)]).toEqual([
      '剩 3 个工作日',
      '今日到期',
      '日历未覆盖',
    ]);
    expect([leftWords(-2, true), leftWords(0, true)]).toEqual(['超 2 个工作日', '已过期，不足 1 个工作日']);
  });
  it('one sheet for each unit with a case, by name, the not filled in last; each knows how many there are', () => {
    const sheets = remindersOf(FOUND).map(({ unit, late, soon, counted }) =>
      [unit, ...[...late, ...soon].map(({ caseId }) => caseId), counted].join(' '),
    );
    expect(sheets).toEqual(['公安局 b 1', '税务局 a c 3', '（未填） 1']);
  });
  it('copied with those past their due first', () => {
    expect(dueMatrix(FOUND).map((row) => row.join('|'))).toEqual([
      '单位|经办人|办件编号|事项|应办结时间|剩余',
      '税务局|张三|a|开业|2026-11-12|超 2 个工作日',
      '公安局|张三|b|开业|2026-11-12|今日到期',
      '税务局|张三|c|开业|2026-11-12|剩 3 个工作日',
    ]);
  });
});
