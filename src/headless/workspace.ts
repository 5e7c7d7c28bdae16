/** The loaded files of one run: engine, reports, and what the import said about each file. */
import calendarJson from '../../data/calendars/cn.json';
import { openNative } from '../lib/db/native';
import type { Engine } from '../lib/db/engine';
import { parseCalendar, type Calendar } from '../lib/domain/calendar';
import type { DateOrder } from '../lib/domain/layout';
import type { TableName } from '../lib/domain/records';
import type { RuleSet } from '../lib/domain/rule-set';
import { buildFacts } from '../lib/facts/facts';
import { prepareIngest, type ImportedFile } from '../lib/ingest/import-file';
import { importSource } from '../lib/ingest/import-source';
import { IN_PLACE } from '../lib/ingest/in-place';
import { reportContext, type ReportContext } from '../lib/reports/context';
import { readGroupNames } from '../lib/reports/groups';
import { prepare } from '../lib/reports/prepare';
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

/** The shipped calendar's file name. */
export const CALENDAR_ID = 'cn';
export const CALENDAR: Calendar = parseCalendar(calendarJson, 'data/calendars/cn.json');

/** Loads all files; the first one that cannot be used ends the run, since a terminal cannot ask. */
export const openWorkspace = async (
  data: readonly DataFile[],
  ruleSet: RuleSet,
  dateOrder: DateOrder | undefined,
): Promise<Workspace> => {
  const engine = await openNative();
  await prepare(engine, ruleSet, CALENDAR);
  await prepareIngest(engine);
  const files: ImportedFile[] = [];
  for (const { path, table } of data) {
    const known = new Set(files.map(({ contentSha256 }) => contentSha256));
    files.push(...(await importOne(engine, path, files.length + 1, { table, dateOrder }, known)));
  }
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
  path: string,
  fileNo: number,
  choices: { readonly table: TableName | undefined; readonly dateOrder: DateOrder | undefined },
  known: ReadonlySet<string>,
): Promise<readonly ImportedFile[]> => {
  const file = await openFile(path);
  const progress = new Progress(file.name, file.size);
  try {
    const { files, failures } = await importSource({
      engine,
      host: IN_PLACE,
      file,
      fileNo,
      choices,
      known,
      onProgress: (bytesRead, records) => progress.show(bytesRead, records),
      signal: new AbortController().signal,
    });
    if (failures[0] !== undefined) throw failures[0].error;
    return files;
  } finally {
    progress.clear();
    await file.close();
  }
};
