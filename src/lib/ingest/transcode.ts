/** Streams that turn a file's bytes into UTF-8, chunk by chunk, nothing lost at the borders. */
import type { Encoding } from '../domain/layout';
import { Gb18030ToUtf8 } from './gb18030';
import { InvalidPlaces } from './invalid-bytes';
import type { Utf8Stream } from './utf8-stream';

/** The stream for an encoding; null when the bytes are UTF-8 already. */
export function utf8Stream(encoding: Encoding): Utf8Stream | null {
  switch (encoding) {
    case 'utf-8':
      return null;
    case 'gb18030':
      return new Gb18030ToUtf8();
    case 'utf-16le':
    case 'utf-16be':
      return new Utf16ToUtf8(encoding);
  }
}

/** UTF-16 with or without a byte-order mark (the mark is dropped); half a pair becomes U+FFFD. */
export class Utf16ToUtf8 implements Utf8Stream {
  readonly invalid = new InvalidPlaces();
  truncatedLine: number | null = null;
  private readonly decoder: TextDecoder;
  private readonly encoder = new TextEncoder();
  private line = 1;
  private bytes = 0;
  private lastCharacter = '';

  constructor(encoding: 'utf-16le' | 'utf-16be') {
    this.decoder = new TextDecoder(encoding);
  }

  push(chunk: Uint8Array): Uint8Array {
    const text = this.decoder.decode(chunk, { stream: true });
    this.inspect(text);
    this.bytes += chunk.length;
    return this.encoder.encode(text);
  }

  end(): Uint8Array {
    const text = this.decoder.decode();
    if (text !== '') this.truncatedLine = this.line;
    this.inspect(text);
    return this.encoder.encode(text);
  }

  /** Offsets are those of the chunk: UTF-16 is decoded by the platform, which tells no position. */
  private inspect(text: string): void {
    let from = 0;
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
      this.line += this.breaksIn(text.slice(from, at));
      from = at;
      this.invalid.add(this.line, this.bytes + at * 2);
    }
    this.line += this.breaksIn(text.slice(from));
  }

  private breaksIn(text: string): number {
    const breaks = (this.lastCharacter + text).match(/\r\n|\n|\r/g)?.length ?? 0;
    const counted = this.lastCharacter === '\r' ? 1 : 0;
    this.lastCharacter = text.at(-1) === '\r' ? '\r' : '';
    return breaks - counted;
  }
}
