/**
 * What was published, as a file: the figures of one period and the records behind each of them, by fingerprints alone.
 *
 * It holds no case data: of a record only a salted fingerprint of its number and one of its content. Whoever has the data
 * can tell which record is meant; whoever has the file alone cannot read it there.
 */
import * as v from 'valibot';
import { checkDataFile } from '../domain/data-file';

/** Hex digits of a record's number, and of its content. */
export const ID_DIGITS = 12;
export const CONTENT_DIGITS = 8;

const Text = v.pipe(v.string(), v.nonEmpty('empty'));
const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'no_sha256'));

/** Fingerprints of one width, one after the other. */
const fingerprints = (width: number) =>
  v.pipe(
    v.string(),
    v.check((text) => /^[0-9a-f]*$/.test(text) && text.length % width === 0, 'no_fingerprints'),
  );

const Figure = v.strictObject({
  measure: Text,
  status: v.picklist(['ok', 'no_denominator', 'missing']),
  numerator: v.nullable(v.number()),
  denominator: v.nullable(v.number()),
  /** `x/n` that a record adds to numerator and denominator → the records that do. */
  marks: v.record(v.pipe(v.string(), v.regex(/^-?\d+\/\d+$/, 'no_mark')), fingerprints(ID_DIGITS)),
});

const SnapshotFile = v.strictObject({
  format: v.literal('mingcha-snapshot'),
  version: v.literal(1),
  period: v.nullable(v.string()),
  asOf: Text,
  ruleSet: v.strictObject({ id: Text, version: Text, hash: Text }),
  calendar: v.strictObject({ id: Text, version: Text }),
  files: v.array(v.strictObject({ name: Text, sha256: Sha256 })),
  /** What every fingerprint begins with, so that those of two offices have nothing in common. */
  salt: Sha256,
  figures: v.array(Figure),
  /** Every record of the tables that the figures look at: its number and its content. */
  records: v.record(Text, fingerprints(ID_DIGITS + CONTENT_DIGITS)),
});

export type Snapshot = Readonly<Omit<v.InferOutput<typeof SnapshotFile>, 'format' | 'version'>>;
export type SnapshotFigure = Snapshot['figures'][number];

/** @throws InvalidDataFileError with `file`, `path` and `reason`. */
export const parseSnapshot = (json: unknown, file: string): Snapshot =>
  checkDataFile(SnapshotFile, json, file);

/** The same figures of the same records give the same bytes. */
export const snapshotText = (snapshot: Snapshot): string =>
  `${JSON.stringify({ format: 'mingcha-snapshot', version: 1, ...snapshot }, null, 1)}\n`;

/** One by one. */
export const split = (fingerprints: string, width: number): string[] =>
  Array.from({ length: fingerprints.length / width }, (_, at) =>
    fingerprints.slice(at * width, (at + 1) * width),
  );
