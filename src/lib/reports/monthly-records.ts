/** The lists of records of a 通报, with names and free text as the masking level shows them. */
import { absenceOf } from '../domain/absence';
import { maskCell, maskFreeText, type FoundPersonal, type MaskingLevel } from '../domain/masking';
import type { RecordTable } from '../domain/records';
import { measureById } from '../measures/registry';
import type { ReportContext } from './context';
import { RECORD_TABLES_OF, type RecordAnnexId } from './monthly-columns';
import type { Annex, AnnexCell, AnnexColumn, TypicalCase } from './monthly-types';
import { readRows, type LineOf } from './rows';
import type { RowsPage, Scope } from './types';

/** More rows than these are no table that anybody reads: the page opens them all. */
const MOST_ROWS = 100_000;

/** Late cases to choose from. */
const TYPICAL_CASES = 3;

/** What names a record; digits in it are nobody's telephone. */
const isNumber = (field: string): boolean => /_(id|no)$/.test(field);

/** Counts what it hides. */
export class Masker {
  names = 0;
  phones = 0;
  ids = 0;

  constructor(readonly level: MaskingLevel) {}

  cell(field: string, value: string): string {
    const named = maskCell(field, value, this.level);
    if (named !== value) this.names += 1;
    return isNumber(field) ? named : this.text(named);
  }

  text(value: string): string {
    const found = maskFreeText(value, this.level);
    this.phones += found.phones;
    this.ids += found.ids;
    return found.text;
  }

  get found(): FoundPersonal & { readonly names: number } {
    const { names, phones, ids } = this;
    return { names, phones, ids };
  }
}

const cellOf = (masker: Masker, field: string, value: RowsPage['rows'][number][number]): AnnexCell => {
  if (typeof value === 'boolean') return { code: value ? 'yes' : 'no' };
  if (typeof value === 'number' || value === null) return value;
  return value === '' ? null : masker.cell(field, value);
};

const columnOf = (table: RecordTable, field: string, print: ReadonlySet<string>): AnnexColumn => ({
  id: field,
  kind: 'text',
  title: { table, field },
  isWide: !print.has(field),
  missing: null,
});

/** How a due date came about is for the page that counts it. */
const LEFT_OUT = new Set(['due_basis']);

const OWN_COLUMNS: readonly AnnexColumn[] = (['file', 'line'] as const).map((id) => ({
  ...{ id, kind: id === 'line' ? 'count' : 'text' },
  ...{ title: null, isWide: true, missing: null },
}));

export interface Places {
  readonly fileName: (fileNo: number) => string;
  readonly lineOf: LineOf;
}

/** One list, with the place of every record in its file; the oldest due, else as the files have them. */
export const readRecordAnnex = async (
  context: ReportContext,
  scope: Scope,
  id: RecordAnnexId,
  masker: Masker,
  { fileName, lineOf }: Places,
): Promise<Annex> => {
  const { measure, print } = RECORD_TABLES_OF[id];
  const { needs, source } = measureById(measure);
  const missing = absenceOf(needs, await context.standing.columns());
  if (missing !== null) return { id, columns: [], rows: [], outOf: 0, total: null, missing };
  const page = await readRows(
    context.engine,
    {
      ...{ measure, part: 'numerator', category: null, scope, grouping: null, key: null },
      sort: source === 'cases' ? { column: 'due', descending: false } : null,
      ...{ search: '', offset: 0, limit: MOST_ROWS },
    },
    lineOf,
  );
  const shown = page.columns.slice(2).map((field, at) => ({ field, at: at + 2 }));
  const fields = shown.filter(({ field }) => !LEFT_OUT.has(field));
  const printed: ReadonlySet<string> = new Set(print);
  return {
    id,
    columns: [
      { id: 'no', kind: 'count', title: null, isWide: false, missing: null },
      ...fields.map(({ field }) => columnOf(source, field, printed)),
      ...OWN_COLUMNS,
    ],
    rows: page.rows.map((row, no) => [
      no + 1,
      ...fields.map(({ field, at }) => cellOf(masker, field, row[at] ?? null)),
      ...[masker.text(fileName(Number(row[0]))), Number(row[1])],
    ]),
    outOf: page.total,
    total: null,
    missing: null,
  };
};

/** The late cases that were due first. */
export const typicalCases = ({ columns, rows }: Annex): readonly TypicalCase[] => {
  const at = (id: string): number => columns.findIndex((column) => column.id === id);
  const text = (row: Annex['rows'][number], id: string): string => {
    const cell = row[at(id)];
    return typeof cell === 'string' ? cell : '';
  };
  return rows.slice(0, TYPICAL_CASES).map((row) => ({
    caseId: text(row, 'case_id'),
    unit: text(row, 'unit'),
    item: text(row, 'item'),
    due: text(row, 'due'),
    finished: text(row, 'finished'),
  }));
};
