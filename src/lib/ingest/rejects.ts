/** Records that the engine refused, and how the numbers of the accepted ones are restored. */
import type { Engine } from '../db/engine';
import type { ProblemReason } from '../domain/layout';

export interface Reject {
  /** 1-based record of the file. */
  readonly recordNo: number;
  readonly reason: ProblemReason;
  readonly text: string;
}

const REASONS: ReadonlyMap<string, ProblemReason> = new Map([
  ['MISSING COLUMNS', 'too_few_cells'],
  ['TOO MANY COLUMNS', 'too_many_cells'],
  ['UNQUOTED VALUE', 'bad_quote'],
  ['INVALID STATE', 'bad_quote'],
  ['INVALID ENCODING', 'invalid_characters'],
]);

/**
 * Reads and forgets the engine's reject tables. The engine repeats a record per missing column and counts records,
 * not lines; `base` is the number of records in earlier chunks.
 */
export const takeRejects = async (engine: Engine, base: number): Promise<Reject[]> => {
  const rows = await engine.query(
    `select line, min(cast(error_type as varchar)) as error_type, min(substr(csv_line, 1, 200)) as csv_line
     from reject_errors group by line order by line`,
  );
  await engine.run('drop table if exists reject_errors');
  await engine.run('drop table if exists reject_scans');
  return rows.map((row) => ({
    recordNo: base + Number(row['line']),
    reason: REASONS.get(String(row['error_type'])) ?? 'unreadable_record',
    text: String(row['csv_line'] ?? '').trim(),
  }));
};

/**
 * `[from, shift]` pairs: an accepted record whose place among the accepted ones is at least `from` lies `shift` further
 * down the file, because that many refused records stand before it.
 */
export const recordShifts = (rejects: readonly Reject[], base: number): [number, number][] =>
  rejects.map(({ recordNo }, at) => [recordNo - base - at + base, at + 1]);

/** Moves the record numbers of the chunk that begins after `base`. */
export const applyShifts = async (
  engine: Engine,
  shifts: readonly [number, number][],
  base: number,
): Promise<void> => {
  if (shifts.length === 0) return;
  await engine.run('create or replace temp table record_shift (from_no bigint, shift bigint)');
  for (let at = 0; at < shifts.length; at += 5000) {
    const values = shifts.slice(at, at + 5000).map(([from, shift]) => `(${from}, ${shift})`);
    await engine.run(`insert into record_shift values ${values.join(', ')}`);
  }
  await engine.run(`update staged set record_no = m.moved from (
    select t.record_no, t.record_no + s.shift as moved from staged t
    asof join (select from_no, max(shift) as shift from record_shift group by from_no) s on t.record_no >= s.from_no
    where t.record_no > ${base}) m where staged.record_no = m.record_no`);
};
