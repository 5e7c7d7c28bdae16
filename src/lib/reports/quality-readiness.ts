/** Which measures cannot be computed for want of a column, and which rest on one that is mostly empty. */
import type { Engine } from '../db/engine';
import { RECORD_TABLES, type RecordTable } from '../domain/records';
import { missingColumns } from '../measures/readiness';
import { MEASURES } from '../measures/registry';
import { allEmptySql } from './quality-fields';

export interface ReadyRow {
  readonly measure: string;
  readonly status: 'ready' | 'sparse' | 'missing';
  /** Columns of which none is there: each entry the alternatives. */
  readonly missing: readonly (readonly string[])[];
  /** Needed columns, or sets of alternatives, of whose cells a larger share is empty than `SPARSE_ABOVE`. */
  readonly sparse: readonly { readonly columns: readonly string[]; readonly empty: number }[];
}

/** Share of empty cells above which a needed column is pointed out; a product default. */
export const SPARSE_ABOVE = 0.2;

const tableOf = (alternatives: readonly string[]): RecordTable | undefined =>
  RECORD_TABLES.find((table) => alternatives.every((column) => column.startsWith(`${table}.`)));

/** Share of rows in which no alternative says anything; 0 without rows, of which nothing can be said. */
const emptyShare = async (engine: Engine, alternatives: readonly string[]): Promise<number> => {
  const table = tableOf(alternatives);
  if (table === undefined) return 0;
  const empty = allEmptySql(
    table,
    alternatives.map((column) => column.slice(table.length + 1)),
  );
  const [row] = await engine.query(
    `select count(*) as total, count(*) filter (where ${empty}) as n from ${table} r`,
  );
  const total = Number(row?.['total']);
  return total === 0 ? 0 : Number(row?.['n']) / total;
};

/** The empty share of every need that some measure has, each counted once. */
const emptyShares = async (engine: Engine): Promise<ReadonlyMap<string, number>> => {
  const needs = new Map(
    MEASURES.flatMap((measure) => measure.needs).map((alternatives) => [
      alternatives.join('|'),
      alternatives,
    ]),
  );
  const shares = new Map<string, number>();
  for (const [key, alternatives] of needs) shares.set(key, await emptyShare(engine, alternatives));
  return shares;
};

/** Every measure, in the order of the registry. */
export const readReadiness = async (engine: Engine, loaded: ReadonlySet<string>): Promise<ReadyRow[]> => {
  const shares = await emptyShares(engine);
  return MEASURES.map((measure): ReadyRow => {
    const missing = missingColumns(measure, loaded);
    const sparse = measure.needs
      .filter((alternatives) => !missing.includes(alternatives))
      .map((columns) => ({ columns, empty: shares.get(columns.join('|')) ?? 0 }))
      .filter(({ empty }) => empty > SPARSE_ABOVE);
    const status = missing.length > 0 ? 'missing' : sparse.length > 0 ? 'sparse' : 'ready';
    return { measure: measure.id, status, missing, sparse };
  });
};
