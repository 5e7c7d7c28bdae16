/** How a field of a canonical table is told to be empty, and the columns that hold what a row says. */
import { columnOf, ID_FIELD, TABLE_FIELDS, type RecordTable, type TableName } from '../domain/records';
import type { FieldDefinition } from '../domain/field';

/** Fields kept as a key whose text is a column of another table. */
const NAMED: Readonly<
  Record<string, { readonly table: string; readonly key: string; readonly text: string }>
> = {
  unit: { table: 'unit', key: 'unit_key', text: 'unit_name' },
  section: { table: 'section', key: 'section_key', text: 'section_name' },
  officer: { table: 'officer', key: 'officer_key', text: 'officer_name' },
  officer_id: { table: 'officer', key: 'officer_key', text: 'officer_id' },
  item: { table: 'item', key: 'item_key', text: 'item_name' },
  item_code: { table: 'item', key: 'item_key', text: 'item_code' },
  channel: { table: 'channel', key: 'channel_key', text: 'channel_name' },
};

/**
 * Fields that the load folds into another one: how full they were is known, which rows were empty is not. The other one
 * is empty where both were.
 */
const FOLDED: ReadonlyMap<string, string> = new Map([
  ['cases.is_on_time', 'is_overdue'],
  ['evaluations.is_default', 'is_active'],
  ['complaints.repeat_count', 'is_repeat'],
  ['complaints.item', 'item'],
  ['procedures.is_pursued', 'is_not_pursued'],
]);

/** Whether the rows in which the field is empty can be opened. */
export const isOpenable = (table: TableName, field: string): table is RecordTable =>
  table !== 'units' && !FOLDED.has(`${table}.${field}`);

/** True for a row `r` that says nothing in this field. */
export const emptySql = ({ name, type }: FieldDefinition): string => {
  const named = NAMED[name];
  if (named !== undefined)
    return `r.${named.key} in (select ${named.key} from ${named.table} where ${named.text} = '')`;
  return type === 'instant' ? `r.${name}_at is null` : `r.${columnOf(name)} is null`;
};

/** True for a row `r` in which none of these fields says anything. */
export const allEmptySql = (table: RecordTable, fields: readonly string[]): string =>
  [...new Set(fields.map((field) => FOLDED.get(`${table}.${field}`) ?? field))]
    .flatMap((field) => TABLE_FIELDS[table].filter(({ name }) => name === field))
    .map(emptySql)
    .join(' and ');

/** The columns by which two rows say the same, the record's own id left out. */
export const contentColumns = (table: RecordTable): string[] => [
  ...new Set(
    TABLE_FIELDS[table]
      .filter(({ name }) => isOpenable(table, name) && name !== ID_FIELD[table])
      .map(({ name, type }) => NAMED[name]?.key ?? (type === 'instant' ? `${name}_at` : columnOf(name))),
  ),
];

/** The tables that know what a record is about, and the way it came in. */
const KNOWN_BY: Readonly<Record<'item' | 'channel', readonly RecordTable[]>> = {
  item: ['cases', 'complaints', 'items'],
  channel: ['cases', 'evaluations', 'complaints'],
};

/** The key column of a group; a group that a table does not know is 未填. */
export const groupOf = (group: 'item' | 'channel', table: RecordTable, prefix = ''): string =>
  KNOWN_BY[group].includes(table) ? `${prefix}${group}_key` : `0 as ${group}_key`;
