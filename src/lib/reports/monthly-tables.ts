/** The counted tables of a 通报: one row per unit or channel, every unit of the directory among them. */
import { commonAbsence, type Absence } from '../domain/absence';
import { readTable, type CountedTable } from './answers';
import type { ReportContext } from './context';
import { COUNTED_TABLES, levelColumn, RATING_COLUMNS, type AnnexId } from './monthly-columns';
import type { Annex, AnnexCell, AnnexColumn } from './monthly-types';
import type { AnswerColumn, Cell, Group, Scope } from './types';

type Named = readonly (readonly [id: string, column: AnswerColumn])[];

const cellOf = ({ show, kind }: AnswerColumn, cell: Cell): AnnexCell => {
  if (cell.status === 'missing') return null;
  if (show === 'value') {
    return kind === 'rate' ? { numerator: cell.numerator, denominator: cell.denominator } : cell.value;
  }
  return show === 'denominator' ? cell.denominator : cell.numerator;
};

/** A group of which nothing was counted: no record of it, so that counts are 0 and rates have no base. */
const emptyCell = (
  { show, kind, measure }: AnswerColumn,
  missing: ReadonlyMap<string, Absence | null>,
): AnnexCell => {
  if (missing.get(measure)) return null;
  return show === 'value' && kind === 'rate' ? { numerator: 0, denominator: 0 } : 0;
};

const columnsOf = (named: Named, { missing }: CountedTable): AnnexColumn[] =>
  named.map(([id, { kind, show, category, measure }]) => ({
    id,
    kind: kind === 'rate' && show === 'value' ? 'rate' : 'count',
    title: category === null ? null : { level: category },
    isWide: false,
    missing: missing.get(measure) ?? null,
  }));

/** What stands before the figures: number and name. */
const LEAD: readonly AnnexColumn[] = [
  { id: 'no', kind: 'count', title: null, isWide: false, missing: null },
  { id: 'name', kind: 'text', title: null, isWide: false, missing: null },
];

/** Those with records and the others of the directory, by key; what names no group stands last. */
const groupsOf = (table: CountedTable, directory: readonly Group[]): readonly Group[] => {
  const known = new Set(table.rows.map(({ group }) => group.key));
  const all = [...table.rows.map(({ group }) => group), ...directory.filter(({ key }) => !known.has(key))];
  const order = ({ key }: Group): number => (key === null || key === 0 ? Infinity : key);
  return all.slice().sort((a, b) => order(a) - order(b) || 0);
};

const tableOf = (id: AnnexId, named: Named, table: CountedTable, directory: readonly Group[]): Annex => {
  const byKey = new Map(table.rows.map((row) => [row.group.key, row.cells]));
  const cellsOf = (cells: readonly Cell[] | undefined): AnnexCell[] =>
    named.map(([, column], at) => {
      const cell = cells?.[at];
      return cell === undefined ? emptyCell(column, table.missing) : cellOf(column, cell);
    });
  const missing = commonAbsence([...table.missing.values()]);
  const groups = missing === null ? groupsOf(table, directory) : [];
  return {
    id,
    columns: [...LEAD, ...columnsOf(named, table)],
    rows: groups.map(({ key, label }, at) => [at + 1, label, ...cellsOf(byKey.get(key))]),
    outOf: groups.length,
    total: [null, null, ...cellsOf(table.total.cells)],
    missing,
  };
};

/** Units of the directory as groups, for those without a record. */
const directoryOf = async ({ standing, names }: ReportContext): Promise<readonly Group[]> =>
  (await standing.units()).map((row) => names('unit', Number(row['unit_key'])));

const read = async (
  context: ReportContext,
  scope: Scope,
  id: AnnexId,
  named: Named,
  by: 'unit' | 'channel' = 'unit',
): Promise<Annex> => {
  const columns = named.map(([, column]) => column);
  const table = await readTable(context, columns, scope, by);
  return tableOf(id, named, table, by === 'unit' ? await directoryOf(context) : []);
};

/** Each scale keeps its own levels; a scale of which no file is loaded has no columns. */
const ratingColumns = (scales: readonly number[]): Named => [
  ...RATING_COLUMNS.before,
  ...scales.flatMap((size) =>
    Array.from({ length: size }, (_, at): Named[number] => {
      const category = `${String(size - at)}/${String(size)}`;
      return [category, levelColumn(category)];
    }),
  ),
  ...RATING_COLUMNS.after,
];

/** The tables of counts, in the order of their numbers. */
export const readCountedTables = async (context: ReportContext, scope: Scope): Promise<readonly Annex[]> => [
  await read(context, scope, 'cases', COUNTED_TABLES.cases),
  await read(context, scope, 'channels', COUNTED_TABLES.cases, 'channel'),
  await read(context, scope, 'ratings', ratingColumns(await context.standing.ratingScales())),
  await read(context, scope, 'complaints', COUNTED_TABLES.complaints),
  await read(context, scope, 'cards', COUNTED_TABLES.cards),
];
