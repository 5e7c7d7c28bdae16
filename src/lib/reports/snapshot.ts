/** The figures of one period with the records behind them, as they are now: to be kept when they are published. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { absenceOf } from '../domain/absence';
import type { RecordTable } from '../domain/records';
import { narrowed } from '../measures/aggregate';
import { measureById, type Measure } from '../measures/registry';
import { readCells } from './answers';
import { OVERVIEW_COLUMNS } from './columns';
import type { ReportContext } from './context';
import { digestRecords, type DigestedRecord } from './record-digests';
import type { Breathe } from './ranking';
import { toQuestion } from './scope';
import type { Snapshot, SnapshotFigure } from './snapshot-file';
import type { Cell, Scope } from './types';

/** By what the figures are computed, besides period and cut-off. */
export type Identity = Pick<Snapshot, 'ruleSet' | 'calendar' | 'files'>;

/** What a record adds to numerator and denominator. */
export interface Mark {
  readonly x: number;
  readonly n: number;
}

export interface MarkedFigure {
  readonly measure: Measure;
  readonly cell: Cell;
  /** By source row; empty where the measure was not counted. */
  readonly marks: ReadonlyMap<number, Mark>;
}

/** Figures and records of one state of the data. */
export interface PeriodState {
  readonly figures: readonly MarkedFigure[];
  readonly records: ReadonlyMap<RecordTable, readonly DigestedRecord[]>;
}

/** The tables that the figures look at, each once. */
const SOURCES: readonly RecordTable[] = [
  ...new Set(OVERVIEW_COLUMNS.map(({ measure }) => measureById(measure).source)),
];

const markSql = ({ shape }: Measure, from: string, where: string): string => {
  const [x, n] =
    shape === 'ratio'
      ? ['case when in_denominator then value else 0 end', 'case when in_denominator then weight else 0 end']
      : ['case when in_numerator then 1 else 0 end', 'case when in_denominator then 1 else 0 end'];
  return `select source_row, cast(coalesce(${x}, 0) as integer) as x, cast(coalesce(${n}, 0) as integer) as n
    from ${from} where (in_denominator or in_numerator) and ${where} order by source_row`;
};

const marksOf = async (
  { engine }: ReportContext,
  measure: Measure,
  scope: Scope,
): Promise<ReadonlyMap<number, Mark>> => {
  const { from, where, values } = narrowed({ ...toQuestion(scope), measure });
  const rows = await engine.query(markSql(measure, from, where), values);
  return new Map(
    rows.map((row) => [Number(row['source_row']), { x: Number(row['x']), n: Number(row['n']) }]),
  );
};

/** Everything in the scope; the filters of a page are none of its business. */
export const readPeriodState = async (
  context: ReportContext,
  scope: Scope,
  salt: string,
  breathe: Breathe,
): Promise<PeriodState> => {
  const loaded = await context.standing.columns();
  const cells = await readCells(context, OVERVIEW_COLUMNS, scope);
  const figures: MarkedFigure[] = [];
  for (const [at, column] of OVERVIEW_COLUMNS.entries()) {
    const [measure, cell] = [measureById(column.measure), cells[at]];
    if (cell === undefined) continue;
    const isThere = absenceOf(measure.needs, loaded) === null;
    figures.push({ measure, cell, marks: isThere ? await marksOf(context, measure, scope) : new Map() });
  }
  const records = new Map<RecordTable, readonly DigestedRecord[]>();
  for (const table of SOURCES) records.set(table, await digestRecords(context.engine, table, salt, breathe));
  return { figures, records };
};

const figureOf = (
  { measure, cell, marks }: MarkedFigure,
  ids: ReadonlyMap<number, DigestedRecord>,
): SnapshotFigure => {
  const groups = new Map<string, string[]>();
  for (const [row, { x, n }] of marks) {
    const mark = `${String(x)}/${String(n)}`;
    const group = groups.get(mark);
    const id = ids.get(row)?.id ?? '';
    if (group === undefined) groups.set(mark, [id]);
    else group.push(id);
  }
  const named = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    measure: measure.id,
    status: cell.status,
    numerator: cell.numerator,
    denominator: cell.denominator,
    marks: Object.fromEntries(named.map(([mark, group]) => [mark, group.sort().join('')])),
  };
};

const byRow = (records: readonly DigestedRecord[]): ReadonlyMap<number, DigestedRecord> =>
  new Map(records.map((record) => [record.sourceRow, record]));

/** Of the files themselves: the same files give the same fingerprints, other ones have none in common. */
const saltOf = ({ files }: Identity): string =>
  bytesToHex(
    sha256(
      utf8ToBytes(
        `snapshot ${files
          .map((file) => file.sha256)
          .sort()
          .join(' ')}`,
      ),
    ),
  );

/** What is kept of a period that is published. Throws InvalidPeriodError or InvalidAsOfError for a bad scope. */
export const readSnapshot = async (
  context: ReportContext,
  identity: Identity,
  { period, asOf, ruleSet }: Scope,
  breathe: Breathe,
): Promise<Snapshot> => {
  const salt = saltOf(identity);
  const state = await readPeriodState(context, { period, asOf, ruleSet, filters: {} }, salt, breathe);
  const places = new Map([...state.records].map(([table, records]) => [table, byRow(records)]));
  return {
    period,
    asOf,
    ...identity,
    salt,
    figures: state.figures.map((figure) =>
      figureOf(figure, places.get(figure.measure.source) ?? new Map<number, DigestedRecord>()),
    ),
    records: Object.fromEntries(
      [...state.records].map(([table, records]) => [
        table,
        records
          .map(({ id, content }) => `${id}${content}`)
          .sort()
          .join(''),
      ]),
    ),
  };
};
