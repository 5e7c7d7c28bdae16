/**
 * Both engines in Node: the native one of the terminal, and the browser's module run in place, with the browser's own
 * conversion of results. One of each per test file: a start takes a second.
 */
import type { Table, TypeMap } from 'apache-arrow';
import { createRequire } from 'node:module';
import {
  createDuckDB,
  NODE_RUNTIME,
  VoidLogger,
  type DuckDBBindings,
  type DuckDBConnection,
} from '@duckdb/duckdb-wasm/blocking';
import { arrowColumns, arrowRows } from '../../src/lib/db/arrow-rows';
import type { Column, Engine, FileSource, Row, Value } from '../../src/lib/db/engine';
import { LOCK } from '../../src/lib/db/lock';
import { openNative } from '../../src/lib/db/native';
import { readFileSync } from 'node:fs';

const pathOf = (source: FileSource): string => {
  if (source.kind === 'path') return source.path;
  throw new TypeError(`no ${source.kind} in Node`);
};

/** The module of `wasm.ts` without its worker: same binary, same options, same conversion. */
class BlockingWasm implements Engine {
  private opened = 0;

  constructor(
    private readonly db: DuckDBBindings,
    private readonly connection: DuckDBConnection,
  ) {}

  run(sql: string): Promise<void> {
    return Promise.resolve().then(() => void this.connection.query(sql));
  }

  runAll(statements: readonly string[]): Promise<void> {
    return this.run(statements.join(';\n'));
  }

  query(sql: string, params: readonly Value[] = []): Promise<Row[]> {
    return this.read(sql, params, arrowRows);
  }

  columns(sql: string, params: readonly Value[] = []): Promise<ReadonlyMap<string, Column>> {
    return this.read(sql, params, arrowColumns);
  }

  private read<T>(sql: string, params: readonly Value[], plain: (table: Table<TypeMap>) => T): Promise<T> {
    return Promise.resolve().then(() => {
      if (params.length === 0) return plain(this.connection.query<TypeMap>(sql));
      const statement = this.connection.prepare<TypeMap>(sql);
      try {
        return plain(statement.query(...params) as Table<TypeMap>);
      } finally {
        statement.close();
      }
    });
  }

  open(_name: string, source: FileSource): Promise<string> {
    this.opened += 1;
    const path = `source-${this.opened}.csv`;
    this.db.registerFileBuffer(
      path,
      source.kind === 'bytes' ? source.bytes.slice() : readFileSync(pathOf(source)),
    );
    return Promise.resolve(path);
  }

  release(path: string): Promise<void> {
    this.db.dropFile(path);
    return Promise.resolve();
  }

  connect(): Promise<Engine> {
    return Promise.resolve(new BlockingWasm(this.db, this.db.connect()));
  }

  cancel(): Promise<void> {
    this.connection.cancelSent();
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.connection.close();
    return Promise.resolve();
  }
}

/** The browser's engine, started in this process. */
export const openBlockingWasm = async (): Promise<Engine> => {
  const resolve = createRequire(import.meta.url).resolve;
  const bundle = (name: string) => ({
    mainModule: resolve(`@duckdb/duckdb-wasm/dist/${name}`),
    mainWorker: '',
  });
  const bundles = { mvp: bundle('duckdb-mvp.wasm'), eh: bundle('duckdb-eh.wasm') };
  const db = await createDuckDB(bundles, new VoidLogger(), NODE_RUNTIME);
  await db.instantiate(() => undefined);
  db.open({ path: ':memory:', query: { castBigIntToDouble: true, castDecimalToDouble: true } });
  const connection = db.connect();
  for (const statement of LOCK) connection.query(statement);
  return new BlockingWasm(db, connection);
};

export const ENGINES = { native: () => openNative(), wasm: openBlockingWasm } as const;
export type EngineName = keyof typeof ENGINES;
export const ENGINE_NAMES: readonly EngineName[] = ['native', 'wasm'];

/** Both, started. */
export const openBoth = async (): Promise<Readonly<Record<EngineName, Engine>>> => ({
  native: await openNative(),
  wasm: await openBlockingWasm(),
});
