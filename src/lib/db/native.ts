/**
 * DuckDB in Node: the terminal, the bench and the tests. One thread, so that every result has one order.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBConnection,
} from '@duckdb/node-api';
import { CancelledError, OutOfMemoryError, QueryError } from '../domain/errors';
import type { Column, Engine, FileSource, Row, Value } from './engine';
import { LOCK } from './lock';
import { plainNumber } from './plain';

class NativeEngine implements Engine {
  private readonly temporary: string[] = [];

  constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    private readonly ends: 'connection' | 'database',
  ) {}

  async run(sql: string): Promise<void> {
    try {
      await this.connection.run(sql);
    } catch (cause) {
      throw failure(sql, cause);
    }
  }

  async runAll(statements: readonly string[]): Promise<void> {
    for (const statement of statements) await this.run(statement);
  }

  async query(sql: string, params: readonly Value[] = []): Promise<Row[]> {
    try {
      const reader = await this.connection.runAndReadAll(sql, [...params]);
      return reader.getRowObjects().map(plainRow);
    } catch (cause) {
      throw failure(sql, cause);
    }
  }

  async columns(sql: string, params: readonly Value[] = []): Promise<ReadonlyMap<string, Column>> {
    try {
      const reader = await this.connection.runAndReadAll(sql, [...params]);
      // A result without rows has no column values at all.
      const values = reader.getColumns();
      return new Map(
        reader
          .columnNames()
          .map((name, at) => [name, columnOf(name, reader.columnTypeId(at), values[at] ?? [])]),
      );
    } catch (cause) {
      throw failure(sql, cause);
    }
  }

  async connect(): Promise<Engine> {
    return new NativeEngine(this.instance, await this.instance.connect(), 'connection');
  }

  open(name: string, source: FileSource): Promise<string> {
    if (source.kind === 'path') return Promise.resolve(source.path);
    if (source.kind !== 'bytes') throw new QueryError({ statement: `open ${name}` });
    const folder = mkdtempSync(join(tmpdir(), 'mingcha-'));
    this.temporary.push(folder);
    const path = join(folder, 'chunk.csv');
    writeFileSync(path, source.bytes);
    return Promise.resolve(path);
  }

  release(path: string): Promise<void> {
    const folder = this.temporary.find((at) => path.startsWith(at));
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  }

  cancel(): Promise<void> {
    this.connection.interrupt();
    return Promise.resolve();
  }

  close(): Promise<void> {
    for (const folder of this.temporary) rmSync(folder, { recursive: true, force: true });
    this.connection.closeSync();
    if (this.ends === 'database') this.instance.closeSync();
    return Promise.resolve();
  }
}

const failure = (sql: string, cause: unknown): Error => {
  if (cause instanceof Error && cause.message.includes('INTERRUPT')) return new CancelledError({}, { cause });
  const detail = cause instanceof Error ? cause.message : '';
  if (detail.includes('Out of Memory Error')) return new OutOfMemoryError({}, { cause });
  return new QueryError({ statement: sql.slice(0, 200), detail }, { cause });
};

const plainRow = (row: Readonly<Record<string, unknown>>): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(name, value)]));

const columnOf = (name: string, type: DuckDBTypeId, values: readonly unknown[]): Column => {
  if (type === DuckDBTypeId.VARCHAR) return values.map((value) => (typeof value === 'string' ? value : null));
  if (type !== DuckDBTypeId.INTEGER)
    throw new QueryError({ statement: name, detail: `unknown type ${type}` });
  return Int32Array.from(values, (value) => {
    if (typeof value === 'number') return value;
    throw new QueryError({ statement: name, detail: 'NULL among integers' });
  });
};

/** Dates, instants and decimals print themselves as ISO text or plain digits. */
const plain = (name: string, value: unknown): Value => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return plainNumber(name, value);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBDateValue || value instanceof DuckDBTimestampValue) return value.toString();
  throw new QueryError({ statement: name, detail: `unknown type ${typeof value}` });
};

/** Opens an empty database in memory. */
export const openNative = async (threads = 1): Promise<Engine> => {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  for (const statement of LOCK) await connection.run(statement);
  return new NativeEngine(instance, connection, 'database');
};
