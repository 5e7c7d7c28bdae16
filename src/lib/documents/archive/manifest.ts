/** What an archive says of itself: by what it was computed, from which files, and how each of them was read. */
import * as v from 'valibot';
import { checkDataFile } from '../../domain/data-file';
import { MASKING_LEVELS } from '../../domain/masking';
import { SAME_ID_POLICIES } from '../../domain/records';
import { MANIFEST, Sha256, unseal, type Entries } from './sealed';

const Text = v.pipe(v.string(), v.nonEmpty('empty'));
const Count = v.pipe(v.number(), v.integer('no_whole_number'), v.minValue(0, 'negative'));

const FACTS = v.strictObject({
  format: v.literal('mingcha-archive'),
  version: v.literal(1),
  period: Text,
  /** Nothing after it counts; the time stamps of the zip are its day. */
  asOf: Text,
  mask: v.picklist(MASKING_LEVELS),
  /** Which record counts of several with one id. */
  policy: v.picklist(SAME_ID_POLICIES),
  ruleSet: v.strictObject({ id: Text, version: Text, hash: Sha256 }),
  calendar: v.strictObject({ id: Text, version: Text, hash: Sha256 }),
  /** Of `inputs/decisions.json`; null = nobody had decided anything. */
  decisions: v.nullable(Sha256),
  template: v.strictObject({ version: Text, hash: Sha256 }),
  /** Of the scheme and the entries of the year-end assessment; left out where the archive holds none. */
  assessment: v.optional(v.strictObject({ scheme: Sha256, entries: Sha256 })),
  /** Every input file; `entry`: where it lies in here, null = it does not. */
  files: v.array(v.strictObject({ name: Text, bytes: Count, sha256: Sha256, entry: v.nullable(Text) })),
  /** Every table of them, as reports name them; a workbook has one per sheet. */
  tables: v.array(
    v.strictObject({
      name: Text,
      /** SHA-256 of its file. */
      file: Sha256,
      sheet: v.nullable(Text),
      /** Place in the order of loading. */
      no: Count,
      /** Entry that says what its columns mean. */
      reading: Text,
      /** Of dates that are written without one. */
      year: v.nullable(v.number()),
    }),
  ),
});

/** With the list, which was looked at when the zip was opened. */
const ArchiveManifest = v.strictObject({ ...FACTS.entries, entries: v.array(v.unknown()) });

export type ArchiveManifest = Readonly<v.InferOutput<typeof FACTS>>;
export type ArchivedTable = ArchiveManifest['tables'][number];

export interface OpenedArchive {
  /** Its file, by which errors name it. */
  readonly file: string;
  readonly manifest: ArchiveManifest;
  readonly entries: Entries;
  /** Of the entries, what was computed. */
  readonly results: Entries;
}

/** @throws as `unseal`; InvalidDataFileError for another kind of file, or for facts that break their form. */
export const openArchive = (zip: Uint8Array, file: string): OpenedArchive => {
  const { manifest, entries } = unseal(zip, file);
  const results = new Map([...entries].filter(([name]) => /^(results|documents)\//.test(name)));
  return {
    ...{ file, entries, results },
    manifest: checkDataFile(ArchiveManifest, manifest, `${file}: ${MANIFEST}`),
  };
};
