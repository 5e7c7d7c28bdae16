/** The first half of a load: the file's records in the table `staged`, numbered as they stand in the file. */
import type { Engine } from '../db/engine';
import { QueryError, TruncatedFileError } from '../domain/errors';
import type { Layout } from '../domain/layout';
import { RecordScanner } from './byte-scan';
import type { IngestHost, Reading, SourceFile } from './host';
import { applyShifts, recordAt, recordShifts, takeRejects, type Reject } from './rejects';
import { stageSql } from './stage-sql';

export interface StageRequest {
  readonly engine: Engine;
  readonly host: IngestHost;
  readonly file: SourceFile;
  readonly layout: Layout;
  readonly onProgress: (bytesRead: number, records: number) => void;
  readonly signal: AbortSignal;
}

/** The places of blank lines in what the engine has just read. */
type Blanks = () => Promise<Uint32Array> | Uint32Array;

/** The rows of one file so far, chunk by chunk. */
class Stage {
  private records = 0;
  private under: Promise<void> = Promise.resolve();
  readonly rejects: Reject[] = [];

  constructor(private readonly request: StageRequest) {}

  /** `blanks` is asked only when records were refused. */
  async take(path: string, blanks: Blanks): Promise<void> {
    const { engine, layout } = this.request;
    const before = this.records;
    await engine.run(stageSql(path, layout, before));
    const refused = await takeRejects(engine);
    const blankAfter = refused.length === 0 ? new Uint32Array(0) : await blanks();
    const found = refused.map(({ place, ...rest }): Reject => ({
      ...rest,
      recordNo: before + recordAt(place, blankAfter),
    }));
    await applyShifts(engine, recordShifts(found, before), before);
    this.rejects.push(...found);
    const [row] = await engine.query('select coalesce(max(record_no), 0) as last from staged');
    this.records = Math.max(Number(row?.['last']), found.at(-1)?.recordNo ?? 0);
  }

  /** A chunk holds whole records, so it can be scanned by itself. */
  private blanksOf(bytes: Uint8Array): Uint32Array {
    const { delimiter, quote, newline } = this.request.layout;
    const scanner = new RecordScanner(delimiter, quote, newline, 'utf-8');
    scanner.push(bytes);
    return scanner.end().blankAfter;
  }

  readonly takeChunk = (bytes: Uint8Array): Promise<void> => {
    this.under = this.takeBytes(bytes);
    return this.under;
  };

  /** The engine is no longer at work on a chunk, whatever became of it. */
  async idle(): Promise<void> {
    await this.under.catch(() => undefined);
  }

  private async takeBytes(bytes: Uint8Array): Promise<void> {
    const { engine, file } = this.request;
    const path = await engine.open(file.name, { kind: 'bytes', bytes });
    await this.take(path, () => this.blanksOf(bytes)).finally(() => engine.release(path));
  }
}

/** The engine reads while the host scans; what it cannot read as it is comes chunk by chunk. */
export const stage = async (request: StageRequest): Promise<{ reading: Reading; rejects: Reject[] }> => {
  const { engine, layout, signal } = request;
  const stop = (): void => void engine.cancel();
  signal.addEventListener('abort', stop);
  try {
    if (layout.encoding !== 'utf-8') return await stageChunks(request, false);
    const direct = await stageDirectly(request);
    return direct ?? (await stageAgain(request));
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

/** In a new transaction: a statement that failed has ended the old one, in which nothing but staging was done. */
const stageAgain = async (request: StageRequest): Promise<{ reading: Reading; rejects: Reject[] }> => {
  await request.engine.run('rollback');
  await request.engine.run('begin transaction');
  return stageChunks(request, true);
};

const stageChunks = async (
  request: StageRequest,
  unifyNewlines: boolean,
): Promise<{ reading: Reading; rejects: Reject[] }> => {
  const { host, file, layout, onProgress, signal } = request;
  const staged = new Stage(request);
  const events = { onProgress, onChunk: staged.takeChunk, unifyNewlines, signal };
  try {
    const reading = sound(await host.read(file, layout, events), file.name);
    return { reading, rejects: [...staged.rejects, ...unclosedRecord(reading)] };
  } catch (error) {
    await staged.idle();
    if (unifyNewlines || !(error instanceof QueryError)) throw error;
    return stageAgain(request);
  }
};

/**
 * null when the file has to be given in chunks: it mixes line ends, which the engine refuses as a whole, or a quote never
 * closes, on which the engine fails when much follows.
 */
const stageDirectly = async (
  request: StageRequest,
): Promise<{ reading: Reading; rejects: Reject[] } | null> => {
  const { engine, host, file, layout, onProgress, signal } = request;
  const staged = new Stage(request);
  const path = await engine.open(file.name, file.source);
  const events = { onProgress, onChunk: () => Promise.resolve(), unifyNewlines: false, signal };
  const scanning = host.read(file, layout, events);
  const blanks = async (): Promise<Uint32Array> => (await scanning).index.blankAfter;
  const [read, loaded] = await Promise.allSettled([scanning, staged.take(path, blanks)]);
  await engine.release(path);
  signal.throwIfAborted();
  if (read.status === 'rejected') throw read.reason;
  const reading = sound(read.value, file.name);
  if (reading.unclosed !== null) return null;
  if (loaded.status === 'fulfilled') return { reading, rejects: staged.rejects };
  if (reading.strayNewlines === 0) throw loaded.reason;
  return null;
};

/** Everything from the record whose quote never closes to the end of the file: one record, which nobody can read. */
const unclosedRecord = ({ unclosed, index }: Reading): Reject[] =>
  unclosed === null ? [] : [{ recordNo: index.records, reason: 'bad_quote', text: unclosed.text }];

/** Throws TruncatedFileError for a file that breaks off within a character. */
const sound = (reading: Reading, file: string): Reading => {
  if (reading.truncatedLine !== null) throw new TruncatedFileError({ file, line: reading.truncatedLine });
  return reading;
};
