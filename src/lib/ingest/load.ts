/**
 * One file, one transaction: stage, number, set aside, key, insert, dedupe, conserve. Whatever fails or is cancelled
 * leaves every table as it was.
 */
import type { Engine } from '../db/engine';
import { insertRows } from '../db/insert';
import { inTransaction } from '../db/transaction';
import type { ClassedRecord, Conservation, Layout, Problem } from '../domain/layout';
import { AlreadyLoadedError, CancelledError, NoDataRowsError, OriginalGoneError } from '../domain/errors';
import { conserve } from './conserve';
import { removeDuplicates, sharedIds } from './duplicates';
import { finishSql, type Has } from './finish-sql';
import { listingSql, pruneSql } from './group-listing';
import type { Reading } from './host';
import {
  allDoubts,
  duplicateProblem,
  placing,
  refusedProblem,
  takeUnfit,
  unknownProblem,
} from './load-problems';
import { stageOverlay, type Overlay } from './overlay';
import { removeRows } from './remove-file';
import { settle, type Settled } from './settle';
import { stage, type StageRequest } from './stage';
import { mappedColumns } from './stage-sql';
import { settleLoaded } from './versions';
import { mapValues } from './values';

export interface LoadRequest extends StageRequest {
  readonly fileNo: number;
  /** SHA-256 of the files loaded before: the same content is refused. */
  readonly known: ReadonlySet<string>;
  /** The file is loaded already, under this number: it takes its own place, with some records worded otherwise. */
  readonly again?: Again | undefined;
}

export interface Again {
  readonly overlay: Overlay;
  /** SHA-256 that the text must still have: the overlay is about its records. */
  readonly sha256: string;
}

export interface LoadResult {
  readonly conservation: Conservation;
  readonly problems: readonly Problem[];
  readonly reading: Reading;
  /** As it was used: the encoding may have turned out to be another one. */
  readonly layout: Layout;
  /** Records that are no data. */
  readonly outside: readonly ClassedRecord[];
  /** Share of non-empty cells per mapped field, 0–1, over the accepted rows. */
  readonly fill: Readonly<Record<string, number>>;
}

/** Loads one file; throws NotConservedError, PolarityError, OriginalGoneError, NoDataRowsError, CancelledError … and then changes nothing. */
export const loadFile = async (request: LoadRequest): Promise<LoadResult> => {
  try {
    return await inTransaction(request.engine, request.signal, (engine) =>
      loadInside({ ...request, engine }),
    );
  } catch (error) {
    throw error instanceof CancelledError
      ? new CancelledError({ file: request.file.name }, { cause: error })
      : error;
  }
};

/** A file of so many records is moved in a moment; a larger one statement by statement, so that it can be cancelled. */
const AT_ONCE = 100_000;

const runFinish = async (engine: Engine, statements: readonly string[], records: number): Promise<void> => {
  if (records <= AT_ONCE) return engine.runAll(statements);
  for (const statement of statements) await engine.run(statement);
};

const loadInside = async (request: LoadRequest): Promise<LoadResult> => {
  const { engine, fileNo, file } = request;
  const staged = await stage(request);
  if (request.known.has(staged.reading.sha256)) throw new AlreadyLoadedError({ file: file.name });
  if (staged.reading.index.records <= staged.reading.sieved.length)
    throw new NoDataRowsError({ file: file.name });
  const settled = await settle(engine, staged);
  const { reading, layout, outside } = settled;
  await takeOwnPlace(request, settled);
  const place = placing(fileNo, reading);
  const refused = settled.rejects
    .filter(({ recordNo }) => request.again?.overlay.has(recordNo) !== true)
    .map(refusedProblem(place, reading));
  const unfit = await takeUnfit(engine, settled, place);
  const fields = new Set(mappedColumns(layout).map(({ field }) => field.name));
  const has: Has = (name) => fields.has(name);
  const unknown = await mapValues(engine, file.name, layout);
  const fill = await columnFill({ ...request, layout });
  const finish = [...finishSql(layout.table, has, fileNo), ...listingSql(layout.table, fileNo)];
  await runFinish(engine, finish, reading.index.records);
  const duplicates = (await removeDuplicates(engine, layout.table, fileNo, has)).map(
    duplicateProblem(place, layout, 'duplicate'),
  );
  const shared = (await sharedIds(engine, layout.table, fileNo, has)).map(
    duplicateProblem(place, layout, 'same_id'),
  );
  const doubts = await allDoubts(engine, settled, has, place);
  const conservation = await conserve(engine, { file, layout, fileNo, outside }, reading, {
    setAside: refused.length + unfit.length + duplicates.length,
    duplicates: duplicates.length,
  });
  await engine.run('drop table staged');
  if (request.again !== undefined) for (const statement of pruneSql()) await engine.run(statement);
  if (layout.table !== 'units') await settleLoaded(engine, layout.table, fileNo);
  await engine.query('insert into source_file values ($1, $2, $3, $4)', [
    fileNo,
    file.name,
    layout.table,
    reading.sha256,
  ]);
  const problems = [
    ...refused,
    ...unfit,
    ...duplicates,
    ...shared,
    ...doubts,
    ...unknown.map(unknownProblem(place)),
  ];
  return {
    conservation,
    reading,
    layout,
    outside,
    fill,
    problems: problems.slice().sort((a, b) => a.recordNo - b.recordNo),
  };
};

/**
 * What the file brought before goes, its groups stay until the new rows have named theirs: a group keeps its key. Only
 * now, since staging may have had to begin its transaction again.
 */
const takeOwnPlace = async (
  { engine, fileNo, file, again }: LoadRequest,
  { layout, reading }: Settled,
): Promise<void> => {
  if (again === undefined) return;
  if (reading.sha256 !== again.sha256) throw new OriginalGoneError({ file: file.name });
  await removeRows(engine, fileNo);
  await stageOverlay(engine, layout, again.overlay, reading.index.records);
};

/** Filled cells per field over the rows that are fit, kept for the question whether a figure can be computed. */
const columnFill = async ({ engine, layout, fileNo }: LoadRequest): Promise<Record<string, number>> => {
  const fields = mappedColumns(layout).map(({ field }) => field);
  const counts = fields.map(
    ({ name, type }, at) => `count(${type === 'instant' ? `${name}_at` : name}) as f${at}`,
  );
  const [row] = await engine.query(`select count(*) as total, ${counts.join(', ')} from staged`);
  const total = Number(row?.['total'] ?? 0);
  const filled = fields.map(({ name }, at) => ({ name, n: Number(row?.[`f${at}`] ?? 0) }));
  await insertRows(
    engine,
    'column_fill',
    ['', '', '', '', ''],
    filled.map(({ name, n }) => [fileNo, layout.table, name, n, total]),
  );
  return Object.fromEntries(filled.map(({ name, n }) => [name, total === 0 ? 0 : n / total]));
};
