/**
 * From headers to fields: which table a file is, and what each of its columns means there.
 *
 * Every table is tried; the one that explains most columns wins among those whose essential columns are there. A table
 * of one weak column (a status, a channel) is no table.
 */
import { DuplicateHeaderError, NoKnownColumnError, UnknownNameError } from '../domain/errors';
import { TABLE_FIELDS, TABLE_NAMES, type TableName } from '../domain/records';
import { fieldAlias, type FieldAlias } from './aliases';

/** A choice made earlier for a header: its field, or null = not used. */
export type MappingOverrides = ReadonlyMap<string, string | null>;

export interface MappedHeader {
  readonly position: number;
  readonly header: string;
  readonly field: string | null;
  readonly basis: 'name' | 'alias' | 'remembered' | 'none';
}

export interface TableMapping {
  readonly table: TableName;
  readonly columns: readonly MappedHeader[];
}

type Candidate = MappedHeader & { readonly rank: number };

const REMEMBERED_RANK = -2;

function candidate(
  table: TableName,
  header: string,
  position: number,
  overrides: MappingOverrides,
): Candidate {
  const unused: Candidate = { position, header, field: null, basis: 'none', rank: 0 };
  if (header === '') return unused;
  const chosen = overrides.get(header);
  if (chosen === null) return { ...unused, basis: 'remembered' };
  if (chosen !== undefined && TABLE_FIELDS[table].some(({ name }) => name === chosen)) {
    return { position, header, field: chosen, basis: 'remembered', rank: REMEMBERED_RANK };
  }
  const alias: FieldAlias | undefined = chosen === undefined ? fieldAlias(table, header) : undefined;
  if (alias === undefined) return unused;
  return { position, header, field: alias.field, basis: alias.rank < 0 ? 'name' : 'alias', rank: alias.rank };
}

/** Of several headers of one field the alias listed first is read, the others stay unused. */
function mapTable(table: TableName, headers: readonly string[], overrides: MappingOverrides): Candidate[] {
  const candidates = headers.map((header, position) => candidate(table, header, position, overrides));
  const winners = new Map<string, Candidate>();
  for (const one of candidates) {
    const best = one.field === null ? undefined : winners.get(one.field);
    if (one.field !== null && (best === undefined || one.rank < best.rank)) winners.set(one.field, one);
  }
  return candidates.map((one) =>
    one.field === null || winners.get(one.field) === one ? one : { ...one, field: null, basis: 'none' },
  );
}

type Has = (field: string) => boolean;

/** The columns without which a file is not that table. */
const ESSENTIAL: Readonly<Record<TableName, (has: Has, isCase: Has) => boolean>> = {
  cases: (has) => has('case_id') || (has('unit') && (has('accepted') || has('due') || has('finished'))),
  evaluations: (has) => has('rating'),
  complaints: (has) => has('verdict') || has('complaint_id') || has('kind'),
  cards: (has) => has('level') && has('issued'),
  units: (has, isCase) =>
    has('unit') && (has('peer_group') || has('unit_id')) && !['accepted', 'due', 'finished'].some(isCase),
};

const fieldsOf = (columns: readonly MappedHeader[]): Set<string> =>
  new Set(columns.flatMap(({ field }) => (field === null ? [] : [field])));

/** Ties go to the more particular table. */
const PREFERENCE: readonly TableName[] = ['evaluations', 'complaints', 'cards', 'units', 'cases'];

function recognise(headers: readonly string[], overrides: MappingOverrides): TableMapping | undefined {
  const mapped = new Map(TABLE_NAMES.map((table) => [table, mapTable(table, headers, overrides)]));
  const asCase = fieldsOf(mapped.get('cases') ?? []);
  return PREFERENCE.map((table) => ({ table, columns: mapped.get(table) ?? [] }))
    .filter(({ table, columns }) => {
      const fields = fieldsOf(columns);
      return ESSENTIAL[table](
        (field) => fields.has(field),
        (field) => asCase.has(field),
      );
    })
    .reduce<TableMapping | undefined>(
      (best, next) =>
        best === undefined || fieldsOf(next.columns).size > fieldsOf(best.columns).size ? next : best,
      undefined,
    );
}

/** Two columns of the same header cannot both be the field that it names. */
function refuseDuplicates(file: string, { columns }: TableMapping): void {
  for (const { header, field } of columns) {
    if (field === null || columns.filter((other) => other.header === header).length === 1) continue;
    throw new DuplicateHeaderError({ file, column: header });
  }
}

function checkOverrides(table: TableName | undefined, overrides: MappingOverrides): void {
  const tables = table === undefined ? TABLE_NAMES : [table];
  const known = new Set(tables.flatMap((name) => TABLE_FIELDS[name].map((field) => field.name)));
  for (const field of overrides.values()) {
    if (field !== null && !known.has(field)) throw new UnknownNameError({ name: field });
  }
}

const plain = ({ position, header, field, basis }: MappedHeader): MappedHeader => ({
  position,
  header,
  field,
  basis,
});

/** Headers as an error shows them: enough to recognise the file by. */
const MOST_SHOWN = 30;

/**
 * Maps the (cleaned) headers of a file.
 * @param table the user's own word for what the file is; otherwise it is recognised.
 * @throws NoKnownColumnError (file, headers) when no table fits; DuplicateHeaderError (file, column) when a header that
 * is needed occurs twice; UnknownNameError when an override names no field.
 */
export function mapHeaders(
  file: string,
  headers: readonly string[],
  overrides: MappingOverrides,
  table: TableName | undefined,
): TableMapping {
  checkOverrides(table, overrides);
  const mapping =
    table === undefined
      ? recognise(headers, overrides)
      : { table, columns: mapTable(table, headers, overrides) };
  if (mapping === undefined || fieldsOf(mapping.columns).size === 0) {
    throw new NoKnownColumnError({ file, headers: headers.slice(0, MOST_SHOWN).join('、') });
  }
  refuseDuplicates(file, mapping);
  return { table: mapping.table, columns: mapping.columns.map(plain) };
}
