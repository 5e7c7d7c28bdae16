/**
 * The dates of a staged file that the plain cast could not read. The whole column decides in which order day and month
 * stand; what it leaves open is a question, unless it is a stray cell in a column that is otherwise written year first:
 * then that row alone is set aside.
 */
import type { Engine } from '../db/engine';
import type { ColumnMapping, DateOrder, Layout } from '../domain/layout';
import type { Question, ValueCount } from '../domain/question';
import { isDated } from '../domain/field';
import type { TableName } from '../domain/records';
import { decideOrders, type ColumnOrder } from './date-form';
import { EITHER_ORDER, hour24Sql, resolveOddSql, WITHOUT_YEAR } from './date-sql';
import type { Doubt } from './doubts';
import { keyOf } from './recognise';
import { mappedColumns } from './stage-sql';

export interface ResolvedDates {
  /** As given, with the orders that the whole file decided. */
  readonly layout: Layout;
  readonly questions: readonly Question[];
  readonly doubts: readonly Doubt[];
}

/** An instant of the file with cells that need a second look. */
interface OddColumn {
  readonly name: string;
  readonly column: ColumnMapping;
}

/** Most files have none and pay nothing. */
const oddColumns = async (engine: Engine, layout: Layout): Promise<OddColumn[]> => {
  const instants = mappedColumns(layout).filter(({ field }) => isDated(field.type));
  if (instants.length === 0) return [];
  const counts = instants.map(({ field }, at) => `count(*) filter (where odd_${field.name} <> '') as n${at}`);
  const [row] = await engine.query(`select ${counts.join(', ')} from staged`);
  return instants
    .filter((_, at) => Number(row?.[`n${at}`]) > 0)
    .map(({ field, column }) => ({ name: field.name, column }));
};

/** Distinct cells that match, most frequent first. */
const MOST_VALUES = 12;
const valuesOf = async (engine: Engine, name: string, pattern: string): Promise<ValueCount[]> => {
  const rows = await engine.query(
    `select odd_${name} as value, count(*) as n from staged where regexp_matches(odd_${name}, '${pattern}')
     group by 1 order by n desc, value limit ${MOST_VALUES}`,
  );
  return rows.map((row) => ({ value: String(row['value']), n: Number(row['n']) }));
};

/** Cells that leave no doubt about the order or the year. */
const CERTAIN = '^\\d{4}\\s?[-/.年]|^\\d{8}|^\\d{5}(\\.|$)';

interface Shares {
  readonly certain: number;
  readonly open: number;
}

const sharesOf = async (engine: Engine, name: string, pattern: string): Promise<Shares> => {
  const [row] = await engine.query(
    `select count(${name}_at) + count(*) filter (where regexp_matches(odd_${name}, '${CERTAIN}')) as certain,
     count(*) filter (where regexp_matches(odd_${name}, '${pattern}')) as open from staged`,
  );
  return { certain: Number(row?.['certain']), open: Number(row?.['open']) };
};

/** What the whole column shows of its order. */
const wholeOrder = async (engine: Engine, name: string): Promise<ColumnOrder> => {
  const [row] = await engine.query(
    `select count(*) filter (where a > 12 and b <= 12) as dmy, count(*) filter (where b > 12 and a <= 12) as mdy
     from (select try_cast(p.a as integer) as a, try_cast(p.b as integer) as b from (
       select regexp_extract(odd_${name}, '^(\\d{1,2})[-/.](\\d{1,2})[-/.]\\d', ['a', 'b']) as p
       from staged where odd_${name} <> ''))`,
  );
  const [dmy, mdy] = [Number(row?.['dmy']) > 0, Number(row?.['mdy']) > 0];
  return dmy === mdy ? 'doubtful' : dmy ? 'dmy' : 'mdy';
};

/** The layout with every order that the whole file decides. */
const settleOrders = async (
  engine: Engine,
  layout: Layout,
  odd: readonly OddColumn[],
): Promise<ColumnMapping[]> => {
  const shown = new Map<number, ColumnOrder>();
  for (const { name, column } of odd.filter((one) => one.column.dateOrder === null))
    shown.set(column.position, await wholeOrder(engine, name));
  if (shown.size === 0) return [...layout.columns];
  const orders = decideOrders(
    layout.columns.map(({ position, dateOrder }): ColumnOrder => {
      if (dateOrder === null) return shown.get(position) ?? 'doubtful';
      return dateOrder === 'ymd' ? null : dateOrder;
    }),
    undefined,
  );
  return layout.columns.map((column, at) =>
    column.dateOrder === null ? { ...column, dateOrder: orders[at] ?? null } : column,
  );
};

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy'];

