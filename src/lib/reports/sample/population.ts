/** The population of a spot check: which cases can be drawn, how many in each stratum, and its hash. */
import { absenceOf, type Absence } from '../../domain/absence';
import { SAMPLE_RISKS, type SampleRisk, type SampleState } from '../../domain/sample-choices';
import { callMacro } from '../../db/sql-file';
import type { Column } from '../../db/engine';
import { QueryError } from '../../domain/errors';
import { byCodePoint } from '../../rules/code-point';
import { frameOf, populationHash, type SampleStratum } from '../../rules/sample-frame';
import type { ReportContext } from '../context';
import { narrowing } from '../limits/narrowing';
import type { Group } from '../types';
import { SAMPLE_CASE } from './queries';
import type { PopulationReport, PopulationStratum, ReadPopulation, SampleQuestion } from './types';

const LIMIT = ['cases.due', 'cases.committed_days', 'cases.statutory_days'];
const EVENTS = ['case_events.kind', 'case_events.stage'];

/** How each risk is marked, and what it needs to be told. */
const RISKS: Readonly<
  Record<SampleRisk, { readonly mark: string; readonly needs: readonly (readonly string[])[] }>
> = {
  late: { mark: 'is_late', needs: [LIMIT] },
  poor_rating: { mark: 'is_poorly_rated', needs: [['evaluations.rating'], ['evaluations.case_id']] },
  negative: { mark: 'is_negative', needs: [['cases.result']] },
  supplements: { mark: 'is_supplemented', needs: [EVENTS] },
  unapproved_extension: { mark: 'is_extended_unapproved', needs: [EVENTS] },
  flag_differs: { mark: 'is_flag_different', needs: [['cases.is_overdue', 'cases.is_on_time'], LIMIT] },
};

const bitOf = (risk: SampleRisk): number => 2 ** SAMPLE_RISKS.indexOf(risk);

/** The risks of a mask, in the order of the list. */
export const risksOf = (mask: number): readonly SampleRisk[] =>
  SAMPLE_RISKS.filter((risk) => Math.floor(mask / bitOf(risk)) % 2 === 1);

const MASK = SAMPLE_RISKS.map(
  (risk) => `case when ${RISKS[risk].mark} then ${String(bitOf(risk))} else 0 end`,
).join(' + ');

const STATES: Readonly<Record<SampleState, string>> = {
  any: 'true',
  finished: 'is_finished',
  open: 'not is_finished',
};

/** File and record number apart: a whole column holds INTEGERs. */
const RECORDS_PER_FILE = 2 ** 32;

const selection = (
  question: SampleQuestion,
): { sql: string; values: (string | number | boolean | null)[] } => {
  const { where, values, bind } = narrowing(question.scope);
  const units = question.excludedUnits.map((key) => `unit_key <> ${bind(key)}::integer`);
  const risks = question.risks.map((risk) => RISKS[risk].mark);
  const conditions = [
    where,
    STATES[question.state],
    ...units,
    ...(risks.length === 0 ? [] : [`(${risks.join(' or ')})`]),
  ];
  return {
    sql: `select coalesce(case_id, '') as case_id, unit_key, ${MASK} as risks,
        cast(floor(source_row / ${String(RECORDS_PER_FILE)}) as integer) as file_no,
        cast(source_row % ${String(RECORDS_PER_FILE)} as integer) as record_no
      from ${callMacro(SAMPLE_CASE)} where ${conditions.join(' and ')} order by case_id, source_row`,
    values: [...values],
  };
};

const integers = (column: Column | undefined): Int32Array => {
  if (column instanceof Int32Array) return column;
  throw new QueryError({ statement: 'sample_case', detail: 'no integers' });
};

/** Strata by unit, or by unit and risk: names are for files, a bar parts them. */
const strataOf = (
  { names }: ReportContext,
  question: SampleQuestion,
  units: Int32Array,
  risks: Int32Array,
): { strata: SampleStratum[]; stratumOf: Int32Array } => {
  const byRisk = question.strata === 'unit,risk';
  const places = new Map<number, number>();
  const strata: SampleStratum[] = [];
  const stratumOf = units.map((unit, at) => {
    const isRisky = byRisk && (risks[at] ?? 0) > 0;
    const code = unit * 2 + (isRisky ? 1 : 0);
    const known = places.get(code);
    if (known !== undefined) return known;
    const { label } = names('unit', unit);
    strata.push({
      name: byRisk ? `${label}|${isRisky ? 'risk' : 'plain'}` : label,
      weight: isRisky ? question.boost : 1,
    });
    places.set(code, strata.length - 1);
    return strata.length - 1;
  });
  return { strata, stratumOf };
};

