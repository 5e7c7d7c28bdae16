/** Rows that count but that somebody should look at. */
import type { Engine } from '../db/engine';
import type { Layout, ProblemReason } from '../domain/layout';
import type { Has } from './finish-parts';

export interface Doubt {
  readonly recordNo: number;
  readonly column: string;
  readonly value: string;
  readonly reason: ProblemReason;
  readonly kept: true;
}

/** Cases finished before they were accepted. Instants are compared when both are timed, else dates. */
export const findDoubts = async (
  engine: Engine,
  layout: Layout,
  fileNo: number,
  has: Has,
): Promise<Doubt[]> => {
  if (layout.table !== 'cases' || !has('finished') || !has('accepted')) return [];
  const rows =
    await engine.query(`select source_row % 4294967296 as record_no, cast(finished_at as varchar) as finished
    from cases where source_row >= ${fileNo} * 4294967296 and case when finished_timed and accepted_timed
      then finished_at < accepted_at else date_of(finished_at) < date_of(accepted_at) end order by source_row`);
  const column = layout.columns.find(({ field }) => field === 'finished')?.header ?? '';
  return rows.map((row) => ({
    recordNo: Number(row['record_no']),
    column,
    value: String(row['finished']),
    reason: 'finished_before_accepted',
    kept: true,
  }));
};
