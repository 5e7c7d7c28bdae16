/** The pieces that the statements of `finish-sql.ts` and `finish-duties.ts` are made of, over one staged row `s`. */
import { cleanedSql } from './clean-sql';

/** Which columns a staged file has; a missing one reads as NULL. */
export type Has = (field: string) => boolean;

/** The text as read, which rows join on; its cleaned form names the group. */
export const text = (has: Has, field: string): string => (has(field) ? `coalesce(s.${field}, '')` : `''`);
/** A cell without the padding that exports put around it. */
export const clean = (column: string): string => cleanedSql(column);
/** The typed cell. */
export const value = (has: Has, field: string, type: string): string =>
  has(field) ? `s.${field}` : `cast(null as ${type})`;
/** Instant and whether it was timed: two columns. */
export const instant = (has: Has, field: string): string =>
  has(field)
    ? `s.${field}_at, s.${field}_timed`
    : `cast(null as timestamp) as ${field}_at, cast(null as boolean) as ${field}_timed`;

/** Joins the keys of unit, section and officer as `p`. */
export const placeJoin = (has: Has): string =>
  `join place p on p.raw_unit = ${text(has, 'unit')} and p.raw_section = ${text(has, 'section')} and p.raw_officer = ${text(has, 'officer')} and p.raw_officer_id = ${text(has, 'officer_id')}`;
/** Joins the key of the item as `i`. */
export const itemJoin = (has: Has, itemField = 'item'): string =>
  `join item_place i on i.raw_code = ${text(has, 'item_code')} and i.raw_name = ${text(has, itemField)}`;
/** Joins the key of the channel as `ch`. */
export const channelJoin = (has: Has): string =>
  `join channel_place ch on ch.raw_name = ${text(has, 'channel')}`;

/** The meaning of a spelling: `value_map` holds what `values.ts` decided for every distinct cell. */
export const meaning = (has: Has, field: string, alias: string): { join: string; column: string } =>
  has(field)
    ? {
        join: `left join value_map ${alias} on ${alias}.field = '${field}' and ${alias}.raw = s.${field}`,
        column: `${alias}.meaning`,
      }
    : { join: '', column: 'cast(null as varchar)' };

/** The meaning of a flag as a truth value; NULL where the file does not say. */
export const yes = (column: string): string => `case ${column} when 'yes' then true when 'no' then false end`;
/** The place of the record among all files. */
export const row = (fileNo: number): string => `cast(${fileNo} as bigint) * 4294967296 + s.record_no`;

/** The typed cells of text fields, in a row. */
export const words = (has: Has, ...fields: readonly string[]): string =>
  fields.map((field) => value(has, field, 'varchar')).join(', ');
/** Instant and precision of each field. */
export const instants = (has: Has, ...fields: readonly string[]): string =>
  fields.map((field) => instant(has, field)).join(', ');

/** Columns and the joins that they need. */
export interface Columns {
  readonly columns: string;
  readonly joins: string;
}

/** Flags as truth values; each joins its meanings under its own name. */
export const flags = (has: Has, ...fields: readonly string[]): Columns => {
  const found = fields.map((field) => meaning(has, field, `map_${field}`));
  return {
    columns: found.map(({ column }) => yes(column)).join(', '),
    joins: found.map(({ join }) => join).join(' '),
  };
};

/** The text as written, and what it means. */
export const classed = (has: Has, field: string): Columns => {
  const { join, column } = meaning(has, field, `map_${field}`);
  return { columns: `${value(has, field, 'varchar')}, ${column}`, joins: join };
};

/** A text that is not cleaned while it is staged. */
export const cleaned = (has: Has, field: string): string =>
  has(field) ? `nullif(${clean(`s.${field}`)}, '')` : 'cast(null as varchar)';

/** Keys of unit, section and officer, by `placeJoin`. */
export const KEYS = 'p.unit_key, p.section_key, p.officer_key';
