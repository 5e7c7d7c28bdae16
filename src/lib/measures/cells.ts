/**
 * What one measure marked, counted once by every grouping of a cube and kept as columns of integers; a question then
 * is one pass over them.
 *
 * A month is its number, `NO_MONTH` for rows without a date; a category is its place in `categories`.
 */
import type { Column, Engine, Value } from '../db/engine';
import { callMacro } from '../db/sql-file';
import { QueryError } from '../domain/errors';
import type { Grouping } from '../domain/records';
import {
  FILTER_DIMENSIONS,
  hasCategories,
  KEY_COLUMN,
  MONTH_SQL,
  type FilterDimension,
  type Tally,
} from './aggregate';
import type { Measure } from './registry';

/** Beyond every month that a date can lie in (1970 to 2149), so that it sorts last. */
const NO_MONTH = 9999 * 12;

export interface Cells {
  readonly size: number;
  readonly keys: Readonly<Partial<Record<Grouping, Int32Array>>>;
  readonly categoryNo: Int32Array;
  readonly categories: readonly (string | null)[];
  readonly denominators: Int32Array;
  readonly numerators: Int32Array;
}

/** One statement per measure and cube; `asOf` as in `Question`. */
export const readCells = async (
  engine: Engine,
  { file, shape }: Measure,
  dimensions: readonly FilterDimension[],
  asOf: Value,
): Promise<Cells> => {
  const keys = dimensions.map((dimension) => KEY_COLUMN[dimension]);
  const isDistribution = hasCategories({ shape });
  const [base, part] =
    shape === 'ratio'
      ? ['sum(weight) filter (where in_denominator)', 'sum(value) filter (where in_denominator)']
      : ['count(*) filter (where in_denominator)', 'count(*) filter (where in_numerator)'];
  const columns = await engine.columns(
    `select ${keys.join(', ')}, coalesce(${MONTH_SQL}, ${NO_MONTH}) as month_no, ${isDistribution ? 'category, ' : ''}
       cast(coalesce(${base}, 0) as integer) as denominators,
       cast(coalesce(${part}, 0) as integer) as numerators
     from ${callMacro(file)} where in_denominator or in_numerator group by all order by all`,
    [asOf],
  );
  const denominators = integers(columns, 'denominators');
  const named = dimensions.map((dimension) => [dimension, integers(columns, KEY_COLUMN[dimension])] as const);
  return {
    size: denominators.length,
    keys: { ...Object.fromEntries(named), month: integers(columns, 'month_no') },
    ...numbered(isDistribution ? columns.get('category') : undefined, denominators.length),
    denominators,
    numerators: integers(columns, 'numerators'),
  };
};

const integers = (columns: ReadonlyMap<string, Column>, name: string): Int32Array => {
  const column = columns.get(name);
  if (column instanceof Int32Array) return column;
  throw new QueryError({ statement: name, detail: 'no integers' });
};

/** Categories in the order of their names, a missing one last. */
const numbered = (column: Column | undefined, size: number): Pick<Cells, 'categories' | 'categoryNo'> => {
  if (column === undefined || column instanceof Int32Array)
    return { categories: [null], categoryNo: new Int32Array(size) };
  const named = [...new Set(column)].filter((name) => name !== null).sort(byCodeUnit);
  const places = new Map(named.map((name, at) => [name, at]));
  const place = (name: string | null): number =>
    name === null ? named.length : (places.get(name) ?? named.length);
  return { categories: [...named, null], categoryNo: Int32Array.from(column, place) };
};

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What a question narrows the cells to. */
export interface Narrowing {
  /** Month numbers, both included; null = everything. */
  readonly months: { readonly from: number; readonly to: number } | null;
  readonly filters: Readonly<Partial<Record<FilterDimension, number>>>;
}

type Test = readonly [column: Int32Array, from: number, to: number];

const testsOf = ({ keys }: Cells, { months, filters }: Narrowing): Test[] => {
  const tests: Test[] = [];
  for (const dimension of FILTER_DIMENSIONS) {
    const [column, key] = [keys[dimension], filters[dimension]];
    if (column !== undefined && key !== undefined) tests.push([column, key, key]);
  }
  if (months !== null && keys.month !== undefined) tests.push([keys.month, months.from, months.to]);
  return tests;
};

/** Places of the cells that pass, in their order. */
const passing = (cells: Cells, tests: readonly Test[]): Int32Array => {
  const places = new Int32Array(cells.size);
  let count = 0;
  for (let at = 0; at < cells.size; at += 1) {
    let passes = true;
    for (const [column, from, to] of tests) {
      const key = column[at] ?? 0;
      if (key < from || key > to) {
        passes = false;
        break;
      }
    }
    if (passes) places[count++] = at;
  }
  return places.subarray(0, count);
};

/** One number per combination of keys and category that sorts as they do; keys count from 0. */
const combined = (cells: Cells, columns: readonly Int32Array[], places: Int32Array): Float64Array => {
  const codes = new Float64Array(places.length);
  let span = 1;
  for (const column of [...columns, cells.categoryNo]) {
    const size = column.reduce((max, key) => Math.max(max, key), 0) + 1;
    span *= size;
    if (!Number.isSafeInteger(span)) throw new QueryError({ statement: 'cells', detail: 'too many groups' });
    for (let i = 0; i < places.length; i += 1)
      codes[i] = (codes[i] ?? 0) * size + (column[places[i] ?? 0] ?? 0);
  }
  return codes;
};

/** The sums of one group and one of its cells, which knows its keys. */
interface Sum {
  readonly code: number;
  readonly place: number;
  numerator: number;
  denominator: number;
}

const summed = (cells: Cells, places: Int32Array, codes: Float64Array): Sum[] => {
  const sums = new Map<number, Sum>();
  for (let i = 0; i < places.length; i += 1) {
    const [code, place] = [codes[i] ?? 0, places[i] ?? 0];
    let sum = sums.get(code);
    if (sum === undefined) sums.set(code, (sum = { code, place, numerator: 0, denominator: 0 }));
    sum.numerator += cells.numerators[place] ?? 0;
    sum.denominator += cells.denominators[place] ?? 0;
  }
  return [...sums.values()].sort((a, b) => a.code - b.code);
};

/** Counts by group, in the order of their keys (no month last) and categories; a group with nothing to count is none. */
export const countCells = (
  cells: Cells,
  narrowing: Narrowing,
  groupings: readonly Grouping[],
): readonly Tally[] => {
  const columns = groupings.map((grouping) => cells.keys[grouping]).filter((column) => column !== undefined);
  if (columns.length < groupings.length)
    throw new QueryError({ statement: 'cells', detail: 'grouping not kept' });
  const places = passing(cells, testsOf(cells, narrowing));
  return summed(cells, places, combined(cells, columns, places)).map((sum) => ({
    keys: columns.map((column, at) => keyOf(groupings[at], column[sum.place] ?? 0)),
    category: cells.categories[cells.categoryNo[sum.place] ?? 0] ?? null,
    numerator: sum.numerator,
    denominator: sum.denominator,
  }));
};

const keyOf = (grouping: Grouping | undefined, key: number): number | null =>
  grouping === 'month' && key === NO_MONTH ? null : key;
