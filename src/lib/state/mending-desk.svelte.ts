/**
 * Records are mended here: each change loads the file once more in its own place, with all that was mended so far, so
 * that its account balances again and the figures follow. Whatever fails leaves file, figures and batches as they were.
 */
import { OriginalGoneError, OutOfMemoryError } from '../domain/errors';
import type { Problem } from '../domain/layout';
import { REPAIRABLE, type MendedBatch, type OriginalRecord, type SetAsideRecord } from '../domain/repair';
import { takeCorrections, type CorrectedFile } from '../ingest/corrections';
import type { ImportedFile } from '../ingest/import-file';
import { readOriginals } from '../ingest/originals';
import { divided, readOwnCells, readSetAside, setAsideProblems } from '../ingest/set-aside';
import { correctionsCsv } from '../reports/corrections';
import type { AuditLog } from './audit-log.svelte';
import type { LoadProgress } from './context';
import { findCorrected } from './corrected-drop';
import { batchesOf, overlayOf, type Mending, type ProblemWords, type Proposed } from './mending';
import type { Room } from './opening';
import { startOf } from './progress';

/** What mending needs of its tab. */
export interface Desk {
  room(): Promise<Room>;
  /** One change at a time. */
  change(progress: LoadProgress, work: (room: Room, signal: AbortSignal) => Promise<void>): Promise<void>;
  show(progress: LoadProgress): void;
  /** Says beside the file's name what went wrong. */
  fail(name: string, error: unknown): void;
  /** Everything that is computed from the records, anew. */
  refresh(room: Room): Promise<void>;
  readonly audit: Pick<AuditLog, 'noteMending'>;
}

/** Proposals are made for so many records of a file; each has to be divided in many ways. */
const MOST_PROPOSALS = 5_000;

const never = (): AbortSignal => new AbortController().signal;

export class MendingDesk implements Mending {
  private all = $state.raw<readonly MendedBatch[]>([]);
  private nextId = 1;

  constructor(private readonly desk: Desk) {}

  /** Those of files that were taken away wait until they come back. */
  get batches(): readonly MendedBatch[] {
    return this.all;
  }

  /** What was done in an earlier visit, in the place of what was done in this one. */
  adopt(batches: readonly MendedBatch[]): void {
    this.all = batches;
    this.nextId = Math.max(this.nextId, ...batches.map(({ id }) => id + 1));
  }

  /** Nothing is loaded any more. */
  forget(): void {
    this.all = [];
  }

  /** The records of a file are divided otherwise: what was mended of them is no longer about them. */
  drop(fileNo: number): void {
    this.all = this.all.filter((batch) => batch.fileNo !== fileNo);
  }

  async original(fileNo: number, recordNo: number): Promise<OriginalRecord> {
    const { library } = await this.desk.room();
    const loaded = loadedOf(library.find(fileNo));
    const { layout, firstLine } = loaded;
    const file = await library.reopen(loaded, never());
    const texts = await readOriginals(file, { encoding: layout.encoding, firstLine }, new Set([recordNo]));
    const text = texts.get(recordNo) ?? '';
    const problem = setAsideProblems(loaded).find((one) => one.recordNo === recordNo);
    const { cells, proposal } = divided(text, problem?.reason ?? null, layout);
    const headers = cells.map(
      (_, at) => layout.columns.find(({ position }) => position === at)?.header ?? '',
    );
    return { text, headers, cells, proposal, mended: overlayOf(this.all, fileNo).get(recordNo) ?? null };
  }

  async proposals(fileNo: number): Promise<Proposed> {
    const loaded = loadedOf((await this.desk.room()).library.find(fileNo));
    const mended = overlayOf(this.all, fileNo);
    const problems = setAsideProblems(loaded).filter(
      ({ reason, recordNo }) => REPAIRABLE.has(reason) && !mended.has(recordNo),
    );
    const records = await this.read(loaded, problems.slice(0, MOST_PROPOSALS));
    return {
      records: records.filter(({ proposal }) => proposal !== null),
      left: Math.max(0, problems.length - MOST_PROPOSALS),
    };
  }

  async correctable(fileNo: number, words: ProblemWords): Promise<string> {
    const loaded = loadedOf((await this.desk.room()).library.find(fileNo));
    const mended = overlayOf(this.all, fileNo);
    const records = await this.read(loaded, setAsideProblems(loaded));
    // What was corrected and is still wrong is not corrected from the beginning again.
    const current = records.map((one) => ({ ...one, cells: mended.get(one.problem.recordNo) ?? one.cells }));
    return correctionsCsv(loaded, current, words);
  }

