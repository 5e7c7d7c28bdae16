/**
 * A zip that says what is in it: `manifest.json` lists every entry with its size and SHA-256, and whoever opens it is told
 * of the first one that is another, missing, or not on the list. Pictures are on no list: engines draw them differently.
 *
 * Nothing is believed before it was looked at: names that lead elsewhere, entries that stand twice and sizes that nobody
 * can hold are refused before anything is inflated.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { unzipSync } from 'fflate';
import * as v from 'valibot';
import type { SealedEntry } from '../../domain/archive';
import {
  ArchiveEntryChangedError,
  ArchiveEntryMissingError,
  ArchiveEntryNameError,
  ArchiveNoManifestError,
  ArchiveTooLargeError,
  ArchiveUnreadableError,
} from '../../domain/archive-errors';
import { checkDataFile, jsonOf } from '../../domain/data-file';
import { AppError } from '../../domain/errors';
import type { LocalDate } from '../../domain/local-date';
import { fixedZip } from '../zip';

export const MANIFEST = 'manifest.json';
/** On no list. */
const PICTURES = 'pictures/';
/** The most that all entries together may inflate to. */
const MAX_INFLATED_BYTES = 500e6;
/** Nothing of ours is packed this tightly; a small file may be. */
const MAX_RATIO = 200;
const RATIO_MATTERS_FROM_BYTES = 100e6;

export const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'no_sha256'));

/** `inputs/rules.json`: folders and a name, none of which leads up, to a root or to a drive. */
const isEntryName = (name: string): boolean =>
  !/[\\:\p{Cc}]/u.test(name) &&
  name.length <= 400 &&
  name.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part !== '__proto__');

const Listed = v.looseObject({
  entries: v.array(
    v.strictObject({
      name: v.pipe(v.string(), v.check(isEntryName, 'no_entry_name')),
      bytes: v.pipe(v.number(), v.integer('no_whole_number'), v.minValue(0, 'negative')),
      sha256: Sha256,
    }),
  ),
});

export type Entries = ReadonlyMap<string, Uint8Array>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const bytesOf = (text: string): Uint8Array => encoder.encode(text);
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);
export const digestOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** JSON as every entry of ours is written. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** A file's name as part of an entry's: what a name must not hold becomes a dash. */
export const entryPart = (name: string): string =>
  name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-').replace(/^\.+/, '-') || '-';

const listOf = (entries: Entries): SealedEntry[] =>
  [...entries].map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: digestOf(bytes) }));

/** The same facts and entries on the same day are the same bytes. */
export const sealedZip = (facts: object, entries: Entries, on: LocalDate): Uint8Array =>
  fixedZip(new Map([[MANIFEST, bytesOf(jsonText({ ...facts, entries: listOf(entries) }))], ...entries]), on);

const megabytes = (bytes: number): number => Math.ceil(bytes / 1e6);

/** Looks at what the zip says of its entries, one by one. */
const judge = (
  file: string,
  packed: number,
): ((entry: { name: string; originalSize: number }) => boolean) => {
  const seen = new Set<string>();
  let inflated = 0;
  return ({ name, originalSize }) => {
    if (!isEntryName(name) || seen.has(name)) throw new ArchiveEntryNameError({ file, name });
    seen.add(name);
    inflated += originalSize;
    const most =
      inflated < RATIO_MATTERS_FROM_BYTES
        ? MAX_INFLATED_BYTES
        : Math.min(MAX_INFLATED_BYTES, packed * MAX_RATIO);
    if (inflated > most)
      throw new ArchiveTooLargeError({ file, megabytes: megabytes(inflated), most: megabytes(most) });
    return true;
  };
};

const unpacked = (zip: Uint8Array, file: string): Map<string, Uint8Array> => {
  try {
    return new Map(Object.entries(unzipSync(zip, { filter: judge(file, zip.length) })));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new ArchiveUnreadableError({ file }, { cause });
  }
};

const checkEntry = (file: string, entry: SealedEntry, bytes: Uint8Array | undefined): void => {
  const { name, sha256: was } = entry;
  if (bytes === undefined) throw new ArchiveEntryMissingError({ file, name, sha256: was });
  const is = digestOf(bytes);
  if (is !== was) throw new ArchiveEntryChangedError({ file, name, was, is });
};

export interface Unsealed {
  /** As parsed; what it must hold besides the list is its own kind's business. */
  readonly manifest: unknown;
  readonly entries: Entries;
}

/** @throws an error of `archive-errors.ts`, or InvalidDataFileError for a manifest that breaks its form. */
export const unseal = (zip: Uint8Array, file: string): Unsealed => {
  const entries = unpacked(zip, file);
  const text = entries.get(MANIFEST);
  if (text === undefined) throw new ArchiveNoManifestError({ file });
  const manifest = jsonOf(textOf(text), `${file}: ${MANIFEST}`);
  const listed = checkDataFile(Listed, manifest, `${file}: ${MANIFEST}`).entries;
  for (const entry of listed) checkEntry(file, entry, entries.get(entry.name));
  const known = new Set([MANIFEST, ...listed.map(({ name }) => name)]);
  const foreign = [...entries.keys()].find((name) => !known.has(name) && !name.startsWith(PICTURES));
  if (foreign !== undefined) throw new ArchiveEntryNameError({ file, name: foreign });
  return { manifest, entries };
};
