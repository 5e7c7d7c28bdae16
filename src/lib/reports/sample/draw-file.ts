/** A draw as its file, and the question of a file among what is loaded here. */
import { UnknownNameError } from '../../domain/errors';
import type { DrawFile, SeedParts } from '../../rules/draw-file';
import { FILTER_DIMENSIONS } from '../../measures/aggregate';
import type { ReportContext } from '../context';
import type { NamedGroup } from '../groups';
import type { Scope } from '../types';
import type { SampleQuestion, SampleReport } from './types';

/** What else a file says: by which rules and of which files. */
export interface DrawSources {
  readonly rules: DrawFile['rules'];
  readonly calendar: DrawFile['calendar'];
  readonly files: DrawFile['files'];
}

const populationOf = (
  { names }: ReportContext,
  { scope, state, risks, excludedUnits, leftOut }: SampleQuestion,
  { size, sha256, duplicates, withoutId, empty }: SampleReport['population'],
): DrawFile['population'] => ({
  size,
  sha256,
  period: scope.period,
  as_of: scope.asOf,
  state,
  risks: [...risks],
  filters: FILTER_DIMENSIONS.flatMap((by) => {
    const key = scope.filters[by];
    if (key === undefined) return [];
    const { label, code, within } = names(by, key);
    return [{ by, name: label, code, within }];
  }),
  excluded_units: excludedUnits.map((key) => names('unit', key).label),
  left_out: [...leftOut],
  duplicates: [...duplicates],
  without_id: withoutId,
  empty_strata: empty.map(({ label }) => label),
});

export const drawFileOf = (
  context: ReportContext,
  question: SampleQuestion,
  report: SampleReport,
  seedParts: SeedParts | null,
  sources: DrawSources,
): DrawFile => ({
  format: 'mingcha-draw',
  version: 1,
  seed: report.seed,
  seed_parts: seedParts,
  n: report.n,
  strata: question.strata,
  boost: question.boost,
  population: populationOf(context, question, report.population),
  allocation: report.allocation.map((one) => ({ ...one })),
  cases: report.cases.map(({ stratum, caseId, key, order, isReplacement }) => ({
    ...{ stratum, case_id: caseId, key, order },
    replacement: isReplacement,
  })),
  ...sources,
});

type Dimension = (typeof FILTER_DIMENSIONS)[number];

/** Keys of all groups of a kind: they count from 0 without a gap only by chance, so each is looked at. */
const keyOf = async (
  { engine, names }: ReportContext,
  by: Dimension,
  isIt: (group: NamedGroup) => boolean,
  name: string,
): Promise<number> => {
  const rows = await engine.query(`select ${by}_key as key from ${by} order by ${by}_key`);
  const key = rows.map((row) => Number(row['key'])).find((one) => isIt(names(by, one)));
  if (key === undefined) throw new UnknownNameError({ kind: by, name });
  return key;
};

/**
 * What the file asked, in keys of this session.
 *
 * @throws UnknownNameError for a unit, item … that the loaded files do not name.
 */
export const questionOf = async (
  context: ReportContext,
  { strata, boost, population }: DrawFile,
  ruleSet: string,
): Promise<SampleQuestion> => {
  const filters: Partial<Record<Dimension, number>> = {};
  for (const { by, name, code, within } of population.filters)
    filters[by] = await keyOf(
      context,
      by,
      (group) => group.label === name && group.code === code && group.within === within,
      name,
    );
  const excludedUnits: number[] = [];
  for (const unit of population.excluded_units)
    excludedUnits.push(await keyOf(context, 'unit', ({ label }) => label === unit, unit));
  const scope: Scope = { period: population.period, asOf: population.as_of, ruleSet, filters };
  return {
    scope,
    state: population.state,
    risks: population.risks,
    strata,
    boost,
    excludedUnits,
    leftOut: population.left_out,
  };
};
