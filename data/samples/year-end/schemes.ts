/** The two schemes of the sample county: units among their peers, persons within their unit. */
type Rate = 'overdue_rate' | 'satisfaction_rate' | 'early_finish_rate';

/** One line of the table of indicators, in the form that the product reads. */
export type SchemeIndicator = {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly source:
    | { readonly kind: 'measure'; readonly measure: Rate }
    | { readonly kind: 'entered' }
    | { readonly kind: 'appraisal' };
  readonly weight: number;
  readonly direction: 'lower_is_better' | 'higher_is_better';
  readonly target: number | null;
  readonly scoring: { readonly kind: 'min_max'; readonly worst: number | null } | { readonly kind: 'as_is' };
  readonly cap: { readonly low: number; readonly high: number };
  readonly rollUp: { readonly each: 'year' | 'quarter'; readonly weights: readonly number[] | null };
  readonly missing: 'leave_out' | 'void';
};

/** A scheme as a file. */
export type Scheme = {
  readonly format: 'mingcha-assessment-scheme';
  readonly version: 1;
  readonly title: string;
  readonly subject: 'unit' | 'officer';
  readonly indicators: readonly SchemeIndicator[];
  readonly bonusCap: number;
  readonly deductionCap: number;
  readonly rankedBy: 'overdue_rate';
  readonly groups: readonly [];
};

const QUARTERS = [20, 20, 30, 30];

const overdue = (weight: number): SchemeIndicator => ({
  ...{ id: 'overdue', title: '按期办结（超期率）', basis: 'TL-01', weight },
  source: { kind: 'measure', measure: 'overdue_rate' },
  ...{ direction: 'lower_is_better', target: 0, scoring: { kind: 'min_max', worst: 20 } },
  ...{ cap: { low: 0, high: 100 }, rollUp: { each: 'quarter', weights: null }, missing: 'leave_out' },
});

const satisfaction = (weight: number, rollUp: SchemeIndicator['rollUp']): SchemeIndicator => ({
  ...{ id: 'satisfaction', title: '群众满意率', basis: 'EV-02', weight, rollUp },
  source: { kind: 'measure', measure: 'satisfaction_rate' },
  ...{ direction: 'higher_is_better', target: 100, scoring: { kind: 'min_max', worst: 40 } },
  ...{ cap: { low: 0, high: 100 }, missing: 'leave_out' },
});

const exam = (weight: number, missing: SchemeIndicator['missing']): SchemeIndicator => ({
  ...{ id: 'exam', title: '季度测试', basis: 'AS-10', weight, missing },
  source: { kind: 'entered' },
  ...{ direction: 'higher_is_better', target: null, scoring: { kind: 'as_is' } },
  ...{ cap: { low: 0, high: 100 }, rollUp: { each: 'quarter', weights: QUARTERS } },
});

const early: SchemeIndicator = {
  ...{ id: 'early', title: '提前办结率', basis: 'TL-21', weight: 5 },
  source: { kind: 'measure', measure: 'early_finish_rate' },
  ...{ direction: 'higher_is_better', target: null, scoring: { kind: 'min_max', worst: null } },
  ...{ cap: { low: 40, high: 95 }, rollUp: { each: 'year', weights: null }, missing: 'leave_out' },
};

const appraisal: SchemeIndicator = {
  ...{ id: 'appraisal', title: '民主评议', basis: 'AS-01', weight: 20 },
  source: { kind: 'appraisal' },
  ...{ direction: 'higher_is_better', target: null, scoring: { kind: 'as_is' } },
  ...{ cap: { low: 0, high: 100 }, rollUp: { each: 'year', weights: null }, missing: 'leave_out' },
};

const scheme = (
  title: string,
  subject: Scheme['subject'],
  indicators: readonly SchemeIndicator[],
): Scheme => ({
  ...{ format: 'mingcha-assessment-scheme', version: 1, title, subject, indicators },
  ...{ bonusCap: 5, deductionCap: 10, rankedBy: 'overdue_rate', groups: [] },
});

export const UNIT_SCHEME = scheme('样例县单位年度考核方案', 'unit', [
  overdue(30),
  satisfaction(25, { each: 'quarter', weights: [10, 20, 30, 40] }),
  early,
  exam(20, 'leave_out'),
  appraisal,
]);

/** Without a quarter of the exam nobody has a total. */
export const PERSON_SCHEME = scheme('样例县人员年度考核方案', 'officer', [
  overdue(50),
  satisfaction(20, { each: 'year', weights: null }),
  exam(30, 'void'),
]);
