/**
 * A dropped file with all that is in it: a text is one table, a workbook one per sheet, each loaded like a file of its
 * own. So a record's place is its sheet and row, and sheets of one layout or of several need no rule of their own.
 */
import { AppError, EmptyFileError, NoDataRowsError, NoKnownColumnError } from '../domain/errors';
import { contentKind } from './bad-input';
import { takeSample } from './file-sample';
import type { IngestHost, SourceFile } from './host';
import { importFile, type AskingFile, type ImportedFile, type ImportRequest } from './import-file';
import type { HeaderMapping } from './mapping';
import { probeText } from './probe';
import { recognise } from './recognise';

/** `办件.xlsx [10月]`: how a sheet is named wherever a file is. */
export const sheetLabel = (file: string, sheet: string): string => `${file} [${sheet}]`;

/** The tables of a file as files of their own; a text is itself. */
export async function openSource(
  host: Pick<IngestHost, 'openWorkbook'>,
  file: SourceFile,
  signal: AbortSignal,
): Promise<readonly SourceFile[]> {
  if (contentKind(await takeSample(file)) === 'text') return [file];
  const { sheets, ...workbook } = await host.openWorkbook(file, signal);
  return sheets.map(({ name, csv, isCut }) => ({
    name: sheetLabel(file.name, name),
    size: csv.length,
    read: (from, to) => Promise.resolve(csv.slice(from, to)),
    source: { kind: 'bytes', bytes: csv },
    sheet: { ...workbook, file: file.name, bytes: file.size, name, isCut, unread: [] },
  }));
}

export interface SourceFailure {
  readonly name: string;
  readonly error: AppError;
}

export interface ImportedSource {
  readonly files: readonly ImportedFile[];
  /** Tables that cannot be loaded before something is answered. */
  readonly asking: readonly AskingFile[];
  /** Tables that could not be loaded. */
  readonly failures: readonly SourceFailure[];
}

/** The sheet holds no table of ours: instructions, a dictionary. */
const isNoTable = ({ error }: SourceFailure): boolean =>
  error instanceof NoKnownColumnError || error instanceof NoDataRowsError || error instanceof EmptyFileError;

/** Nothing in the sheet is known, so that it is more likely no table than an unknown one. */
const isUnknownTable = ({ questions }: AskingFile): boolean =>
  questions.some(({ kind }) => kind === 'columns' || kind === 'table');

const sheetOf = (parts: readonly SourceFile[], { name }: { readonly name: string }): string =>
  parts.find((part) => part.name === name)?.sheet?.name ?? name;

/** Sheets that are no table are named with the ones that are; alone, they are asked about, or failures. */
function settled(parts: readonly SourceFile[], { files, asking, failures }: ImportedSource): ImportedSource {
  const isPart = files.length > 0;
  const unread = [
    ...failures.filter((failure) => isPart && isNoTable(failure)),
    ...asking.filter((one) => isPart && isUnknownTable(one)),
  ];
  const names = parts
    .filter(({ name }) => unread.some((one) => one.name === name))
    .map((part) => sheetOf(parts, part));
  const isRead = ({ name }: { readonly name: string }): boolean => !unread.some((one) => one.name === name);
  return {
    files: files.map((file) =>
      file.sheet === null ? file : { ...file, sheet: { ...file.sheet, unread: names } },
    ),
    asking: asking.filter(isRead),
    failures: failures.filter(isRead),
  };
}

/** Progress in bytes of the file itself: those of a workbook are read when it is open, whatever its sheets are as text. */
const ofWhole = ({ file, onProgress }: ImportRequest, part: SourceFile): ImportRequest['onProgress'] =>
  part.sheet === undefined
    ? onProgress
    : (_, records) => {
        onProgress(file.size, records);
      };

/**
 * Imports every table of one file; file numbers count up from `request.fileNo`. A table that fails leaves the others.
 * @param only the one table to import, by its name; null = all.
 * @throws what keeps the file from being opened at all.
 */
export async function importSource(
  request: ImportRequest,
  only: string | null = null,
): Promise<ImportedSource> {
  const opened = await openSource(request.host, request.file, request.signal);
  const parts = opened.filter(({ name }) => only === null || name === only);
  const files: ImportedFile[] = [];
  const asking: AskingFile[] = [];
  const failures: SourceFailure[] = [];
  const known = new Set(request.known);
  for (const file of parts) {
    const onProgress = ofWhole(request, file);
    try {
      const fileNo = request.fileNo + files.length;
      const done = await importFile({ ...request, known, file, fileNo, onProgress });
      if (done.kind === 'asking') asking.push(done);
      else {
        files.push(done);
        known.add(done.contentSha256);
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failures.push({ name: file.name, error });
      if (request.signal.aborted) break;
    }
  }
  return settled(parts, { files, asking, failures });
}

/** What the headers of a text file are taken for; null for anything else. */
const mappingOf = async (file: SourceFile): Promise<HeaderMapping | null> => {
  try {
    const sample = await takeSample(file);
    if (contentKind(sample) !== 'text') return null;
    return recognise(probeText(sample), {}).mapping;
  } catch (error) {
    // What is wrong with the file is said when it is imported.
    if (error instanceof AppError) return null;
    throw error;
  }
};

/** Whether a text file is a unit directory, whose names and aliases the other files of a drop need. */
export const isUnitDirectory = async (file: SourceFile): Promise<boolean> =>
  (await mappingOf(file))?.table === 'units';

/** Whether a unit directory gives other names of units: they hold for files that are loaded after it. */
export const tellsAliases = async (file: SourceFile): Promise<boolean> => {
  const mapping = await mappingOf(file);
  return mapping?.table === 'units' && mapping.columns.some(({ field }) => field === 'aliases');
};
