/** Which given file stands for which file of an archive: by content first, then by name. */
import type { FileDifference } from '../../domain/archive';
import { ArchiveDataMissingError } from '../../domain/archive-errors';
import type { ArchivedTable, OpenedArchive } from './manifest';

/** A file that a reader gives. */
export interface GivenSource {
  readonly name: string;
  readonly sha256: string;
}

/** What stands for a file now. `content`: from the archive itself. */
export type Standing<Given> =
  | { readonly kind: 'given'; readonly given: Given }
  | { readonly kind: 'kept'; readonly content: Uint8Array; readonly sha256: string };

/** A table to be loaded, in the order of loading. */
export interface PlannedTable<Given> {
  readonly table: ArchivedTable;
  /** Its file, under the name that it had. */
  readonly name: string;
  readonly standing: Standing<Given>;
}

export interface Plan<Given> {
  readonly tables: readonly PlannedTable<Given>[];
  readonly differences: readonly FileDifference[];
}

const unused = <Given extends GivenSource>(given: readonly Given[], used: ReadonlySet<Given>): Given[] =>
  given.filter((one) => !used.has(one));

/** A file of other content under the same name is that file, changed; one that nobody gives is taken from the archive. */
const standingsOf = <Given extends GivenSource>(
  { file, manifest, entries }: OpenedArchive,
  given: readonly Given[],
): { readonly standings: ReadonlyMap<string, Standing<Given>>; readonly used: ReadonlySet<Given> } => {
  const used = new Set<Given>();
  const standings = new Map<string, Standing<Given>>();
  const take = (sha256: string, found: Given | undefined): void => {
    if (found === undefined) return;
    used.add(found);
    standings.set(sha256, { kind: 'given', given: found });
  };
  for (const { sha256 } of manifest.files)
    take(
      sha256,
      given.find((one) => one.sha256 === sha256),
    );
  for (const { name, sha256, entry } of manifest.files) {
    if (standings.has(sha256)) continue;
    take(
      sha256,
      unused(given, used).find((one) => one.name === name),
    );
    if (standings.has(sha256)) continue;
    const content = entry === null ? undefined : entries.get(entry);
    if (content === undefined) throw new ArchiveDataMissingError({ file, name, sha256 });
    standings.set(sha256, { kind: 'kept', content, sha256 });
  }
  return { standings, used };
};

export const digestNow = <Given extends GivenSource>(standing: Standing<Given>): string =>
  standing.kind === 'kept' ? standing.sha256 : standing.given.sha256;

/** @throws ArchiveDataMissingError naming the first file that is nowhere. */
export const planOf = <Given extends GivenSource>(
  archive: OpenedArchive,
  given: readonly Given[],
): Plan<Given> => {
  const { files, tables } = archive.manifest;
  const { standings, used } = standingsOf(archive, given);
  const changed = files.flatMap(({ name, sha256 }): FileDifference[] => {
    const standing = standings.get(sha256);
    const now = standing === undefined ? null : digestNow(standing);
    return now === sha256 ? [] : [{ name, then: sha256, now }];
  });
  const foreign = unused(given, used).map(({ name, sha256 }) => ({ name, then: null, now: sha256 }));
  return {
    differences: [...changed, ...foreign],
    tables: tables
      .flatMap((table): PlannedTable<Given>[] => {
        const standing = standings.get(table.file);
        const name = files.find(({ sha256 }) => sha256 === table.file)?.name ?? '';
        return standing === undefined ? [] : [{ table, name, standing }];
      })
      .sort((a, b) => a.table.no - b.table.no),
  };
};

/** Names and digests of the tables as reports name them: in the order of the archive, with what stands there now. */
export const shownTables = <Given extends GivenSource>(
  { manifest }: OpenedArchive,
  { tables }: Plan<Given>,
): readonly { readonly name: string; readonly sha256: string }[] =>
  manifest.tables.flatMap((table) => {
    const planned = tables.find((one) => one.table === table);
    return planned === undefined ? [] : [{ name: table.name, sha256: digestNow(planned.standing) }];
  });
