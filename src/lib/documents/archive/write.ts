/** One zip of one period: inputs, what they were counted by, results, documents. */
import { periodTitle } from '../../domain/format';
import { parseAsOf } from '../../domain/as-of';
import { parsePeriod } from '../../domain/period';
import type { Profile } from '../../domain/profile';
import { basisEntries, basisFacts, readingEntry, type ArchiveBasis } from './basis';
import type { ArchivedTable, ArchiveManifest } from './manifest';
import { entryPart, sealedZip, type Entries } from './sealed';

/** A file that was counted from. */
export interface SourceOfArchive {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** To be put into the archive; null = only its name and hash. */
  readonly content: Uint8Array | null;
}

/** A table of it, and what was said about it. */
export interface TableOfArchive extends Omit<ArchivedTable, 'reading'> {
  readonly profile: Profile;
}

export interface ArchiveParts {
  readonly basis: ArchiveBasis;
  readonly sources: readonly SourceOfArchive[];
  readonly tables: readonly TableOfArchive[];
  readonly results: Entries;
}

const dataEntry = ({ name, content }: SourceOfArchive, at: number): string | null =>
  content === null ? null : `data/${String(at + 1)}-${entryPart(name)}`;

/** The same parts are the same bytes, on any day and in any time zone. */
export const writeArchive = ({ basis, sources, tables, results }: ArchiveParts): Uint8Array => {
  const inputs = basisEntries(basis, new Map(tables.map(({ no, profile }) => [no, profile])));
  const data = sources.flatMap((source, at) => {
    const entry = dataEntry(source, at);
    return entry === null || source.content === null ? [] : [[entry, source.content] as const];
  });
  const manifest: ArchiveManifest = {
    format: 'mingcha-archive',
    version: 1,
    ...basisFacts(basis, inputs),
    files: sources.map((source, at) => {
      const { name, bytes, sha256 } = source;
      return { name, bytes, sha256, entry: dataEntry(source, at) };
    }),
    tables: tables.map(({ name, file, sheet, no, year }) => ({
      ...{ name, file, sheet, no, reading: readingEntry(no), year },
    })),
  };
  return sealedZip(manifest, new Map([...inputs, ...data, ...results]), parseAsOf(basis.asOf).on);
};

/** 2026年10月存档_20261031.zip */
export const archiveName = ({ period, asOf }: Pick<ArchiveBasis, 'period' | 'asOf'>): string =>
  `${periodTitle(parsePeriod(period)).zh}存档_${parseAsOf(asOf).on.replaceAll('-', '')}.zip`;
