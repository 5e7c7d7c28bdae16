/**
 * Tallies that stay: what the measures marked at one cut-off, counted once by every grouping that pages switch between.
 *
 * Two tables hold it, one with officers and one with items, since both together have almost as many cells as there are
 * records; a question about both goes to the marked rows themselves. Every answer equals the one from the rows: counts
 * are only added up again.
 */
import type { Engine, Value } from '../db/engine';
import { callMacro } from '../db/sql-file';
import type { Grouping } from '../domain/records';
import { KEY_COLUMN, MONTH_SQL, tally, type FilterDimension, type Question, type Tally } from './aggregate';
import { MEASURES, type Measure } from './registry';

/** Questions about several measures with one cut-off, period and set of filters. */
export interface Questions extends Omit<Question, 'measure'> {
  readonly measures: readonly Measure[];
}

const CUBES = {
  cube_staff: ['unit', 'section', 'officer', 'channel'],
  cube_item: ['unit', 'item', 'channel'],
} as const satisfies Record<string, readonly FilterDimension[]>;
type CubeName = keyof typeof CUBES;

const CUBE_NAMES: readonly CubeName[] = ['cube_staff', 'cube_item'];

const numberOf = new Map(MEASURES.map((measure, at) => [measure.id, at]));

/** The cubes of one engine: whose they are, and whose turn it is. */
interface Desk {
  owner: TallyStore;
  turn: Promise<unknown>;
}

const desks = new WeakMap<Engine, Desk>();

/**
 * One store per set of records. Questions take turns, since each may find another one's cut-off in the cubes; a store
 * that a newer one has replaced leaves the cubes alone and answers from the rows.
 */
export class TallyStore {
  private asOf = '';
  private readonly filled = new Set<string>();
  private readonly desk: Desk;

  constructor(private readonly engine: Engine) {
    this.desk = desks.get(engine) ?? { owner: this, turn: Promise.resolve() };
    this.desk.owner = this;
    desks.set(engine, this.desk);
  }

  /** Forgets everything: records, rule set or calendar have changed. */
  reset(): Promise<void> {
    return this.inTurn(() => {
      this.desk.owner = this;
      return this.empty();
    });
  }

  /** One tally per measure and group, by measure id; groups in the order of their keys. */
  tallies(
    questions: Questions,
    groupings: readonly Grouping[],
  ): Promise<ReadonlyMap<string, readonly Tally[]>> {
    return this.inTurn(async () => {
      const cube = this.desk.owner === this ? cubeFor(questions, groupings) : null;
      if (cube === null) return this.fromRows(questions, groupings);
      await this.fill(cube, questions);
      return this.fromCube(cube, questions, groupings);
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const answer = this.desk.turn.then(work);
    this.desk.turn = answer.catch(() => undefined);
    return answer;
  }

  private async empty(): Promise<void> {
    this.asOf = '';
    this.filled.clear();
    for (const cube of CUBE_NAMES) {
      const keys = CUBES[cube].map((dimension) => `${KEY_COLUMN[dimension]} integer`);
      await this.engine.run(
        `create or replace table ${cube} (measure_no integer, ${keys.join(', ')}, month_no integer, category varchar, denominator_n bigint, numerator_n bigint)`,
      );
    }
  }

  private async fromRows(
    { measures, ...rest }: Questions,
    groupings: readonly Grouping[],
  ): Promise<Map<string, Tally[]>> {
    const answers = new Map<string, Tally[]>();
    for (const measure of measures) {
      answers.set(measure.id, await tally(this.engine, { ...rest, measure }, groupings));
    }
    return answers;
  }

  private async fill(cube: CubeName, { asOf, measures }: Questions): Promise<void> {
    if (asOf !== this.asOf) {
      await this.empty();
      this.asOf = asOf;
    }
    const keys = CUBES[cube].map((dimension) => KEY_COLUMN[dimension]).join(', ');
    for (const measure of measures) {
      const mark = `${cube} ${measure.id}`;
      if (this.filled.has(mark)) continue;
      const category = measure.shape === 'distribution' ? 'category' : 'cast(null as varchar)';
      await this.engine.query(
        `insert into ${cube} select ${numberOf.get(measure.id) ?? -1}, ${keys}, ${MONTH_SQL} as month_no, ${category} as category,
           count(*) filter (where in_denominator), count(*) filter (where in_numerator)
         from ${callMacro(measure.file)} where in_denominator or in_numerator group by all`,
        [asOf],
      );
      this.filled.add(mark);
    }
  }

  private async fromCube(
    cube: CubeName,
    { measures, months, filters }: Questions,
    groupings: readonly Grouping[],
  ): Promise<Map<string, Tally[]>> {
    const values: Value[] = [];
    const bind = (value: Value): string => `$${values.push(value)}::integer`;
    const numbers = measures.map((measure) => numberOf.get(measure.id) ?? -1);
    const stocks = measures.filter(({ shape }) => shape === 'stock').map(({ id }) => numberOf.get(id) ?? -1);
    const conditions = [`measure_no in (${numbers.join(', ')})`];
    for (const [dimension, key] of filterEntries(filters))
      conditions.push(`${KEY_COLUMN[dimension]} = ${bind(key)}`);
    if (months !== null) {
      const inside = `month_no between ${bind(months.from)} and ${bind(months.to)}`;
      conditions.push(stocks.length === 0 ? inside : `(${inside} or measure_no in (${stocks.join(', ')}))`);
    }
    const keys = groupings.map(
      (grouping, at) => `${grouping === 'month' ? 'month_no' : KEY_COLUMN[grouping]} as k${at}`,
    );
    const rows = await this.engine.query(
      `select ${['measure_no', ...keys, 'category'].join(', ')},
         cast(sum(denominator_n) as bigint) as n, cast(sum(numerator_n) as bigint) as x
       from ${cube} where ${conditions.join(' and ')} group by all order by all`,
      values,
    );
    const answers = new Map<string, Tally[]>(measures.map(({ id }) => [id, []]));
    const ids = new Map(measures.map(({ id }) => [numberOf.get(id) ?? -1, id]));
    for (const row of rows) {
      answers.get(ids.get(Number(row['measure_no'])) ?? '')?.push({
        keys: groupings.map((_, at) => (row[`k${at}`] === null ? null : Number(row[`k${at}`]))),
        category: row['category'] === null ? null : String(row['category']),
        numerator: Number(row['x']),
        denominator: Number(row['n']),
      });
    }
    return answers;
  }
}

const FILTER_DIMENSIONS: readonly FilterDimension[] = ['unit', 'section', 'officer', 'item', 'channel'];

const filterEntries = (filters: Question['filters']): [FilterDimension, number][] =>
  FILTER_DIMENSIONS.flatMap((dimension): [FilterDimension, number][] => {
    const key = filters[dimension];
    return key === undefined ? [] : [[dimension, key]];
  });

/** The cube that knows every grouping and filter of the question; null when none does. */
const cubeFor = ({ filters }: Questions, groupings: readonly Grouping[]): CubeName | null => {
  const asked: Grouping[] = [...groupings, ...filterEntries(filters).map(([dimension]) => dimension)];
  const knows = (name: CubeName): boolean =>
    asked.every(
      (grouping) => grouping === 'month' || CUBES[name].some((dimension) => dimension === grouping),
    );
  return CUBE_NAMES.find(knows) ?? null;
};
