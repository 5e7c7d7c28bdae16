import { describe, expect, it } from 'vitest';
import { noEntries, type AssessmentEntries } from '../../src/lib/domain/assessment-entries';
import type { AssessmentScheme } from '../../src/lib/domain/assessment';
import { approximate, exact, hundredths } from '../../src/lib/domain/exact';
import { parseRuleSet } from '../../src/lib/domain/rule-set';
import { appraisals, appraise } from '../../src/lib/rules/score-appraisal';
import { scorePolicy } from '../../src/lib/rules/score-policy';
import { scoreOf } from '../../src/lib/rules/score-roll-up';
import { bandOf, scorePeers, type ScoredSubject, type SubjectScore } from '../../src/lib/rules/score';
import { SHIPPED_RULE_SETS } from '../../src/lib/rules/shipped';
import { given, indicator, POLICY, scheme, subject } from './assessment';

const NONE = noEntries('2026');
const many = (n: number, score: number): number[] => Array.from({ length: n }, () => score);
const scores = (
  of: AssessmentScheme,
  subjects: readonly ScoredSubject[],
  entries: AssessmentEntries = NONE,
): readonly SubjectScore[] => scorePeers(of, POLICY, entries, appraisals(entries, POLICY), subjects);
/** `89.60 scored`, of one subject alone. */
const total = (of: AssessmentScheme, one: ScoredSubject, entries: AssessmentEntries = NONE): string => {
  const [found] = scores(of, [one], entries);
  return `${found?.total == null ? '—' : (found.total / 100).toFixed(2)} ${found?.status ?? ''}`;
};

describe('AS-01 panel 60 %, raters 40 %', () => {
  it('0.6 × 88 + 0.4 × 92 = 89.60', () => {
    const { score } = appraise([88], many(20, 92), POLICY);
    expect(score === null ? null : hundredths(score)).toBe(8960);
  });

  it('means are of all scores: panel 80 90 100, raters 20 × 75 and 5 × 100 = 0.6 × 90 + 0.4 × 80', () => {
    const { score } = appraise([80, 90, 100], [...many(20, 75), ...many(5, 100)], POLICY);
    expect(score === null ? null : hundredths(score)).toBe(8600);
  });

  it('shares that are not 100 together are refused with the rule set named', () => {
    const json = {
      id: 'own',
      version: '1',
      title: { zh: '某县', en: 'County' },
      extends: 'base',
      parameters: [
        {
          rule_id: 'AS-01',
          key: 'weight.panel',
          value: 70,
          unit: 'percent',
          clause: '某县',
          valid_from: '2020-01-01',
          valid_to: null,
        },
      ],
    };
    const own = parseRuleSet(json, 'own.json', SHIPPED_RULE_SETS);
    expect(() => scorePolicy(own, '2026-12-31')).toThrow(
      expect.objectContaining({
        params: { file: 'own', path: 'AS-01 weight.panel', reason: 'weights_not_100', sum: 110 },
      }),
    );
  });
});

describe('AS-02 fewer than 20 ballots: 无效评议', () => {
  it.each([
    [19, 'void_ballots'],
    [20, 'scored'],
  ])('%i ballots: %s', (n, status) => {
    expect(appraise([88], many(n, 92), POLICY).status).toBe(status);
  });

  it('voids the whole total, whatever the policy for missing values is', () => {
    const both = scheme(
      given({ id: 'exam', weight: 50 }),
      given({ id: 'panel', weight: 50, source: { kind: 'appraisal' }, missing: 'zero' }),
    );
    const appraisalsOf = (n: number): AssessmentEntries => ({
      ...NONE,
      appraisals: [
        { subject: '甲', side: 'panel', by: '组长', score: 80 },
        ...many(n, 80).map((score, at) => ({
          subject: '甲',
          side: 'raters' as const,
          by: String(at),
          score,
        })),
      ],
    });
    expect(total(both, subject('甲', { exam: [90], panel: [null] }), appraisalsOf(19))).toBe(
      '— void_ballots',
    );
    expect(total(both, subject('甲', { exam: [90], panel: [80] }), appraisalsOf(20))).toBe('85.00 scored');
  });
});

