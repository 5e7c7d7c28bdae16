/**
 * DuckDB in the browser: one engine in one classic worker, served from our own origin.
 *
 * The `eh` build only: the threaded one cannot read registered file handles. The policy header on the worker's
 * script binds the SQL that runs in it; the settings below close what the engine itself could open.
 */
import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { Table, TypeMap } from 'apache-arrow';
import { CancelledError, OutOfMemoryError, QueryError } from '../domain/errors';
import { arrowColumns, arrowRows } from './arrow-rows';
import type { Column, Engine, FileSource, Row, Value } from './engine';
import { LOCK } from './lock';

/** Where the engine's two files are served. */
export interface WasmAssets {
  readonly module: string;
  readonly worker: string;
}

/** A sent statement looks up every so many milliseconds whether it is cancelled: seldom enough to cost nothing. */
const POLLING_MS = 25;
const QUERY = { castBigIntToDouble: true, castDecimalToDouble: true, queryPollingInterval: POLLING_MS };

/** What all connections of one engine share. */
interface Shared {
  readonly db: AsyncDuckDB;
  /** Sources opened so far: each gets a name of its own. */
  opened: number;
  /** Released, but still held by a statement that was cancelled: the next one that ends sets them free. */
  readonly held: Set<string>;
}

/** Files in the browser's own storage go by this prefix, and are read and written in place. */
const KEPT = 'opfs://';
const logOf = (path: string): string => `${path}.wal`;

class WasmEngine implements Engine {
  constructor(
    private readonly shared: Shared,
    private readonly connection: AsyncDuckDBConnection,
    private readonly ends: 'connection' | 'database',
  ) {}

  async connect(): Promise<Engine> {
    return new WasmEngine(this.shared, await this.shared.db.connect(), 'connection');
  }

  /** Sent, not queried: a sent statement can be cancelled. */
  async run(sql: string): Promise<void> {
    try {
      const reader = await this.connection.send(sql, true);
      for await (const batch of reader) void batch;
    } catch (cause) {
      throw failure(sql, cause);
    }
    await this.dropHeld();
  }

  async runAll(statements: readonly string[]): Promise<void> {
    const sql = statements.join(';\n');
    try {
      await this.connection.query(sql);
    } catch (cause) {
      throw failure(sql, cause);
    }
  }

  query(sql: string, params: readonly Value[] = []): Promise<Row[]> {
    return this.read(sql, params, arrowRows);
  }

  columns(sql: string, params: readonly Value[] = []): Promise<ReadonlyMap<string, Column>> {
    return this.read(sql, params, arrowColumns);
  }

  private async read<T>(
    sql: string,
    params: readonly Value[],
    plain: (table: Table<TypeMap>) => T,
  ): Promise<T> {
    try {
      if (params.length === 0) return plain(await this.connection.query<TypeMap>(sql));
      const statement = await this.connection.prepare<TypeMap>(sql);
      try {
        return plain(await statement.query(...params));
      } finally {
        await statement.close();
      }
    } catch (cause) {
      throw failure(sql, cause);
    }
  }

  /** The file's own name never reaches SQL: it is text from outside. Bytes are copied: the engine takes its own away. */
  async open(_name: string, source: FileSource): Promise<string> {
    const { db } = this.shared;
    if (source.kind === 'kept') return this.openKept(source.name);
    this.shared.opened += 1;
    const path = `source-${this.shared.opened}.csv`;
    if (source.kind === 'bytes') await db.registerFileBuffer(path, source.bytes.slice());
    else if (source.kind === 'file')
      await db.registerFileHandle(path, source.file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
    else throw new QueryError({ statement: `open ${path}` });
    return path;
  }

  /** The engine opens its log beside the file, and opens nothing that was not announced. */
  private async openKept(name: string): Promise<string> {
    const path = `${KEPT}${name}`;
    await this.shared.db.registerOPFSFileName(path);
    await this.shared.db.registerOPFSFileName(logOf(path));
    return path;
  }

  async release(path: string): Promise<void> {
    const { db, held } = this.shared;
    if (path.startsWith(KEPT)) for (const name of [path, logOf(path)]) await db.dropFile(name);
    else held.add(path);
    await this.dropHeld();
  }

  /** What a cancelled statement still reads cannot be dropped; it is tried again, so that its memory comes back. */
  private async dropHeld(): Promise<void> {
    const { db, held } = this.shared;
    for (const path of held) {
      try {
        await db.dropFile(path);
        held.delete(path);
      } catch {
        // Still in use.
      }
    }
  }

  async cancel(): Promise<void> {
    await this.connection.cancelSent();
  }

  async close(): Promise<void> {
    await this.connection.close();
    if (this.ends === 'database') await this.shared.db.terminate();
  }
}

const failure = (sql: string, cause: unknown): Error => {
  const detail = cause instanceof Error ? cause.message : String(cause);
  if (/cancel|interrupt/i.test(detail)) return new CancelledError({}, { cause });
  if (/out of memory|allocation failure|failed to allocate/i.test(detail))
    return new OutOfMemoryError({}, { cause });
  return new QueryError({ statement: sql.slice(0, 200), detail }, { cause });
};

/**
 * The log of a kept database cannot be written (“File is not opened in write mode”), so every commit to one goes straight
 * into its file; what is in memory has no log.
 */
const SETTINGS = ['set threads = 1', "set checkpoint_threshold = '0B'"] as const;

/** Starts the engine in its worker; throws QueryError when the module cannot be loaded. */
export const openWasm = async (assets: WasmAssets): Promise<Engine> => {
  const db = new AsyncDuckDB(new VoidLogger(), new Worker(assets.worker));
  await db.instantiate(assets.module);
  await db.open({ path: ':memory:', query: QUERY });
  const connection = await db.connect();
  await connection.query([...SETTINGS, ...LOCK].join(';\n'));
  return new WasmEngine({ db, opened: 0, held: new Set() }, connection, 'database');
};
