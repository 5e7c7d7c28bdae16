/** Periods that occur in the loaded data. */
import type { Engine } from '../db/engine';
import type { RecordTable } from '../domain/records';
import { monthId } from './scope';

const MONTH = (column: string): string =>
  `cast(extract(year from ${column}) * 12 + extract(month from ${column}) - 1 as integer)`;

/** A month with fewer than this share of the busiest month's records is a stray date, not a month of the data. */
const STRAY_SHARE = 0.01;

/** The tables that no fact reads, and the date that says when their records came in. */
const EVENTS: readonly (readonly [table: RecordTable, at: string])[] = [
  ['cards', 'issued'],
  ['case_events', 'entered'],
  ['matters', 'received'],
  ['findings', 'found'],
  ['procedures', 'opened'],
  ['filings', 'decided'],
  ['registers', 'registered'],
  ['activities', 'done'],
];

/** Each record's table and month, by the date that says when it came in. */
const DATED = `select 'cases' as source, ${MONTH('coalesce(started_on, ended_on, due_on)')} as month_no from clock
    where clock_kind = 'case' and coalesce(started_on, ended_on, due_on) is not null
  union all select 'evaluations', ${MONTH('rated_on')} from rating where rated_on is not null
  union all select 'complaints', ${MONTH('counted_on')} from complaint where counted_on is not null
  ${EVENTS.map(
    ([table, at]) =>
      `union all select '${table}', ${MONTH(`${at}_at`)} from ${table} where ${at}_at is not null`,
  ).join(' ')}`;

/** Month of each table's records, the first or the last; a few stray dates are none of them. */
const readEdges = async (engine: Engine, edge: 'min' | 'max'): Promise<ReadonlyMap<string, number>> => {
  const rows = await engine.query(`with months as (
      select source, month_no, count(*) as n from (${DATED}) group by source, month_no)
    select source, ${edge}(month_no) as edge from months
    where n >= ${String(STRAY_SHARE)} * (select max(n) from months as all_of where all_of.source = months.source)
    group by source order by source`);
  return new Map(rows.map((row) => [String(row['source']), Number(row['edge'])]));
};

/** First month of each table's records; before it a count of 0 would not be true. A table without dates has none. */
export const readFirstMonths = (engine: Engine): Promise<ReadonlyMap<string, number>> =>
  readEdges(engine, 'min');

/** Last month of each table's records; after it a count of 0 may only mean that nothing was exported. */
export const readLastMonths = (engine: Engine): Promise<ReadonlyMap<string, number>> =>
  readEdges(engine, 'max');

/**
 * Months in which something happened (accepted, else finished or due; rated, received, issued, entered, found, opened), oldest first; a limit
 * that falls due later is no reason to offer a month, nor are a few stray dates.
 */
export const readMonths = async (engine: Engine): Promise<string[]> => {
  const rows = await engine.query(
    `select month_no, count(*) as n from (${DATED}) group by month_no order by month_no`,
  );
  const most = Math.max(0, ...rows.map((row) => Number(row['n'])));
  return rows
    .filter((row) => Number(row['n']) >= most * STRAY_SHARE)
    .map((row) => monthId(Number(row['month_no'])));
};

const quarterOf = (month: string): string =>
  `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
const halfOf = (month: string): string => `${month.slice(0, 4)}-H${Number(month.slice(5, 7)) <= 6 ? 1 : 2}`;

/** Months, then quarters, halves and years that they belong to; newest first. */
export const periodsOf = (months: readonly string[]): string[] => {
  const newest = [...months].reverse();
  const all = [newest, newest.map(quarterOf), newest.map(halfOf), newest.map((month) => month.slice(0, 4))];
  return all.flatMap((ids) => [...new Set(ids)]);
};
