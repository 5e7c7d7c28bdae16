/** UTF-8 through the same door as the other encodings: the bytes stay what they are, invalid ones are noted. */
import { countBreaks, InvalidPlaces } from './invalid-bytes';
import { Utf8Validator } from './utf8-check';
import type { Utf8Stream } from './utf8-stream';

export class Utf8Checker implements Utf8Stream {
  readonly invalid = new InvalidPlaces();
  truncatedLine: number | null = null;
  private readonly validator = new Utf8Validator();
  private line = 1;
  private base = 0;
  private previous = 0;

  push(chunk: Uint8Array): Uint8Array {
    for (const offset of this.validator.push(chunk)) {
      const within = Math.max(0, offset - this.base);
      this.invalid.add(this.line + countBreaks(chunk, within, this.previous), offset);
    }
    this.line += countBreaks(chunk, chunk.length, this.previous);
    this.base += chunk.length;
    this.previous = chunk.at(-1) ?? this.previous;
    return chunk;
  }

  end(): Uint8Array {
    if (this.validator.end() !== null) this.truncatedLine = this.line;
    return new Uint8Array(0);
  }
}
