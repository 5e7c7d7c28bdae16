/** A loaded file goes again, with everything that came with it: the figures are those without it. */
import type { Engine } from '../db/engine';
import { inTransaction } from '../db/transaction';
import { RECORD_TABLES } from '../domain/records';
import { pruneSql, unlistSql } from './group-listing';
import { settleRemoved } from './versions';

/** Inside a transaction: the file's rows and what it said. Groups that it alone named stay until they are pruned. */
export const removeRows = async (engine: Engine, fileNo: number): Promise<void> => {
  const [file] = await engine.query('select table_name from source_file where file_no = $1', [fileNo]);
  const table = RECORD_TABLES.find((name) => name === file?.['table_name']);
  if (table !== undefined) await settleRemoved(engine, table, fileNo);
  await engine.run(`delete from source_file where file_no = ${fileNo}`);
  await engine.run(`delete from column_fill where file_no = ${fileNo}`);
  for (const statement of unlistSql(fileNo)) await engine.run(statement);
};

/** One transaction: whatever fails or is cancelled leaves everything as it was. A number that is not loaded changes nothing. */
export const removeFile = (engine: Engine, fileNo: number, signal: AbortSignal): Promise<void> =>
  inTransaction(engine, signal, async (within) => {
    await removeRows(within, fileNo);
    await within.runAll(pruneSql());
  });
