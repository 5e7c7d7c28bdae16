/** The records behind a figure: file, physical line, and the fields of their table. */
import type { Engine, Row, Value } from '../db/engine';
import { fileNoOf, recordNoOf, type RecordTable } from '../domain/records';
import { KEY_COLUMN, MONTH_SQL, narrowed } from '../measures/aggregate';
import { measureById } from '../measures/registry';
import { leadById } from './leads/registry';
import { markedSql, qualityCheck } from './quality-checks';
import { COLUMNS, SELDOM } from './rows-columns';
import { toQuestion } from './scope';
import type { RowsPage, RowsQuery } from './types';

/** Where a record stands in its file; the loader knows. */
export type LineOf = (fileNo: number, recordNo: number) => number;

/** A field that is shown as another one: the load makes one of the two. */
const FOLDED_INTO: ReadonlyMap<string, string> = new Map([['is_pursued', 'is_not_pursued']]);

const nameOf = (column: string): string => column.replace(/^.*( as |\.)/s, '');

/** The columns that rows of a table show, in their order: each an expression over a record `r`, and its name. */
export interface ShownColumns {
  readonly expressions: readonly string[];
  readonly names: readonly string[];
}

/** Those that every list has, and of the others those that some loaded file fills. */
export const shownColumns = async (engine: Engine, source: RecordTable): Promise<ShownColumns> => {
  const rows = await engine.query(
    'select distinct field from column_fill where table_name = $1 and filled > 0',
    [source],
  );
  const filled = new Set(rows.map((row) => FOLDED_INTO.get(String(row['field'])) ?? String(row['field'])));
  const seldom = (SELDOM[source] ?? []).filter((column) => filled.has(nameOf(column)));
  const expressions = [...COLUMNS[source], ...seldom];
  return { expressions, names: expressions.map(nameOf) };
};

const joins = (source: RecordTable): string => `
  from marked m
  join ${source} r on r.source_row = m.source_row
  join unit u on u.unit_key = m.unit_key
  join section s on s.section_key = m.section_key
  join officer o on o.officer_key = m.officer_key
  join item i on i.item_key = m.item_key
  join channel c on c.channel_key = m.channel_key
  ${source === 'cases' ? 'left join clock k on k.source_row = m.source_row' : ''}`;

/** The records named in `marked` (source row and the keys of all groups), with the columns that rows show. */
export const recordsSql = (source: RecordTable, { expressions }: ShownColumns): string =>
  `select m.source_row, ${expressions.join(', ')} ${joins(source)}`;

/** Where the rows come from: the marks of a measure or a lead within its period, or those of a quality check. */
interface Marked {
  readonly source: RecordTable;
  readonly from: string;
  readonly where: string;
  readonly values: Value[];
}

/** A check looks at whole files: no period, no filters. */
const markedRows = (query: RowsQuery): Marked => {
  const check = qualityCheck(query.measure);
  if (check === undefined) {
    const measure = leadById(query.measure) ?? measureById(query.measure);
    return {
      source: measure.source,
      ...narrowed({
        ...toQuestion(query.scope),
        ...(query.months === undefined ? {} : { months: query.months }),
        measure,
      }),
    };
  }
  const { asOf } = toQuestion(query.scope);
  return {
    source: check.table,
    from: markedSql(check, query.fileNo ?? null),
    where: 'true',
    values: [asOf],
  };
};

/** The rows that the figure counts, as one SELECT with its bound values. */
const selection = async (
  engine: Engine,
  query: RowsQuery,
): Promise<{ sql: string; values: Value[]; names: readonly string[] }> => {
  const { source, from, where, values } = markedRows(query);
  const bind = (value: Value): string => `$${values.push(value)}`;
  const conditions = [where, query.part === 'numerator' ? 'in_numerator' : 'in_denominator'];
  if (query.category !== null) conditions.push(`category = ${bind(query.category)}`);
  if (query.grouping !== null) {
    const column = query.grouping === 'month' ? MONTH_SQL : KEY_COLUMN[query.grouping];
    conditions.push(query.key === null ? `${column} is null` : `${column} = ${bind(query.key)}::integer`);
  }
  if (query.namedOfficers === true) conditions.push('officer_key > 0');
  if (query.peerGroup !== undefined) {
    const group = bind(query.peerGroup);
    conditions.push(`unit_key in (select unit_key from unit where unit_key > 0 and peer_group = ${group})`);
  }
  const shown = await shownColumns(engine, source);
  const { names } = shown;
  const inside = `with marked as (
    select source_row, unit_key, section_key, officer_key, item_key, channel_key from ${from} where ${conditions.join(' and ')})
  ${recordsSql(source, shown)}`;
  const text = names.map((name) => `coalesce(cast("${name}" as varchar), '')`).join(` || chr(31) || `);
  const search = query.search === '' ? '' : `where contains(${text}, ${bind(query.search)})`;
  return { sql: `select * from (${inside}) ${search}`, values, names };
};

/** Sorting by file or line is the order of the files themselves. */
const orderBy = (query: RowsQuery, names: readonly string[]): string => {
  const direction = query.sort?.descending === true ? 'desc' : 'asc';
  const name = names.find((candidate) => candidate === query.sort?.column);
  return name === undefined
    ? `source_row ${query.sort === null ? 'asc' : direction}`
    : `"${name}" ${direction} nulls last, source_row`;
};

/** File and line, then the named columns. */
const placedRow = (row: Row, names: readonly string[], lineOf: LineOf): RowsPage['rows'][number] => {
  const at = Number(row['source_row']);
  return [fileNoOf(at), lineOf(fileNoOf(at), recordNoOf(at)), ...names.map((name) => row[name] ?? null)];
};

/** What the engine gave for `recordsSql`, as a page shows it. */
export const placedRows = (
  rows: readonly Row[],
  names: readonly string[],
  lineOf: LineOf,
): Pick<RowsPage, 'rows' | 'places'> => ({
  rows: rows.map((row) => placedRow(row, names, lineOf)),
  places: rows.map((row) => Number(row['source_row'])),
});

/** One page of the rows behind a figure; `total` counts them all. */
export const readRows = async (engine: Engine, query: RowsQuery, lineOf: LineOf): Promise<RowsPage> => {
  const { sql, values, names } = await selection(engine, query);
  const [counted] = await engine.query(`select count(*) as n from (${sql})`, values);
  const rows = await engine.query(
    `${sql} order by ${orderBy(query, names)} limit ${Math.trunc(query.limit)} offset ${Math.trunc(query.offset)}`,
    values,
  );
  return {
    columns: ['file', 'line', ...names],
    total: Number(counted?.['n'] ?? 0),
    ...placedRows(rows, names, lineOf),
  };
};
