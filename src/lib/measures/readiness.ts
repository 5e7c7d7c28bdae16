/** Whether a measure can be computed from the columns that were loaded: a missing column is never zero. */
import type { Engine } from '../db/engine';
import type { Measure } from './registry';

/** Canonical columns that at least one loaded file has, as `table.field`. */
export const loadedColumns = async (engine: Engine): Promise<ReadonlySet<string>> => {
  const rows = await engine.query('select distinct table_name, field from column_fill');
  return new Set(rows.map((row) => `${String(row['table_name'])}.${String(row['field'])}`));
};

/** What is missing, as alternatives of canonical columns; empty when the measure is ready. */
export const missingColumns = (
  measure: Measure,
  loaded: ReadonlySet<string>,
): readonly (readonly string[])[] =>
  measure.needs.filter((alternatives) => !alternatives.some((column) => loaded.has(column)));
