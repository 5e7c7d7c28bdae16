/** Hashes by which two people see that they look at the same files and rules. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of a text's UTF-8 bytes, 64 hex digits. */
export const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** Four and four characters for a set of files, by their digests; their order does not matter. */
export const fingerprintOf = (digests: readonly string[]): string => {
  const hash = hashOf([...digests].sort().join('\n'));
  return `${hash.slice(0, 4)}·${hash.slice(4, 8)}`;
};
