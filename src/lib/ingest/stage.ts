/** The first half of a load: the file's records in the table `staged`, numbered as they stand in the file. */
import type { Engine } from '../db/engine';
import { QueryError } from '../domain/errors';
import type { Layout } from '../domain/layout';
import { RecordScanner } from './byte-scan';
import type { ImportChoices } from './choices';
import { isAscii, isRatherGb18030 } from './encoding';
import { ENGINE_FORM, isPlain } from './engine-form';
import { HEAD_BYTES, TAIL_BYTES } from './file-sample';
import type { IngestHost, ReadForm, Reading, Reject, SourceFile } from './host';
import { applyShifts, recordAt, recordShifts, takeRejects } from './rejects';
import { stageSql } from './stage-sql';

export interface StageRequest {
  readonly engine: Engine;
  readonly host: IngestHost;
  readonly file: SourceFile;
  readonly layout: Layout;
  /** What the user has said: it is not thought over again. */
  readonly choices: ImportChoices;
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

  /** @param layout of what the engine is given. */
  constructor(
    private readonly request: StageRequest,
    private readonly layout: Layout,
  ) {}

  /** `blanks` is asked only when records were refused. */
  async take(path: string, blanks: Blanks): Promise<void> {
    const { layout } = this;
    const { engine } = this.request;
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
    const { delimiter, quote, newline } = this.layout;
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

/** What came of it: `layout` is the one that was used in the end. */
export interface Staged {
  readonly reading: Reading;
  readonly rejects: Reject[];
  readonly layout: Layout;
}

/** The engine reads while the host scans; what it cannot read as it is comes chunk by chunk. */
export const stage = async (request: StageRequest): Promise<Staged> => {
  const { engine, layout, signal } = request;
  const stop = (): void => void engine.cancel();
  signal.addEventListener('abort', stop);
  try {
    if (!isPlain(layout)) return await stageChunks(request, 'rewritten');
    return await (layout.encoding === 'utf-8' ? stageDirectly(request) : stageChunks(request, 'as_is'));
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

/** In a new transaction: a statement that failed has ended the old one, in which nothing but staging was done. */
const stageAgain = async (request: StageRequest, form: ReadForm): Promise<Staged> => {
  await request.engine.run('rollback');
  await request.engine.run('begin transaction');
  return stageChunks(request, form);
};

/** What is tried when the engine fails on a form; the last one holds nothing that it could fail on. */
const NEXT_FORM: Readonly<Record<ReadForm, ReadForm | null>> = {
  as_is: 'one_newline',
  one_newline: 'rewritten',
  rewritten: null,
};

/** Chunks in this form; line ends of several kinds and quotes that never close make it another one. */
const stageChunks = async (request: StageRequest, form: ReadForm): Promise<Staged> => {
  const { host, file, layout, onProgress, signal } = request;
  const staged = new Stage(request, form === 'rewritten' ? { ...layout, ...ENGINE_FORM } : layout);
  const events = { onProgress, onChunk: staged.takeChunk, form, signal };
  try {
    const reading = await host.read(file, layout, events);
    if (reading.unclosedLine !== null) return await stageAgain(request, 'rewritten');
    return { reading, rejects: withUnwritable(staged.rejects, reading), layout };
  } catch (error) {
    await staged.idle();
    const next = NEXT_FORM[form];
    if (next === null || !(error instanceof QueryError)) throw error;
    return stageAgain(request, next);
  }
};

/**
 * The engine reads the file itself. It has to be given in chunks after all when it mixes line ends, which the engine refuses
 * as a whole, when a quote never closes, or when it turns out to be in another encoding than its ends show.
 */
const stageDirectly = async (request: StageRequest): Promise<Staged> => {
  const { engine, host, file, layout, onProgress, signal } = request;
  const staged = new Stage(request, layout);
  const path = await engine.open(file.name, file.source);
  const events = { onProgress, onChunk: () => Promise.resolve(), form: 'as_is', signal } as const;
  const scanning = host.read(file, layout, events);
  const blanks = async (): Promise<Uint32Array> => (await scanning).index.blankAfter;
  const [read, loaded] = await Promise.allSettled([scanning, staged.take(path, blanks)]);
  await engine.release(path);
  signal.throwIfAborted();
  if (read.status === 'rejected') throw read.reason;
  const reading = read.value;
  const encoding = await secondThought(request, reading);
  if (encoding !== null) return stageAgain({ ...request, layout: { ...layout, encoding } }, 'as_is');
  if (reading.unclosedLine !== null) return stageAgain(request, 'rewritten');
  if (loaded.status === 'fulfilled') return { reading, rejects: staged.rejects, layout };
  if (!(loaded.reason instanceof QueryError)) throw loaded.reason;
  return stageAgain(request, reading.strayNewlines > 0 ? 'one_newline' : 'rewritten');
};

/** Bytes around the first one that is no UTF-8, by which the encoding is judged once more. */
const WINDOW_BYTES = 64 * 1024;

/** Another encoding than UTF-8, when the ends of the file were plain ASCII and its middle is not UTF-8; else null. */
const secondThought = async (
  { file, choices }: StageRequest,
  { firstInvalidAt }: Reading,
): Promise<Layout['encoding'] | null> => {
  if (firstInvalidAt === null || choices.layout?.encoding !== undefined) return null;
  const ends = [
    await file.read(0, HEAD_BYTES),
    await file.read(Math.max(0, file.size - TAIL_BYTES), file.size),
  ];
  if (!ends.every(isAscii)) return null;
  const window = await file.read(
    Math.max(0, firstInvalidAt - WINDOW_BYTES),
    Math.min(file.size, firstInvalidAt + WINDOW_BYTES),
  );
  return isRatherGb18030(window) ? 'gb18030' : null;
};

/** What stood in the place of a record that could not be written anew says nothing: its own reason and text do. */
const withUnwritable = (rejects: readonly Reject[], { unwritable }: Reading): Reject[] => {
  const own = new Map(unwritable.map((reject) => [reject.recordNo, reject]));
  return rejects.map((reject) => own.get(reject.recordNo) ?? reject);
};
