/** What pages can ask and do about records that were set aside; the batches of what was done, put together. */
import type { Problem } from '../domain/layout';
import type { MendedBatch, OriginalRecord, SetAsideRecord } from '../domain/repair';
import type { Overlay } from '../ingest/overlay';

export interface Mending {
  /** What was done to the files that are loaded, oldest first. */
  readonly batches: readonly MendedBatch[];
  /** One record of a loaded file. @throws OriginalGoneError when the file can no longer be read. */
  original(fileNo: number, recordNo: number): Promise<OriginalRecord>;
  /**
   * Repairs that fit, of the first records for which there could be one; `left`: how many were not looked at.
   * @throws as `original`.
   */
  proposals(fileNo: number): Promise<Proposed>;
  /** The set-aside records of a file, as a file that can be corrected and dropped in again. @throws as `original`. */
  correctable(fileNo: number, words: ProblemWords): Promise<string>;
  /** Loads the file with these proposals taken; those of one kind become one batch. */
  accept(fileNo: number, records: readonly SetAsideRecord[]): Promise<void>;
  /** Takes one batch back. */
  undo(id: number): Promise<void>;
}

/** Reason and remedy in the reader's language. */
export type ProblemWords = (problem: Problem) => readonly [reason: string, remedy: string];

export interface Proposed {
  readonly records: readonly SetAsideRecord[];
  readonly left: number;
}

/** The wording of the file's records after all that was done; of two for one record the later one holds. */
export const overlayOf = (batches: readonly MendedBatch[], fileNo: number): Overlay =>
  new Map(batches.filter((batch) => batch.fileNo === fileNo).flatMap(({ records }) => [...records]));

/** Proposals of one kind become one batch; records without a proposal are none. Numbered from `firstId`. */
export const batchesOf = (
  fileNo: number,
  records: readonly SetAsideRecord[],
  firstId: number,
): MendedBatch[] => {
  const kinds = new Map<MendedBatch['kind'], Map<number, readonly string[]>>();
  for (const { problem, proposal } of records) {
    if (proposal === null) continue;
    const own = kinds.get(proposal.kind) ?? new Map<number, readonly string[]>();
    kinds.set(proposal.kind, own.set(problem.recordNo, proposal.cells));
  }
  return [...kinds].map(([kind, cells], i) => ({
    id: firstId + i,
    fileNo,
    kind,
    name: '',
    records: cells,
    unchanged: 0,
    foreign: 0,
  }));
};
