/**
 * A dropped file with all that is in it: a text is one table, a workbook one per sheet, each loaded like a file of its
 * own. So a record's place is its sheet and row, and sheets of one layout or of several need no rule of their own.
 */
import { AppError, EmptyFileError, NoDataRowsError, NoKnownColumnError } from '../domain/errors';
import { contentKind } from './bad-input';
import { takeSample } from './file-sample';
import type { IngestHost, SourceFile } from './host';
import { importFile, type ImportedFile, type ImportRequest } from './import-file';

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
  /** Tables that could not be loaded. */
  readonly failures: readonly SourceFailure[];
}

/** The sheet holds no table of ours: instructions, a dictionary. */
const isNoTable = ({ error }: SourceFailure): boolean =>
  error instanceof NoKnownColumnError || error instanceof NoDataRowsError || error instanceof EmptyFileError;

const sheetOf = (parts: readonly SourceFile[], { name }: SourceFailure): string =>
  parts.find((part) => part.name === name)?.sheet?.name ?? name;

/** Sheets that are no table are named with the ones that are; alone, they are failures. */
function settled(
  parts: readonly SourceFile[],
  files: readonly ImportedFile[],
  failed: readonly SourceFailure[],
): ImportedSource {
  const unread = files.length === 0 ? [] : failed.filter(isNoTable);
  const names = unread.map((failure) => sheetOf(parts, failure));
  return {
    files: files.map((file) =>
      file.sheet === null ? file : { ...file, sheet: { ...file.sheet, unread: names } },
    ),
    failures: failed.filter((failure) => !unread.includes(failure)),
  };
}

/**
 * Imports every table of one file; file numbers count up from `request.fileNo`. A table that fails leaves the others.
 * @throws what keeps the file from being opened at all.
 */
export async function importSource(request: ImportRequest): Promise<ImportedSource> {
  const parts = await openSource(request.host, request.file, request.signal);
  const files: ImportedFile[] = [];
  const failures: SourceFailure[] = [];
  const known = new Set(request.known);
  for (const file of parts) {
    try {
      const done = await importFile({ ...request, known, file, fileNo: request.fileNo + files.length });
      files.push(done);
      known.add(done.contentSha256);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failures.push({ name: file.name, error });
      if (request.signal.aborted) break;
    }
  }
  return settled(parts, files, failures);
}
