/** A dropped file that corrects a loaded one: a text, or a sheet of a workbook, in which a spreadsheet has saved it. */
import { AppError, CancelledError } from '../domain/errors';
import { contentKind } from '../ingest/bad-input';
import { readCorrected, type CorrectedFile } from '../ingest/corrections';
import { takeSample } from '../ingest/file-sample';
import type { SourceFile } from '../ingest/host';
import { browserFile } from './browser-host';
import type { Library } from './library';

/** A larger workbook is no file of corrections, and opening it twice would take seconds. */
const MOST_WORKBOOK_BYTES = 8_000_000;

/** What cannot be opened is no corrected file; the import then says why it cannot. */
const tablesOf = async (
  file: File,
  library: Pick<Library, 'tables'>,
  signal: AbortSignal,
): Promise<readonly SourceFile[]> => {
  const source = browserFile(file);
  try {
    if (contentKind(await takeSample(source)) === 'text') return [source];
    return file.size > MOST_WORKBOOK_BYTES ? [] : await library.tables(file, signal);
  } catch (error) {
    if (error instanceof AppError && !(error instanceof CancelledError)) return [];
    throw error;
  }
};

/**
 * What a dropped file corrects; null when it is a file of its own.
 * @throws as `readCorrected`; CancelledError.
 */
export const findCorrected = async (
  file: File,
  library: Pick<Library, 'tables' | 'files'>,
  signal: AbortSignal,
): Promise<CorrectedFile | null> => {
  for (const table of await tablesOf(file, library, signal)) {
    const found = await readCorrected(table, library.files);
    if (found !== null) return found;
  }
  return null;
};
