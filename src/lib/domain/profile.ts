/**
 * A profile: what an office once said about an export of one source system, so that next month's export of the same
 * layout asks nothing. It is recognised by the set of its headers, never by a file name. It holds words and choices,
 * never case data, and travels as one JSON file.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { canonicalJson, checkDataFile } from './data-file';
import { InvalidDataFileError, UnknownNameError } from './errors';
import { isLocalDate } from './local-date';
import { FLAG_POLARITIES, RATING_POLARITIES } from './question';
import { TABLE_FIELDS, TABLE_NAMES } from './records';

const Text = v.pipe(v.string(), v.nonEmpty('empty'));
const Count = v.pipe(v.number(), v.integer('no_whole_number'), v.minValue(0, 'negative'));

/** Choices about the form of the file; each one left out is recognised anew. */
const FormChoices = v.strictObject({
  encoding: v.optional(v.picklist(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])),
  delimiter: v.optional(Text),
  quote: v.optional(v.string()),
  escape: v.optional(v.string()),
  newline: v.optional(v.picklist(['\n', '\r\n', '\r'])),
  titleRecords: v.optional(Count),
  headerRecords: v.optional(Count),
  columnNames: v.optional(v.array(v.string())),
  footers: v.optional(v.picklist(['recognised', 'none'])),
  marks: v.optional(
    v.array(
      v.strictObject({
        recordNo: v.pipe(v.number(), v.integer('no_whole_number')),
        as: v.picklist(['footer', 'data']),
      }),
    ),
  ),
  fillDown: v.optional(v.array(Count)),
});

const UnitAlias = v.strictObject({
  /** 旧称, 简称: the name as exports write it. */
  from: Text,
  /** The unit that it means. */
  to: Text,
  /** Rows dated before this day keep the old name: a reorganisation. */
  since: v.optional(v.pipe(v.string(), v.check(isLocalDate, 'no_such_date'))),
});
export type UnitAlias = Readonly<v.InferOutput<typeof UnitAlias>>;

const ProfileFile = v.strictObject({
  version: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'no_identifier')),
  name: Text,
  table: v.picklist(TABLE_NAMES),
  /** `layoutSignature` of the headers; '' for a file without a header, which is never recognised by itself. */
  signature: v.pipe(v.string(), v.regex(/^([0-9a-f]{32})?$/, 'no_signature')),
  layout: v.optional(FormChoices, {}),
  /** `null` = not used. Lists of pairs, because a header may be called `__proto__`. */
  mapping: v.array(v.strictObject({ header: Text, field: v.nullable(Text) })),
  /** Day and month, where the cells of the file leave them open. */
  dateOrder: v.optional(v.picklist(['ymd', 'dmy', 'mdy'])),
  /** Day 0 of serial numbers: Excel for Windows counts from 1900, old Excel for Mac from 1904. */
  serials: v.optional(v.picklist([1900, 1904])),
  polarity: v.optional(
    v.array(v.strictObject({ column: Text, answer: v.picklist([...RATING_POLARITIES, ...FLAG_POLARITIES]) })),
    [],
  ),
  /** Spellings that no list knows, and what they mean; `null` = says nothing. */
  values: v.optional(v.array(v.strictObject({ column: Text, value: Text, meaning: v.nullable(Text) })), []),
  unitAliases: v.optional(v.array(UnitAlias), []),
});
export type Profile = Readonly<v.InferOutput<typeof ProfileFile>>;

/**
 * A profile from parsed JSON; `name` is the file named in errors.
 * @throws InvalidDataFileError with `file`, `path` and `reason`; UnknownNameError for a field that its table lacks.
 */
export function parseProfile(json: unknown, name: string): Profile {
  const profile = checkDataFile(ProfileFile, json, name);
  const known = new Set(TABLE_FIELDS[profile.table].map((field) => field.name));
  const foreign = profile.mapping.find(({ field }) => field !== null && !known.has(field));
  if (foreign !== undefined)
    throw new UnknownNameError({ kind: 'field', file: name, name: foreign.field ?? '' });
  const fields = profile.mapping.flatMap(({ field }) => (field === null ? [] : [field]));
  const twice = fields.find((field, at) => fields.indexOf(field) !== at);
  if (twice !== undefined)
    throw new InvalidDataFileError({ file: name, path: 'mapping', reason: 'field_twice', value: twice });
  return profile;
}

/** The file that a profile is exported as: the same profile always gives the same text. */
export const profileText = (profile: Profile): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(profile)), null, 2)}\n`;

const SIGNATURE_DIGITS = 32;

/**
 * What a source layout is recognised by: a hash of the set of its (cleaned) headers. Neither their order nor the file's
 * name matters. '' when there are none.
 */
export const layoutSignature = (headers: readonly string[]): string => {
  const known = [...new Set(headers.filter((header) => header !== ''))].sort();
  if (known.length === 0) return '';
  return bytesToHex(sha256(utf8ToBytes(known.join('\u0000')))).slice(0, SIGNATURE_DIGITS);
};