describe('AS-03 bands of the rounded total', () => {
  it.each([
    [59.99, 'unqualified'],
    [59.994, 'unqualified'],
    [59.995, 'qualified'],
    [60, 'qualified'],
    [89, 'qualified'],
    [89.5, 'qualified'],
    [89.994, 'qualified'],
    [89.995, 'excellent'],
    [90, 'excellent'],
    [100, 'excellent'],
    [0, 'unqualified'],
  ])('%f is %s', (score, band) => {
    expect(bandOf(hundredths(exact(score)), POLICY)).toBe(band);
    expect(scores(scheme(given()), [subject('甲', { exam: [score] })])[0]?.band).toBe(band);
  });
});

describe('the score of one value', () => {
  const of = (value: number, own: Parameters<typeof indicator>[0] = {}): number =>
    approximate(scoreOf(indicator(own), exact(value), null));

  it.each([
    [0, 100],
    [2.5, 75],
    [10, 0],
    [12, 0],
    [-1, 100],
  ])('lower is better, target 0, worst 10: %f → %f', (value, score) => {
    expect(of(value)).toBe(score);
  });

  it.each([
    [95, 100],
    [90, 80],
    [89.9, 60],
    [70, 60],
    [69, 0],
  ])('thresholds 95 → 100, 90 → 80, 70 → 60: %f → %f', (value, score) => {
    const steps = [
      { at: 70, score: 60 },
      { at: 95, score: 100 },
      { at: 90, score: 80 },
    ];
    expect(of(value, { direction: 'higher_is_better', scoring: { kind: 'threshold', steps } })).toBe(score);
  });

  it.each([
    [2, 100],
    [3, 95],
    [30, 0],
  ])('5 points for each unit beyond 2: %f → %f', (value, score) => {
    expect(of(value, { target: 2, scoring: { kind: 'per_unit', points: 5 } })).toBe(score);
  });

  it('a cap keeps the score between 40 and 95', () => {
    expect([of(0, { cap: { low: 40, high: 95 } }), of(10, { cap: { low: 40, high: 95 } })]).toEqual([95, 40]);
  });

  it('without target and worst the peers make the scale: 1 3 5 → 100 50 0; all alike → 100', () => {
    const free = scheme(indicator({ target: null, scoring: { kind: 'min_max', worst: null } }));
    const values = (...rates: number[]): number[] =>
      scores(
        free,
        rates.map((rate, at) => subject(`u${at}`, { late: [rate] })),
      ).map(({ total: t }) => (t ?? -1) / 100);
    expect(values(1, 3, 5)).toEqual([100, 50, 0]);
    expect(values(2, 2)).toEqual([100, 100]);
  });
});

