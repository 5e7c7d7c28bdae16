/** Where bytes stood that no character has. */
export interface InvalidPlace {
  /** 1-based physical line. */
  readonly line: number;
  /** 0-based byte in the file. */
  readonly offset: number;
}

export interface InvalidBytes {
  readonly total: number;
  /** The first thousand of them, in file order. */
  readonly places: readonly InvalidPlace[];
}

const MOST_PLACES = 1000;

/** Collects invalid places: counts all, keeps the first thousand. */
export class InvalidPlaces implements InvalidBytes {
  total = 0;
  readonly places: InvalidPlace[] = [];

  add(line: number, offset: number): void {
    this.total += 1;
    if (this.places.length < MOST_PLACES) this.places.push({ line, offset });
  }
}

/**
 * Line breaks in `bytes[0, end)`: LF, CRLF and CR are one each.
 * @param previous the byte before the first one, so that a CRLF cut in two is not counted twice.
 */
export function countBreaks(bytes: Uint8Array, end: number, previous: number): number {
  let breaks = 0;
  let before = previous;
  for (let i = 0; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x0d || (byte === 0x0a && before !== 0x0d)) breaks += 1;
    before = byte;
  }
  return breaks;
}
