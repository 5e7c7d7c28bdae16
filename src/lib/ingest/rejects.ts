/** Records that the engine refused, and how the numbers of the accepted ones are restored. */
import type { Engine } from '../db/engine';
import type { ProblemReason } from '../domain/layout';
import type { Reading, Reject } from './host';

const REASONS: ReadonlyMap<string, ProblemReason> = new Map([
  ['MISSING COLUMNS', 'too_few_cells'],
  ['TOO MANY COLUMNS', 'too_many_cells'],
  ['UNQUOTED VALUE', 'bad_quote'],
  ['INVALID STATE', 'bad_quote'],
  ['INVALID ENCODING', 'invalid_characters'],
]);

/** A refused record where the engine says it stands: it counts records and blank lines, not physical lines. */
export interface Refusal extends Omit<Reject, 'recordNo'> {
  readonly place: number;
}

/** Reads and forgets the engine's reject tables. The engine repeats a record per missing column. */
export const takeRejects = async (engine: Engine): Promise<Refusal[]> => {
  const rows = await engine.query(
    `select line, min(cast(error_type as varchar)) as error_type, min(substr(csv_line, 1, 200)) as csv_line
     from reject_errors group by line order by line`,
  );
  await engine.run('drop table if exists reject_errors');
  await engine.run('drop table if exists reject_scans');
  return rows.map((row) => ({
    place: Number(row['line']),
    reason: REASONS.get(String(row['error_type'])) ?? 'unreadable_record',
    text: String(row['csv_line'] ?? '').trim(),
  }));
};

/**
 * The record at the engine's place: blank lines before it are no records.
 * @param blankAfter as in `RecordIndex`; the i-th blank line is at place `blankAfter[i - 1] + i`.
 */
export const recordAt = (place: number, blankAfter: Uint32Array): number => {
  let [low, high] = [0, blankAfter.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blankAfter[middle] ?? 0) + middle + 1 < place) low = middle + 1;
    else high = middle;
  }
  return place - low;
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
  // One text for all of them: as so many values the engine takes longer to parse them than to read them.
  const column = (at: 0 | 1): string =>
    `unnest(cast(string_split('${shifts.map((pair) => pair[at]).join(' ')}', ' ') as bigint[]))`;
  await engine.run(
    `create or replace temp table record_shift as select ${column(0)} as from_no, ${column(1)} as shift`,
  );
  // Every number that moves is written out: a join by range, or to the nearest earlier row, is quadratic without a key.
  await engine.run(`update staged set record_no = m.record_no + m.shift from (
    select unnest(range(from_no, to_no)) as record_no, shift from (
      select from_no, shift, lead(from_no, 1, (select max(record_no) + 1 from staged)) over (order by from_no) as to_no
      from (select from_no, max(shift) as shift from record_shift where from_no > ${base} group by from_no)
      )) m where staged.record_no = m.record_no`);
};

/**
 * Why a record was really refused: the engine calls a quote that ends before a 汉字 an encoding error. Our own check of
 * the bytes knows where there is one; beyond the lines that it kept the engine is believed.
 */
export const trueReason = (
  { recordNo, reason }: Reject,
  { index, invalidLines, invalidCount }: Reading,
): ProblemReason => {
  if (reason !== 'invalid_characters') return reason;
  const from = index.firstLine[recordNo - 1] ?? 0;
  const to = index.firstLine[recordNo] ?? index.lines + 1;
  const isKnown = invalidCount === invalidLines.length || from <= (invalidLines.at(-1) ?? 0);
  const isInvalid = invalidLines.some((line) => line >= from && line < to);
  return isInvalid || !isKnown ? reason : 'bad_quote';
};
