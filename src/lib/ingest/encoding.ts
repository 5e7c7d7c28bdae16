/**
 * Which encoding a file is in: a byte-order mark, then what the bytes allow, then what they are most likely.
 *
 * A few broken characters in a file that is otherwise UTF-8 do not make it GB18030: that would turn every good name
 * into garbage. They are reported one by one while loading.
 */
import { BadEncodingError } from '../domain/errors';
import type { Encoding } from '../domain/layout';
import { tailLines, type FileSample } from './file-sample';
import { countBreaks } from './invalid-bytes';
import { Gb18030ToUtf8 } from './gb18030';
import { Utf8Validator } from './utf8-check';

export interface DetectedEncoding {
  readonly encoding: Encoding;
  readonly hasBom: boolean;
}

const MARKS: readonly [readonly number[], Encoding][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0x84, 0x31, 0x95, 0x33], 'gb18030'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The encoding that the byte-order mark names; null without one. */
function byMark(head: Uint8Array): Encoding | null {
  const found = MARKS.find(([mark]) => mark.every((byte, i) => head[i] === byte));
  return found === undefined ? null : found[1];
}

/** Of all pairs at least this share has its zero on one side (digits, commas, line ends) in real UTF-16 tables. */
const ZERO_SHARE = 0.05;

/** UTF-16: by its mark, or by the zeros on one side of the byte pairs. */
export function utf16ByContent(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const marked = byMark(head);
  if (marked === 'utf-16le' || marked === 'utf-16be') return marked;
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i] === 0) even += 1;
    if (head[i + 1] === 0) odd += 1;
  }
  const enough = Math.max(4, (head.length / 2) * ZERO_SHARE);
  if (odd >= enough && even * 20 <= odd) return 'utf-16le';
  if (even >= enough && odd * 20 <= even) return 'utf-16be';
  return null;
}

interface Evidence {
  readonly invalid: number;
  /** Offset in the head of the first invalid byte, −1 if none. */
  readonly firstInvalid: number;
  /** How much speaks for the encoding. */
  readonly valid: number;
}

/** Three-byte characters hardly ever arise by chance; two-byte ones do in GBK text, so they weigh less. */
function utf8Evidence(bytes: Uint8Array): Evidence {
  const validator = new Utf8Validator();
  const invalid = validator.push(bytes);
  let valid = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte < 0xc2 || !isContinuation(bytes[i + 1])) continue;
    if (byte < 0xe0) valid += 0.25;
    else if (byte < 0xf5 && isContinuation(bytes[i + 2])) valid += 1;
  }
  return { invalid: invalid.length, firstInvalid: invalid[0] ?? -1, valid };
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

function gb18030Evidence(bytes: Uint8Array): Evidence {
  const stream = new Gb18030ToUtf8();
  stream.push(bytes);
  const { total, places } = stream.invalid;
  const valid = bytes.reduce((sum, byte) => sum + (byte >= 0x80 ? 0.5 : 0), 0) - total;
  return { invalid: total, firstInvalid: places[0]?.offset ?? -1, valid };
}

const together = (a: Evidence, b: Evidence): Evidence => ({
  invalid: a.invalid + b.invalid,
  firstInvalid: a.firstInvalid,
  valid: a.valid + b.valid,
});

const lineAt = (bytes: Uint8Array, offset: number): number => 1 + countBreaks(bytes, Math.max(0, offset), 0);

/** One wrong character in twenty is the most that a text with a few damaged cells has. */
const MOST_DAMAGED = 20;

const decided = new WeakMap<FileSample, DetectedEncoding>();

/**
 * Decides the encoding from the file's two ends, once per sample; a character that the end of the file cuts off is found while it is read.
 * @param chosen the user's word, which is not doubted.
 * @throws BadEncodingError (file, line, offset) when no encoding fits.
 */
export function detectEncoding(sample: FileSample, chosen?: Encoding): DetectedEncoding {
  if (chosen !== undefined) return { encoding: chosen, hasBom: byMark(sample.head) === chosen };
  const detected = decided.get(sample) ?? byEnds(sample);
  decided.set(sample, detected);
  return detected;
}

function byEnds(sample: FileSample): DetectedEncoding {
  const marked = byMark(sample.head);
  if (marked !== null && marked !== 'utf-8') return { encoding: marked, hasBom: true };
  const utf16 = utf16ByContent(sample.head);
  if (utf16 !== null) return { encoding: utf16, hasBom: false };
  return { encoding: byContent(sample, marked === 'utf-8'), hasBom: marked === 'utf-8' };
}

function byContent(sample: FileSample, isMarkedUtf8: boolean): Encoding {
  const tail = tailLines(sample);
  const utf8Head = utf8Evidence(sample.head);
  const utf8 = together(utf8Head, utf8Evidence(tail));
  if (isMarkedUtf8 || utf8.valid > utf8.invalid || utf8.invalid === 0) return 'utf-8';
  const gbHead = gb18030Evidence(sample.head);
  const gb = together(gbHead, gb18030Evidence(tail));
  if (gb.valid > 0 && gb.invalid * MOST_DAMAGED <= gb.valid) return 'gb18030';
  throw badEncoding(sample, gbHead.firstInvalid >= 0 ? gbHead.firstInvalid : utf8Head.firstInvalid);
}

/** No byte above 127. */
export const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

/** Whether a piece from the middle of a file whose ends are plain ASCII is GB18030 rather than damaged UTF-8. */
export function isRatherGb18030(piece: Uint8Array): boolean {
  const utf8 = utf8Evidence(piece);
  const gb = gb18030Evidence(piece);
  return utf8.valid <= utf8.invalid && gb.valid > 0 && gb.invalid * MOST_DAMAGED <= gb.valid;
}

/** `offset` −1: the fault lies in the tail, whose line is not known without reading the whole file. */
function badEncoding({ name, head, tail, size }: FileSample, offset: number): BadEncodingError {
  if (offset < 0) return new BadEncodingError({ file: name, offset: size - tail.length });
  return new BadEncodingError({ file: name, line: lineAt(head, offset), offset });
}
