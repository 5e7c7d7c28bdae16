/** Where the time goes: an engine and a host that note how long each statement and each reading took. */
import type { Engine } from '../../src/lib/db/engine';
import type { IngestHost } from '../../src/lib/ingest/host';

const LABEL_LENGTH = 70;
const labelOf = (sql: string): string => sql.replace(/\s+/g, ' ').trim().slice(0, LABEL_LENGTH);

export class Steps {
  private readonly ms = new Map<string, number>();

  watch(engine: Engine): Engine {
    return {
      run: (sql) => this.time(labelOf(sql), engine.run(sql)),
      runAll: (statements) => this.time(labelOf(statements[0] ?? ''), engine.runAll(statements)),
      query: (sql, params) => this.time(labelOf(sql), engine.query(sql, params)),
      columns: (sql, params) => this.time(labelOf(sql), engine.columns(sql, params)),
      connect: async () => this.watch(await engine.connect()),
      open: (name, source) => engine.open(name, source),
      release: (path) => engine.release(path),
      cancel: () => engine.cancel(),
      close: () => engine.close(),
    };
  }

  watchHost(host: IngestHost): IngestHost {
    return {
      ...host,
      read: (file, layout, events) => this.time('(scan beside the engine)', host.read(file, layout, events)),
    };
  }

  /** All steps so far, in the order of first use. */
  taken(): [string, number][] {
    return [...this.ms];
  }

  forget(): void {
    this.ms.clear();
  }

  private async time<T>(label: string, work: Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work;
    } finally {
      this.ms.set(label, (this.ms.get(label) ?? 0) + performance.now() - started);
    }
  }
}
