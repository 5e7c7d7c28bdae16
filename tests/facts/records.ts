/** Records written straight into their tables, so that a rule stands alone in its test: a date-only cell has no time. */
import type { Engine, Value } from '../../src/lib/db/engine';
import { insertRows } from '../../src/lib/db/insert';
import { buildFacts } from '../../src/lib/facts/facts';

/** Cells by column of the SQL table; a time `2026-11-02` or `2026-11-02 09:00:00` fills `…_at` and `…_timed`. */
export type Cells = Readonly<Record<string, string | number | boolean>>;

const FILE = 2 ** 32;
const KEYS = ['unit_key', 'section_key', 'officer_key'];
const HAS_ITEM = new Set(['cases', 'complaints', 'items']);
const HAS_CHANNEL = new Set(['cases', 'complaints', 'evaluations']);

/** Kept as dates: no precision of their own. */
const IN_FORCE = new Set(['valid_from', 'valid_to']);

const typeOf = (column: string, value: Value): string => {
  if (column.endsWith('_at')) return 'timestamp';
  if (IN_FORCE.has(column)) return 'date';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'number' ? (column === 'source_row' ? 'bigint' : 'integer') : '';
};

/** `accepted: '2026-11-02'` → accepted_at and accepted_timed. */
const spread = (cells: Cells): [string, Value][] =>
  Object.entries(cells).flatMap(([name, value]): [string, Value][] =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !IN_FORCE.has(name)
      ? [
          [`${name}_at`, value],
          [`${name}_timed`, value.includes(':')],
        ]
      : [[name, value]],
  );

const rowOf = (table: string, sourceRow: number, cells: Cells): ReadonlyMap<string, Value> => {
  const keys = [
    ...KEYS,
    ...(HAS_ITEM.has(table) ? ['item_key'] : []),
    ...(HAS_CHANNEL.has(table) ? ['channel_key'] : []),
  ];
  return new Map<string, Value>([
    ['source_row', sourceRow],
    ...keys.map((key): [string, Value] => [key, 0]),
    ...spread(cells),
  ]);
};

/** One statement for all rows with the same columns. */
const insert = async (
  engine: Engine,
  table: string,
  fileNo: number,
  records: readonly Cells[],
): Promise<void> => {
  const byColumns = new Map<string, ReadonlyMap<string, Value>[]>();
  for (const [at, cells] of records.entries()) {
    const row = rowOf(table, fileNo * FILE + at + 2, cells);
    const columns = [...row.keys()].join(', ');
    byColumns.set(columns, [...(byColumns.get(columns) ?? []), row]);
  }
  for (const [columns, rows] of byColumns) {
    const casts = columns.split(', ').map((column) => typeOf(column, rows[0]?.get(column) ?? null));
    await insertRows(
      engine,
      `${table} (${columns})`,
      casts,
      rows.map((row) => [...row.values()]),
    );
  }
};

const TABLES = [
  ...(['cases', 'case_events', 'items', 'complaints', 'matters', 'findings', 'procedures'] as const),
  ...(['evaluations', 'cards', 'filings', 'registers', 'activities', 'persons'] as const),
];
export type Records = Readonly<Partial<Record<(typeof TABLES)[number], readonly Cells[]>>>;

/** These records and no others, with their facts. `filled`: columns of case_events that a file has, where it matters. */
export const withRecords = async (
  engine: Engine,
  records: Records,
  filled: readonly string[] = [],
): Promise<void> => {
  await engine.run('delete from column_fill');
  for (const [at, table] of TABLES.entries()) {
    await engine.run(`delete from ${table}`);
    await insert(engine, table, at + 1, records[table] ?? []);
  }
  for (const field of filled)
    await engine.run(`insert into column_fill values (2, 'case_events', '${field}', 1, 1)`);
  await buildFacts(engine);
};

/** `due_on basis` of each clock of a kind, in the order of the records. */
export const duesOf = async (engine: Engine, kind = 'case'): Promise<string[]> =>
  (
    await engine.query(
      `select case when due_is_timed then strftime(due_at, '%Y-%m-%d %H:%M') else cast(due_on as varchar) end as due, due_basis
       from clock where clock_kind = $1 order by source_row`,
      [kind],
    )
  ).map(({ due, due_basis }) => `${String(due)} ${String(due_basis)}`);
