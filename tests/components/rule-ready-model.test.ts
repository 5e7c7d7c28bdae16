/** 规则就绪 in words: what is missing is named once with what it keeps from being told, and nothing reads as a clean record. */
import { describe, expect, it } from 'vitest';
import { factWords, lacksOf, readinessMatrix, unitCounts } from '../../src/lib/components/rule-ready-model';
import { term } from '../../src/lib/i18n/words';
import { KIND_TERMS } from '../../src/lib/domain/kind-terms';
import { MEANINGS } from '../../src/lib/ingest/meanings';
import type { RulePart, RuleReadiness, UnitReadiness } from '../../src/lib/reports/rule-readiness-types';

const NO_FACTS = { pending: 0, upheld: 0, dismissed: 0, exempt: 0, under_review: 0 };
const unit = (key: number, state: UnitReadiness['state']): UnitReadiness => ({
  group: { key, label: `${'甲乙丙丁'.charAt(key)}局`, within: '' },
  state,
  sparse: state === 'sparse' ? [{ columns: ['complaints.verdict'], empty: 0.5 }] : [],
  facts: { ...NO_FACTS, upheld: state === 'none' ? 0 : 2 },
});
const receipt = (id: string): RulePart => ({
  kind: 'event',
  id,
  state: 'missing',
  missing: { tables: [], columns: [['case_events.kind=receipt']] },
  sparse: [],
});
const rule = (parts: readonly RulePart[], units: readonly UnitReadiness[] = []): RuleReadiness => ({
  id: 'RN-03',
  title: { zh: '出具收件回执', en: 'Receipt' },
  clause: '003 限时办结 4',
  legalReview: false,
  state: 'missing',
  parts,
  reasons: [],
  facts: units.length > 0 ? { ...NO_FACTS, upheld: 4, pending: 1 } : null,
  units,
});

describe('readiness in words', () => {
  it('a kind of step is named as its files name it; every kind that can be read has a word', () => {
    expect(term('case_events.kind=receipt')).toBe('收件回执');
    expect(Object.keys(KIND_TERMS['case_events'] ?? {}).sort()).toEqual([...MEANINGS.event_kind].sort());
    expect(Object.keys(KIND_TERMS['matters'] ?? {}).sort()).toEqual([...MEANINGS.matter_kind].sort());
    expect(Object.keys(KIND_TERMS['activities'] ?? {}).sort()).toEqual([...MEANINGS.activity_kind].sort());
  });

  it('one lack of all parts stands once; of one part, with its name', () => {
    const [both, ...none] = lacksOf(rule([receipt('no_receipt'), receipt('receipt_incomplete')]));
    expect([both, none]).toEqual(['文件里没有收件回执，没有计算；不是 0。', []]);
    const ready: RulePart = { kind: 'event', id: 'no_pickup', state: 'ready', missing: null, sparse: [] };
    expect(lacksOf(rule([receipt('no_receipt'), ready]))).toEqual([
      '未出具收件回执：文件里没有收件回执，没有计算；不是 0。',
    ]);
  });

  it('facts by what is known of them; none is said', () => {
    expect(factWords({ ...NO_FACTS, upheld: 1200, under_review: 1 })).toBe('查实 1,200，申诉中 1');
    expect(factWords(NO_FACTS)).toBe('无');
  });

  it('in the file, a rule without columns has no count at all, and neither has a unit without records', () => {
    const units = [unit(0, 'ready'), unit(1, 'sparse'), unit(2, 'none')];
    expect(unitCounts(rule([], units))).toBe('1 可算 · 1 多空 · 1 无记录');
    const [head, whole, first, second, third] = readinessMatrix([rule([], units)]);
    const facts = (line: readonly string[] | undefined): unknown => line?.slice(head?.indexOf('查实'));
    expect(facts(whole)).toEqual(['4', '1', '0', '0', '0']);
    expect([first?.[3], first?.[4], second?.[5]]).toEqual(['甲局', '可算', '“是否属实”空 50.0%']);
    expect(facts(third)).toEqual(['', '', '', '', '']);
    expect(facts(readinessMatrix([rule([receipt('no_receipt')])])[1])).toEqual(['', '', '', '', '']);
  });
});
