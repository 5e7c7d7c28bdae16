import type { InvalidBytes } from './invalid-bytes';

/** Bytes in, UTF-8 out. `end` gives what was still held back. */
export interface Utf8Stream {
  push(chunk: Uint8Array): Uint8Array;
  end(): Uint8Array;
  readonly invalid: InvalidBytes;
  /** After `end`: line on which the file breaks off within a character; null when it does not. */
  readonly truncatedLine: number | null;
}
