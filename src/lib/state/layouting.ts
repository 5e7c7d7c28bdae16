/** What pages can ask and say about how a file is read. */
import type { AppError } from '../domain/errors';
import type { LayoutChoices } from '../domain/layout';
import type { FilePreview } from '../domain/preview';

/** The file that is looked at. */
export interface LayoutView {
  readonly name: string;
  /** It is loaded, and would be loaded again in its place. */
  readonly isLoaded: boolean;
  /** How a sheet of a workbook is written is known. */
  readonly isSheet: boolean;
  /** What is said so far. */
  readonly choices: LayoutChoices;
  /** null while there is none, or none under these choices: `unreadable` says why. */
  readonly preview: FilePreview | null;
  readonly unreadable: AppError | null;
  /** Why it was not loaded under these choices. */
  readonly failure: AppError | null;
}

export interface Layouting {
  readonly now: LayoutView | null;
  edit(fileNo: number): Promise<void>;
  /** A file that waits for an answer: it may ask because it is read in a wrong way. */
  editAsking(no: number): Promise<void>;
  /** A text file that was not loaded. */
  editFailed(name: string): Promise<void>;
  choose(choices: LayoutChoices): void;
  close(): void;
  /** Loads the file as it is said; closes when that is done, or says why not. */
  load(): Promise<void>;
}
