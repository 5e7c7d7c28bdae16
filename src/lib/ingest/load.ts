/**
 * One file, one transaction: stage, number, set aside, key, insert, dedupe, conserve. Whatever fails or is cancelled
 * leaves every table as it was.
 */
import type { Engine } from '../db/engine';
import { inTransaction } from '../db/transaction';
import type { ClassedRecord, Conservation, Layout, Problem } from '../domain/layout';
import type { Question } from '../domain/question';
import { AlreadyLoadedError, CancelledError, NoDataRowsError, OriginalGoneError } from '../domain/errors';
import { columnFill } from './column-fill';
import { conserve } from './conserve';
import { removeDuplicates, sharedIds } from './duplicates';
import type { Has } from './finish-parts';
import { finishSql } from './finish-sql';
import { listingSql, pruneSql } from './group-listing';
import type { Reading } from './host';
import {
  allDoubts,
  duplicateProblem,
  placing,
  refusedProblem,
  takeUnfit,
  unknownProblem,
  type Unplaced,
} from './load-problems';
import { stageOverlay, type Overlay } from './overlay';
import { removeRows } from './remove-file';
import { resolveDates } from './resolve-dates';
import { settle, type Settled } from './settle';
import { stage, type StageRequest } from './stage';
import { mappedColumns } from './stage-sql';
import { applyUnitAliases } from './unit-aliases';
import { settleLoaded } from './versions';
import { mapValues, type ReadValue, type ReadValues } from './values';

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
  readonly kind: 'loaded';
  readonly conservation: Conservation;
  readonly problems: readonly Problem[];
  readonly reading: Reading;
  /** As it was used: the whole file may have told more than its ends. */
  readonly layout: Layout;
  /** Records that are no data. */
  readonly outside: readonly ClassedRecord[];
  /** Share of non-empty cells per mapped field, 0–1, over the accepted rows. */
  readonly fill: Readonly<Record<string, number>>;
  /** What each distinct cell of a value column was read as. */
  readonly values: readonly ReadValue[];
}

/** What has to be answered before the file can be loaded. */
export interface OpenQuestions {
  readonly kind: 'asking';
  readonly questions: readonly [Question, ...Question[]];
}

/** Ends the transaction of a load that has to ask first. */
class Unanswered extends Error {
  constructor(readonly open: OpenQuestions) {
    super(open.kind);
  }
}

const loadedOrUnanswered = async (request: LoadRequest): Promise<LoadResult> => {
  const result = await loadInside(request);
  if (result.kind === 'asking') throw new Unanswered(result);
  return result;
};

/**
 * Loads one file, or says what has to be answered first; then, and when it throws (NotConservedError,
 * OriginalGoneError, NoDataRowsError, CancelledError …), nothing has changed.
 */
export const loadFile = async (request: LoadRequest): Promise<LoadResult | OpenQuestions> => {
  try {
    return await inTransaction(request.engine, request.signal, (engine) =>
      loadedOrUnanswered({ ...request, engine }),
    );
  } catch (error) {
    if (error instanceof Unanswered) return error.open;
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

const loadInside = async (request: LoadRequest): Promise<LoadResult | OpenQuestions> => {
  const { engine, file } = request;
  const staged = await stage(request);
  if (request.known.has(staged.reading.sha256)) throw new AlreadyLoadedError({ file: file.name });
  if (staged.reading.index.records <= staged.reading.sieved.length)
    throw new NoDataRowsError({ file: file.name });
  const settled = await settle(engine, staged);
  await takeOwnPlace(request, settled);
  const { layout, questions, doubts } = await resolveDates(engine, settled.layout);
  // With an open date nothing is set aside yet; the values are asked about at the same time.
  const unfit = questions.length > 0 ? [] : await takeUnfit(engine, { ...settled, layout });
  const read = await mapValues(engine, layout, request.choices);
  const [first, ...others] = [...questions, ...read.questions];
  if (first !== undefined) return { kind: 'asking', questions: [first, ...others] };
  const gone = new Set(unfit.map(({ recordNo }) => recordNo));
  const kept = doubts.filter(({ recordNo }) => !gone.has(recordNo));
  return insertStaged(request, { ...settled, layout }, read, [...unfit, ...kept]);
};

/** The second half: nothing is left to ask, and what is staged is fit. */
const insertStaged = async (
  request: LoadRequest,
  settled: Settled,
  { unknown, values }: ReadValues,
  found: readonly Unplaced[],
): Promise<LoadResult> => {
  const { engine, fileNo, file } = request;
  const { reading, layout, outside } = settled;
  const place = placing(fileNo, reading);
  const refused = settled.rejects
    .filter(({ recordNo }) => request.again?.overlay.has(recordNo) !== true)
    .map(refusedProblem(place, reading));
  const fields = new Set(mappedColumns(layout).map(({ field }) => field.name));
  const has: Has = (name) => fields.has(name);
  await applyUnitAliases(engine, layout.table, has, request.choices.unitAliases ?? []);
  const fill = await columnFill(engine, layout, fileNo);
  const finish = [...finishSql(layout.table, has, fileNo), ...listingSql(layout.table, fileNo)];
  await runFinish(engine, finish, reading.index.records);
  const duplicates = (await removeDuplicates(engine, layout.table, fileNo, has)).map(
    duplicateProblem(place, layout, 'duplicate'),
  );
  const shared = (await sharedIds(engine, layout.table, fileNo, has)).map(
    duplicateProblem(place, layout, 'same_id'),
  );
  const doubts = await allDoubts(engine, settled, has, place);
  const unfit = found.map((one): Problem => ({ ...place(one.recordNo), ...one }));
  const conservation = await conserve(engine, { file, layout, fileNo, outside }, reading, {
    setAside: refused.length + unfit.filter(({ kept }) => !kept).length + duplicates.length,
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
    kind: 'loaded',
    conservation,
    reading,
    layout,
    outside,
    fill,
    values,
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
