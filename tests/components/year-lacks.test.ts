/** EV-06, EV-07: what is missing is said once with its months at the head of the column, and beyond that by name. */
import { describe, expect, it } from 'vitest';
import { columnLack, indicatorCell } from '../../src/lib/components/year-end-model';
import type { YearSubject } from '../../src/lib/reports/year-end-types';
import { gradePeers } from '../../src/lib/rules/score-grade';
import { scorePeers } from '../../src/lib/rules/score';
import type { Indicator } from '../../src/lib/domain/assessment';
import { given, POLICY, scheme, subject } from '../rules/assessment';

type Values = readonly (number | null | undefined)[];

/** The table of a group by one indicator. */
const table = (own: Partial<Indicator>, values: Readonly<Record<string, Values>>): YearSubject[] => {
  const subjects = Object.entries(values).map(([id, parts]) => subject(id, { exam: parts }));
  const scores = scorePeers(scheme(given(own)), POLICY, { adjustments: [] }, new Map(), subjects);
  return gradePeers('一组', scores, POLICY, new Map(), 0).subjects.map((one) => ({
    ...one,
    ...{ name: { key: one.score.key, label: one.score.id, within: '' }, section: '', sensitivity: null },
  }));
};
const noteOf = (subjects: readonly YearSubject[], id: string): string => {
  const one = subjects.find(({ score }) => score.id === id)!;
  return indicatorCell(one, 0, columnLack(subjects, 0)?.common).note;
};
const QUARTERLY: Partial<Indicator> = { rollUp: { each: 'quarter', weights: null } };
const MONTHLY: Partial<Indicator> = { rollUp: { each: 'month', weights: null } };

describe('missing months and quarters of the total table', () => {
  const ten = [...Array<number>(10).fill(80), null, null];
  it('months that all lack stand once at the head, with what becomes of them; cells repeat nothing', () => {
    const found = table(MONTHLY, { a1: ten, a2: ten });
    expect(columnLack(found, 0)!.note).toBe('缺11月、12月；缺的期间不计');
    expect([noteOf(found, 'a1'), noteOf(found, 'a2')]).toEqual(['', '']);
  });

  it('what one alone lacks stands in its cell', () => {
    const found = table(QUARTERLY, { a1: [80, 80, 80, null], a2: [80, null, 80, null] });
    expect(columnLack(found, 0)!.note).toBe('缺第4季度；缺的期间不计');
    expect([noteOf(found, 'a1'), noteOf(found, 'a2')]).toEqual(['', '缺第2季度']);
  });

  it('nobody lacks the same: the head says only the policy', () => {
    const found = table({ ...QUARTERLY, missing: 'zero' }, { a1: [80, 80, 80, 80], a2: [80, null, 80, 80] });
    expect(columnLack(found, 0)!.note).toBe('缺的期间按 0 分');
    expect([noteOf(found, 'a1'), noteOf(found, 'a2')]).toEqual(['', '缺第2季度']);
  });

  it('under void the quarter is named beside the reason; who has nothing is said to have nothing', () => {
    const found = table(
      { ...QUARTERLY, missing: 'void' },
      { a1: [80, 80, 80, 80], a2: [80, null, 80, 80], a3: [null, null, null, null] },
    );
    expect(columnLack(found, 0)).toBeNull();
    expect(['a1', 'a2', 'a3'].map((id) => noteOf(found, id))).toEqual([
      '',
      '缺第2季度；缺值，不计总分',
      '缺值，不计总分',
    ]);
  });

  it('who is left out has a dash, which the head explains once', () => {
    const found = table(QUARTERLY, { a1: [80, 80, 80, 80], a2: [null, null, null, null] });
    expect(columnLack(found, 0)!.note).toBe('— 不计，权重分给其余指标');
    const cell = indicatorCell(
      found.find(({ score }) => score.id === 'a2')!,
      0,
    );
    expect(cell).toEqual({ text: '—', note: '' });
  });

  it('a 0 by the policy says so in its own cell', () => {
    const found = table(
      { ...QUARTERLY, missing: 'zero' },
      { a1: [80, 80, 80, 80], a2: [null, null, null, null] },
    );
    expect(
      indicatorCell(
        found.find(({ score }) => score.id === 'a2')!,
        0,
      ),
    ).toEqual({
      ...{ text: '0.00', note: '按 0 分' },
    });
  });

  it('a quarter without service is not missing', () => {
    const found = table(QUARTERLY, { a1: [undefined, undefined, 80, 80], a2: [80, 80, 80, 80] });
    expect(columnLack(found, 0)).toBeNull();
    expect(noteOf(found, 'a1')).toBe('');
  });
});
