/**
 * From headers to fields: which table a file is, and what each of its columns means there.
 *
 * Every table is tried; the one that explains most columns wins among those whose essential columns are there. A table
 * of one weak column (a status, a channel) is no table.
 */
import { UnknownNameError } from '../domain/errors';
import { missingEssentials } from '../domain/essential';
import type { Question } from '../domain/question';
import { TABLE_FIELDS, TABLE_NAMES, type TableName } from '../domain/records';
import { fieldAlias, type FieldAlias } from './aliases';

/** A choice made earlier for a column key: its field, or null = not used. */
export type MappingOverrides = ReadonlyMap<string, string | null>;

export interface MappedHeader {
  readonly position: number;
  readonly header: string;
  readonly field: string | null;
  readonly basis: 'name' | 'alias' | 'remembered' | 'none';
}

export interface HeaderMapping {
  /** null = no table fits. */
  readonly table: TableName | null;
  readonly columns: readonly MappedHeader[];
  /** What has to be answered before the file can be read; null = nothing. */
  readonly question: Question | null;
}

type Candidate = MappedHeader & { readonly rank: number };

/** A table found among the headers. */
interface TableMapping {
  readonly table: TableName;
  readonly columns: readonly Candidate[];
}

/**
 * The name that each column is chosen and remembered by, unique in its file: the header; for the second of a kind
 * `header (2)`; for a column without a header its place, `#4`.
 */
export function columnKeys(headers: readonly string[]): string[] {
  const taken = new Set<string>();
  return headers.map((header, position) => {
    const base = header === '' ? `#${position + 1}` : header;
    let key = base;
    for (let copy = 2; taken.has(key); copy += 1) key = `${base} (${copy})`;
    taken.add(key);
    return key;
  });
}

const REMEMBERED_RANK = -2;

function candidate(
  table: TableName,
  header: string,
  key: string,
  position: number,
  overrides: MappingOverrides,
): Candidate {
  const unused: Candidate = { position, header, field: null, basis: 'none', rank: 0 };
  const chosen = overrides.get(key);
  if (chosen === null) return { ...unused, basis: 'remembered' };
  if (chosen !== undefined && TABLE_FIELDS[table].some(({ name }) => name === chosen)) {
    return { position, header, field: chosen, basis: 'remembered', rank: REMEMBERED_RANK };
  }
  const alias: FieldAlias | undefined =
    chosen === undefined && header !== '' ? fieldAlias(table, header) : undefined;
  if (alias === undefined) return unused;
  return { position, header, field: alias.field, basis: alias.rank < 0 ? 'name' : 'alias', rank: alias.rank };
}

/** Of several headers of one field the alias listed first is read, the others stay unused. */
function mapTable(table: TableName, headers: readonly string[], overrides: MappingOverrides): Candidate[] {
  const keys = columnKeys(headers);
  const candidates = headers.map((header, position) =>
    candidate(table, header, keys[position] ?? header, position, overrides),
  );
  const winners = new Map<string, Candidate>();
  for (const one of candidates) {
    const best = one.field === null ? undefined : winners.get(one.field);
    if (one.field !== null && (best === undefined || one.rank < best.rank)) winners.set(one.field, one);
  }
  return candidates.map((one) =>
    one.field === null || winners.get(one.field) === one ? one : { ...one, field: null, basis: 'none' },
  );
}

type Fields = ReadonlySet<string>;

const FINDING_MARKS = ['finding_id', 'inspection_no', 'inspection_kind', 'is_clean'];
const CASE_DATES = ['accepted', 'due', 'finished'];
const hasAny = (fields: Fields, names: readonly string[]): boolean => names.some((name) => fields.has(name));

/**
 * Whether the columns speak against a table although all that it needs is there: a file of cases or of complaints is
 * nothing else, even where some of its columns bear names that another table uses too.
 */
