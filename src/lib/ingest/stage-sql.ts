/**
 * The statement that reads one file (or one chunk of it) into typed, checked columns.
 *
 * Explicit dialect, fixed columns c0…cN, `header=false`, rejects stored, strict by default and never spelled out:
 * written together with `new_line` it would load nothing of a plain CRLF file. Only mapped columns are typed.
 * Three layers: the cell as read (`raw_`), what of it needs cleaning (`odd_`, NULL when nothing does), the typed column.
 */
import type { ColumnMapping, Layout } from '../domain/layout';
import { isDated, isNumber, type FieldDefinition, type FieldType } from '../domain/field';
import { TABLE_FIELDS } from '../domain/records';
import { CHECKS, errorCell, type RowCheck } from './row-checks';
import { isYearFirst } from './date-sql';
import { cleanedSql, isPlain } from './clean-sql';

/** A mapped column: its place in the file and its field. */
export interface MappedColumn {
  readonly column: ColumnMapping;
  readonly field: FieldDefinition;
}

export const mappedColumns = (layout: Layout): MappedColumn[] =>
  TABLE_FIELDS[layout.table].flatMap((field) => {
    const column = layout.columns.find((candidate) => candidate.field === field.name);
    return column === undefined ? [] : [{ column, field }];
  });

/** Fields that become integer keys (`finish-sql.ts`): their text is cleaned once per distinct spelling, there. */
const GROUP_FIELDS: ReadonlySet<string> = new Set([
  'unit',
  'section',
  'officer',
  'officer_id',
  'item_code',
  'item',
  'channel',
  'category',
]);

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const NEWLINE: Readonly<Record<Layout['newline'], string>> = { '\n': '\\n', '\r\n': '\\r\\n', '\r': '\\r' };

/** `path` is a name that the engine gave out, never the file's own. */
const readCsv = (path: string, layout: Layout): string => {
  const columns = Array.from({ length: layout.width }, (_, at) => `'c${at}': 'VARCHAR'`).join(', ');
  return `read_csv(${literal(path)}, header = false, auto_detect = false, columns = {${columns}}, delim = ${literal(layout.delimiter)}, quote = ${literal(layout.quote)}, escape = ${literal(layout.quote)}, new_line = '${NEWLINE[layout.newline]}', nullstr = '', store_rejects = true, rejects_limit = 0)`;
};

/** How a field passes through the layers; each entry is `expression as name`. */
interface Steps {
  readonly first: readonly string[];
  readonly odd: readonly string[];
  readonly typed: readonly string[];
}

const instantSteps = (name: string): Steps => ({
  first: [
    `case when ${isYearFirst(`raw_${name}`)} then try_cast(raw_${name} as timestamp) end as ${name}_at`,
  ],
  odd: [`case when ${name}_at is null then half_width(${cleanedSql(`raw_${name}`)}) end as odd_${name}`],
  typed: [
    `${name}_at`,
    `case when ${name}_at is not null then contains(raw_${name}, ':') end as ${name}_timed`,
    `odd_${name}`,
  ],
});

/** Points are given and taken: +2, -1. */
const sign = (type: FieldType): string => (type === 'points' ? '[-+]?' : '');
/** What a number may be followed by. */
const measuredIn = (type: FieldType): string =>
  type === 'days'
    ? '个|次|天|日|个?工作日|个?自然日'
    : '个|次|天|日|个?工作日|个?自然日|份|页|件|篇|晚|人|人次|场|场次|条|分';

/**
 * 20个工作日, 15天, ２０, 1,200 → 20, 15, 20, 1200; anything else is unreadable, never zero. A plain cast would round 1.5 and take −3,
 * and days that no date can hold.
 */
const numberSteps = (name: string, type: FieldType): Steps => ({
  first: [
    `case when strlen(raw_${name}) <= 5 and translate(raw_${name}, '0123456789', '') = '' then try_cast(raw_${name} as integer) end as plain_${name}`,
  ],
  odd: [`case when plain_${name} is null then half_width(${cleanedSql(`raw_${name}`)}) end as odd_${name}`],
  typed: [
    `coalesce(plain_${name}, case when regexp_full_match(odd_${name}, '${sign(type)}(\\d{1,5}|\\d{1,2}[,，]\\d{3})(\\.0+)?\\s*(${measuredIn(type)})?') then try_cast(replace(replace(regexp_extract(odd_${name}, '^${sign(type)}[\\d,，]+'), ',', ''), '，', '') as integer) end) as ${name}`,
    `odd_${name}`,
  ],
});

