/** What the page of inspection records sees and asks. */
import type { CheckGrounds, RecordCheck } from '../domain/inspection-check';
import type { InspectionRecord } from '../domain/inspection';
import type { Merged, RecordEntry } from '../domain/inspection-merge';

export type { InspectionRecord } from '../domain/inspection';
export { inspectionMatrix, rowCount } from '../domain/inspection-rows';
export { listedBehaviours, rectifyLimit, severityStep } from '../domain/inspection-rules';

export interface FieldRecords {
  /** The record that is being typed. */
  readonly draft: InspectionRecord;
  /** Nothing is typed in it. */
  readonly isDraftEmpty: boolean;
  /** Records that were put down here or came from other tablets. */
  readonly entries: readonly RecordEntry[];
  /** Those about which there is no conflict. */
  readonly records: readonly InspectionRecord[];
  /** Numbers under which two versions wait to be chosen from. */
  readonly conflicts: number;
  /** Somebody asked that the draft and the records stay in this browser. */
  readonly isAsked: boolean;
  /** false: they were to be kept, and the browser keeps nothing. */
  readonly isKept: boolean;
  /** They came back with this visit. */
  readonly isRecalled: boolean;
  /** Another tab has written since: what is here is kept no longer until one of the two is chosen. */
  readonly elsewhere: boolean;
  /** Kept by another version of the program; nothing of it was taken. */
  readonly isUnreadable: boolean;
  /** The records were changed since they were last given away as a file. */
  readonly isGiven: boolean;
  keep(): void;
  /** Takes them off this machine; what is typed stays until the page is closed. */
  forget(): void;
  /** What the other tab has, in the place of what is here. */
  follow(): void;
  put(draft: InspectionRecord): void;
  /** Nothing is typed any more; the number stays. */
  empty(): void;
  /** Puts name and digest of files beside a finding of the draft; the files are read and let go. */
  attest(at: number, files: readonly File[]): Promise<void>;
  check(grounds: Omit<CheckGrounds, 'others'>): RecordCheck;
  /** Puts the draft down as a record and begins the next one. */
  enter(): void;
  /** A record is typed again. */
  edit(id: string): void;
  remove(id: string): void;
  /** Draft and records are gone, here and on this machine. */
  clear(): void;
  /** Reads a file of another tablet. @throws InvalidDataFileError with the place of the fault. */
  merge(text: string, file: string): Merged;
  choose(id: string, at: number): void;
  /** The file of this tablet, every version of every record in it. */
  text(): string;
  given(): void;
  /** Puts the records into the loaded data as an import, in the place of what was put there before. */
  takeIn(): Promise<void>;
  /** Rows that are in the loaded data by `takeIn`; null when none are. */
  readonly takenIn: number | null;
}
