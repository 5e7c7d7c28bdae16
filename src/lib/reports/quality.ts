/**
 * 质检: what is doubtful in the loaded rows, how full each column is, and which measures that touches. About the files
 * as they are, so no period; the cut-off only says what lies in the future.
 */
import type { Engine } from '../db/engine';
import { absenceOf } from '../domain/absence';
import { parseAsOf } from '../domain/as-of';
import { TABLE_FIELDS, TABLE_NAMES, type RecordTable, type TableName } from '../domain/records';
import { loadedColumns } from '../measures/readiness';
import { markedSql, qualityCheck, QUALITY_CHECKS, type CheckKind, type QualityCheck } from './quality-checks';
import { isOpenable } from './quality-fields';
import { readReadiness, type ReadyRow } from './quality-readiness';

/** One check: `n` rows with the fault of `base` rows that could be judged; what is missing when it could not run. */
export interface QualityFigure {
  readonly id: string;
  readonly kind: CheckKind;
  readonly table: RecordTable;
  readonly n: number | null;
  readonly base: number | null;
  /** Tables without a file, or columns that no file has; both empty when the check ran. */
  readonly missingTables: readonly TableName[];
  readonly missingColumns: readonly (readonly string[])[];
}

export interface Filled {
  readonly filled: number;
  readonly total: number;
}

/** How full one column is, over all files that have it and in each. */
export interface FillRow {
  readonly table: TableName;
  readonly field: string;
  readonly overall: Filled;
  readonly files: ReadonlyMap<number, Filled>;
  /** The check whose rows are the empty ones; null where the load folded the column into another. */
  readonly check: string | null;
}

export interface QualityReport {
  readonly figures: readonly QualityFigure[];
  readonly fills: readonly FillRow[];
  readonly readiness: readonly ReadyRow[];
}

/** What keeps a check from running. */
const missingOf = (
  one: QualityCheck,
  loaded: ReadonlySet<string>,
): Pick<QualityFigure, 'missingTables' | 'missingColumns'> => {
  const absence = absenceOf(one.needs, loaded, one.table);
  return { missingTables: absence?.tables ?? [], missingColumns: absence?.columns ?? [] };
};

const figureOf = async (
  engine: Engine,
  one: QualityCheck & { readonly kind: CheckKind },
  asOf: string,
  loaded: ReadonlySet<string>,
): Promise<QualityFigure> => {
  const { id, kind, table } = one;
  const missing = missingOf(one, loaded);
  if (missing.missingTables.length + missing.missingColumns.length > 0)
    return { id, kind, table, n: null, base: null, ...missing };
  const [row] = await engine.query(
    `select count(*) filter (where in_numerator) as n, count(*) filter (where in_denominator) as base
     from ${markedSql(one, null)}`,
    [asOf],
  );
  return { id, kind, table, n: Number(row?.['n']), base: Number(row?.['base']), ...missing };
};

/** How full the columns of one file were as it was read: for those that no longer stand by themselves. */
type ReadFill = ReadonlyMap<string, ReadonlyMap<number, Filled>>;

const readFill = async (engine: Engine): Promise<ReadFill> => {
  const rows = await engine.query(
    `select table_name, field, file_no, sum(filled) as filled, sum(total) as total
     from column_fill group by all order by all`,
  );
  const found = new Map<string, Map<number, Filled>>();
  for (const row of rows) {
    const column = `${String(row['table_name'])}.${String(row['field'])}`;
    const files = found.get(column) ?? new Map<number, Filled>();
    files.set(Number(row['file_no']), { filled: Number(row['filled']), total: Number(row['total']) });
    found.set(column, files);
  }
  return found;
};

/** Counted over the rows that are loaded, so that the empty ones can be opened and are as many. */
const countedFill = async (
  engine: Engine,
  table: RecordTable,
  checks: readonly QualityCheck[],
): Promise<ReadonlyMap<string, ReadonlyMap<number, Filled>>> => {
  const counts = checks.map(({ hit }, at) => `count(*) filter (where ${hit}) as e${String(at)}`);
  const rows = await engine.query(
    `select r.source_row >> 32 as file_no, count(*) as total, ${counts.join(', ')} from ${table} r group by 1 order by 1`,
  );
  return new Map(
    checks.map(({ id }, at) => [
      id,
      new Map(
        rows.map((row) => {
          const total = Number(row['total']);
          return [Number(row['file_no']), { filled: total - Number(row[`e${String(at)}`]), total }];
        }),
      ),
    ]),
  );
};

const sumOf = (files: ReadonlyMap<number, Filled>): Filled => ({
  filled: [...files.values()].reduce((sum, { filled }) => sum + filled, 0),
  total: [...files.values()].reduce((sum, { total }) => sum + total, 0),
});

const NOTHING: ReadFill = new Map();

const fillsOfTable = async (engine: Engine, table: TableName, read: ReadFill): Promise<FillRow[]> => {
  const fields = TABLE_FIELDS[table].map(({ name }) => name).filter((name) => read.has(`${table}.${name}`));
  const checks = fields.flatMap((field) => qualityCheck(`empty.${table}.${field}`) ?? []);
  const counted =
    table === 'units' || checks.length === 0 ? NOTHING : await countedFill(engine, table, checks);
  return fields.map((field): FillRow => {
    const asRead = read.get(`${table}.${field}`) ?? new Map<number, Filled>();
    const check = isOpenable(table, field) ? `empty.${table}.${field}` : null;
    const now = check === null ? undefined : counted.get(check);
    const none: Filled = { filled: 0, total: 0 };
    const files =
      now === undefined
        ? asRead
        : new Map([...asRead.keys()].map((fileNo): [number, Filled] => [fileNo, now.get(fileNo) ?? none]));
    return { table, field, overall: sumOf(files), files, check };
  });
};

const isPanelCheck = (one: QualityCheck): one is QualityCheck & { kind: CheckKind } => one.kind !== 'empty';

/** Everything the panel shows. @throws InvalidAsOfError for a cut-off that is none. */
export const readQuality = async (engine: Engine, asOfText: string): Promise<QualityReport> => {
  const asOf = parseAsOf(asOfText).at;
  const loaded = await loadedColumns(engine);
  const figures: QualityFigure[] = [];
  for (const one of QUALITY_CHECKS.filter(isPanelCheck))
    figures.push(await figureOf(engine, one, asOf, loaded));
  const read = await readFill(engine);
  const fills: FillRow[] = [];
  for (const table of TABLE_NAMES) fills.push(...(await fillsOfTable(engine, table, read)));
  return { figures, fills, readiness: await readReadiness(engine, loaded) };
};
