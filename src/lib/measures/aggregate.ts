/**
 * Counting what the measures marked: grouping, period, filters and drill-down, written once for all of them.
 *
 * A period is whole months, so that a month number (year * 12 + month - 1) places every row; a stock ignores it.
 */
import type { Engine, Value } from '../db/engine';
import { callMacro } from '../db/sql-file';
import type { Grouping } from '../domain/records';
import type { Measure } from './registry';

export type FilterDimension = Exclude<Grouping, 'month'>;

export interface Question {
  readonly measure: Measure;
  /** The cut-off, `YYYY-MM-DD HH:MM:SS.ffffff`. */
  readonly asOf: string;
  /** Month numbers, both included; null = everything, rows without a date too. */
  readonly months: { readonly from: number; readonly to: number } | null;
  readonly filters: Readonly<Partial<Record<FilterDimension, number>>>;
}

/** One group of one measure. `keys` in the order of the groupings asked for; null month = no date. */
export interface Tally {
  readonly keys: readonly (number | null)[];
  readonly category: string | null;
  readonly numerator: number;
  readonly denominator: number;
}

export const KEY_COLUMN: Readonly<Record<FilterDimension, string>> = {
  unit: 'unit_key',
  section: 'section_key',
  officer: 'officer_key',
  item: 'item_key',
  channel: 'channel_key',
};

export const MONTH_SQL =
  'cast(extract(year from happened_on) * 12 + extract(month from happened_on) - 1 as integer)';

const keySql = (grouping: Grouping): string => (grouping === 'month' ? MONTH_SQL : KEY_COLUMN[grouping]);

/** The measure's rows narrowed to period and filters, with its bound values; `$1` is the cut-off. */
export const narrowed = ({
  measure,
  asOf,
  months,
  filters,
}: Question): { where: string; from: string; values: Value[] } => {
  const values: Value[] = [asOf];
  const bind = (value: Value): string => `$${values.push(value)}`;
  const conditions = Object.entries(filters).map(
    ([dimension, key]) => `${KEY_COLUMN[dimensionOf(dimension)]} = ${bind(key)}::integer`,
  );
  if (months !== null && !measure.isTimeless) {
    conditions.push(`${MONTH_SQL} between ${bind(months.from)}::integer and ${bind(months.to)}::integer`);
  }
  return {
    from: callMacro(measure.file),
    where: conditions.length === 0 ? 'true' : conditions.join(' and '),
    values,
  };
};

export const FILTER_DIMENSIONS: readonly FilterDimension[] = [
  'unit',
  'section',
  'officer',
  'item',
  'channel',
];
const dimensionOf = (name: string): FilterDimension =>
  FILTER_DIMENSIONS.find((dimension) => dimension === name) ?? 'unit';

/** Whether its groups are divided further: satisfaction levels, numbers of days. */
export const hasCategories = ({ shape }: Pick<Measure, 'shape'>): boolean =>
  shape === 'distribution' || shape === 'quantile';

/** What is added up, as `n` (the base) and `x`; a ratio adds whole numbers, which no double loses. */
const COUNTED = {
  rows: 'count(*) filter (where in_denominator) as n, count(*) filter (where in_numerator) as x',
  sums: 'coalesce(sum(weight) filter (where in_denominator), 0) as n, coalesce(sum(value) filter (where in_denominator), 0) as x',
} as const;

/**
 * Counts by group, straight from the marked rows. Groups in the order of their keys; a group with nothing to count is
 * none; without groupings one row, perhaps 0 of 0.
 */
export const tally = async (
  engine: Engine,
  question: Question,
  groupings: readonly Grouping[],
): Promise<Tally[]> => {
  const { from, where, values } = narrowed(question);
  const keys = groupings.map((grouping, at) => `${keySql(grouping)} as k${at}`);
  const category = hasCategories(question.measure) ? ['category'] : [];
  const rows = await engine.query(
    `select ${[...keys, ...category].map((column) => `${column}, `).join('')}
       ${COUNTED[question.measure.shape === 'ratio' ? 'sums' : 'rows']}
     from ${from} where (in_denominator or in_numerator) and ${where}
     ${keys.length + category.length === 0 ? '' : 'group by all order by all'}`,
    values,
  );
  return rows.map((row) => ({
    keys: groupings.map((_, at) => (row[`k${at}`] === null ? null : Number(row[`k${at}`]))),
    category: category.length === 0 || row['category'] === null ? null : String(row['category']),
    numerator: Number(row['x']),
    denominator: Number(row['n']),
  }));
};

export interface Exclusion {
  readonly reason: string;
  readonly records: number;
}

/** Records of the table outside the denominator, by reason; those outside the period are one of the reasons. */
export const exclusions = async (engine: Engine, question: Question): Promise<Exclusion[]> => {
  const inside = narrowed(question);
  const rows = await engine.query(
    `select coalesce(excluded_because, 'outside_period') as reason, count(*) as records
     from ${inside.from} where not coalesce(in_denominator and ${inside.where}, false)
     group by all order by all`,
    inside.values,
  );
  return rows.map((row) => ({ reason: String(row['reason']), records: Number(row['records']) }));
};
