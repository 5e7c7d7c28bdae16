/**
 * Records given in another wording than the file's: accepted repairs and corrections. They take the place of the file's
 * own records before anything is checked, and are then checked, counted and accounted for like any other record.
 */
import type { Engine } from '../db/engine';
import type { Layout } from '../domain/layout';
import { takeRejects } from './rejects';
import { stageSql } from './stage-sql';

/** Cells by record number, one per column of the layout. */
export type Overlay = ReadonlyMap<number, readonly string[]>;

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** The form in which they are given to the engine. */
const formOf = (layout: Layout): Layout => ({
  ...layout,
  encoding: 'utf-8',
  hasBom: false,
  delimiter: ',',
  quote: '"',
  escape: '"',
  newline: '\n',
});

/**
 * Puts the records into `staged`, in place of those of the same number.
 * @param records of the whole file: the numbers above it are free for the moment.
 */
export const stageOverlay = async (
  engine: Engine,
  layout: Layout,
  overlay: Overlay,
  records: number,
): Promise<void> => {
  const numbers = [...overlay.keys()];
  if (numbers.length === 0) return;
  const lines = [...overlay.values()].map(
    (cells) => `${Array.from({ length: layout.width }, (_, at) => quoted(cells[at] ?? '')).join(',')}\n`,
  );
  await engine.run(`delete from staged where record_no in (${numbers.join(', ')})`);
  const bytes = new TextEncoder().encode(lines.join(''));
  const path = await engine.open('overlay.csv', { kind: 'bytes', bytes });
  await engine.run(stageSql(path, formOf(layout), records)).finally(() => engine.release(path));
  const refused = await takeRejects(engine);
  if (refused.length > 0) throw new TypeError(`an overlay was refused: ${refused[0]?.text ?? ''}`);
  await renumber(engine, numbers, records);
};

/** The i-th of them stands at `records + i`. */
const renumber = async (engine: Engine, numbers: readonly number[], records: number): Promise<void> => {
  await engine.run('create or replace temp table overlaid (staged_no bigint, record_no bigint)');
  for (let at = 0; at < numbers.length; at += 5000) {
    const values = numbers.slice(at, at + 5000).map((no, i) => `(${records + at + i + 1}, ${no})`);
    await engine.run(`insert into overlaid values ${values.join(', ')}`);
  }
  await engine.run(
    'update staged set record_no = o.record_no from overlaid o where o.staged_no = staged.record_no',
  );
};