const read = async (context: ReportContext, question: SampleQuestion): Promise<ReadPopulation> => {
  const { sql, values } = selection(question);
  const columns = await context.engine.columns(sql, values);
  const ids = [...(columns.get('case_id') ?? [])].map(String);
  const out = new Set(question.leftOut);
  const kept = ids.flatMap((id, at) => (id === '' || out.has(id) ? [] : [at]));
  const pick = (name: string): Int32Array => {
    const column = integers(columns.get(name));
    return Int32Array.from(kept, (at) => column[at] ?? 0);
  };
  const [units, risks, fileNos, recordNos] = [
    pick('unit_key'),
    pick('risks'),
    pick('file_no'),
    pick('record_no'),
  ];
  const frame = frameOf({
    ids: kept.map((at) => ids[at] ?? ''),
    ...strataOf(context, question, units, risks),
  });
  const withoutId = ids.filter((id) => id === '').length;
  return {
    frame,
    sha256: populationHash(frame),
    sourceRows: Float64Array.from(fileNos, (no, at) => no * RECORDS_PER_FILE + (recordNos[at] ?? 0)),
    risks,
    units,
    withoutId,
    leftOut: new Set(ids.filter((id) => out.has(id))).size,
  };
};

export const populationOf = (context: ReportContext, question: SampleQuestion): Promise<ReadPopulation> =>
  context.samples.population(JSON.stringify(question), () => read(context, question));

/** Of the chosen risks those that no loaded file can tell: their cases are not 0, they are unknown. */
const absences = async ({ standing }: ReportContext): Promise<ReadonlyMap<SampleRisk, Absence | null>> => {
  const loaded = await standing.columns();
  return new Map(SAMPLE_RISKS.map((risk) => [risk, absenceOf(RISKS[risk].needs, loaded)]));
};

const stratumReport = (
  context: ReportContext,
  question: SampleQuestion,
  found: ReadPopulation,
): PopulationStratum[] => {
  const { frame, units, risks } = found;
  const example = new Map<number, number>();
  frame.stratumOf.forEach((stratum, at) => {
    if (!example.has(stratum)) example.set(stratum, frame.recordOf[at] ?? 0);
  });
  return frame.strata
    .flatMap(({ name }, at): PopulationStratum[] => {
      const record = example.get(at);
      if (record === undefined) return [];
      const isRisky = question.strata === 'unit,risk' ? (risks[record] ?? 0) > 0 : null;
      return [{ name, unit: context.names('unit', units[record] ?? 0), isRisky, size: frame.sizes[at] ?? 0 }];
    })
    .sort((a, b) => byCodePoint(a.name, b.name));
};

const emptyUnits = async (
  context: ReportContext,
  question: SampleQuestion,
  strata: readonly PopulationStratum[],
): Promise<Group[]> => {
  const own = question.scope.filters.unit;
  const there = new Set([...strata.map(({ unit }) => unit.key), ...question.excludedUnits]);
  return (await context.standing.units())
    .map((row) => Number(row['unit_key']))
    .filter((key) => !there.has(key) && (own === undefined || key === own))
    .map((key) => context.names('unit', key));
};

/** Throws InvalidPeriodError or InvalidAsOfError for a bad scope. */
export const readPopulation = (context: ReportContext, question: SampleQuestion): Promise<PopulationReport> =>
  context.samples.reports.get(JSON.stringify(question), () => report(context, question));

/** Cases of each risk, in the order of the list. */
const riskCounts = ({ frame, risks }: ReadPopulation): readonly number[] => {
  const byMask = new Map<number, number>();
  for (const record of frame.recordOf) {
    const mask = risks[record] ?? 0;
    byMask.set(mask, (byMask.get(mask) ?? 0) + 1);
  }
  return SAMPLE_RISKS.map((risk) =>
    [...byMask].reduce((sum, [mask, n]) => (risksOf(mask).includes(risk) ? sum + n : sum), 0),
  );
};

const report = async (context: ReportContext, question: SampleQuestion): Promise<PopulationReport> => {
  const missing = absenceOf([['cases.case_id']], await context.standing.columns(), 'cases');
  const found = await populationOf(context, question);
  const strata = stratumReport(context, question, found);
  const absent = await absences(context);
  const { frame } = found;
  const counts = riskCounts(found);
  return {
    missing,
    size: frame.ids.length,
    sha256: found.sha256,
    strata,
    empty: await emptyUnits(context, question, strata),
    duplicates: frame.duplicates,
    withoutId: found.withoutId,
    leftOut: found.leftOut,
    excluded: question.excludedUnits.map((key) => context.names('unit', key)),
    risks: SAMPLE_RISKS.map((risk, at) => ({
      risk,
      n: counts[at] ?? 0,
      missing: absent.get(risk) ?? null,
    })),
  };
};
