/** The key by which a case is drawn: lower-case hex SHA-256 of UTF-8(seed + "|" + case id), the seed as typed, trimmed. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const BITS_PER_BYTE = 256;
/** 48 bits, which a double holds exactly: enough to tell nearly all keys of a population apart. */
const HEAD_BYTES = 6;
/** UTF-8 never takes more for one UTF-16 unit. */
const MOST_BYTES_PER_UNIT = 3;

/** UTF-8 bytes of a text in one place that every call writes anew: a million small arrays would cost more than their hashes. */
class Bytes {
  private readonly encoder = new TextEncoder();
  private buffer = new Uint8Array(256);

  of(text: string): Uint8Array {
    const most = text.length * MOST_BYTES_PER_UNIT;
    if (this.buffer.length < most) this.buffer = new Uint8Array(most);
    return this.buffer.subarray(0, this.encoder.encodeInto(text, this.buffer).written);
  }
}

/** Keys under one seed. The seed's part of the hash is worked out once. */
export class SampleKeys {
  private readonly begun = sha256.create();
  private readonly working = sha256.create();
  private readonly bytes = new Bytes();
  private readonly digest = new Uint8Array(this.working.outputLen);

  constructor(readonly seed: string) {
    this.begun.update(utf8ToBytes(`${seed.trim()}|`));
  }

  private fill(id: string): void {
    this.begun._cloneInto(this.working);
    this.working.update(this.bytes.of(id)).digestInto(this.digest);
  }

  /** The first 48 bits as a number, which sorts as the keys do unless two are equal. */
  head(id: string): number {
    this.fill(id);
    let head = 0;
    for (let at = 0; at < HEAD_BYTES; at += 1) head = head * BITS_PER_BYTE + (this.digest[at] ?? 0);
    return head;
  }

  hex(id: string): string {
    this.fill(id);
    return bytesToHex(this.digest);
  }
}
