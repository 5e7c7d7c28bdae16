/**
 * 交接: one zip with what a colleague needs to count as this office does. Every part is the same file as the page gives away
 * one by one; the manifest lists each with its hash, and an opened zip is looked at as an archive is.
 */
import * as v from 'valibot';
import { checkDataFile } from '../domain/data-file';
import { HAND_KINDS, type HandKind } from '../domain/hand-kinds';
import type { LocalDate } from '../domain/local-date';
import { bytesOf, entryPart, MANIFEST, sealedZip, unseal } from './archive/sealed';

/** A part: settings as text, a file of data as bytes. */
export interface HandPart {
  readonly kind: HandKind;
  /** As people know it: the title of a rule set, the name of a file. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface HandOver {
  /** The set in force where it was made. */
  readonly ruleSet: { readonly id: string; readonly version: string };
  readonly madeOn: LocalDate;
  readonly parts: readonly HandPart[];
}

const Text = v.pipe(v.string(), v.nonEmpty('empty'));
const Manifest = v.strictObject({
  format: v.literal('mingcha-handover'),
  version: v.literal(1),
  madeOn: Text,
  ruleSet: v.strictObject({ id: Text, version: Text }),
  parts: v.array(v.strictObject({ kind: v.picklist(HAND_KINDS), name: Text, entry: Text })),
  /** Looked at when the zip was opened. */
  entries: v.array(v.unknown()),
});

/** Told apart by number: two parts may have one name. */
const entryOf = ({ kind, name }: HandPart, at: number): string =>
  `${kind}/${String(at + 1)}-${entryPart(name)}${kind === 'data' ? '' : '.json'}`;

/** The same parts on the same day are the same bytes. */
export const packHandOver = ({ ruleSet, madeOn, parts }: HandOver): Uint8Array =>
  sealedZip(
    {
      ...{ format: 'mingcha-handover', version: 1, madeOn, ruleSet },
      parts: parts.map((part, at) => ({ kind: part.kind, name: part.name, entry: entryOf(part, at) })),
    },
    new Map(parts.map((part, at) => [entryOf(part, at), part.bytes])),
    madeOn,
  );

/** @throws as `unseal`; InvalidDataFileError for another kind of zip. */
export const openHandOver = (zip: Uint8Array, file: string): HandOver => {
  const { manifest, entries } = unseal(zip, file);
  const { madeOn, ruleSet, parts } = checkDataFile(Manifest, manifest, `${file}: ${MANIFEST}`);
  return {
    ...{ madeOn, ruleSet },
    parts: parts.map(({ kind, name, entry }) => ({
      ...{ kind, name },
      bytes: entries.get(entry) ?? bytesOf(''),
    })),
  };
};