describe('AS-06 the composite, by hand', () => {
  /*
   * Weights 50 30 20; scores 75 (2.5 of worst 10), 80 and 66.67:
   * 37.5 + 24 + 13.334 = 74.834 → 74.83; without the second: (37.5 + 13.334) / 70 = 72.62
   */
  const three = (missing: 'leave_out' | 'zero' | 'void'): AssessmentScheme =>
    scheme(
      indicator({ weight: 50 }),
      given({ id: 'exam', weight: 30, missing }),
      given({ id: 'targets', weight: 20 }),
    );
  const values = { late: [2.5], targets: [66.67] };

  it('Σ weight × score', () => {
    expect(total(three('leave_out'), subject('甲', { ...values, exam: [80] }))).toBe('74.83 scored');
  });

  it.each([
    ['leave_out', '72.62 scored'],
    ['zero', '50.83 scored'],
    ['void', '— incomplete'],
  ] as const)('a value that is missing: %s → %s', (policy, text) => {
    expect(total(three(policy), subject('甲', { ...values, exam: [null] }))).toBe(text);
  });

  it('a unit without any score has none, never 0', () => {
    expect(total(three('leave_out'), subject('甲', { late: [null], exam: [null], targets: [null] }))).toBe(
      '— no_scores',
    );
    expect(total(three('leave_out'), subject('甲', {}))).toBe('— no_scores');
  });

  /* 85 + bonus 3 + 4 (cap 5) − deductions 8 + 6 (cap 10) = 80; above 100 and below 0 it stops. */
  it.each([
    [85, [3, 4], [8, 6], '80.00 scored'],
    [85, [3], [2.5], '85.50 scored'],
    [98, [4], [], '100.00 scored'],
    [4, [], [9], '0.00 scored'],
  ] as const)('%f with bonus %j and deductions %j: %s', (score, bonus, deductions, text) => {
    const line = (kind: 'bonus' | 'deduction') => (points: number, at: number) => ({
      ...{ subject: '甲', kind, points, document: `${kind}${at}`, reason: '某事' },
    });
    const entries = {
      ...NONE,
      adjustments: [...bonus.map(line('bonus')), ...deductions.map(line('deduction'))],
    };
    expect(total(scheme(given()), subject('甲', { exam: [score] }), entries)).toBe(text);
  });
});

describe('EV-06 EV-07 quarters and months into the year', () => {
  /* Quarters 80 90 70 100; weights 10 20 30 40: 8 + 18 + 21 + 40 = 87; alike: 85 */
  const quarters = (
    weights: readonly number[] | null,
    missing: 'leave_out' | 'zero' | 'void' = 'leave_out',
  ) =>
    scheme(given({ rollUp: { each: 'quarter', weights: weights === null ? null : [...weights] }, missing }));
  const year = (...parts: (number | null | undefined)[]): ScoredSubject => subject('甲', { exam: parts });

  it('Σ weight × quarter', () => {
    expect(total(quarters([10, 20, 30, 40]), year(80, 90, 70, 100))).toBe('87.00 scored');
    expect(total(quarters(null), year(80, 90, 70, 100))).toBe('85.00 scored');
  });

  /* Without the third: (8 + 18 + 40) / 70 = 94.2857; as 0: 66 */
  it.each([
    ['leave_out', '94.29 scored', 'some_left_out'],
    ['zero', '66.00 scored', 'some_zero'],
    ['void', '— incomplete', 'void'],
  ] as const)('a missing quarter, %s: %s, named %s', (policy, text, status) => {
    const of = quarters([10, 20, 30, 40], policy);
    expect(total(of, year(80, 90, null, 100))).toBe(text);
    const [found] = scores(of, [year(80, 90, null, 100)]);
    expect(found?.indicators[0]?.status).toBe(status);
    expect(found?.indicators[0]?.parts[2]?.status).toBe('missing');
  });

  it('a quarter without service is neither missing nor 0, under any policy', () => {
    for (const policy of ['leave_out', 'zero', 'void'] as const)
      expect(total(quarters(null, policy), year(undefined, undefined, 70, 100))).toBe('85.00 scored');
  });

  it('twelve months alike: eleven of 84 and one of 96 are 85', () => {
    const months = scheme(given({ rollUp: { each: 'month', weights: null } }));
    expect(total(months, year(...many(11, 84), 96))).toBe('85.00 scored');
  });

  it('each part is scored against its own peers', () => {
    const free = scheme(
      indicator({
        ...{ target: null, scoring: { kind: 'min_max', worst: null } },
        rollUp: { each: 'quarter', weights: null },
      }),
    );
    /* a: 100 0 100 100, b: 0 100 100 (alike) 0 */
    const all = scores(free, [subject('a', { late: [1, 9, 2, 0] }), subject('b', { late: [3, 5, 2, 4] })]);
    expect(all.map(({ total: t }) => t)).toEqual([7500, 5000]);
  });
});
