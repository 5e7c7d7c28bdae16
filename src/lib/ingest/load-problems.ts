/** What becomes a problem while a file is loaded: records that are refused, rows that are unfit, doubted or unknown. */
import type { Engine } from '../db/engine';
import type { Layout, Problem } from '../domain/layout';
import { findDoubts } from './doubts';
import type { Duplicate } from './duplicates';
import type { Has } from './finish-parts';
import type { Reading, Reject } from './host';
import { invisibleDoubts } from './invisible';
import { findNameDoubts } from './name-doubts';
import { trueReason } from './rejects';
import { nulDoubts, type Settled } from './settle';
import { rowChecks, unfitSql } from './stage-sql';
import type { UnknownValue } from './values';

/** Where a record stands. */
export type Placing = (recordNo: number) => Pick<Problem, 'fileNo' | 'recordNo' | 'line'>;

/** A problem whose place is not known yet. */
export type Unplaced = Omit<Problem, 'fileNo' | 'line'>;

/** The places of the records of one file. */
export const placing =
  (fileNo: number, { index }: Reading): Placing =>
  (recordNo) => ({ fileNo, recordNo, line: index.firstLine[recordNo - 1] ?? 0 });

/** Rows that count but that somebody should look at. */
export const allDoubts = async (
  engine: Engine,
  settled: Settled,
  has: Has,
  place: Placing,
): Promise<Problem[]> =>
  [
    ...(await findDoubts(engine, settled.layout, place(0).fileNo, has)),
    ...nulDoubts(settled),
    ...(await invisibleDoubts(engine, settled.layout, has)),
    ...(await findNameDoubts(engine, settled.layout, has)),
  ].map((doubt) => ({ ...place(doubt.recordNo), ...doubt }));

/** A record that the strict reader refused. */
export const refusedProblem =
  (place: Placing, reading: Reading) =>
  (reject: Reject): Problem => ({
    ...place(reject.recordNo),
    column: '',
    value: reject.text,
    reason: trueReason(reject, reading),
    kept: false,
  });

/** A record that came before: a copy is set aside, other content under the same id is doubted. */
export const duplicateProblem =
  (place: Placing, layout: Layout, reason: 'duplicate' | 'same_id') =>
  ({ recordNo, column, value }: Duplicate): Problem => ({
    ...place(recordNo),
    column: headerOf(layout, column),
    value,
    reason,
    kept: reason === 'same_id',
  });

/** A value that is on no list; its cell counts as empty. */
export const unknownProblem =
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

/** Most files hold nothing that even looks wrong, and pay nothing for it. */
const hasSuspects = async (engine: Engine): Promise<boolean> => {
  const [row] = await engine.query(`select count(*) as n from suspect`);
  return Number(row?.['n']) > 0;
};

/** Rows with a cell that cannot be what its column says: set aside, never made empty. */
export const takeUnfit = async (engine: Engine, { layout, reading }: Settled): Promise<Unplaced[]> => {
  const isDamaged = reading.invalidCount > 0;
  const checks = rowChecks(layout, isDamaged);
  const [findSuspects, findUnfit] = unfitSql(layout, isDamaged);
  if (findSuspects === undefined || findUnfit === undefined) return [];
  await engine.run(findSuspects);
  if (!(await hasSuspects(engine))) return [];
  await engine.run(findUnfit);
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
