/** The first three answers as tables: what ran late, who was complained about, how satisfied people were. */
import { absenceOf, commonAbsence, type Absence } from '../domain/absence';
import type { Grouping } from '../domain/records';
import type { Question, Tally } from '../measures/aggregate';
import { quantilesOf } from '../measures/quantiles';
import { measureById, type Measure } from '../measures/registry';
import { answerColumns, OVERVIEW_COLUMNS } from './columns';
import type { ReportContext } from './context';
import { answerNotes } from './notes';
import { periodNotes } from './period-notes';
import { toQuestion } from './scope';
import type { Answer, AnswerColumn, AnswerRow, Cell, Note, Overview, Scope } from './types';

/** A number of days, not of records; none where nothing was counted. */
const quantileCell = (tallies: readonly Tally[], percent: number): Cell => {
  // The groups below the one asked about are one here.
  const [found] = quantilesOf(
    tallies.map((tally) => ({ ...tally, keys: [] })),
    [percent],
  );
  return found === undefined
    ? { numerator: null, denominator: null, value: null, status: 'no_denominator' }
    : { numerator: found.value, denominator: null, value: found.value, status: 'ok' };
};

/** The figure of one column out of the tallies of one group. */
const cellOf = (column: AnswerColumn, measure: Measure, tallies: readonly Tally[]): Cell => {
  const mine = tallies.filter((tally) => column.category === null || tally.category === column.category);
  if (column.percent !== undefined) return quantileCell(mine, column.percent);
  const numerator = mine.reduce((sum, tally) => sum + tally.numerator, 0);
  if (column.kind === 'count') return { numerator, denominator: null, value: numerator, status: 'ok' };
  const denominator = mine.reduce((sum, tally) => sum + tally.denominator, 0);
  return denominator === 0 && (measure.shape === 'rate' || measure.shape === 'ratio')
    ? { numerator, denominator, value: null, status: 'no_denominator' }
    : { numerator, denominator, value: numerator / denominator, status: 'ok' };
};

const MISSING: Cell = { numerator: null, denominator: null, value: null, status: 'missing' };

interface Counted {
  readonly columns: readonly AnswerColumn[];
  /** What each measure lacks in the loaded files; null when it was counted. */
  readonly missing: ReadonlyMap<string, Absence | null>;
  readonly tallies: ReadonlyMap<string, readonly Tally[]>;
}

/** Month numbers, both included. */
export type Months = NonNullable<Question['months']>;

const measuresOf = (columns: readonly AnswerColumn[]): Measure[] =>
  [...new Set(columns.map(({ measure }) => measure))].map(measureById);

const count = async (
  { standing, tallies }: Pick<ReportContext, 'standing' | 'tallies'>,
  columns: readonly AnswerColumn[],
  scope: Scope,
  groupings: readonly Grouping[],
  months: Months | null = null,
): Promise<Counted> => {
  const loaded = await standing.columns();
  const measures = measuresOf(columns);
  const missing = new Map(measures.map(({ id, needs }) => [id, absenceOf(needs, loaded)]));
  const ready = measures.filter(({ id }) => !missing.get(id));
  return {
    columns,
    missing,
    tallies: await tallies.tallies(
      { ...toQuestion(scope), ...(months === null ? {} : { months }), measures: ready },
      groupings,
    ),
  };
};

const cells = ({ columns, missing, tallies }: Counted, keep: (tally: Tally) => boolean): Cell[] =>
  columns.map((column) =>
    missing.get(column.measure)
      ? MISSING
      : cellOf(column, measureById(column.measure), (tallies.get(column.measure) ?? []).filter(keep)),
  );

/** Tallies of each group, so that a table of many officers is one pass and not one search per cell. */
const byGroup = (tallies: Counted['tallies']): Map<number | null, Map<string, Tally[]>> => {
  const groups = new Map<number | null, Map<string, Tally[]>>();
  for (const [measure, list] of tallies) {
    for (const tally of list) {
      const key = tally.keys[0] ?? null;
      const group = groups.get(key) ?? new Map<string, Tally[]>();
      groups.set(key, group.set(measure, [...(group.get(measure) ?? []), tally]));
    }
  }
  return groups;
};

