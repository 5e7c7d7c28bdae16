/** What was said about the loaded files, beside the database that holds their rows: as text, and checked when read. */
import * as v from 'valibot';
import { AuditEntrySchema, type AuditEntry } from '../domain/audit';
import { checkDataFile } from '../domain/data-file';
import { PROBLEM_REASONS } from '../domain/layout';
import { parseProfile } from '../domain/profile';
import { FLAG_POLARITIES, RATING_POLARITIES } from '../domain/question';
import { TABLE_NAMES } from '../domain/records';
import { REPAIR_KINDS, type MendedBatch } from '../domain/repair';
import type { ImportedFile } from '../ingest/import-file';
import { fromText, toText } from './kept-text';

const Whole = v.pipe(v.number(), v.integer());
const Text = v.string();
const Table = v.picklist(TABLE_NAMES);
const DateOrder = v.picklist(['ymd', 'dmy', 'mdy']);
const Newline = v.picklist(['\n', '\r\n', '\r']);
const Encoding = v.picklist(['utf-8', 'gb18030', 'utf-16le', 'utf-16be']);
const Basis = v.picklist(['name', 'alias', 'remembered', 'none']);
const Footers = v.picklist(['recognised', 'none']);
const Marks = v.array(v.strictObject({ recordNo: Whole, as: v.picklist(['footer', 'data']) }));
const Header = { position: Whole, header: Text, field: v.nullable(Text), basis: Basis };

const LayoutSchema = v.strictObject({
  encoding: Encoding,
  hasBom: v.boolean(),
  delimiter: Text,
  quote: Text,
  escape: Text,
  newline: Newline,
  titleRecords: Whole,
  headerRecords: Whole,
  footers: Footers,
  marks: Marks,
  overflow: v.nullable(Whole),
  fillDown: v.array(Whole),
  width: Whole,
  table: Table,
  columns: v.array(v.strictObject({ ...Header, dateOrder: v.nullable(DateOrder) })),
  year: v.nullable(Whole),
  serials: v.picklist([1900, 1904]),
});

const LayoutChoices = v.strictObject({
  encoding: v.optional(Encoding),
  delimiter: v.optional(Text),
  quote: v.optional(Text),
  escape: v.optional(Text),
  newline: v.optional(Newline),
  titleRecords: v.optional(Whole),
  headerRecords: v.optional(Whole),
  columnNames: v.optional(v.array(Text)),
  footers: v.optional(Footers),
  marks: v.optional(Marks),
  fillDown: v.optional(v.array(Whole)),
});

const Choices = v.strictObject({
  layout: v.optional(LayoutChoices),
  table: v.optional(Table),
  overrides: v.optional(v.map(Text, v.nullable(Text))),
  dateOrder: v.optional(DateOrder),
  year: v.optional(Whole),
  serials: v.optional(v.picklist([1900, 1904])),
  polarity: v.optional(v.map(Text, v.picklist([...RATING_POLARITIES, ...FLAG_POLARITIES]))),
  values: v.optional(v.map(Text, v.map(Text, v.nullable(Text)))),
  unitAliases: v.optional(v.array(v.strictObject({ from: Text, to: Text, since: v.optional(Text) }))),
});

const ProfileSchema = v.pipe(
  v.unknown(),
  v.transform((profile) => parseProfile(profile, 'state')),
);

const FileSchema = v.strictObject({
  kind: v.literal('loaded'),
  fileNo: Whole,
  name: Text,
  bytes: Whole,
  sha256: Text,
  contentSha256: Text,
  sheet: v.nullable(
    v.strictObject({
      file: Text,
      bytes: Whole,
      sha256: Text,
      name: Text,
      isCut: v.boolean(),
      hidden: v.array(Text),
      unread: v.array(Text),
      lost: v.array(Text),
    }),
  ),
  layout: LayoutSchema,
  conservation: v.strictObject({
    records: Whole,
    loaded: Whole,
    setAside: Whole,
    duplicates: Whole,
    titleRows: Whole,
    headerRows: Whole,
    footerRows: Whole,
    blank: Whole,
  }),
  problems: v.array(
    v.strictObject({
      fileNo: Whole,
      recordNo: Whole,
      line: Whole,
      column: Text,
      value: Text,
      reason: v.picklist(PROBLEM_REASONS),
      kept: v.boolean(),
    }),
  ),
  outside: v.array(
    v.strictObject({
      recordNo: Whole,
      line: Whole,
      class: v.picklist(['title', 'header', 'footer']),
      text: Text,
    }),
  ),
  fill: v.record(Text, v.number()),
  understanding: v.strictObject({
    table: v.nullable(Table),
    columns: v.array(v.strictObject(Header)),
    samples: v.array(v.array(Text)),
    signature: Text,
    profile: v.nullable(ProfileSchema),
    choices: Choices,
  }),
  values: v.array(
    v.strictObject({
      field: Text,
      column: Text,
      value: Text,
      n: Whole,
      meaning: v.union([Text, v.null(), v.undefined()]),
    }),
  ),
  firstLine: v.instance(Uint32Array),
});

const BatchSchema = v.strictObject({
  id: Whole,
  fileNo: Whole,
  kind: v.picklist([...REPAIR_KINDS, 'corrected']),
  name: Text,
  records: v.map(Whole, v.array(Text)),
  unchanged: Whole,
  foreign: Whole,
});

const StateSchema = v.strictObject({
  files: v.array(FileSchema),
  mended: v.array(BatchSchema),
  log: v.array(AuditEntrySchema),
});

/** Everything that a tab holds beside the database. */
export interface KeptState {
  readonly files: readonly ImportedFile[];
  readonly mended: readonly MendedBatch[];
  readonly log: readonly AuditEntry[];
}

/** By what a state of another shape is told. */
export const STATE_FORM = 'state 1';

export const stateText = (state: KeptState): string => toText(state);

/** @throws InvalidDataFileError, SyntaxError when it is not what was written. */
export const parseState = (text: string): KeptState => checkDataFile(StateSchema, fromText(text), 'state');
