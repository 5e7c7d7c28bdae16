/** The lines of measures.csv: one per group and category, as numbers. */
import type { Tally } from '../lib/measures/aggregate';
import { quantilesOf } from '../lib/measures/quantiles';
import type { Measure } from '../lib/measures/registry';

export interface Line {
  readonly cells: readonly string[];
  readonly category: string;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: number | null;
}

/** Median and 90th percentile: `numerator` of `denominator` records do not exceed `value`. */
const PERCENTS = [50, 90];

const quantileLines = (tallies: readonly Tally[], cells: (tally: Tally) => string[]): Line[] =>
  quantilesOf(tallies, PERCENTS).map(({ keys, percent, value, atMost, of }) => ({
    cells: cells({ keys, category: null, numerator: atMost, denominator: of }),
    category: `p${String(percent)}`,
    ...{ numerator: atMost, denominator: of, value },
  }));

/** A distribution's denominator is all categories of its group; a count has none. */
export const linesOf = (
  measure: Measure,
  tallies: readonly Tally[],
  cells: (tally: Tally) => string[],
): Line[] => {
  if (measure.shape === 'quantile') return quantileLines(tallies, cells);
  const bases = new Map<string, number>();
  for (const tally of tallies) {
    const key = tally.keys.join(' ');
    bases.set(key, (bases.get(key) ?? 0) + tally.denominator);
  }
  return tallies.map((tally) => {
    const base = bases.get(tally.keys.join(' ')) ?? 0;
    const isCount = measure.shape === 'count' || measure.shape === 'stock';
    return {
      cells: cells(tally),
      category: tally.category ?? '',
      numerator: tally.numerator,
      denominator: isCount ? null : base,
      value: isCount ? tally.numerator : base === 0 ? null : tally.numerator / base,
    };
  });
};

export const byCodePoint = (a: Line, b: Line): number => {
  const [left, right] = [[...a.cells, a.category].join('\u0000'), [...b.cells, b.category].join('\u0000')];
  return left < right ? -1 : left > right ? 1 : 0;
};

export const emptyLine = ({ shape }: Measure): Line => {
  const isCount = shape === 'count' || shape === 'stock';
  return {
    cells: [],
    category: '',
    numerator: 0,
    denominator: isCount ? null : 0,
    value: isCount ? 0 : null,
  };
};
