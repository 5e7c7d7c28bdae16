/**
 * The same id in several files: the records of one of them count, the others are kept as versions (IM-01 sameId).
 *
 * Which ones count follows from what is loaded and from the policy alone, never from how it came about: so a file can be
 * taken away again, and the version that it had replaced counts once more.
 */
import type { Engine } from '../db/engine';
import { inTransaction } from '../db/transaction';
import {
  ID_FIELD,
  RECORD_TABLES,
  SAME_ID_POLICIES,
  VERSION_TABLE,
  type RecordTable,
  type SameIdPolicy,
} from '../domain/records';
import { namesRecord, ofFile } from './duplicates';

/** The file that counts among those that hold an id. Files are numbered in the order in which they were loaded. */
const CHOSEN: Readonly<Record<SameIdPolicy, string>> = {
  later_file_wins: 'max(file_no) over (partition by id)',
  first_file_wins: 'min(file_no) over (partition by id)',
  count_all: 'file_no',
};

/** The policy that this database is under. */
export const readPolicy = async (engine: Engine): Promise<SameIdPolicy> => {
  const [row] = await engine.query('select policy from same_id_policy');
  return SAME_ID_POLICIES.find((policy) => policy === row?.['policy']) ?? 'later_file_wins';
};

/** After file `fileNo` was loaded: its ids against those that count so far; whatever has versions counts too. */
export const settleLoaded = async (engine: Engine, table: RecordTable, fileNo: number): Promise<void> => {
  const [others] = await engine.query('select count(*) as n from source_file where table_name = $1', [table]);
  if (Number(others?.['n']) === 0) return;
  const id = ID_FIELD[table];
  await contest(
    engine,
    `select distinct ${id} as id from ${table} where ${ofFile(fileNo)} and ${namesRecord(id)}
     and ${id} in (select ${id} from ${table} where not (${ofFile(fileNo)}))`,
  );
  await settle(engine, table);
};

/** Takes the records of file `fileNo` away; what they had replaced counts again. */
export const settleRemoved = async (engine: Engine, table: RecordTable, fileNo: number): Promise<void> => {
  const id = ID_FIELD[table];
  const versions = VERSION_TABLE[table];
  await contest(
    engine,
    `select distinct ${id} as id from ${table} where ${ofFile(fileNo)} and ${namesRecord(id)}
     and ${id} in (select ${id} from ${versions} where not (${ofFile(fileNo)}))`,
  );
  await engine.run(`delete from ${table} where ${ofFile(fileNo)}`);
  await engine.run(`delete from ${versions} where ${ofFile(fileNo)}`);
  await settle(engine, table);
};

/** Puts the database under another policy; the records that count are chosen anew, in all tables or in none. */
export const changePolicy = (engine: Engine, policy: SameIdPolicy, signal: AbortSignal): Promise<void> =>
  inTransaction(engine, signal, (within) => settleUnder(within, policy));

/** The same, within a transaction that changes more. */
export const settleUnder = async (engine: Engine, policy: SameIdPolicy): Promise<void> => {
  await engine.query('update same_id_policy set policy = $1', [policy]);
  for (const table of RECORD_TABLES) await settleAll(engine, table);
};

/** Every id that several files hold. */
export const settleAll = async (engine: Engine, table: RecordTable): Promise<void> => {
  const id = ID_FIELD[table];
  await contest(
    engine,
    `select id from (
       select ${id} as id, source_row // 4294967296 as file_no from ${table} where ${namesRecord(id)}
       union all select ${id}, source_row // 4294967296 from ${VERSION_TABLE[table]})
     group by id having count(distinct file_no) > 1`,
  );
  await settle(engine, table);
};

const contest = (engine: Engine, ids: string): Promise<void> =>
  engine.run(`create or replace temp table contested as ${ids}`);

/** Moves the records of the contested ids to where they belong. */
const settle = async (engine: Engine, table: RecordTable): Promise<void> => {
  const id = ID_FIELD[table];
  const versions = VERSION_TABLE[table];
  const part = (from: string, counted: boolean): string =>
    `select source_row, ${id} as id, source_row // 4294967296 as file_no, ${counted} as is_counted
     from ${from} where ${id} in (select id from contested)`;
  await engine.run(`create or replace temp table settled as
    select source_row, is_counted, file_no = chosen as counts
    from (select *, ${CHOSEN[await readPolicy(engine)]} as chosen from (${part(table, true)} union all ${part(versions, false)}))`);
  await move(engine, table, versions, 'is_counted and not counts');
  await move(engine, versions, table, 'counts and not is_counted');
};

const move = async (engine: Engine, from: string, to: string, which: string): Promise<void> => {
  const [row] = await engine.query(`select count(*) as n from settled where ${which}`);
  if (Number(row?.['n']) === 0) return;
  const moving = `source_row in (select source_row from settled where ${which})`;
  await engine.run(`insert into ${to} select * from ${from} where ${moving}`);
  await engine.run(`delete from ${from} where ${moving}`);
};
