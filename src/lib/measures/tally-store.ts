/**
 * Tallies that stay: what the measures marked at one cut-off, counted once by every grouping that pages switch between.
 *
 * Two cubes hold it, one with officers and one with items, since both together have almost as many cells as there are
 * records; a question about both goes to the marked rows themselves. Every answer equals the one from the rows: counts
 * are only added up again.
 */
import type { Engine } from '../db/engine';
import type { Grouping } from '../domain/records';
import { FILTER_DIMENSIONS, tally, type FilterDimension, type Question, type Tally } from './aggregate';
import { countCells, readCells, type Cells } from './cells';
import type { Measure } from './registry';

/** Questions about several measures with one cut-off, period and set of filters. */
export interface Questions extends Omit<Question, 'measure'> {
  readonly measures: readonly Measure[];
}

const CUBES = {
  staff: ['unit', 'section', 'officer', 'channel'],
  item: ['unit', 'item', 'channel'],
} as const satisfies Record<string, readonly FilterDimension[]>;
type CubeName = keyof typeof CUBES;

const CUBE_NAMES: readonly CubeName[] = ['staff', 'item'];

/** One store per set of records, rule set and calendar: whoever changes them makes a new one. */
export class TallyStore {
  private asOf = '';
  private cells = new Map<string, Promise<Cells>>();

  constructor(private readonly engine: Engine) {}

  /** One tally per measure and group, by measure id; groups in the order of their keys. */
  async tallies(
    questions: Questions,
    groupings: readonly Grouping[],
  ): Promise<ReadonlyMap<string, readonly Tally[]>> {
    const cube = cubeFor(questions, groupings);
    const { measures, ...rest } = questions;
    const answers = new Map<string, readonly Tally[]>();
    for (const measure of measures) {
      answers.set(
        measure.id,
        cube === null
          ? await tally(this.engine, { ...rest, measure }, groupings)
          : countCells(await this.cellsOf(cube, measure, rest.asOf), narrowing(measure, rest), groupings),
      );
    }
    return answers;
  }

  private cellsOf(cube: CubeName, measure: Measure, asOf: string): Promise<Cells> {
    if (asOf !== this.asOf) {
      this.asOf = asOf;
      this.cells = new Map();
    }
    const cells = this.cells;
    const key = `${cube} ${measure.id}`;
    const known = cells.get(key);
    if (known !== undefined) return known;
    const answer = readCells(this.engine, measure, CUBES[cube], asOf);
    cells.set(key, answer);
    // An answer that failed is asked anew.
    answer.catch(() => cells.delete(key));
    return answer;
  }
}

/** A stock ignores the period. */
const narrowing = (
  { isTimeless }: Measure,
  { months, filters }: Omit<Question, 'measure'>,
): Pick<Question, 'months' | 'filters'> => ({ months: isTimeless ? null : months, filters });

/** The cube that knows every grouping and filter of the question; null when none does. */
const cubeFor = ({ filters }: Questions, groupings: readonly Grouping[]): CubeName | null => {
  const filtered = FILTER_DIMENSIONS.filter((dimension) => filters[dimension] !== undefined);
  const asked: Grouping[] = [...groupings, ...filtered];
  const knows = (name: CubeName): boolean =>
    asked.every(
      (grouping) => grouping === 'month' || CUBES[name].some((dimension) => dimension === grouping),
    );
  return CUBE_NAMES.find(knows) ?? null;
};
