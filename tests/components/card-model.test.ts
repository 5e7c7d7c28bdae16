import { beforeEach, describe, expect, it } from 'vitest';
import {
  cardMatrix,
  levelOf,
  levelTitle,
  orderCardUnits,
  stateWords,
} from '../../src/lib/components/card-model';
import { limitColumn } from '../../src/lib/components/difference-model';
import { CARD_LEVELS, CARD_STATES } from '../../src/lib/domain/limit-review';
import { overwriteGetLocale } from '../../src/lib/i18n/paraglide/runtime';
import type { CardCounts, CardReport } from '../../src/lib/reports/limits/types';

const counts = (matched: number, missing: number, extra: number): CardCounts => ({
  matched,
  missing,
  extra,
  revoked: 0,
  not_judged: 0,
  no_case: 0,
});
const unit = (key: number, label: string, of: CardCounts) => ({
  group: { key, label, within: '' },
  counts: of,
});
const REPORT: CardReport = {
  missing: null,
  warningDays: 1,
  levels: [{ level: 'yellow', counts: counts(3, 2, 1) }],
  units: [
    unit(0, '', counts(0, 9, 0)),
    unit(1, '税务局', counts(3, 0, 0)),
    unit(2, '公安局', counts(0, 1, 1)),
  ],
  total: counts(3, 2, 1),
  notes: [],
};

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

describe('cards as tables', () => {
  it('units with most that do not agree first, the not filled in last', () => {
    expect(orderCardUnits(REPORT.units).map(({ group }) => group.label)).toEqual(['公安局', '税务局', '']);
  });
  it('copied with levels, units and total', () => {
    expect(cardMatrix(REPORT).map((row) => row.join('|'))).toEqual([
      '单位|相符|应发未发|多发|已撤销|无法判定|办件不在文件里',
      '黄牌|3|2|1|0|0|0',
      '公安局|0|1|1|0|0|0',
      '税务局|3|0|0|0|0|0',
      '（未填）|0|9|0|0|0|0',
      '合计|3|2|1|0|0|0',
    ]);
  });
  it.each(['zh-CN', 'en'] as const)('every state, level and column has words: %s', (locale) => {
    overwriteGetLocale(() => locale);
    for (const state of CARD_STATES) expect(stateWords(state)).not.toBe(state);
    for (const level of CARD_LEVELS) expect(levelTitle(level)).not.toBe(`value_level_${level}`);
    for (const column of ['level', 'state', 'predicted', 'issued', 'cards', 'revoked'])
      expect(limitColumn(column)).not.toBe(column);
    expect([levelOf('red'), levelOf('x'), levelOf(null)]).toEqual(['red', null, null]);
  });
});
