/** The files that one engine holds: they come and go one by one, and each is whole or not there. */
import type { Engine } from '../db/engine';
import { AppError, OutOfMemoryError } from '../domain/errors';
import type { Profile } from '../domain/profile';
import type { MendedBatch } from '../domain/repair';
import type { ImportChoices } from '../ingest/choices';
import type { ImportedFile, ImportRequest } from '../ingest/import-file';
import type { IngestHost, SourceFile } from '../ingest/host';
import { importSource, openSource, type ImportedSource, tellsAliases } from '../ingest/import-source';
import type { Overlay } from '../ingest/overlay';
import { probeAhead } from '../ingest/probe';
import { removeFile } from '../ingest/remove-file';
import { rewordFile } from '../ingest/reword';
import { browserFile, browserHost } from './browser-host';
import { overlayOf } from './mending';
import { Reopening } from './reopening';

export interface Adding {
  /** Its number: the one it had when it was taken away, or the one it is loaded under, to be read anew; else the next one. */
  readonly fileNo?: number | undefined;
  readonly choices: ImportChoices;
  /** Its records are divided otherwise: those that were worded otherwise are as in the file again. */
  readonly anew?: boolean | undefined;
  /** The one table to load, by its name; null = all that the file holds. */
  readonly only: string | null;
  /** Applied to a file of the very same headers. */
  readonly profiles: readonly Profile[];
  /** The file is a workbook, which is unpacked as a whole before a row of it is read. */
  readonly onOpening?: (() => void) | undefined;
  readonly onProgress: (bytesRead: number, records: number) => void;
  readonly signal: AbortSignal;
}

/** The file that a number was given to, and how it came in. */
export interface Original {
  readonly file: File;
  readonly said: Pick<Adding, 'choices' | 'only' | 'profiles'>;
}

export class Library {
  private list: readonly ImportedFile[] = [];
  /** A number is given once: a record's place means the same as long as the tab lives. */
  private nextFileNo = 1;
  private readonly host = browserHost();
  private readonly originals = new Map<number, Original>();
  /** What the files that were read anew were before. */
  private readonly before = new Map<number, Original>();
  /** Records that are worded otherwise; they stay so when their file is read anew. */
  private readonly overlays = new Map<number, Overlay>();
  /** Their originals lie beside the kept rows, and go with them. */
  private adopted: ReadonlySet<number> = new Set();
  private readonly reopening = new Reopening(this.host);

  constructor(private readonly engine: Engine) {}

  /** In the order in which they were loaded, which is the order of their numbers. */
  get files(): readonly ImportedFile[] {
    return this.list;
  }

  /** Records that are worded otherwise than in their files. */
  get mended(): number {
    return [...this.overlays.values()].reduce((sum, overlay) => sum + overlay.size, 0);
  }

  readonly lineOf = (fileNo: number, recordNo: number): number =>
    this.find(fileNo)?.firstLine[recordNo - 1] ?? 0;

  /**
   * Loads a file, a workbook sheet by sheet; the answer is what came of each of its tables. One that asks is not loaded;
   * one that is loaded under `fileNo` already is read anew in its place, and stays as it is when it asks or fails.
   * @throws what keeps the file from being opened at all; everything is then as it was before.
   */
  async add(file: File, adding: Adding): Promise<ImportedSource> {
    const { choices, only, profiles, onProgress, signal, anew = false, fileNo = this.nextFileNo } = adding;
    let records = 0;
    const seen = (bytesRead: number, recordsRead: number): void => {
      records = recordsRead;
      onProgress(bytesRead, recordsRead);
    };
    try {
      const request = {
        engine: this.engine,
        host: this.telling(adding),
        file: browserFile(file),
        fileNo,
        choices,
        profiles: { remembered: profiles, named: [] },
        ...this.standing(fileNo, anew),
        onProgress: seen,
        signal,
      };
      const { failures, ...source } = await importSource(request, only);
      if (anew && source.files.length > 0) this.overlays.delete(fileNo);
      for (const done of source.files) this.take(done, { file, said: { choices, ...comesBack(done) } });
      return {
        ...source,
        failures: failures.map(({ name, error }) => ({ name, error: withRows(error, name, records) })),
      };
    } catch (error) {
      throw error instanceof AppError ? withRows(error, file.name, records) : error;
    }
  }

  private telling({ onOpening }: Adding): IngestHost {
    const openWorkbook: IngestHost['openWorkbook'] = (file, signal) => {
      onOpening?.();
      return this.host.openWorkbook(file, signal);
    };
    return { ...this.host, openWorkbook };
  }

