/** 归档 as pages see it: one zip of a period, and one that was opened, computed again. */
import type { Verification } from '../domain/archive';
import type { MaskingLevel } from '../domain/masking';
import type { ArchiveManifest } from '../documents/archive/manifest';
import type { Scope } from '../reports/types';

export type { Verification } from '../domain/archive';

/** A file to be saved. */
export interface MadeArchive {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface ArchiveChoices {
  readonly mask: MaskingLevel;
  /** Puts the input files in, as they are. */
  readonly withData: boolean;
}

export interface OpenedFile {
  readonly name: string;
  readonly bytes: number;
  readonly manifest: ArchiveManifest;
  /** Every input file lies in it. */
  readonly hasData: boolean;
}

export interface Archiving {
  /** Held as long as the tab lives; null while there is none. */
  readonly opened: OpenedFile | null;
  /** @throws an error of `archive-errors.ts`, or InvalidDataFileError. */
  open(file: File): Promise<void>;
  close(): void;
  /** @throws OriginalGoneError for data that are to lie in it and are not at hand, ArchiveMendedError. */
  create(scope: Scope, choices: ArchiveChoices): Promise<MadeArchive>;
  /** The loaded files as they are, each once. @throws OriginalGoneError for one that is not at hand. */
  originals(): Promise<readonly { readonly name: string; readonly content: Uint8Array }[]>;
  /** Computes the opened one again in a database of its own: from the files loaded here, or from its own alone. */
  verify(from: 'loaded' | 'kept'): Promise<Verification>;
}
