import { describe, expect, it } from 'vitest';
import {
  differingShare,
  limitColumn,
  orderUnits,
  unitMatrix,
  whyWords,
} from '../../src/lib/components/difference-model';
import { UNJUDGED, WHYS } from '../../src/lib/domain/limit-review';
import type { DifferenceReport } from '../../src/lib/reports/limits/types';
import { overwriteGetLocale } from '../../src/lib/i18n/paraglide/runtime';

const counts = (judged: number, more: number, less: number, unjudged = 0) => ({
  judged,
  more,
  less,
  unjudged,
});
const unit = (key: number, label: string, ...rest: Parameters<typeof counts>) => ({
  group: { key, label, within: '' },
  ...counts(...rest),
});

const REPORT: DifferenceReport = {
  kind: 'flag',
  missing: null,
  units: [
    unit(0, '', 9, 9, 0),
    unit(1, '税务局', 10, 1, 0),
    unit(2, '公安局', 8, 1, 1),
    unit(3, '民政局', 0, 0, 0, 4),
  ],
  total: counts(27, 11, 1, 4),
  whys: [{ why: 'pause', n: 12 }],
};

describe('tables of differences', () => {
  it('most differences first, what could not be judged counts with them, the not filled in last', () => {
    expect(orderUnits(REPORT.units).map(({ group }) => group.label)).toEqual([
      '民政局',
      '公安局',
      '税务局',
      '',
    ]);
  });
  it('a share stands on what was compared, and is none without', () => {
    expect(differingShare(counts(8, 1, 1), REPORT.total)).toBe('25.0');
    expect(differingShare(counts(0, 0, 0, 4), REPORT.total)).toBe('—');
  });
  it('copied as it is shown, with its heads and total', () => {
    overwriteGetLocale(() => 'zh-CN');
    expect(unitMatrix(REPORT).map((row) => row.join('|'))).toEqual([
      '单位|已对照|导出超期，规则未超|规则超期，导出未标|差异占比|标了超期，无法判定',
      '民政局|0|0|0||4',
      '公安局|8|1|1|25.0000|0',
      '税务局|10|1|0|10.0000|0',
      '（未填）|9|9|0|100.0000|0',
      '合计|27|11|1|44.4444|4',
    ]);
  });
  it.each(['zh-CN', 'en'] as const)('every reason and column has words: %s', (locale) => {
    overwriteGetLocale(() => locale);
    for (const why of [...WHYS, ...UNJUDGED]) expect(whyWords(why)).not.toBe(why);
    for (const column of [
      'case_id',
      'flag',
      'ours',
      'given_due',
      'counted_due',
      'days_apart',
      'why',
      'accepted',
      'finished',
    ])
      expect(limitColumn(column)).not.toBe(column);
  });
});
