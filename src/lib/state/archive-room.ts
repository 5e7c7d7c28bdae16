/** A database of its own, with an archive's files loaded as they were; the one that pages ask is not touched. */
import { readReading, type ArchiveBasis } from '../documents/archive/basis';
import type { OpenedArchive } from '../documents/archive/manifest';
import type { GivenSource, Plan, PlannedTable } from '../documents/archive/sources';
import { buildFacts } from '../facts/facts';
import { askingError } from '../ingest/import-file';
import { sheetLabel } from '../ingest/import-source';
import { profileChoices } from '../ingest/profiles';
import { readPolicy, settleUnder } from '../ingest/versions';
import { reportContext, type ReportContext } from '../reports/context';
import { readGroupNames } from '../reports/groups';
import type { Library } from './library';
import { openRoom, type Room } from './opening';

export interface GivenFile extends GivenSource {
  readonly file: File;
}

/** Under the name that it had: reports name it so. */
const fileOf = ({ name, standing }: PlannedTable<GivenFile>): File => {
  const content = standing.kind === 'given' ? standing.given.file : standing.content.slice();
  return content instanceof File && content.name === name ? content : new File([content], name);
};

const add = async (
  library: Library,
  archive: OpenedArchive,
  planned: PlannedTable<GivenFile>,
): Promise<void> => {
  const { sheet, reading, year } = planned.table;
  const { asking, failures } = await library.add(fileOf(planned), {
    choices: { ...profileChoices(readReading(archive, reading)), year: year ?? undefined },
    only: sheet === null ? null : sheetLabel(planned.name, sheet),
    profiles: [],
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  if (failures[0] !== undefined) throw failures[0].error;
  if (asking[0] !== undefined) throw askingError(asking[0]);
};

/** Throws as a load does, for a changed file that can no longer be read as it was. Whoever opens it closes its engine. */
export const openArchivedRoom = async (
  archive: OpenedArchive,
  { rules, calendar, policy }: ArchiveBasis,
  plan: Plan<GivenFile>,
): Promise<Room & { readonly context: ReportContext }> => {
  const room = await openRoom(document.baseURI, rules, calendar.calendar);
  const { engine, writer, library } = room;
  try {
    for (const planned of plan.tables) await add(library, archive, planned);
    if (policy !== (await readPolicy(writer))) await settleUnder(writer, policy);
    await buildFacts(writer);
    return { ...room, context: reportContext(engine, await readGroupNames(engine)) };
  } catch (error) {
    await engine.close();
    throw error;
  }
};
