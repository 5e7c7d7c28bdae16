/**
 * The one pass over a file's bytes, the same in a worker and in Node: digest, encoding, records and lines, and, when
 * the engine cannot read the encoding itself, the records in UTF-8 in chunks that never cut one in two.
 */
import { createSHA256 } from 'hash-wasm';
import type { Layout } from '../domain/layout';
import { RecordScanner } from './byte-scan';
import { ByteSieve } from './byte-sieve';
import { Rewriter } from './rewrite-pass';
import { Utf8Checker } from './utf8-checker';
import type { Reading, ReadForm, ReadingEvents, SourceFile } from './host';
import { InvalidPlaces, type InvalidBytes } from './invalid-bytes';
import { NewlineUnifier } from './newlines';
import { utf8Stream } from './transcode';
import type { Utf8Stream } from './utf8-stream';

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

  takeAll(): Uint8Array {
    const all = this.join();
    this.parts = [];
    this.held = 0;
    return all;
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

/** What becomes of the bytes once they are UTF-8. */
interface Reader {
  push(bytes: Uint8Array): Promise<void>;
  end(): Promise<Omit<Reading, 'sha256'>>;
  readonly recordsSoFar: number;
}

type Damage = Pick<Reading, 'invalidLines' | 'invalidCount' | 'firstInvalidAt' | 'truncatedLine'>;

const damageOf = (invalid: InvalidBytes, truncatedLine: number | null): Damage => ({
  invalidLines: invalid.places.slice(0, MAX_INVALID_LINES).map(({ line }) => line),
  invalidCount: invalid.total,
  firstInvalidAt: invalid.places[0]?.offset ?? null,
  truncatedLine,
});

interface ReaderSetting {
  readonly layout: Layout;
  readonly form: ReadForm;
  readonly stream: Utf8Stream | null;
  readonly chunkBytes: number;
  readonly chunks: Handover;
}

/** Scans the records and gives them out as they are, or with line ends of one kind. */
function scanningReader({ layout, form, stream, chunkBytes, chunks }: ReaderSetting): Reader {
  const { delimiter, quote, newline } = layout;
  const sieve = new ByteSieve(layout);
  const scanner = new RecordScanner(delimiter, quote, newline, 'utf-8', sieve);
  const cutter = new ChunkCutter(chunkBytes);
  const unifier = form === 'one_newline' ? new NewlineUnifier(delimiter, quote, newline) : null;
  const givesChunks = stream !== null || unifier !== null;
  return {
    get recordsSoFar() {
      return scanner.recordsSoFar;
    },
    async push(read) {
      const bytes = unifier === null ? read : unifier.push(read);
      scanner.push(bytes);
      if (!givesChunks) return;
      cutter.add(bytes);
      if (!cutter.isFull) return;
      const chunk = cutter.cut(scanner.openRecordAt, newline);
      if (chunk !== null) await chunks.give(chunk);
    },
    async end() {
      const { records, blank, blankAfter, lines, firstLine, ...scan } = scanner.end();
      // With a quote that never closes the records are asked for once more, written anew.
      const last = scan.unclosedQuoteLine === null ? cutter.rest() : null;
      if (givesChunks && last !== null && last.length > 0) await chunks.give(last);
      return {
        index: { records, blank, blankAfter, lines, firstLine },
        ...damageOf(
          stream?.invalid ?? scan.invalidUtf8,
          stream === null ? scan.truncatedLine : stream.truncatedLine,
        ),
        strayNewlines: scan.strayNewlines.count,
        unclosedLine: scan.unclosedQuoteLine,
        nulLines: scan.nuls.places.map(({ line }) => line),
        sieved: sieve.end(records),
        unwritable: [],
      };
    },
  };
}

/** Writes the records anew. */
function rewritingReader({ layout, stream, chunkBytes, chunks }: ReaderSetting): Reader {
  const rewriter = new Rewriter(layout);
  const cutter = new ChunkCutter(chunkBytes);
  return {
    get recordsSoFar() {
      return rewriter.recordsSoFar;
    },
    async push(bytes) {
      cutter.add(rewriter.push(bytes));
      if (cutter.isFull) await chunks.give(cutter.takeAll());
    },
    async end() {
      cutter.add(rewriter.end());
      const last = cutter.takeAll();
      if (last.length > 0) await chunks.give(last);
      const damage = damageOf(stream?.invalid ?? new InvalidPlaces(), stream?.truncatedLine ?? null);
      return { ...rewriter.result(), ...damage, strayNewlines: 0, unclosedLine: null };
    },
  };
}

/** Reads the file once; stops with the signal's reason when aborted. */
export const readPass = async (
  file: SourceFile,
  layout: Layout,
  { onProgress, onChunk, form, signal }: ReadingEvents,
  { readBytes, chunkBytes }: PassSizes = SIZES,
): Promise<Reading> => {
  const digest = (await createSHA256()).init();
  const chunks = new Handover(onChunk);
  const stream = utf8Stream(layout.encoding) ?? (form === 'rewritten' ? new Utf8Checker() : null);
  const setting = { layout, form, stream, chunkBytes, chunks };
  const reader = form === 'rewritten' ? rewritingReader(setting) : scanningReader(setting);
  for (let at = 0; at < file.size; at += readBytes) {
    signal.throwIfAborted();
    const bytes = await file.read(at, Math.min(file.size, at + readBytes));
    digest.update(bytes);
    await reader.push(stream === null ? bytes : stream.push(bytes));
    onProgress(Math.min(file.size, at + readBytes), reader.recordsSoFar);
  }
  if (stream !== null) await reader.push(stream.end());
  const reading = await reader.end();
  await chunks.taken();
  return { ...reading, sha256: digest.digest('hex') };
};
