/** The digest of a file that is evidence: read piece by piece, and nothing of it is held or kept. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of its bytes, 64 hex digits. @throws what the browser says when the file cannot be read any more. */
export const digestOf = async (file: Blob): Promise<string> => {
  const hash = sha256.create();
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytesToHex(hash.digest());
    hash.update(value);
  }
};
