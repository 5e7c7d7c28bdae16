/**
 * The one pass over a file's bytes, the same in a worker and in Node: digest, encoding, records and lines, and, when
 * the engine cannot read the encoding itself, the records in UTF-8 in chunks that never cut one in two.
 */
import { createSHA256 } from 'hash-wasm';
import type { Layout } from '../domain/layout';
import { RecordScanner } from './byte-scan';
import type { Reading, ReadingEvents, SourceFile } from './host';
import { NewlineUnifier } from './newlines';
import { utf8Stream } from './transcode';

/** How much is read at once, and how much at least is given to the engine at once. */
export interface PassSizes {
  readonly readBytes: number;
  readonly chunkBytes: number;
}

const SIZES: PassSizes = { readBytes: 8 * 1024 * 1024, chunkBytes: 32 * 1024 * 1024 };
const MAX_INVALID_LINES = 1000;

/** Collects converted bytes and gives them out cut at the beginning of a record. */
class ChunkCutter {
  private parts: Uint8Array[] = [];
  private held = 0;
  /** Offset in the converted file of the first byte held. */
  private from = 0;

  constructor(private readonly chunkBytes: number) {}

  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.parts.push(bytes);
    this.held += bytes.length;
  }

  get isFull(): boolean {
    return this.held >= this.chunkBytes;
  }

  /** Whole records up to `recordAt`; null when the cut would fall between CR and LF or nothing is whole yet. */
  cut(recordAt: number, newline: string): Uint8Array | null {
    const length = recordAt - this.from;
    if (length <= 0) return null;
    const all = this.join();
    if (newline === '\r\n' && all[length - 1] !== 0x0a) return null;
    this.parts = [all.slice(length)];
    this.held = all.length - length;
    this.from = recordAt;
    return all.subarray(0, length);
  }

  rest(): Uint8Array {
    return this.join();
  }

  private join(): Uint8Array {
    const [only] = this.parts;
    if (this.parts.length === 1 && only !== undefined) return only;
    const all = new Uint8Array(this.held);
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
    }
    this.parts = [all];
    return all;
  }
}

/** One chunk is taken while the next one is made: the reader and the engine work at the same time, two chunks at most. */
class Handover {
  private under: Promise<void> = Promise.resolve();

  constructor(private readonly onChunk: ReadingEvents['onChunk']) {}

  /** Waits until the chunk before is taken; fails as that one failed. */
  async give(chunk: Uint8Array): Promise<void> {
    await this.under;
    this.under = this.onChunk(chunk);
    // Whoever waits next is told; nobody may be waiting yet.
    this.under.catch(() => undefined);
  }

  taken(): Promise<void> {
    return this.under;
  }
}

const SHOWN_BYTES = 400;

const beginningOf = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8').decode(bytes.subarray(0, SHOWN_BYTES), { stream: true });

/** Reads the file once; stops with the signal's reason when aborted. */
export const readPass = async (
  file: SourceFile,
  layout: Layout,
  { onProgress, onChunk, unifyNewlines, signal }: ReadingEvents,
  { readBytes, chunkBytes }: PassSizes = SIZES,
): Promise<Reading> => {
  const digest = (await createSHA256()).init();
  const stream = utf8Stream(layout.encoding);
  const scanner = new RecordScanner(layout.delimiter, layout.quote, layout.newline, 'utf-8');
  const cutter = new ChunkCutter(chunkBytes);
  const unifier = unifyNewlines ? new NewlineUnifier(layout.delimiter, layout.quote, layout.newline) : null;
  const givesChunks = stream !== null || unifier !== null;
  const chunks = new Handover(onChunk);
  const take = async (read: Uint8Array): Promise<void> => {
    const bytes = unifier === null ? read : unifier.push(read);
    scanner.push(bytes);
    if (!givesChunks) return;
    cutter.add(bytes);
    if (!cutter.isFull) return;
    const chunk = cutter.cut(scanner.openRecordAt, layout.newline);
    if (chunk !== null) await chunks.give(chunk);
  };
  for (let at = 0; at < file.size; at += readBytes) {
    signal.throwIfAborted();
    const bytes = await file.read(at, Math.min(file.size, at + readBytes));
    digest.update(bytes);
    await take(stream === null ? bytes : stream.push(bytes));
    onProgress(Math.min(file.size, at + readBytes), scanner.recordsSoFar);
  }
  if (stream !== null) await take(stream.end());
  const lastRecordAt = scanner.openRecordAt;
  const scan = scanner.end();
  const last = scan.unclosedQuoteLine === null ? cutter.rest() : cutter.cut(lastRecordAt, layout.newline);
  if (givesChunks && last !== null && last.length > 0) await chunks.give(last);
  await chunks.taken();
  const invalid = stream?.invalid ?? scan.invalidUtf8;
  return {
    index: {
      records: scan.records,
      blank: scan.blank,
      blankAfter: scan.blankAfter,
      lines: scan.lines,
      firstLine: scan.firstLine,
    },
    sha256: digest.digest('hex'),
    invalidLines: invalid.places.slice(0, MAX_INVALID_LINES).map(({ line }) => line),
    invalidCount: invalid.total,
    truncatedLine: stream === null ? scan.truncatedLine : stream.truncatedLine,
    strayNewlines: scan.strayNewlines.count,
    unclosed:
      scan.unclosedQuoteLine === null
        ? null
        : { line: scan.unclosedQuoteLine, text: beginningOf(cutter.rest()) },
  };
};
