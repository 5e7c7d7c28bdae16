/** An archive as people see it: what lies in it, and what came of computing it again. */

/** A file within a sealed zip. */
export interface SealedEntry {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Which figure of an entry, which value of it by its path, or the bytes as a whole. */
export type DifferencePlace =
  | { readonly kind: 'figure'; readonly measure: string }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'bytes' };

/** The first value that is another one now. '' on a side: there is none. */
export interface ArchiveDifference {
  readonly entry: string;
  readonly place: DifferencePlace;
  readonly then: string;
  readonly now: string;
}

/** An input file of other content; null on a side: it was not there. */
export interface FileDifference {
  readonly name: string;
  readonly then: string | null;
  readonly now: string | null;
}

/** Equal when no file differs and nothing in the results does. */
export interface Verification {
  readonly files: readonly FileDifference[];
  readonly first: ArchiveDifference | null;
}

export const isEqual = ({ files, first }: Verification): boolean => files.length === 0 && first === null;
