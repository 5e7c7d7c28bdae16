/** Loaded files that are read once more: for a record as it stands in its file, and to load them with some mended. */
import { AppError, OriginalGoneError } from '../domain/errors';
import type { IngestHost, SourceFile } from '../ingest/host';
import type { ImportedFile } from '../ingest/import-file';
import { openSource } from '../ingest/import-source';
import { browserFile } from './browser-host';

/** The bytes are still there: what was moved or changed since is refused by the browser at the first one. */
const readable = async (file: SourceFile): Promise<SourceFile> => {
  try {
    await file.read(0, 1);
    return file;
  } catch (error) {
    throw new OriginalGoneError({ file: file.name }, { cause: error });
  }
};

/** Keeps the sheet that was opened last, since opening a workbook takes seconds. */
export class Reopening {
  private last: { readonly fileNo: number; readonly file: SourceFile } | null = null;

  constructor(private readonly host: Pick<IngestHost, 'openWorkbook'>) {}

  /** Numbers mean other files now. */
  forget(): void {
    this.last = null;
  }

  /**
   * The table of a loaded file, as the import saw it.
   * @param original undefined when the file never was at hand in this tab.
   * @throws OriginalGoneError when it can no longer be read.
   */
  async open(loaded: ImportedFile, original: File | undefined, signal: AbortSignal): Promise<SourceFile> {
    const { fileNo, name, sheet } = loaded;
    if (original === undefined) throw new OriginalGoneError({ file: name });
    const whole = await readable(browserFile(original));
    if (sheet === null) return whole;
    if (this.last?.fileNo === fileNo) return this.last.file;
    const found = (await this.sheets(whole, signal)).find((part) => part.name === name);
    if (found === undefined) throw new OriginalGoneError({ file: name });
    this.last = { fileNo, file: found };
    return found;
  }

  private async sheets(whole: SourceFile, signal: AbortSignal): Promise<readonly SourceFile[]> {
    try {
      return await openSource(this.host, whole, signal);
    } catch (error) {
      throw error instanceof AppError ? error : new OriginalGoneError({ file: whole.name }, { cause: error });
    }
  }
}