/** One question for all columns that leave the order open. */
const orderQuestion = async (
  engine: Engine,
  layout: Layout,
  odd: readonly OddColumn[],
): Promise<Question[]> => {
  const open: OddColumn[] = [];
  for (const one of odd.filter(({ column }) => column.dateOrder === null)) {
    const { certain, open: n } = await sharesOf(engine, one.name, EITHER_ORDER);
    if (n > certain) open.push(one);
  }
  const [first] = open;
  if (first === undefined) return [];
  const values = await valuesOf(engine, first.name, EITHER_ORDER);
  const columns = open.map(({ column }) => column.header);
  const { header, position } = first.column;
  const key = keyOf(layout, position);
  return [{ kind: 'date_order', column: header, key, columns, values, answers: ORDERS }];
};

const yearQuestion = async (
  engine: Engine,
  layout: Layout,
  odd: readonly OddColumn[],
): Promise<Question[]> => {
  for (const { name, column } of odd) {
    const { certain, open } = await sharesOf(engine, name, WITHOUT_YEAR);
    if (open <= certain) continue;
    const values = await valuesOf(engine, name, WITHOUT_YEAR);
    const key = keyOf(layout, column.position);
    return [{ kind: 'year', column: column.header, key, values, answers: [] }];
  }
  return [];
};

/** The date that everything else of a record comes after. */
const START: Readonly<Record<TableName, readonly string[]>> = {
  cases: ['accepted', 'submitted'],
  evaluations: ['rated'],
  complaints: ['received'],
  cards: ['issued'],
  // An extension may have been approved, or its notice sent, before the event that the row stands for.
  case_events: [],
  items: [],
  matters: ['received'],
  findings: ['found'],
  procedures: ['opened'],
  // A leader decides before the refusal is given, or after it was filed; a duty may be done before it was due.
  filings: [],
  registers: ['registered'],
  activities: [],
  persons: ['valid_from'],
  units: ['valid_from'],
};

/** A date that got its year from the title cannot come before the record began: 1月5日 in a list of December. */
const dropImpossibleYears = async (
  engine: Engine,
  layout: Layout,
  odd: readonly OddColumn[],
): Promise<void> => {
  const names = mappedColumns(layout).map(({ field }) => field.name);
  const starts = START[layout.table];
  const start = starts.find((name) => names.includes(name));
  if (layout.year === null || start === undefined) return;
  for (const { name } of odd.filter((one) => !starts.includes(one.name))) {
    await engine.run(
      `update staged set ${name}_at = null where ${name}_at < ${start}_at and regexp_matches(odd_${name}, '${WITHOUT_YEAR}')
       and date_of(${name}_at) < date_of(${start}_at)`,
    );
  }
};

const hour24Doubts = async (engine: Engine, odd: readonly OddColumn[]): Promise<Doubt[]> => {
  const doubts: Doubt[] = [];
  for (const { name, column } of odd) {
    const rows = await engine.query(
      `select record_no, odd_${name} as value from staged where ${name}_at is not null and ${hour24Sql(`odd_${name}`)} order by 1`,
    );
    for (const row of rows) {
      doubts.push({
        recordNo: Number(row['record_no']),
        column: column.header,
        value: String(row['value']),
        reason: 'hour_24',
        kept: true,
      });
    }
  }
  return doubts;
};

const columnAt = ({ columns }: Layout, column: ColumnMapping): ColumnMapping =>
  columns.find(({ position }) => position === column.position) ?? column;

/** Reads the odd dates of `staged`; when there are questions, nothing is read and the load cannot go on. */
export const resolveDates = async (engine: Engine, given: Layout): Promise<ResolvedDates> => {
  const found = await oddColumns(engine, given);
  if (found.length === 0) return { layout: given, questions: [], doubts: [] };
  const layout: Layout = { ...given, columns: await settleOrders(engine, given, found) };
  const odd = found.map((one) => ({ ...one, column: columnAt(layout, one.column) }));
  const questions = [
    ...(await orderQuestion(engine, layout, odd)),
    ...(layout.year === null ? await yearQuestion(engine, layout, odd) : []),
  ];
  if (questions.length > 0) return { layout, questions, doubts: [] };
  for (const { name, column } of odd) {
    const reading = { order: column.dateOrder, year: layout.year, serials: layout.serials };
    await engine.run(resolveOddSql(name, reading));
  }
  await dropImpossibleYears(engine, layout, odd);
  return { layout, questions, doubts: await hour24Doubts(engine, odd) };
};
