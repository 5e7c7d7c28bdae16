/**
 * Strict UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF) over a stream of chunks.
 *
 * Invalid sequences are the ones for which a decoder writes one U+FFFD (Encoding Standard, "maximal subpart").
 */
const NONE: readonly number[] = [];
const HIGH_BITS = 0x80808080 | 0;
/** 1110xxxx 10xxxxxx 10xxxxxx, first byte lowest. */
const THREE_BYTE_MASK = 0xc0c0f0;
const THREE_BYTE = 0x8080e0;

export class Utf8Validator {
  /** Offset in the file of the chunk's first byte. */
  private base = 0;
  private needed = 0;
  private low = 0x80;
  private high = 0xbf;
  private characterAt = 0;

  /** @returns offsets in the file at which an invalid sequence begins, those known by the end of this chunk. */
  push(chunk: Uint8Array): readonly number[] {
    const invalid: number[] = [];
    const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.length);
    let i = 0;
    while (i < chunk.length) {
      if (this.needed === 0) i = skipValid(view, i);
      if (i < chunk.length) i = this.step(chunk, i, invalid);
    }
    this.base += chunk.length;
    return invalid.length === 0 ? NONE : invalid;
  }

  /** Offset at which the file breaks off in the middle of a character; null when it ends with a whole one. */
  end(): number | null {
    return this.needed === 0 ? null : this.characterAt;
  }

  /** One byte of the automaton; returns the next position (the same one when a sequence was cut short). */
  private step(chunk: Uint8Array, i: number, invalid: number[]): number {
    const byte = chunk[i] ?? 0;
    if (this.needed === 0) return this.lead(byte, i, invalid);
    if (byte < this.low || byte > this.high) {
      this.needed = 0;
      invalid.push(this.characterAt);
      return i;
    }
    this.needed -= 1;
    this.low = 0x80;
    this.high = 0xbf;
    return i + 1;
  }

  private lead(byte: number, i: number, invalid: number[]): number {
    this.characterAt = this.base + i;
    this.low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (byte < 0x80) return i + 1;
    if (byte >= 0xc2 && byte <= 0xdf) this.needed = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.needed = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.needed = 3;
    else invalid.push(this.characterAt);
    return i + 1;
  }
}

/**
 * Jumps over ASCII, up to four bytes at a time, and over the common three-byte characters (all but U+0800–U+0FFF
 * and U+D000–U+DFFF). The last three bytes are left to the automaton.
 */
function skipValid(view: DataView, from: number): number {
  const last = view.byteLength - 4;
  let i = from;
  while (i <= last) {
    const word = view.getInt32(i, true);
    const marks = word & HIGH_BITS;
    if (marks === 0) i += 4;
    else if ((marks & 0xff) === 0) i += (31 - Math.clz32(marks & -marks)) >>> 3;
    else if ((word & THREE_BYTE_MASK) === THREE_BYTE && (word & 0xff) !== 0xe0 && (word & 0xff) !== 0xed)
      i += 3;
    else break;
  }
  return i;
}
