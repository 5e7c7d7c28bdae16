import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Gb18030ToUtf8 } from '../../src/lib/ingest/gb18030';

/** SHA-256 of the UTF-8 of every two-byte input and every four-byte character of the basic plane, a line each. */
export const ALL_CHARACTERS_SHA256 = '0043e7a96908d451c25bde46e227fe8d08ab3bd99f75f1864ad47e4393d15538';

/** The same digest as this engine makes it. */
export function digestOfAllCharacters(): string {
  const bytes: number[] = [];
  for (let first = 0x80; first < 256; first += 1) {
    for (let second = 0; second < 256; second += 1) bytes.push(first, second, 0x0a);
  }
  for (let first = 0x81; first <= 0x84; first += 1) {
    for (let second = 0x30; second <= 0x39; second += 1) {
      for (let third = 0x81; third <= 0xfe; third += 1) {
        for (let fourth = 0x30; fourth <= 0x39; fourth += 1) bytes.push(first, second, third, fourth, 0x0a);
      }
    }
  }
  const stream = new Gb18030ToUtf8();
  const digest = sha256
    .create()
    .update(stream.push(Uint8Array.from(bytes)))
    .update(stream.end());
  return bytesToHex(digest.digest());
}
