/** The drawn cases, with what an inspector needs to find them. */
import { draw, type Draw } from '../../rules/sample';
import type { ReportContext } from '../context';
import type { Breathe } from '../ranking';
import { populationOf, readPopulation, risksOf } from './population';
import type { ReadPopulation, SampledCase, SampleQuestion, SampleReport } from './types';

const NO_PAUSE: Breathe = () => Promise.resolve();

const run = async (steps: Generator<undefined, Draw>, breathe: Breathe): Promise<Draw> => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
};

const instant = (field: string): string =>
  `coalesce(case when c.${field}_timed then cast(c.${field}_at as varchar) else cast(date_of(c.${field}_at) as varchar) end, '') as ${field}`;

/** More placeholders than this in one statement are slow to plan. */
const AT_ONCE = 500;

type Facts = Pick<SampledCase, 'item' | 'officer' | 'accepted' | 'finished'>;

const NO_FACTS: Facts = { item: '', officer: '', accepted: '', finished: '' };

const factsOf = async (
  { engine }: ReportContext,
  sourceRows: readonly number[],
): Promise<ReadonlyMap<number, Facts>> => {
  const facts = new Map<number, Facts>();
  for (let from = 0; from < sourceRows.length; from += AT_ONCE) {
    const asked = sourceRows.slice(from, from + AT_ONCE);
    const rows = await engine.query(
      `select c.source_row, i.item_name as item, ${instant('accepted')}, ${instant('finished')},
        case when o.officer_name <> '' then o.officer_name else o.officer_id end as officer
      from cases c
      join item i on i.item_key = c.item_key
      join officer o on o.officer_key = c.officer_key
      where c.source_row in (${asked.map((_, at) => `$${String(at + 1)}::bigint`).join(', ')})`,
      asked,
    );
    for (const row of rows)
      facts.set(Number(row['source_row']), {
        item: String(row['item']),
        officer: String(row['officer']),
        accepted: String(row['accepted']),
        finished: String(row['finished']),
      });
  }
  return facts;
};

const placed = async (
  context: ReportContext,
  found: ReadPopulation,
  { cases }: Draw,
): Promise<SampledCase[]> => {
  const rowOf = ({ record }: { readonly record: number }): number => found.sourceRows[record] ?? 0;
  const facts = await factsOf(context, cases.map(rowOf));
  return cases.map((one) => ({
    ...one,
    sourceRow: rowOf(one),
    unit: context.names('unit', found.units[one.record] ?? 0),
    risks: risksOf(found.risks[one.record] ?? 0),
    ...(facts.get(rowOf(one)) ?? NO_FACTS),
  }));
};

/**
 * Draws `n` cases of the population under a seed; `breathe` is asked between steps.
 *
 * @throws SeedMissingError, EmptyPopulationError, SampleTooSmallError, SampleTooLargeError, and as `readPopulation`.
 */
export const readSample = async (
  context: ReportContext,
  question: SampleQuestion,
  { seed, n }: { readonly seed: string; readonly n: number },
  breathe: Breathe = NO_PAUSE,
): Promise<SampleReport> => {
  const population = await readPopulation(context, question);
  const found = await populationOf(context, question);
  const drawn = await run(draw(found.frame, seed, n), breathe);
  return {
    population,
    seed: drawn.seed,
    n,
    allocation: drawn.allocation,
    cases: await placed(context, found, drawn),
  };
};
