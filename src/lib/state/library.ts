/** The files that one engine holds: they come and go one by one, and each is whole or not there. */
import type { Engine } from '../db/engine';
import { AppError, OutOfMemoryError } from '../domain/errors';
import type { ImportChoices } from '../ingest/choices';
import { askingError, NO_PROFILES, type ImportedFile } from '../ingest/import-file';
import type { SourceFile } from '../ingest/host';
import { importSource, openSource, type ImportedSource } from '../ingest/import-source';
import type { Overlay } from '../ingest/overlay';
import { probeAhead } from '../ingest/probe';
import { removeFile } from '../ingest/remove-file';
import { rewordFile } from '../ingest/reword';
import { browserFile, browserHost } from './browser-host';
import { Reopening } from './reopening';

export interface Adding {
  /** The number it had when it was taken away, to put it back in its place; else the next one. */
  readonly fileNo?: number | undefined;
  readonly choices: ImportChoices;
  readonly onProgress: (bytesRead: number, records: number) => void;
  readonly signal: AbortSignal;
}

export class Library {
  private list: readonly ImportedFile[] = [];
  /** A number is given once: a record's place means the same as long as the tab lives. */
  private nextFileNo = 1;
  private readonly host = browserHost();
  private readonly originals = new Map<number, File>();
  private readonly reopening = new Reopening(this.host);

  constructor(private readonly engine: Engine) {}

  /** In the order in which they were loaded, which is the order of their numbers. */
  get files(): readonly ImportedFile[] {
    return this.list;
  }

  readonly lineOf = (fileNo: number, recordNo: number): number =>
    this.list.find((file) => file.fileNo === fileNo)?.firstLine[recordNo - 1] ?? 0;

  /**
   * Loads a file, a workbook sheet by sheet; the answer is what came of each of its tables.
   * @throws what keeps the file from being opened at all; everything is then as it was before.
   */
  async add(
    file: File,
    { choices, onProgress, signal, fileNo = this.nextFileNo }: Adding,
  ): Promise<ImportedSource> {
    let records = 0;
    const seen = (bytesRead: number, recordsRead: number): void => {
      records = recordsRead;
      onProgress(bytesRead, recordsRead);
    };
    try {
      const { files, asking, failures } = await importSource({
        engine: this.engine,
        host: this.host,
        file: browserFile(file),
        fileNo,
        choices,
        profiles: NO_PROFILES,
        known: new Set(this.list.map(({ contentSha256 }) => contentSha256)),
        onProgress: seen,
        signal,
      });
      for (const done of files) this.take(done, file);
      // Until the page asks, a file that needs an answer is refused in words that name the column.
      const unanswered = asking.map((one) => ({ name: one.name, error: askingError(one) }));
      const failed = [...failures, ...unanswered];
      return {
        files,
        asking,
        failures: failed.map(({ name, error }) => ({ name, error: withRows(error, name, records) })),
      };
    } catch (error) {
      throw error instanceof AppError ? withRows(error, file.name, records) : error;
    }
  }

  private take(done: ImportedFile, original: File): void {
    this.nextFileNo = Math.max(this.nextFileNo, done.fileNo + 1);
    this.originals.set(done.fileNo, original);
    this.list = [...this.list, done].sort((a, b) => a.fileNo - b.fileNo);
  }

  /** The file that a number was given to, as long as the tab lives; undefined for one that came from elsewhere. */
  original(fileNo: number): File | undefined {
    return this.originals.get(fileNo);
  }

  /** The file of a number, or null when it is not loaded. */
  find(fileNo: number): ImportedFile | null {
    return this.list.find((file) => file.fileNo === fileNo) ?? null;
  }

  /** The tables of a file that is only looked at. @throws what keeps it from being opened. */
  tables(file: File, signal: AbortSignal): Promise<readonly SourceFile[]> {
    return openSource(this.host, browserFile(file), signal);
  }

  /** The table that was loaded, to be read once more. @throws OriginalGoneError when it is not at hand any more. */
  reopen(loaded: ImportedFile, signal: AbortSignal): Promise<SourceFile> {
    return this.reopening.open(loaded, this.originals.get(loaded.fileNo), signal);
  }

  /**
   * Loads a file in its own place, with some records worded otherwise; an empty overlay takes all of that back.
   * @throws as `reopen` and `rewordFile`; everything is then as it was before.
   */
  async reword(
    loaded: ImportedFile,
    overlay: Overlay,
    { onProgress, signal }: Pick<Adding, 'onProgress' | 'signal'>,
  ): Promise<ImportedFile> {
    const file = await this.reopen(loaded, signal);
    const { engine, host } = this;
    const done = await rewordFile({ engine, host, file, loaded, overlay, onProgress, signal });
    this.list = this.list.map((one) => (one.fileNo === done.fileNo ? done : one));
    return done;
  }

  /** Takes a file away; the answer is what is gone, or null when there is none of that number. */
  async remove(fileNo: number, signal: AbortSignal): Promise<ImportedFile | null> {
    const gone = this.find(fileNo);
    if (gone === null) return null;
    await removeFile(this.engine, fileNo, signal);
    this.list = this.list.filter((file) => file !== gone);
    return gone;
  }
}

/** What can be seen of a file before it is its turn. */
export const lookAhead = (file: File): void => {
  // A file that cannot be read fails when it is its turn, before the eyes of whoever dropped it.
  probeAhead(browserFile(file)).catch(() => undefined);
};

/** A reader who has hit the limit wants to know how many rows it was. */
export const withRows = (error: AppError, file: string, records: number): AppError =>
  error instanceof OutOfMemoryError ? new OutOfMemoryError({ file, records }, { cause: error }) : error;
