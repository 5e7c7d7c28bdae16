/** The key by which a case is drawn: lower-case hex SHA-256 of UTF-8(seed + "|" + case id), the seed as typed, trimmed. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const BITS_PER_BYTE = 256;
/** 48 bits, which a double holds exactly: enough to tell nearly all keys of a population apart. */
const HEAD_BYTES = 6;

/** Keys under one seed. The seed's part of the hash is worked out once. */
export class SampleKeys {
  private readonly begun = sha256.create();
  private readonly working = sha256.create();
  private readonly digest = new Uint8Array(this.working.outputLen);

  constructor(readonly seed: string) {
    this.begun.update(utf8ToBytes(`${seed.trim()}|`));
  }

  private fill(id: string): void {
    this.begun._cloneInto(this.working);
    this.working.update(utf8ToBytes(id)).digestInto(this.digest);
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