/** Measures that alone lack something, one note for those that lack the same; none when nothing was counted at all. */
const missingNotes = (missing: Counted['missing']): Note[] => {
  const lacking = new Map<string, string[]>();
  for (const [id, absence] of missing) {
    if (absence === null) continue;
    const { tables, columns } = absence;
    const what = [...tables, ...columns.map((alternatives) => alternatives.join('|'))].join(' ');
    lacking.set(what, [...(lacking.get(what) ?? []), id]);
  }
  return commonAbsence([...missing.values()]) !== null
    ? []
    : [...lacking].map(([what, ids]) => ({
        key: 'note_measures_missing',
        params: { measures: ids.join(' '), what },
      }));
};

/** Columns counted by one grouping, with what each measure lacks in the loaded files. */
export interface CountedTable {
  /** In the order of the groups' keys. */
  readonly rows: readonly AnswerRow[];
  readonly total: AnswerRow;
  readonly missing: ReadonlyMap<string, Absence | null>;
}

/** Any columns by one grouping; throws InvalidPeriodError or InvalidAsOfError for a bad scope. */
export const readTable = async (
  context: ReportContext,
  columns: readonly AnswerColumn[],
  scope: Scope,
  grouping: Grouping,
): Promise<CountedTable> => {
  const counted = await count(context, columns, scope, [grouping]);
  const rows = [...byGroup(counted.tallies)].map(([key, tallies]): AnswerRow => ({
    group: context.names(grouping, key),
    cells: cells({ ...counted, tallies }, () => true),
  }));
  return {
    rows: rows.slice().sort((a, b) => (a.group.key ?? -1) - (b.group.key ?? -1)),
    total: { group: { key: null, label: '', within: '' }, cells: cells(counted, () => true) },
    missing: counted.missing,
  };
};

/** One answer by one grouping; throws InvalidPeriodError or InvalidAsOfError for a bad scope. */
export const readAnswer = async (
  context: ReportContext,
  id: Answer['id'],
  scope: Scope,
  grouping: Grouping,
): Promise<Answer> => {
  const columns = answerColumns(id, id === 'satisfaction' ? await context.standing.ratingScales() : []);
  const { rows, total, missing } = await readTable(context, columns, scope, grouping);
  return {
    ...{ id, grouping, columns, rows, total },
    missing: commonAbsence([...missing.values()]),
    notes: [...(await answerNotes(context, id, scope)), ...missingNotes(missing)],
  };
};

/** Counts ahead what the pages of the first three answers will ask for; whoever asks meanwhile shares the work. */
export const countAhead = async (context: ReportContext, scope: Scope): Promise<void> => {
  for (const id of ['overdue', 'complaints', 'satisfaction'] as const)
    await readAnswer(context, id, scope, 'unit');
};

/** The cells of some columns over everything in the scope; over these months instead of its period where they are given. */
export const readCells = async (
  context: Pick<ReportContext, 'standing' | 'tallies'>,
  columns: readonly AnswerColumn[],
  scope: Scope,
  months: Months | null = null,
): Promise<readonly Cell[]> => cells(await count(context, columns, scope, [], months), () => true);

/** The figures at the head of the overview. */
export const readOverview = async (context: ReportContext, scope: Scope): Promise<Overview> => {
  const counted = await count(context, OVERVIEW_COLUMNS, scope, []);
  const found = cells(counted, () => true);
  const figures = OVERVIEW_COLUMNS.flatMap((column, at) => {
    const cell = found[at];
    return cell === undefined ? [] : [{ column, cell, missing: counted.missing.get(column.measure) ?? null }];
  });
  return {
    figures,
    notes: [...periodNotes(scope, figures), ...(await answerNotes(context, 'overview', scope))],
  };
};