  /** The other files, whose content is refused, and the place that the file takes of itself. */
  private standing(fileNo: number, anew: boolean): Pick<ImportRequest, 'known' | 'again'> {
    const own = this.find(fileNo);
    const others = this.list.filter((file) => file !== own);
    return {
      known: new Set(others.map(({ contentSha256 }) => contentSha256)),
      again:
        own === null
          ? undefined
          : {
              overlay: (anew ? undefined : this.overlays.get(fileNo)) ?? new Map(),
              sha256: own.contentSha256,
            },
    };
  }

  private take(done: ImportedFile, original: Original): void {
    const { fileNo } = done;
    const own = this.find(fileNo);
    const before = own === null ? undefined : this.originals.get(fileNo);
    if (before === undefined) this.before.delete(fileNo);
    else this.before.set(fileNo, before);
    this.nextFileNo = Math.max(this.nextFileNo, fileNo + 1);
    this.originals.set(fileNo, original);
    this.list = [...this.list.filter((file) => file !== own), done].sort((a, b) => a.fileNo - b.fileNo);
  }

  /** Undoes the last `add` of a file: it is gone again, or as it was before it was read anew. */
  async takeBack(fileNo: number): Promise<void> {
    const before = this.before.get(fileNo);
    const { signal } = new AbortController();
    if (before === undefined) await this.remove(fileNo, signal);
    else await this.add(before.file, { ...before.said, fileNo, signal, onProgress: () => undefined });
  }

  /** What is loaded under a number, and where it came from; null when either is unknown. */
  loaded(fileNo: number): { readonly done: ImportedFile; readonly original: Original } | null {
    const [done, original] = [this.find(fileNo), this.originals.get(fileNo)];
    return done === null || original === undefined ? null : { done, original };
  }

  /** Files whose rows the engine has from an earlier visit, in the place of all that were here. */
  adopt(
    files: readonly ImportedFile[],
    originals: ReadonlyMap<number, File>,
    mended: readonly MendedBatch[],
  ): void {
    for (const known of [this.originals, this.before, this.overlays]) known.clear();
    this.reopening.forget();
    this.list = [...files];
    this.nextFileNo = Math.max(this.nextFileNo, ...files.map(({ fileNo }) => fileNo + 1));
    this.adopted = new Set(originals.keys());
    for (const done of files) {
      const { fileNo, understanding } = done;
      const file = originals.get(fileNo);
      // What a profile said is among the choices already.
      const said = { choices: understanding.choices, only: comesBack(done).only, profiles: [] };
      if (file !== undefined) this.originals.set(fileNo, { file, said });
      this.overlays.set(fileNo, overlayOf(mended, fileNo));
    }
  }

  /** What a number was given to, as long as the tab lives; undefined for a file that came from elsewhere. */
  original(fileNo: number): Original | undefined {
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
    return this.reopening.open(loaded, this.originals.get(loaded.fileNo)?.file, signal);
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
    this.overlays.set(done.fileNo, overlay);
    this.list = this.list.map((one) => (one.fileNo === done.fileNo ? done : one));
    return done;
  }

  /** Takes a file away; the answer is what is gone, or null when there is none of that number. */
  async remove(fileNo: number, signal: AbortSignal): Promise<ImportedFile | null> {
    const gone = this.find(fileNo);
    if (gone === null) return null;
    await removeFile(this.engine, fileNo, signal);
    this.overlays.delete(fileNo);
    this.list = this.list.filter((file) => file !== gone);
    if (this.adopted.has(fileNo)) this.originals.delete(fileNo);
    return gone;
  }
}

/** Whether the file is a directory with other names of units; one that cannot be read is none. */
export const givesAliases = (file: File): Promise<boolean> =>
  tellsAliases(browserFile(file)).catch(() => false);

/** What can be seen of a file before it is its turn. */
export const lookAhead = (file: File): void => {
  // A file that cannot be read fails when it is its turn, before the eyes of whoever dropped it.
  probeAhead(browserFile(file)).catch(() => undefined);
};

/** A sheet of a workbook comes back by itself, a text is its whole file; both by the profile that they were read by. */
const comesBack = ({
  sheet,
  name,
  understanding: { profile },
}: ImportedFile): Pick<Adding, 'only' | 'profiles'> => ({
  only: sheet === null ? null : name,
  profiles: profile === null ? [] : [profile],
});

/** A reader who has hit the limit wants to know how many rows it was. */
export const withRows = (error: AppError, file: string, records: number): AppError =>
  error instanceof OutOfMemoryError ? new OutOfMemoryError({ file, records }, { cause: error }) : error;
