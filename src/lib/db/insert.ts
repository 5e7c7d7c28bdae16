/** Rows into a table by few statements: each one costs the page a turn of its worker. */
import type { Engine, Value } from './engine';

/** The engine's own limit on bound values is far away; statements stay of a readable size. */
const MOST_VALUES = 2000;

/**
 * Inserts rows, every value bound. `casts` has one entry per column: a type to cast the value to, or ''.
 * `table` is a name of ours.
 */
export const insertRows = async (
  engine: Engine,
  table: string,
  casts: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> => {
  const perStatement = Math.max(1, Math.floor(MOST_VALUES / casts.length));
  for (let at = 0; at < rows.length; at += perStatement) {
    const some = rows.slice(at, at + perStatement);
    const tuples = some.map(
      (_, row) => `(${casts.map((type, column) => bound(row * casts.length + column + 1, type)).join(', ')})`,
    );
    await engine.query(`insert into ${table} values ${tuples.join(', ')}`, some.flat());
  }
};

const bound = (place: number, type: string): string =>
  type === '' ? `$${place}` : `cast($${place} as ${type})`;
