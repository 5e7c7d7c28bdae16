/** A scheme, its entries and subjects, as small as a rule needs them. */
import type { AssessmentScheme, Indicator } from '../../src/lib/domain/assessment';
import { exact } from '../../src/lib/domain/exact';
import type { PartValue } from '../../src/lib/rules/score-roll-up';
import type { ScoredSubject } from '../../src/lib/rules/score';
import { scorePolicy, type ScorePolicy } from '../../src/lib/rules/score-policy';
import { shippedRuleSet } from '../../src/lib/rules/shipped';

export const POLICY: ScorePolicy = scorePolicy(shippedRuleSet('base'), '2026-12-31');

export const indicator = (own: Partial<Indicator> = {}): Indicator => ({
  id: 'late',
  title: '超期率',
  basis: 'TL-01',
  source: { kind: 'measure', measure: 'overdue_rate' },
  weight: 100,
  direction: 'lower_is_better',
  target: 0,
  scoring: { kind: 'min_max', worst: 10 },
  cap: { low: 0, high: 100 },
  rollUp: { each: 'year', weights: null },
  missing: 'leave_out',
  ...own,
});

/** A value that is its own score. */
export const given = (own: Partial<Indicator> = {}): Indicator =>
  indicator({
    id: 'exam',
    source: { kind: 'entered' },
    direction: 'higher_is_better',
    scoring: { kind: 'as_is' },
    target: null,
    ...own,
  });

export const scheme = (...indicators: Indicator[]): AssessmentScheme => ({
  format: 'mingcha-assessment-scheme',
  version: 1,
  title: '某县年度考核',
  subject: 'unit',
  indicators,
  bonusCap: 5,
  deductionCap: 10,
  rankedBy: 'overdue_rate',
  groups: [],
});

/** A part by its value; null = missing, undefined = not in service. */
export const part = (value: number | null | undefined): PartValue => ({
  value: value === null || value === undefined ? null : exact(value),
  counts: null,
  inService: value !== undefined,
});

export const subject = (
  id: string,
  values: Readonly<Record<string, readonly (number | null | undefined)[]>>,
  months = 12,
): ScoredSubject => ({
  key: Number(id.replace(/\D/g, '')) || 1,
  id,
  group: '一组',
  months,
  values: new Map(Object.entries(values).map(([name, parts]) => [name, parts.map(part)])),
});

export const KNOWN: ReadonlyMap<string, { readonly isRate: boolean }> = new Map([
  ['overdue_rate', { isRate: true }],
  ['complaints', { isRate: false }],
]);
