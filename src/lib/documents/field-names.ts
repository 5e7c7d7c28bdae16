/** The names that a template can bind: every figure, its change against earlier periods, and the lists of the report. */
import { FIGURE_NAMES } from '../reports/monthly-columns';

/** 环比, 同比. */
export const CHANGES = ['previous', 'last_year'] as const;
export type Change = (typeof CHANGES)[number];

/** What is no number of a measure. */
export const OTHER_FIELDS = [
  ...(['period', 'as_of', 'rules', 'year'] as const),
  ...(['busiest', 'ranked', 'outside', 'too_few', 'no_business'] as const),
  ...(['best', 'worst', 'candidates', 'typical'] as const),
] as const;
export type OtherField = (typeof OTHER_FIELDS)[number];

export const isOtherField = (name: string): name is OtherField => OTHER_FIELDS.some((one) => one === name);

const NAMES: ReadonlySet<string> = new Set([
  ...OTHER_FIELDS,
  ...FIGURE_NAMES,
  ...FIGURE_NAMES.flatMap((name) => CHANGES.map((change) => `${name}.${change}`)),
]);

export const isFieldName = (name: string): boolean => NAMES.has(name);