const isRatherOther = (table: TableName, as: (table: TableName) => Fields): boolean => {
  const [fields, asCase] = [as(table), as('cases')];
  switch (table) {
    case 'units':
      return hasAny(asCase, CASE_DATES);
    case 'items':
      return hasAny(asCase, ['case_id', 'submitted', ...CASE_DATES]);
    case 'case_events':
      return hasAny(asCase, CASE_DATES) && asCase.size >= fields.size;
    case 'findings':
      // A finding of a spot check names the case it was found in, and has a mark of its own.
      return (
        (asCase.has('case_id') && !hasAny(fields, FINDING_MARKS)) ||
        hasAny(as('complaints'), ['complaint_id', 'verdict']) ||
        (hasAny(asCase, CASE_DATES) && asCase.size >= fields.size)
      );
    case 'matters':
    case 'procedures':
    case 'activities':
    case 'persons':
      return (
        asCase.has('case_id') ||
        hasAny(as('complaints'), ['complaint_id', 'verdict']) ||
        (hasAny(asCase, CASE_DATES) && asCase.size >= fields.size)
      );
    case 'filings':
    case 'registers':
      // They may name a case; and what came of a visit (outcome) is no verdict on a complaint.
      return (
        as('complaints').has('complaint_id') ||
        (as('complaints').has('verdict') && !fields.has('outcome')) ||
        (hasAny(asCase, CASE_DATES) && asCase.size >= fields.size)
      );
    default:
      return false;
  }
};

const fieldsOf = (columns: readonly MappedHeader[]): Set<string> =>
  new Set(columns.flatMap(({ field }) => (field === null ? [] : [field])));

/** Ties go to the more particular table. */
const PREFERENCE: readonly TableName[] = [
  'evaluations',
  'complaints',
  'cards',
  'procedures',
  'findings',
  'matters',
  'case_events',
  'filings',
  'registers',
  'activities',
  'persons',
  'units',
  'items',
  'cases',
];

function recogniseTable(headers: readonly string[], overrides: MappingOverrides): TableMapping | undefined {
  const mapped = new Map(TABLE_NAMES.map((table) => [table, mapTable(table, headers, overrides)]));
  const as = (table: TableName): Fields => fieldsOf(mapped.get(table) ?? []);
  return PREFERENCE.map((table) => ({ table, columns: mapped.get(table) ?? [] }))
    .filter(({ table }) => {
      const isWhole = missingEssentials(table, (field) => as(table).has(field)).length === 0;
      return isWhole && !isRatherOther(table, as);
    })
    .reduce<TableMapping | undefined>(
      (best, next) =>
        best === undefined || fieldsOf(next.columns).size > fieldsOf(best.columns).size ? next : best,
      undefined,
    );
}

/**
 * The first header that is needed, is carried by two columns, and of which nobody has said which column is meant:
 * two columns of one header cannot both be the field that it names.
 */
const duplicated = ({ columns }: TableMapping): MappedHeader | undefined =>
  columns.find(
    ({ header, field, basis }) =>
      field !== null &&
      basis !== 'remembered' &&
      columns.filter((other) => other.header === header && other.basis !== 'remembered').length > 1,
  );

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

/** A roster's columns (姓名, 职务) stand in lists of every kind: one of them alone tells no table. */
const TELLING = TABLE_NAMES.filter((table) => table !== 'persons');

/** Nothing fits: whether single columns are known decides what is asked. */
function unrecognised(headers: readonly string[]): HeaderMapping {
  const known = headers.some(
    (header) => header !== '' && TELLING.some((table) => fieldAlias(table, header) !== undefined),
  );
  return {
    table: null,
    columns: headers.map((header, position) => ({ position, header, field: null, basis: 'none' })),
    question: known ? { kind: 'table' } : { kind: 'columns', why: 'unknown', column: '' },
  };
}

/**
 * Maps the (cleaned) headers of a file.
 * @param table the user's own word for what the file is; otherwise it is recognised.
 * @throws UnknownNameError when an override names no field.
 */
export function mapHeaders(
  headers: readonly string[],
  overrides: MappingOverrides,
  table: TableName | undefined,
): HeaderMapping {
  checkOverrides(table, overrides);
  const mapping =
    table === undefined
      ? recogniseTable(headers, overrides)
      : { table, columns: mapTable(table, headers, overrides) };
  if (mapping === undefined) return unrecognised(headers);
  const columns = mapping.columns.map(plain);
  if (fieldsOf(columns).size === 0) {
    return { table: mapping.table, columns, question: { kind: 'columns', why: 'unknown', column: '' } };
  }
  const twice = duplicated(mapping);
  return {
    table: mapping.table,
    columns,
    question: twice === undefined ? null : { kind: 'columns', why: 'duplicate', column: twice.header },
  };
}
