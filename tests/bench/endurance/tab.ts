/** A tab's engine and files without its pages: loads, removals and broken-off loads as the session does them. */
import type { Engine } from '../../../src/lib/db/engine';
import { CancelledError } from '../../../src/lib/domain/errors';
import { RECORD_TABLES, VERSION_TABLE } from '../../../src/lib/domain/records';
import { buildFacts } from '../../../src/lib/facts/facts';
import { Library } from '../../../src/lib/state/library';
import { checksum } from '../checksum';
import type { BrokenOff, Taken } from './figures';

/** When a load is broken off: at a share of its bytes, and so many milliseconds later. */
export interface BreakAt {
  readonly share: number;
  readonly afterMs: number;
}

/** Everything that a load writes to. */
const TABLES = [
  ...RECORD_TABLES,
  ...Object.values(VERSION_TABLE),
  'unit',
  'section',
  'officer',
  'item',
  'source_file',
];

export class Tab {
  private constructor(
    private readonly engine: Engine,
    private readonly writer: Engine,
    private readonly library: Library,
  ) {}

  /** `engine` is prepared. */
  static async open(engine: Engine): Promise<Tab> {
    const writer = await engine.connect();
    return new Tab(engine, writer, new Library(writer));
  }

  async load(file: File): Promise<Taken> {
    const { files, asking, failures } = await this.add(file, new AbortController().signal, () => undefined);
    const [done] = files;
    if (done === undefined)
      throw new Error(`${file.name} was not loaded: ${JSON.stringify([asking, failures])}`);
    await buildFacts(this.writer);
    const { loaded, setAside } = done.conservation;
    return { fileNo: done.fileNo, loaded, setAside };
  }

  async remove(fileNo: number): Promise<void> {
    await this.library.remove(fileNo, new AbortController().signal);
    await buildFacts(this.writer);
  }

  cases(): Promise<string> {
    return checksum(this.engine, 'cases');
  }

  /** Breaks a load off and says how long it went on, and whether the tables are what they were. */
  async breakOff(file: File, { share, afterMs }: BreakAt): Promise<BrokenOff> {
    const before = await this.counts();
    const stopping = new AbortController();
    let abortedAt = NaN;
    let due: ReturnType<typeof setTimeout> | undefined;
    const stop = (): void => {
      abortedAt = performance.now();
      stopping.abort(new CancelledError());
    };
    const onProgress = (bytesRead: number): void => {
      if (bytesRead >= file.size * share) due ??= setTimeout(stop, afterMs);
    };
    const isCancelled = await this.add(file, stopping.signal, onProgress).then(
      ({ failures: [failure] }) => failure?.error instanceof CancelledError,
      (error: unknown) => error instanceof CancelledError,
    );
    const ms = performance.now() - abortedAt;
    clearTimeout(due);
    return { ms: isCancelled ? ms : null, isAsBefore: (await this.counts()) === before };
  }

  private add(
    file: File,
    signal: AbortSignal,
    onProgress: (bytesRead: number) => void,
  ): ReturnType<Library['add']> {
    return this.library.add(file, { choices: {}, only: null, profiles: [], onProgress, signal });
  }

  /** Rows of every table and the files that are loaded. */
  private async counts(): Promise<string> {
    const counts = TABLES.map((table) => `(select count(*) from ${table}) as ${table}`);
    const rows = await this.engine.query(`select ${counts.join(', ')}`);
    return JSON.stringify([rows, this.library.files.map(({ fileNo }) => fileNo)]);
  }
}
