/**
 * The only shape through which the rest of the product knows a database engine.
 *
 * Two implementations: `wasm.ts` in the browser, `native.ts` in Node. Values come out plain:
 * numbers (never BigInt or Decimal), strings, booleans, null; dates and instants as ISO text.
 */
export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;

/** A file or bytes that SQL can read under a name. */
export type FileSource =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'path'; readonly path: string }
  /** A database file in the browser's own storage for this origin, to be written by ATTACH; `name` may lie in a folder. */
  | { readonly kind: 'kept'; readonly name: string };

/** A whole column: numbers when the statement gives INTEGERs, which then are never NULL, else texts. */
export type Column = Int32Array | readonly (string | null)[];

export interface Engine {
  /** Runs statements that give no rows. */
  run(sql: string): Promise<void>;
  /** Runs statements in their order and in one go: short ones only, since they cannot be cancelled. */
  runAll(statements: readonly string[]): Promise<void>;
  /** Runs one statement; `params` are bound as $1, $2 …: text from users or files goes nowhere else. */
  query(sql: string, params?: readonly Value[]): Promise<Row[]>;
  /**
   * The same column by column, for results of many rows: INTEGER and VARCHAR only.
   * @throws QueryError for another type, or for a NULL among integers, which would read as a number.
   */
  columns(sql: string, params?: readonly Value[]): Promise<ReadonlyMap<string, Column>>;
  /**
   * Another connection to the same database, with transactions and temporary tables of its own: what it has not
   * committed is not seen here. Closing it leaves the database open.
   */
  connect(): Promise<Engine>;
  /** Makes a source readable; the answer is the path to name in read_csv. */
  open(name: string, source: FileSource): Promise<string>;
  /** Forgets a source. */
  release(path: string): Promise<void>;
  /** Stops the statement that is running, which then fails with CancelledError. */
  cancel(): Promise<void>;
  close(): Promise<void>;
}
