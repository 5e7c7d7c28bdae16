/** Records that do not count because another loaded file holds the same id (IM-01 sameId). */
import type { Engine } from '../db/engine';
import { ID_FIELD, RECORD_TABLES, VERSION_TABLE, type RecordTable } from '../domain/records';

/** Of one file: how many of its records another file's replace. */
export interface Replaced {
  readonly fileNo: number;
  readonly records: number;
  /** Of these: unit and day are both other than in the record that counts; perhaps two numberings that collide. */
  readonly unlike: number;
}

/** The date by which a record is told from another one. */
const HAPPENED: Readonly<Record<RecordTable, string | null>> = {
  cases: 'accepted_at',
  evaluations: 'rated_at',
  complaints: 'received_at',
  cards: 'issued_at',
  case_events: 'entered_at',
  // A catalogue has no date: no two versions are told apart by it.
  items: null,
  matters: 'received_at',
  findings: 'found_at',
  procedures: 'opened_at',
  filings: 'decided_at',
  registers: 'registered_at',
  activities: 'done_at',
  persons: 'valid_from',
};

const unlikeSql = (table: RecordTable): string | null => {
  const [id, at] = [ID_FIELD[table], HAPPENED[table]];
  if (at === null) return null;
  return `select v.source_row // 4294967296 as file_no, count(distinct v.source_row) as n
    from ${VERSION_TABLE[table]} v join ${table} t on t.${id} = v.${id}
    where v.unit_key <> t.unit_key and date_of(v.${at}) <> date_of(t.${at}) group by 1`;
};

const countsOf = async (engine: Engine, sql: string): Promise<Map<number, number>> =>
  new Map((await engine.query(sql)).map((row) => [Number(row['file_no']), Number(row['n'])]));

/** Files with at least one such record, in the order of their numbers. */
export const readReplaced = async (engine: Engine): Promise<Replaced[]> => {
  const found: Replaced[] = [];
  for (const table of RECORD_TABLES) {
    const records = await countsOf(
      engine,
      `select source_row // 4294967296 as file_no, count(*) as n from ${VERSION_TABLE[table]} group by 1`,
    );
    const sql = unlikeSql(table);
    const unlike =
      records.size === 0 || sql === null ? new Map<number, number>() : await countsOf(engine, sql);
    for (const [fileNo, n] of records) found.push({ fileNo, records: n, unlike: unlike.get(fileNo) ?? 0 });
  }
  return found.sort((a, b) => a.fileNo - b.fileNo);
};