const textSteps = (name: string): Steps => ({
  first: [],
  odd: [
    `case when not coalesce(${isPlain(`raw_${name}`)}, false) then ${cleanedSql(`raw_${name}`)} end as odd_${name}`,
  ],
  typed: [
    `case when odd_${name} is null then raw_${name} when odd_${name} <> '' then odd_${name} end as ${name}`,
  ],
});

const stepsOf = ({ field: { name, type } }: MappedColumn): Steps => {
  if (isDated(type)) return instantSteps(name);
  if (isNumber(type)) return numberSteps(name, type);
  if ((type === 'id' || type === 'text') && !GROUP_FIELDS.has(name)) return textSteps(name);
  return { first: [], odd: [], typed: [`raw_${name} as ${name}`] };
};

/**
 * Reads the file at `path` into `staged`. `record_no`: place among the records that the engine accepted, after `base`
 * records of earlier chunks (rejected ones are counted in afterwards). The first chunk creates the table.
 */
export const stageSql = (path: string, layout: Layout, base: number): string => {
  const mapped = mappedColumns(layout);
  const steps = mapped.map(stepsOf);
  const list = (columns: readonly string[]): string => columns.join(', ');
  const raws = mapped.map((m) => `c${m.column.position} as raw_${m.field.name}`);
  const select = `select ${list([`${base} + seq as record_no`, ...steps.flatMap((s) => s.typed)])} from (
  select ${list(['*', ...steps.flatMap((s) => s.odd)])} from (
  select ${list(['*', ...steps.flatMap((s) => s.first)])} from (
  select ${list(['row_number() over () as seq', ...raws])} from ${readCsv(path, layout)})))`;
  return base === 0 ? `create or replace temp table staged as ${select}` : `insert into staged ${select}`;
};

/** What the conversion to UTF-8 puts where bytes are no characters. */
const damaged = (field: string): RowCheck => ({
  field,
  cell: field,
  reason: 'invalid_characters',
  when: `contains(${field}, chr(65533))`,
  hint: `contains(${field}, chr(65533))`,
});

const hasText = (type: FieldType): boolean => !isDated(type) && !isNumber(type);

const checksOf = (layout: Layout, isDamaged: boolean): RowCheck[] =>
  mappedColumns(layout).flatMap(({ field: { name, type }, column }) => [
    ...(isDamaged && hasText(type) ? [damaged(name)] : []),
    ...(hasText(type) ? [errorCell(name)] : []),
    ...CHECKS[type](name, column.dateOrder),
  ]);

/**
 * Every reason that a row can be set aside for at this step; its 1-based place is `bad` in `unfitSql`.
 * @param isDamaged bytes that are no characters were replaced while the file was converted.
 */
export const rowChecks = (
  layout: Layout,
  isDamaged: boolean,
): readonly Pick<RowCheck, 'field' | 'reason'>[] => checksOf(layout, isDamaged);

/**
 * The staged rows that fail a check: record, first check that failed, cell as read. Patterns are held only against rows
 * that some check's hint points at. Empty = no check applies.
 */
export const unfitSql = (layout: Layout, isDamaged: boolean): readonly string[] => {
  const checks = checksOf(layout, isDamaged);
  if (checks.length === 0) return [];
  const hints = [...new Set(checks.map(({ hint }) => `(${hint})`))].join(' or ');
  const bad = checks.map(({ when }, at) => `when ${when} then ${at + 1}`).join(' ');
  const value = checks.map(({ cell }, at) => `when ${at + 1} then ${cell}`).join(' ');
  return [
    `create or replace temp table suspect as select * from staged where ${hints}`,
    `create or replace temp table unfit as select record_no, bad, case bad ${value} end as bad_value
    from (select *, case ${bad} end as bad from suspect) where bad is not null`,
  ];
};
