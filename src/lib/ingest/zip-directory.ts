/**
 * The directory of a zip, read without inflating anything: what is inside, how big it says it is, and whether it is to
 * be believed. A file that breaks off has lost its directory; the entries are then found by their own heads.
 */
import { Inflate } from 'fflate';
import { WorkbookTooLargeError } from '../domain/errors';
import { joinBytes } from './join-bytes';

export interface ZipEntry {
  readonly name: string;
  /** 0 = stored, 8 = deflated. */
  readonly method: number;
  readonly packedBytes: number;
  /** What the directory says; −1 when only the entry's own head is left and does not say. */
  readonly inflatedBytes: number;
  readonly crc32: number;
  /** Where the packed bytes begin. */
  readonly from: number;
}

export interface ZipDirectory {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** false: the directory is lost or broken, the entries were found one by one. */
  readonly isWhole: boolean;
}

/** The most that the parts of one workbook may inflate to; a JavaScript string holds no more. */
export const MAX_INFLATED_BYTES = 500e6;
/** A table is never packed this tightly; a small one may be. */
const MAX_RATIO = 200;
const RATIO_MATTERS_FROM_BYTES = 100e6;

const LOCAL_HEAD = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_64 = 0x06064b50;
const SAYS_64 = 0xffffffff;

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** Some writers separate folders as Windows does. */
const nameOf = (bytes: Uint8Array, from: number, length: number): string =>
  new TextDecoder()
    .decode(bytes.subarray(from, from + length))
    .replaceAll('\\', '/')
    .replace(/^\//, '');

const eight = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/** Offset of the end record, −1 without one; it may be followed by a comment. */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === DIRECTORY_END) return at;
  return -1;
}

/** Where the directory begins; the 64-bit record stands before its locator, 20 bytes before the end record. */
function directoryStart(view: DataView, end: number): number {
  const start = view.getUint32(end + 16, true);
  if (start !== SAYS_64) return start;
  const at = eight(view, end - 12);
  if (view.getUint32(at, true) !== DIRECTORY_END_64) throw new RangeError('no 64-bit directory');
  return eight(view, at + 48);
}

