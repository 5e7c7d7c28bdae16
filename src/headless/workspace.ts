/** The loaded files of one run: engine, reports, and what the import said about each file. */
import { openNative } from '../lib/db/native';
import type { Engine } from '../lib/db/engine';
import { ProfileMismatchError } from '../lib/domain/errors';
import type { DateOrder } from '../lib/domain/layout';
import type { Profile } from '../lib/domain/profile';
import type { TableName } from '../lib/domain/records';
import type { RuleSet } from '../lib/domain/rule-set';
import { buildFacts } from '../lib/facts/facts';
import { askingError, prepareIngest, type ImportedFile } from '../lib/ingest/import-file';
import { importSource, isUnitDirectory } from '../lib/ingest/import-source';
import { IN_PLACE } from '../lib/ingest/in-place';
import { reportContext, type ReportContext } from '../lib/reports/context';
import { readGroupNames } from '../lib/reports/groups';
import { prepare } from '../lib/reports/prepare';
import { NATIONAL, type UsedCalendar } from './calendar-file';
import { openFile } from './node-host';
import { Progress } from './progress';

export interface DataFile {
  readonly path: string;
  /** Given as `--data cases=FILE`. */
  readonly table: TableName | undefined;
}

export interface Workspace {
  readonly engine: Engine;
  readonly files: readonly ImportedFile[];
  readonly context: ReportContext;
  close(): Promise<void>;
}

/** What the command line says about all files, since a terminal cannot be asked. */
export interface Answers {
  readonly dateOrder: DateOrder | undefined;
  /** `--profile`, in the order given. */
  readonly profiles: readonly Profile[];
}

export const NO_ANSWERS: Answers = { dateOrder: undefined, profiles: [] };

const isDirectory = async ({ path, table }: DataFile): Promise<boolean> => {
  if (table !== undefined) return table === 'units';
  const file = await openFile(path);
  return isUnitDirectory(file).finally(() => file.close());
};

/** Places of the files in the order of loading: unit directories first, since the others need the aliases they bring. */
const loadingOrder = async (data: readonly DataFile[]): Promise<readonly number[]> => {
  const isFirst: boolean[] = [];
  for (const one of data) isFirst.push(await isDirectory(one));
  const places = data.map((_, at) => at);
  return [...places.filter((at) => isFirst[at] === true), ...places.filter((at) => isFirst[at] !== true)];
};

/** A profile that was named and fits no file was meant for another one. */
const checkProfiles = (files: readonly ImportedFile[], profiles: readonly Profile[]): void => {
  const isUsed = ({ id }: Profile): boolean =>
    files.some(({ understanding }) => understanding.profile?.id === id);
  const unused = profiles.find((profile) => !isUsed(profile));
  if (unused === undefined) return;
  const headers = unused.mapping.flatMap(({ header, field }) => (field === null ? [] : [header]));
  throw new ProfileMismatchError({ name: unused.id, headers: headers.join('、') });
};

/** Loads all files, told in the order given; the first one that cannot be used, or would have to be asked about, ends the run. */
export const openWorkspace = async (
  data: readonly DataFile[],
  ruleSet: RuleSet,
  answers: Answers,
  used: UsedCalendar = NATIONAL,
): Promise<Workspace> => {
  const engine = await openNative();
  await prepare(engine, ruleSet, used.calendar);
  await prepareIngest(engine);
  const loaded: ImportedFile[][] = [];
  for (const at of await loadingOrder(data)) {
    const known = loaded.flat();
    loaded[at] = data[at] === undefined ? [] : await importOne(engine, data[at], answers, known);
  }
  const files = loaded.flat();
  checkProfiles(files, answers.profiles);
  await buildFacts(engine);
  return {
    engine,
    files,
    context: reportContext(engine, await readGroupNames(engine)),
    close: () => engine.close(),
  };
};

const importOne = async (
  engine: Engine,
  { path, table }: DataFile,
  { dateOrder, profiles }: Answers,
  loaded: readonly ImportedFile[],
): Promise<ImportedFile[]> => {
  const file = await openFile(path);
  const progress = new Progress(file.name, file.size);
  try {
    const { files, asking, failures } = await importSource({
      engine,
      host: IN_PLACE,
      file,
      fileNo: loaded.length + 1,
      choices: { table, dateOrder },
      profiles: { remembered: [], named: profiles },
      known: new Set(loaded.map(({ contentSha256 }) => contentSha256)),
      onProgress: (bytesRead, records) => progress.show(bytesRead, records),
      signal: new AbortController().signal,
    });
    if (failures[0] !== undefined) throw failures[0].error;
    if (asking[0] !== undefined) throw askingError(asking[0]);
    return [...files];
  } finally {
    progress.clear();
    await file.close();
  }
};