  async accept(fileNo: number, records: readonly SetAsideRecord[]): Promise<void> {
    const added = batchesOf(fileNo, records, this.nextId);
    this.nextId += added.length;
    if (added.length === 0) return;
    await this.apply(fileNo, [...this.all, ...added], (file) => {
      for (const batch of added) this.desk.audit.noteMending('mend', file, batch);
    });
  }

  async undo(id: number): Promise<void> {
    const batch = this.all.find((one) => one.id === id);
    if (batch === undefined) return;
    const left = this.all.filter((one) => one !== batch);
    await this.apply(batch.fileNo, left, (file) => {
      this.desk.audit.noteMending('unmend', file, batch);
    });
  }

  /** A dropped file that corrects a loaded one is no file of its own: true when it was one, and its lines are taken. */
  async correct(file: File, { library }: Room, signal: AbortSignal): Promise<boolean> {
    if (!library.files.some((one) => setAsideProblems(one).length > 0 || this.hasMended(one))) return false;
    const found = await findCorrected(file, library, signal);
    if (found === null) return false;
    const batch = await this.batchOf(file.name, found, library);
    const next = [...this.all, batch];
    const done =
      batch.records.size === 0
        ? found.loaded
        : await library.reword(
            found.loaded,
            overlayOf(next, batch.fileNo),
            this.reading(found.loaded, signal),
          );
    this.all = next;
    this.desk.audit.noteMending('mend', done, batch);
    return true;
  }

  /** The file was taken away and is back: so is what was mended in it. */
  async restore(fileNo: number): Promise<void> {
    if (overlayOf(this.all, fileNo).size > 0) await this.apply(fileNo, this.all, () => undefined);
  }

  private hasMended({ fileNo }: ImportedFile): boolean {
    return overlayOf(this.all, fileNo).size > 0;
  }

  private async read(loaded: ImportedFile, problems: readonly Problem[]): Promise<SetAsideRecord[]> {
    const { library } = await this.desk.room();
    return readSetAside(await library.reopen(loaded, never()), loaded, problems);
  }

  private async batchOf(
    name: string,
    { loaded, corrections }: CorrectedFile,
    library: Room['library'],
  ): Promise<MendedBatch> {
    const { fileNo } = loaded;
    const mended = overlayOf(this.all, fileNo);
    const aside = setAsideProblems(loaded).map(({ recordNo }) => recordNo);
    const file = await library.reopen(loaded, never());
    const own = await readOwnCells(file, loaded, new Set([...aside, ...mended.keys()]));
    const { overlay, ...rest } = takeCorrections(corrections, new Map([...own, ...mended]));
    return { id: this.nextId++, fileNo, name, kind: 'corrected', records: overlay, ...rest };
  }

  private async apply(
    fileNo: number,
    next: readonly MendedBatch[],
    note: (file: ImportedFile) => void,
  ): Promise<void> {
    const loaded = (await this.desk.room()).library.find(fileNo);
    if (loaded === null) return;
    await this.desk.change(startOfMending(loaded), async (room, signal) => {
      try {
        const overlay = overlayOf(next, fileNo);
        const done = await room.library.reword(loaded, overlay, this.reading(loaded, signal));
        await this.settle(room, done, next);
        note(done);
      } catch (error) {
        this.desk.fail(loaded.name, error);
      }
    });
  }

  private reading(loaded: ImportedFile, signal: AbortSignal) {
    const onProgress = (bytesRead: number, records: number): void => {
      this.desk.show({ ...startOfMending(loaded), bytesRead, records });
    };
    return { onProgress, signal };
  }

  /** If the figures then do not fit into memory, the file is as it was before. */
  private async settle(room: Room, done: ImportedFile, next: readonly MendedBatch[]): Promise<void> {
    const before = this.all;
    this.all = next;
    try {
      await this.desk.refresh(room);
    } catch (error) {
      this.all = before;
      if (!(error instanceof OutOfMemoryError)) throw error;
      const reading = { onProgress: () => undefined, signal: never() };
      await room.library.reword(done, overlayOf(before, done.fileNo), reading);
      await this.desk.refresh(room);
      throw error;
    }
  }
}

const startOfMending = ({ name, bytes }: ImportedFile): LoadProgress => ({
  ...startOf({ name, size: bytes }),
  doing: 'mending',
});

const loadedOf = (found: ImportedFile | null): ImportedFile => {
  if (found === null) throw new OriginalGoneError({ file: '' });
  return found;
};