/** Sizes beyond 32 bits stand in an extra field, in this order, each only when its own place says so. */
function sizes64(
  view: DataView,
  { at, end }: { at: number; end: number },
  sizes: readonly number[],
): number[] {
  while (at + 4 <= end && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  let next = at + 4;
  return sizes.map((size) => {
    if (size !== SAYS_64) return size;
    next += 8;
    return eight(view, next - 8);
  });
}

/** First byte of the packed content behind an entry's own head. */
function contentStart(view: DataView, head: number): number {
  if (view.getUint32(head, true) !== LOCAL_HEAD) throw new RangeError('no entry here');
  return head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
}

function* directoryEntries(bytes: Uint8Array): Generator<ZipEntry> {
  const view = viewOf(bytes);
  const end = endRecord(view);
  if (end < 0) throw new RangeError('no directory');
  let at = directoryStart(view, end);
  while (at < end && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const extraAt = at + 46 + (nameLength ?? 0);
    const place = { at: extraAt, end: extraAt + (extra ?? 0) };
    const said = [24, 20, 42].map((field) => view.getUint32(at + field, true));
    const [inflatedBytes = 0, packedBytes = 0, head = 0] = sizes64(view, place, said);
    yield {
      name: nameOf(bytes, at + 46, nameLength ?? 0),
      method: view.getUint16(at + 10, true),
      packedBytes,
      inflatedBytes,
      crc32: view.getUint32(at + 16, true),
      from: contentStart(view, head),
    };
    at = place.end + (comment ?? 0);
  }
}

/** The next entry's head at or after `at`; the end of the bytes when there is none. */
function nextHead(bytes: Uint8Array, view: DataView, at: number): number {
  for (let i = bytes.indexOf(0x50, at); i >= 0 && i + 30 <= bytes.length; i = bytes.indexOf(0x50, i + 1)) {
    const mark = view.getUint32(i, true);
    if (mark === LOCAL_HEAD || mark === DIRECTORY_ENTRY) return i;
  }
  return bytes.length;
}

/** Entries by their own heads; sizes that stand behind the content are unknown until it is inflated. */
function* foundEntries(bytes: Uint8Array): Generator<ZipEntry> {
  const view = viewOf(bytes);
  let head = nextHead(bytes, view, 0);
  while (head + 30 <= bytes.length && view.getUint32(head, true) === LOCAL_HEAD) {
    const from = contentStart(view, head);
    const said = view.getUint32(head + 18, true);
    const isKnown = said > 0 && said !== SAYS_64;
    const to = isKnown ? Math.min(bytes.length, from + said) : nextHead(bytes, view, from);
    yield {
      name: nameOf(bytes, head + 30, view.getUint16(head + 26, true)),
      method: view.getUint16(head + 8, true),
      packedBytes: to - from,
      inflatedBytes: isKnown ? view.getUint32(head + 22, true) : -1,
      crc32: isKnown ? view.getUint32(head + 14, true) : 0,
      from,
    };
    head = nextHead(bytes, view, to);
  }
}

const byName = (entries: Iterable<ZipEntry>): Map<string, ZipEntry> =>
  new Map([...entries].map((entry) => [entry.name, entry]));

/** Reads the directory, or finds the entries of a file that has lost it. Nothing is inflated. */
export function readDirectory(bytes: Uint8Array): ZipDirectory {
  try {
    const entries = byName(directoryEntries(bytes));
    const isWhole = [...entries.values()].every((entry) => entry.from + entry.packedBytes <= bytes.length);
    if (entries.size > 0) return { entries, isWhole };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return { entries: byName(foundEntries(bytes)), isWhole: false };
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1e6);

const tooLarge = (file: string, inflated: number, most: number): WorkbookTooLargeError =>
  new WorkbookTooLargeError({ file, megabytes: megabytes(inflated), most: megabytes(most) });

/**
 * Judges by what the directory says, before anything is inflated.
 * @throws WorkbookTooLargeError (file, megabytes, most) for what would inflate beyond the cap or two hundredfold.
 */
export function judgeSizes(file: string, parts: readonly ZipEntry[]): void {
  const inflated = parts.reduce((sum, { inflatedBytes }) => sum + Math.max(0, inflatedBytes), 0);
  const packed = parts.reduce((sum, { packedBytes }) => sum + packedBytes, 0);
  if (inflated > MAX_INFLATED_BYTES) throw tooLarge(file, inflated, MAX_INFLATED_BYTES);
  if (inflated >= RATIO_MATTERS_FROM_BYTES && inflated > packed * MAX_RATIO)
    throw tooLarge(file, inflated, packed * MAX_RATIO);
}

/** Whether the directory gives a size that can be held against what comes out. */
export const isSizeKnown = ({ method, packedBytes, inflatedBytes }: ZipEntry): boolean =>
  method === 0 ? inflatedBytes === packedBytes : packedBytes <= 2 || inflatedBytes > 0;

/** Packed bytes given to the inflater at once: at most a thousandfold comes out. */
const SLICE_BYTES = 16 * 1024;

export interface Inflated {
  readonly bytes: Uint8Array;
  /** false: it breaks off, or what came out is not what was packed. */
  readonly isWhole: boolean;
}

/** What may come out of an entry: what its directory says, and without one no more than a table would. */
const allowed = ({ packedBytes, inflatedBytes }: ZipEntry, budget: number): number =>
  Math.min(
    budget,
    inflatedBytes >= 0 ? inflatedBytes : Math.max(RATIO_MATTERS_FROM_BYTES, packedBytes * MAX_RATIO),
  );

/**
 * Inflates one entry as far as it goes.
 * @param budget bytes that may still come out of this file.
 * @throws WorkbookTooLargeError when more comes out than the budget, or than the directory says.
 */
export function inflateEntry(file: string, bytes: Uint8Array, entry: ZipEntry, budget: number): Inflated {
  const packed = bytes.subarray(entry.from, entry.from + entry.packedBytes);
  const isCut = entry.from + entry.packedBytes > bytes.length;
  if (entry.method === 0) return { bytes: packed, isWhole: !isCut && isSound(entry, packed) };
  const most = allowed(entry, budget);
  const { parts, isEnded } = inflateUpTo(packed, most);
  const all = joinBytes(parts);
  if (all.length > most) throw tooLarge(file, all.length, most);
  return { bytes: all, isWhole: isEnded && !isCut && isSound(entry, all) };
}

/** What comes out until it ends, breaks off or is more than `budget`. */
function inflateUpTo(packed: Uint8Array, budget: number): { parts: Uint8Array[]; isEnded: boolean } {
  const parts: Uint8Array[] = [];
  let left = budget;
  const inflate = new Inflate((part) => {
    parts.push(part);
    left -= part.length;
  });
  let isReadable = true;
  for (let at = 0; at < packed.length && isReadable && left >= 0; at += SLICE_BYTES)
    isReadable = pushed(inflate, packed.subarray(at, at + SLICE_BYTES), false);
  // The end is told apart: what comes out before a stream breaks off would be lost with the last slice.
  return { parts, isEnded: isReadable && pushed(inflate, new Uint8Array(0), true) };
}

/** false for bytes that cannot be inflated; the library says so by throwing. */
function pushed(inflate: Inflate, slice: Uint8Array, isLast: boolean): boolean {
  try {
    inflate.push(slice, isLast);
    return true;
  } catch {
    return false;
  }
}

const isSound = ({ crc32, inflatedBytes }: ZipEntry, bytes: Uint8Array): boolean =>
  inflatedBytes < 0 || (inflatedBytes === bytes.length && (crc32 === 0 || crcOf(bytes) === crc32));

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
