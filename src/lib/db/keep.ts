/**
 * What is loaded as one database file in the browser's own storage, and back into memory.
 *
 * The engine does not notice when the storage takes fewer bytes than it is given (a full disk, a quota), and the page
 * may be killed at any moment: so a written file counts only after it was read back whole and found equal.
 */
import type { Engine, FileSource } from './engine';
import schemaSql from './schema.sql?raw';
import { inTransaction } from './transaction';

/** Made from the rule set and the calendar, whatever is loaded. */
const REFERENCE: ReadonlySet<string> = new Set(['rule_param', 'calendar_day']);

/** The tables that hold what was loaded. */
export const KEPT_TABLES: readonly string[] = [...schemaSql.matchAll(/^create table (\w+)/gm)]
  .map(([, name = '']) => name)
  .filter((name) => !REFERENCE.has(name));

/** By what a database of other tables is told: its rows would not mean the same. */
export const KEPT_SCHEMA = schemaSql;

/** Rows of a table and a sum over all that stands in them; equal sums, equal rows. */
export interface TableSum {
  readonly table: string;
  readonly rows: number;
  /** Decimal digits. */
  readonly sum: string;
}

/** The engine's names for what it holds in memory, and for the file. */
type Place = 'memory' | 'kept';

const sumOf = async (engine: Engine, place: Place, table: string): Promise<TableSum> => {
  const [row] = await engine.query(
    `select count(*) as n, cast(coalesce(sum(cast(hash(t) as hugeint)), 0) as varchar) as digits
     from ${place}.${table} as t`,
  );
  return { table, rows: Number(row?.['n']), sum: String(row?.['digits']) };
};

const sumsOf = async (engine: Engine, place: Place): Promise<TableSum[]> => {
  const sums: TableSum[] = [];
  for (const table of KEPT_TABLES) sums.push(await sumOf(engine, place, table));
  return sums;
};

const isSame = (some: readonly TableSum[], others: readonly TableSum[]): boolean =>
  some.length === others.length &&
  some.every(({ table, rows, sum }, i) => {
    const other = others[i];
    return other?.table === table && other.rows === rows && other.sum === sum;
  });

/** Attached under its name while `work` runs. */
const attached = async <T>(
  engine: Engine,
  source: FileSource,
  mode: 'read_only' | 'read_write',
  work: () => Promise<T>,
): Promise<T> => {
  const path = await engine.open('kept', source);
  try {
    await engine.run(`attach '${path}' as kept (${mode})`);
    return await work().finally(() => engine.run('detach kept'));
  } finally {
    await engine.release(path);
  }
};

const copyTables = (engine: Engine, signal: AbortSignal): Promise<void> =>
  inTransaction(engine, signal, async (within) => {
    for (const table of KEPT_TABLES) await within.run(`create table kept.${table} as from memory.${table}`);
  });

const sizeOf = async (engine: Engine): Promise<number> => {
  const [row] = await engine.query(
    `select total_blocks * block_size as bytes from pragma_database_size() where database_name = 'kept'`,
  );
  return Number(row?.['bytes']);
};

/**
 * Writes everything that is loaded into the file, which must hold an empty database. The answer is how many bytes the
 * file then has at least, if the storage took them all: what `readBack` finds out.
 */
export const writeKept = (engine: Engine, source: FileSource, signal: AbortSignal): Promise<number> =>
  attached(engine, source, 'read_write', async () => {
    await copyTables(engine, signal);
    await engine.run('checkpoint kept');
    return sizeOf(engine);
  });

/** The sums of a written file, or null when it does not hold what is loaded. */
export const readBack = async (engine: Engine, source: FileSource): Promise<readonly TableSum[] | null> => {
  const inMemory = await sumsOf(engine, 'memory');
  try {
    const inFile = await attached(engine, source, 'read_only', () => sumsOf(engine, 'kept'));
    return isSame(inMemory, inFile) ? inFile : null;
  } catch {
    // A file that the engine cannot open, or whose blocks are damaged, does not hold it either.
    return null;
  }
};

/** Thrown inside the transaction, which it ends. */
class Different extends Error {}

export interface Restoring {
  readonly signal: AbortSignal;
  /** Share of the rows that are back, 0–1. */
  readonly onProgress: (share: number) => void;
}

/**
 * Puts what the file holds in the place of everything that is loaded; false, and nothing has changed, when it is not
 * what was written. @throws CancelledError; QueryError when the file cannot be read.
 */
export const restoreKept = async (
  engine: Engine,
  source: FileSource,
  sums: readonly TableSum[],
  { signal, onProgress }: Restoring,
): Promise<boolean> => {
  const fill = (within: Engine): Promise<void> => fillTables(within, sums, onProgress);
  try {
    await attached(engine, source, 'read_only', () => inTransaction(engine, signal, fill));
    return true;
  } catch (error) {
    if (error instanceof Different) return false;
    throw error;
  }
};

const fillTables = async (
  engine: Engine,
  sums: readonly TableSum[],
  onProgress: Restoring['onProgress'],
): Promise<void> => {
  const all = sums.reduce((rows, one) => rows + one.rows, 0);
  let done = 0;
  for (const table of KEPT_TABLES) {
    await engine.run(`delete from memory.${table}`);
    await engine.run(`insert into memory.${table} from kept.${table}`);
    done += sums.find((one) => one.table === table)?.rows ?? 0;
    onProgress(all === 0 ? 1 : done / all);
  }
  if (!isSame(await sumsOf(engine, 'memory'), sums)) throw new Different();
};
