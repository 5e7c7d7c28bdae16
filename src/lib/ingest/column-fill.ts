/** How full the columns of a file are. */
import type { Engine } from '../db/engine';
import { insertRows } from '../db/insert';
import { isDated } from '../domain/field';
import type { Layout } from '../domain/layout';
import { mappedColumns } from './stage-sql';

/** Filled cells per field over the rows that are fit, kept for the question whether a figure can be computed. */
export const columnFill = async (
  engine: Engine,
  layout: Layout,
  fileNo: number,
): Promise<Record<string, number>> => {
  const fields = mappedColumns(layout).map(({ field }) => field);
  const counts = fields.map(
    ({ name, type }, at) => `count(${isDated(type) ? `${name}_at` : name}) as f${at}`,
  );
  const [row] = await engine.query(`select count(*) as total, ${counts.join(', ')} from staged`);
  const total = Number(row?.['total'] ?? 0);
  const filled = fields.map(({ name }, at) => ({ name, n: Number(row?.[`f${at}`] ?? 0) }));
  await insertRows(
    engine,
    'column_fill',
    ['', '', '', '', ''],
    filled.map(({ name, n }) => [fileNo, layout.table, name, n, total]),
  );
  return Object.fromEntries(filled.map(({ name, n }) => [name, total === 0 ? 0 : n / total]));
};
