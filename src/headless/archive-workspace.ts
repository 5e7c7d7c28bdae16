/** An archive's files loaded as they were: in the same order, each read as it was read then. */
import { openNative } from '../lib/db/native';
import type { Engine } from '../lib/db/engine';
import type { ArchiveBasis } from '../lib/documents/archive/basis';
import { readReading } from '../lib/documents/archive/basis';
import type { OpenedArchive } from '../lib/documents/archive/manifest';
import type { GivenSource, Plan, PlannedTable } from '../lib/documents/archive/sources';
import { buildFacts } from '../lib/facts/facts';
import type { SourceFile } from '../lib/ingest/host';
import { askingError, NO_PROFILES, prepareIngest, type ImportedFile } from '../lib/ingest/import-file';
import { importSource, sheetLabel } from '../lib/ingest/import-source';
import { IN_PLACE } from '../lib/ingest/in-place';
import { profileChoices } from '../lib/ingest/profiles';
import { readPolicy, settleUnder } from '../lib/ingest/versions';
import { reportContext } from '../lib/reports/context';
import { readGroupNames } from '../lib/reports/groups';
import { prepare } from '../lib/reports/prepare';
import { openFile } from './node-host';
import type { Workspace } from './workspace';

export interface GivenPath extends GivenSource {
  readonly path: string;
}

/** Under the name that it had: reports name it so. */
const sourceOf = async ({
  name,
  standing,
}: PlannedTable<GivenPath>): Promise<SourceFile & { close(): Promise<void> }> => {
  if (standing.kind === 'given') return { ...(await openFile(standing.given.path)), name };
  const { content } = standing;
  return {
    name,
    size: content.length,
    read: (from, to) => Promise.resolve(content.subarray(from, to)),
    source: { kind: 'bytes', bytes: content },
    close: () => Promise.resolve(),
  };
};

const importTable = async (
  engine: Engine,
  archive: OpenedArchive,
  planned: PlannedTable<GivenPath>,
  loaded: readonly ImportedFile[],
): Promise<readonly ImportedFile[]> => {
  const { sheet, reading, year } = planned.table;
  const file = await sourceOf(planned);
  const request = {
    ...{ engine, host: IN_PLACE, file, profiles: NO_PROFILES },
    fileNo: loaded.length + 1,
    choices: { ...profileChoices(readReading(archive, reading)), year: year ?? undefined },
    known: new Set(loaded.map(({ contentSha256 }) => contentSha256)),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  };
  const only = sheet === null ? null : sheetLabel(planned.name, sheet);
  const { files, asking, failures } = await importSource(request, only).finally(() => file.close());
  if (failures[0] !== undefined) throw failures[0].error;
  if (asking[0] !== undefined) throw askingError(asking[0]);
  return files;
};

/** Throws as the import does, for a changed file that can no longer be read as it was. */
export const openArchived = async (
  archive: OpenedArchive,
  { rules, calendar, policy }: ArchiveBasis,
  plan: Plan<GivenPath>,
): Promise<Workspace> => {
  const engine = await openNative();
  await prepare(engine, rules, calendar.calendar);
  await prepareIngest(engine);
  const files: ImportedFile[] = [];
  for (const planned of plan.tables) files.push(...(await importTable(engine, archive, planned, files)));
  if (policy !== (await readPolicy(engine))) await settleUnder(engine, policy);
  await buildFacts(engine);
  return {
    engine,
    files,
    context: reportContext(engine, await readGroupNames(engine)),
    close: () => engine.close(),
  };
};
