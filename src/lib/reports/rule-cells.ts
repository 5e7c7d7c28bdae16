/** How many cells of what a rule needs are empty, by unit: one statement per table. */
import type { Engine } from '../db/engine';
import { RECORD_TABLES, type RecordTable } from '../domain/records';
import { allEmptySql } from './quality-fields';

/** Alternatives of columns of one table, looked at in the records that the need is about. */
export interface CellNeed {
  readonly key: string;
  readonly table: RecordTable;
  /** As `table.field`. */
  readonly columns: readonly string[];
  /** Kinds of step, duty or matter; empty = every record. */
  readonly kinds: readonly string[];
}

export interface Cells {
  readonly total: number;
  readonly empty: number;
}

/** By the key of the need, then by that of the unit. */
export type CellsByNeed = ReadonlyMap<string, ReadonlyMap<number, Cells>>;

/** Where a record says of which kind it is. */
const KIND_COLUMN: Partial<Readonly<Record<RecordTable, string>>> = {
  case_events: 'event_kind',
  activities: 'activity_class',
  matters: 'matter_kind',
};

const isValue = (need: string): boolean => need.includes('=');

const tableOfAll = (alternatives: readonly string[]): RecordTable | undefined =>
  RECORD_TABLES.find((table) => alternatives.every((column) => column.startsWith(`${table}.`)));

/** The kinds that the needs ask for in a table, from entries that ask for nothing else. */
const kindsIn = (table: RecordTable, needs: readonly (readonly string[])[]): readonly string[] =>
  needs
    .filter((alternatives) => alternatives.every(isValue) && tableOfAll(alternatives) === table)
    .flatMap((alternatives) => alternatives.map((need) => need.slice(need.indexOf('=') + 1)));

/** What can be looked at; alternatives in several tables cannot. */
export const cellNeeds = (needs: readonly (readonly string[])[]): readonly CellNeed[] =>
  needs.flatMap((columns): CellNeed[] => {
    const table = tableOfAll(columns);
    if (table === undefined || columns.some(isValue)) return [];
    const kinds = kindsIn(table, needs);
    return [{ key: `${columns.join('|')} ${kinds.join('|')}`, table, columns, kinds }];
  });

/** Names of columns and kinds are of our own lists, so they may stand in the statement. */
const isAbout = ({ table, kinds }: CellNeed): string => {
  const column = KIND_COLUMN[table];
  if (column === undefined || kinds.length === 0) return 'true';
  return `r.${column} in (${kinds.map((kind) => `'${kind}'`).join(', ')})`;
};

const counts = (need: CellNeed, at: number): string => {
  const fields = need.columns.map((column) => column.slice(need.table.length + 1));
  const about = isAbout(need);
  return `count(*) filter (where ${about}) as n${at},
    count(*) filter (where ${about} and ${allEmptySql(need.table, fields)}) as e${at}`;
};

/** Each need once. */
export const readCells = async (engine: Engine, needs: readonly CellNeed[]): Promise<CellsByNeed> => {
  const once = [...new Map(needs.map((need) => [need.key, need])).values()];
  const cells = new Map(once.map(({ key }) => [key, new Map<number, Cells>()]));
  for (const table of new Set(once.map((need) => need.table))) {
    const own = once.filter((need) => need.table === table);
    const rows = await engine.query(
      `select r.unit_key, ${own.map(counts).join(', ')} from ${table} r group by r.unit_key order by r.unit_key`,
    );
    for (const row of rows)
      for (const [at, { key }] of own.entries()) {
        const [total, empty] = [Number(row[`n${at}`]), Number(row[`e${at}`])];
        if (total > 0) cells.get(key)?.set(Number(row['unit_key']), { total, empty });
      }
  }
  return cells;
};

/** Of all units together. */
export const sumCells = (byUnit: ReadonlyMap<number, Cells> | undefined): Cells =>
  [...(byUnit?.values() ?? [])].reduce(
    (sum, { total, empty }) => ({ total: sum.total + total, empty: sum.empty + empty }),
    { total: 0, empty: 0 },
  );
