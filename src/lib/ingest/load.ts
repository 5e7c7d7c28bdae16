/**
 * One file, one transaction: stage, number, set aside, key, insert, dedupe, conserve. Whatever fails or is cancelled
 * leaves every table as it was.
 */
import type { Engine } from '../db/engine';
import { insertRows } from '../db/insert';
import type { Conservation, Layout, Problem } from '../domain/layout';
import { AlreadyLoadedError, CancelledError, NoDataRowsError, OriginalGoneError } from '../domain/errors';
import { conserve } from './conserve';
import { removeDuplicates, sharedIds, type Duplicate } from './duplicates';
import { findDoubts } from './doubts';
import { finishSql, type Has } from './finish-sql';
import { listingSql, pruneSql } from './group-listing';
import type { Reading } from './host';
import { resolveOddSql } from './date-sql';
import { stageOverlay, type Overlay } from './overlay';
import { trueReason, type Reject } from './rejects';
import { removeRows } from './remove-file';
import { stage, type StageRequest } from './stage';
import { mappedColumns, rowChecks, unfitSql } from './stage-sql';
import { settleLoaded } from './versions';
import { mapValues, type UnknownValue } from './values';

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
  /** Share of non-empty cells per mapped field, 0–1, over the accepted rows. */
  readonly fill: Readonly<Record<string, number>>;
}

/** Loads one file; throws NotConservedError, PolarityError, OriginalGoneError, NoDataRowsError, CancelledError … and then changes nothing. */
export const loadFile = async (request: LoadRequest): Promise<LoadResult> => {
  const { engine } = request;
  await engine.run('begin transaction');
  try {
    const result = await loadInside(request);
    await engine.run('commit');
    return result;
  } catch (error) {
    await engine.run('rollback');
    throw request.signal.aborted ? new CancelledError({ file: request.file.name }, { cause: error }) : error;
  }
};

/** A file of so many records is moved in a moment; a larger one statement by statement, so that it can be cancelled. */
const AT_ONCE = 100_000;

const runFinish = async (engine: Engine, statements: readonly string[], records: number): Promise<void> => {
  if (records <= AT_ONCE) return engine.runAll(statements);
  for (const statement of statements) await engine.run(statement);
};

/** Where a record stands. */
type Placing = (recordNo: number) => Pick<Problem, 'fileNo' | 'recordNo' | 'line'>;

const loadInside = async (request: LoadRequest): Promise<LoadResult> => {
  const { engine, layout, fileNo, file } = request;
  const { reading, rejects } = await stage(request);
  if (request.known.has(reading.sha256)) throw new AlreadyLoadedError({ file: file.name });
  await takeOwnPlace(request, reading);
  const above = layout.titleRecords + layout.headerRecords;
  if (reading.index.records <= above) throw new NoDataRowsError({ file: file.name });
  await engine.run(`delete from staged where record_no <= ${above}`);
  const place: Placing = (recordNo) => ({
    fileNo,
    recordNo,
    line: reading.index.firstLine[recordNo - 1] ?? 0,
  });
  const refused = rejects
    .filter(({ recordNo }) => recordNo > above && request.again?.overlay.has(recordNo) !== true)
    .map(refusedProblem(place, reading));
  const unfit = (await takeUnfit(request, reading)).map(({ recordNo, ...rest }): Problem => ({
    ...place(recordNo),
    ...rest,
  }));
  const fields = new Set(mappedColumns(layout).map(({ field }) => field.name));
  const has: Has = (name) => fields.has(name);
  const unknown = await mapValues(engine, file.name, layout);
  const fill = await columnFill(request);
  await runFinish(engine, finishSql(layout.table, has, fileNo), reading.index.records);
  for (const statement of listingSql(layout.table, fileNo)) await engine.run(statement);
  const duplicates = (await removeDuplicates(engine, layout.table, fileNo, has)).map(
    duplicateProblem(place, layout, 'duplicate'),
  );
  const shared = (await sharedIds(engine, layout.table, fileNo, has)).map(
    duplicateProblem(place, layout, 'same_id'),
  );
  const doubts = (await findDoubts(engine, layout, fileNo, has)).map((d): Problem => ({
    ...place(d.recordNo),
    ...d,
  }));
  const conservation = await conserve(engine, request, reading, {
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
  return { conservation, reading, fill, problems: problems.slice().sort((a, b) => a.recordNo - b.recordNo) };
};

/**
 * What the file brought before goes, its groups stay until the new rows have named theirs: a group keeps its key. Only
 * now, since staging may have had to begin its transaction again.
 */
const takeOwnPlace = async (
  { engine, layout, fileNo, file, again }: LoadRequest,
  reading: Reading,
): Promise<void> => {
  if (again === undefined) return;
  if (reading.sha256 !== again.sha256) throw new OriginalGoneError({ file: file.name });
  await removeRows(engine, fileNo);
  await stageOverlay(engine, layout, again.overlay, reading.index.records);
};

const refusedProblem =
  (place: Placing, reading: Reading) =>
  (reject: Reject): Problem => ({
    ...place(reject.recordNo),
    column: '',
    value: reject.text,
    reason: trueReason(reject, reading),
    kept: false,
  });

const duplicateProblem =
  (place: Placing, layout: Layout, reason: 'duplicate' | 'same_id') =>
  ({ recordNo, column, value }: Duplicate): Problem => ({
    ...place(recordNo),
    column: headerOf(layout, column),
    value,
    reason,
    kept: reason === 'same_id',
  });

const unknownProblem =
  (place: Placing) =>
  ({ recordNo, column, value }: UnknownValue): Problem => ({
    ...place(recordNo),
    column,
    value,
    reason: 'unknown_value',
    kept: true,
  });

/** What the file itself calls the column of a field. */
const headerOf = (layout: Layout, name: string): string =>
  layout.columns.find(({ field }) => field === name)?.header ?? '';

type Unfit = Pick<Problem, 'recordNo' | 'column' | 'value' | 'reason' | 'kept'>;

/** Rows with a cell that cannot be what its column says: set aside, never made empty. */
const takeUnfit = async ({ engine, layout }: LoadRequest, reading: Reading): Promise<Unfit[]> => {
  const isDamaged = layout.encoding !== 'utf-8' && reading.invalidCount > 0;
  const checks = rowChecks(layout, isDamaged);
  await resolveOdd(engine, layout);
  const sql = unfitSql(layout, isDamaged);
  if (sql === '') return [];
  await engine.run(sql);
  const rows = await engine.query('select record_no, bad, bad_value from unfit order by record_no');
  if (rows.length > 0)
    await engine.run('delete from staged where record_no in (select record_no from unfit)');
  return rows.map((row) => {
    const check = checks[Number(row['bad']) - 1];
    return {
      recordNo: Number(row['record_no']),
      column: headerOf(layout, check?.field ?? ''),
      value: String(row['bad_value'] ?? ''),
      reason: check?.reason ?? 'unreadable_record',
      kept: false,
    };
  });
};

/** Dates that the cast could not read get a second look; most files have none and pay nothing. */
const resolveOdd = async (engine: Engine, layout: Layout): Promise<void> => {
  for (const { field, column } of mappedColumns(layout).filter((mapped) => mapped.field.type === 'instant')) {
    const [row] = await engine.query(`select count(*) as n from staged where odd_${field.name} <> ''`);
    if (Number(row?.['n']) > 0) await engine.run(resolveOddSql(field.name, column.dateOrder));
  }
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
