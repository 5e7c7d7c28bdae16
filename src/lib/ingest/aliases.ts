/**
 * Other people's words for our fields and meanings, from `data/import-profiles/_aliases.json`.
 *
 * A system with other words is one more entry in that file, not code. Matching is by equality after `normaliseLabel`,
 * never by likeness: a column that decides about people must not be guessed.
 */
import * as v from 'valibot';
import json from '../../../data/import-profiles/_aliases.json';
import { checkDataFile } from '../domain/data-file';
import { InvalidDataFileError } from '../domain/errors';
import type { FieldType } from '../domain/field';
import { TABLE_FIELDS, TABLE_NAMES, type TableName } from '../domain/records';
import { MEANINGS } from './meanings';

const FILE = '_aliases.json';

/** Invisible characters that come along when a header is copied: zero-width ones, soft hyphen, byte-order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/**
 * One spelling per label: full-width forms and brackets to half-width, lower case, without spaces, underscores and
 * hyphens. `Case_ID`, `case id` and `ＣＡＳＥＩＤ` are one; a lone `-` becomes empty.
 */
export const normaliseLabel = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[\s_-]+/g, '')
    .toLowerCase();

const Labels = v.array(v.string());
const closed = <const T extends readonly string[]>(meanings: T) =>
  v.strictObject(v.entriesFromList(meanings, Labels));
const AliasFile = v.strictObject({
  tables: v.strictObject(v.entriesFromList(TABLE_NAMES, v.record(v.string(), Labels))),
  values: v.strictObject({
    rating: closed(MEANINGS.rating),
    yes_no: closed(MEANINGS.flag),
    overdue_flag: closed(MEANINGS.flag),
    on_time_flag: closed(MEANINGS.flag),
    clean_flag: closed(MEANINGS.flag),
    verdict: closed(MEANINGS.verdict),
    card_level: closed(MEANINGS.card_level),
    card_status: closed(MEANINGS.card_status),
    result: closed(MEANINGS.result),
    limit_unit: closed(MEANINGS.limit_unit),
    event_kind: closed(MEANINGS.event_kind),
    matter_kind: closed(MEANINGS.matter_kind),
    damage: closed(MEANINGS.damage),
    inspection_kind: closed(MEANINGS.inspection_kind),
    ground: closed(MEANINGS.ground),
    register_kind: closed(MEANINGS.register_kind),
    activity_kind: closed(MEANINGS.activity_kind),
    post: closed(MEANINGS.post),
    person_category: closed(MEANINGS.person_category),
  }),
});

/** The field types that are value maps. */
export type ValueType = Exclude<FieldType, 'id' | 'text' | 'instant' | 'date' | 'days' | 'count' | 'points'>;

/** What a header means in one table. */
export interface FieldAlias {
  readonly field: string;
  /** Place in the field's list, −1 for the field's own name: of two headers of one field the smaller one wins. */
  readonly rank: number;
}

/** Normalised label → what it stands for; a label under two heads is a fault of the file. */
function invert<T>(
  path: string,
  lists: Readonly<Record<string, readonly string[]>>,
  make: (head: string, rank: number) => T,
) {
  const heads = new Map<string, string>();
  const entries = new Map<string, T>();
  for (const [head, labels] of Object.entries(lists)) {
    labels.forEach((label, rank) => {
      const key = normaliseLabel(label);
      const earlier = heads.get(key);
      if (earlier !== undefined && earlier !== head) {
        throw new InvalidDataFileError({
          file: FILE,
          path: `${path}.${head}`,
          reason: 'ambiguous_label',
          value: label,
        });
      }
      if (earlier === undefined) entries.set(key, make(head, rank));
      heads.set(key, head);
    });
  }
  return entries;
}

function tableAliases(
  table: TableName,
  lists: Readonly<Record<string, readonly string[]>>,
): Map<string, FieldAlias> {
  const fields = TABLE_FIELDS[table].map(({ name }) => name);
  const foreign = Object.keys(lists).find((name) => !fields.includes(name));
  if (foreign !== undefined) {
    throw new InvalidDataFileError({
      file: FILE,
      path: `tables.${table}.${foreign}`,
      reason: 'no_such_field',
    });
  }
  const aliases = invert(`tables.${table}`, lists, (field, rank): FieldAlias => ({ field, rank }));
  for (const field of fields) aliases.set(normaliseLabel(field), { field, rank: -1 });
  return aliases;
}

/** Both sides of the alias file, ready for look-up. */
export interface Aliases {
  readonly headers: ReadonlyMap<TableName, ReadonlyMap<string, FieldAlias>>;
  readonly values: Readonly<Record<ValueType, ReadonlyMap<string, string>>>;
}

/**
 * Checks an alias file and turns it round.
 * @throws InvalidDataFileError for another form, an unknown field, or a label that stands under two heads.
 */
export function readAliases(content: unknown): Aliases {
  const { tables, values } = checkDataFile(AliasFile, content, FILE);
  const value = (type: ValueType): ReadonlyMap<string, string> =>
    invert(`values.${type}`, values[type], (head) => head);
  return {
    headers: new Map(TABLE_NAMES.map((table) => [table, tableAliases(table, tables[table])])),
    values: {
      rating: value('rating'),
      yes_no: value('yes_no'),
      // 超期 says yes under 是否超期 and no under 是否按时: words of their own on top of yes and no.
      overdue_flag: new Map([...value('yes_no'), ...value('overdue_flag')]),
      on_time_flag: new Map([...value('yes_no'), ...value('on_time_flag')]),
      clean_flag: new Map([...value('yes_no'), ...value('clean_flag')]),
      verdict: value('verdict'),
      card_level: value('card_level'),
      card_status: value('card_status'),
      result: value('result'),
      limit_unit: value('limit_unit'),
      event_kind: value('event_kind'),
      matter_kind: value('matter_kind'),
      damage: value('damage'),
      inspection_kind: value('inspection_kind'),
      ground: value('ground'),
      register_kind: value('register_kind'),
      activity_kind: value('activity_kind'),
      post: value('post'),
      person_category: value('person_category'),
    },
  };
}

const aliases = readAliases(json);

/** The field that a header names in a table; undefined when it is on no list. */
export const fieldAlias = (table: TableName, header: string): FieldAlias | undefined =>
  aliases.headers.get(table)?.get(normaliseLabel(header));

/** Every known label of a table (normalised) and its field, for looking for likenesses. */
export const fieldLabels = (table: TableName): ReadonlyMap<string, FieldAlias> =>
  aliases.headers.get(table) ?? new Map<string, FieldAlias>();

/**
 * Spelling (normalised) → meaning, per value type. Ratings: `5`…`1` on the national scale, `top` 先进,
 * `good` `fair` `poor` for three levels, `unrated` for cells that say that nobody rated. Bare digits are on no list:
 * their direction is not ours to guess.
 */
export const valueSynonyms = aliases.values;
