/**
 * Records of one file that share an id. Same content: the first one counts, the later one is set aside by name. Other
 * content: both count, and both are pointed out. What another file says of the same id is for `versions.ts`.
 */
import type { Engine } from '../db/engine';
import { ID_FIELD, type TableName } from '../domain/records';
import type { Has } from './finish-parts';

export interface Duplicate {
  readonly recordNo: number;
  readonly column: string;
  readonly value: string;
}

/** A masked id (`***`) names nobody: it equals no other one. */
export const namesRecord = (id: string): string => `${id} is not null and not contains(${id}, '*')`;

/** The rows that file `fileNo` brought. */
export const ofFile = (fileNo: number): string =>
  `source_row between ${fileNo} * 4294967296 and ${fileNo + 1} * 4294967296 - 1`;

/** Removes the later copies in file `fileNo`; `sharedIds` then tells of the ids that still occur more than once. */
export const removeDuplicates = async (
  engine: Engine,
  table: TableName,
  fileNo: number,
  has: Has,
): Promise<Duplicate[]> => {
  if (table === 'units') return [];
  const id = ID_FIELD[table];
  if (!has(id)) return [];
  await engine.run(`create or replace temp table repeated_id as
    select ${id} from ${table} where ${ofFile(fileNo)} and ${namesRecord(id)} group by ${id} having count(*) > 1`);
  const [any] = await engine.query('select count(*) as n from repeated_id');
  if (Number(any?.['n']) === 0) return [];
  const columns = await contentColumns(engine, table);
  await engine.run(`create or replace temp table later_copy as
    select source_row, ${id} as id from (
      select source_row, ${id}, row_number() over (partition by ${columns} order by source_row) as copy
      from ${table} where ${ofFile(fileNo)} and ${id} in (select ${id} from repeated_id)
    ) where copy > 1`);
  const rows = await engine.query(
    'select source_row % 4294967296 as record_no, id from later_copy order by source_row',
  );
  await engine.run(`delete from ${table} where source_row in (select source_row from later_copy)`);
  return rows.map((row) => ({ recordNo: Number(row['record_no']), column: id, value: String(row['id']) }));
};

/** Records of the file whose id another record of it has too, with other content: counted, and pointed out. */
export const sharedIds = async (
  engine: Engine,
  table: TableName,
  fileNo: number,
  has: Has,
): Promise<Duplicate[]> => {
  if (table === 'units' || !has(ID_FIELD[table])) return [];
  const id = ID_FIELD[table];
  const rows = await engine.query(`select source_row % 4294967296 as record_no, ${id} as id from (
      select source_row, ${id}, count(*) over (partition by ${id}) as copies
      from ${table} where ${ofFile(fileNo)} and ${id} in (select ${id} from repeated_id)
    ) where copies > 1 order by source_row`);
  return rows.map((row) => ({ recordNo: Number(row['record_no']), column: id, value: String(row['id']) }));
};

const contentColumns = async (engine: Engine, table: TableName): Promise<string> => {
  const rows = await engine.query(`select name from pragma_table_info('${table}') order by cid`);
  return rows
    .map((row) => String(row['name']))
    .filter((name) => name !== 'source_row')
    .join(', ');
};
