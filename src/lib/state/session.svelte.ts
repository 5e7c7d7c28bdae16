/**
 * What one tab holds: the engine, the loaded files, and the answers to the pages' questions. Case data lives in the
 * engine's memory and is gone with the tab, unless the reader asks for it to be kept.
 */
import { CancelledError, type AppError } from '../domain/errors';
import type { AuditEntry } from '../domain/audit';
import type { SameIdPolicy } from '../domain/records';
import { buildFacts } from '../facts/facts';
import type { ImportedFile } from '../ingest/import-file';
import { changePolicy } from '../ingest/versions';
import { PLAIN, type Coming } from './asking.svelte';
import { AuditLog } from './audit-log.svelte';
import type { Failure, LoadProgress, Session } from './context';
import { openDesks } from './desks';
import { Holding } from './holding.svelte';
import { NOTHING, readHoldings } from './holdings';
import { oldestFirst, takeIn } from './intake';
import { givesAliases, lookAhead } from './library';
import { LiveKeeping } from './keeping.svelte';
import type { Loadable } from './loadable';
import { openRoom, type Room } from './opening';
import { asAppError, NO_PROGRESS, startOf } from './progress';
import { openShelf } from './remembering';
import { fetchSamples } from './samples';
import { untilStopped } from './until-stopped';

class LiveSession extends Holding implements Session {
  failures = $state.raw<readonly Failure[]>([]);
  engineState = $state.raw<Loadable<true>>({ state: 'idle' });
  version = $state(0);
  removed = $state.raw<Session['removed']>(null);
  readonly profiles = openShelf();
  private room: Promise<Room> | null = null;
  private readonly audit = new AuditLog();
  private readonly desks = openDesks({
    room: () => this.ready(),
    load: async (file, coming) => this.profiles.learn(await this.takeIn([file], coming)),
    failures: () => this.failures,
    change: (progress, work) => this.change(progress, work),
    show: (progress) => (this.turns.now = progress),
    fail: (name, error) => this.fail('mend', name, asAppError(error)),
    refresh: (room) => this.refresh(room),
    audit: this.audit,
  });
  readonly asking = this.desks.asking;
  readonly layouting = this.desks.layouting;
  readonly mending = this.desks.mending;
  readonly calendars = this.desks.calendars;
  readonly rules = this.desks.rules;
  readonly keeping = new LiveKeeping({
    change: (progress, work) => this.change(progress, work),
    show: (progress) => (this.turns.now = progress),
    refresh: (room) => this.refresh(room),
    audit: this.audit,
    mended: this.mending,
    forget: () => this.fieldRecords.forget(),
  });
  private gone: { readonly file: File; readonly coming: Coming } | null = null;

  get loading(): LoadProgress | null {
    return this.turns.now;
  }
  get ruleSet(): Session['rules']['current'] {
    return this.rules.current;
  }
  get log(): readonly AuditEntry[] {
    return this.audit.entries;
  }
  /** Starts the engine ahead of the first file; called once when the page opens, with the rule set that its address names. */
  start(askedRules: string | null): void {
    this.rules.open(askedRules);
    void this.ready().catch(() => undefined);
    void this.keeping.open();
  }

  async load(files: readonly File[]): Promise<void> {
    await this.takeIn(files);
  }

  /** The file that was loaded last; null when none was. */
  protected async takeIn(files: readonly File[], coming = PLAIN): Promise<ImportedFile | null> {
    const [first] = oldestFirst(files);
    if (first === undefined) return null;
    lookAhead(first);
    const doing = this.files.some(({ fileNo }) => fileNo === coming.fileNo) ? 'change' : 'load';
    let last: ImportedFile | null = null;
    await this.change(startOf(first), async (room, signal) =>
      takeIn(files, {
        library: room.library,
        refresh: () => this.refresh(room),
        ...coming,
        profiles: coming.profiles ?? (await this.profiles.known()),
        correct: (file) => this.mending.correct(file, room, signal),
        signal,
        lookAhead,
        tellsAliases: givesAliases,
        onFile: (file) => (this.turns.now = startOf(file)),
        onOpening: ({ name }) => (this.turns.now = { ...NO_PROGRESS, doing: 'opening', name }),
        onProgress: (file, bytesRead, records) => (this.turns.now = { ...startOf(file), bytesRead, records }),
        onLoaded: (file) => {
          last = file;
          this.audit.noteFile('load', file);
          if (coming.inquiry !== undefined) this.asking.drop(coming.inquiry);
        },
        onAsking: (file, asking) => {
          this.asking.note(file, coming, asking);
        },
        onFailed: (name, error) => {
          this.layouting.noteFailed(name, files, coming);
          this.fail(doing, name, asAppError(error));
        },
      }),
    );
    return last;
  }

  async loadSamples(): Promise<void> {
    try {
      await this.load(await fetchSamples());
    } catch (cause) {
      const error = asAppError(cause);
      this.fail('load', String(error.params['file'] ?? ''), error);
    }
  }

  async remove(fileNo: number): Promise<void> {
    const name = this.fileName(fileNo);
    await this.change({ ...NO_PROGRESS, doing: 'removing', name }, async (room, signal) => {
      try {
        const gone = await room.library.remove(fileNo, signal);
        await this.refresh(room);
        if (gone === null) return;
        this.audit.noteFile('remove', gone);
        const original = room.library.original(fileNo);
        this.gone = original === undefined ? null : { ...original, coming: { ...original.said, fileNo } };
        const { records } = gone.conservation;
        this.removed = { name, records, canReturn: this.gone !== null };
      } catch (error) {
        this.fail('remove', name, asAppError(error));
      }
    });
  }

  async bringBack(): Promise<void> {
    const { gone } = this;
    if (this.removed === null || gone === null) return;
    await this.takeIn([gone.file], gone.coming);
    await this.mending.restore(gone.coming.fileNo ?? 0);
  }

  async setPolicy(policy: SameIdPolicy): Promise<void> {
    await this.change({ ...NO_PROGRESS, doing: 'computing' }, async (room, signal) => {
      await changePolicy(room.writer, policy, signal);
      await this.refresh(room);
      this.audit.note('policy', { profile: policy });
    });
  }

  cancel(): Promise<void> {
    this.turns.cancel();
    return Promise.resolve();
  }

  /** Ends the engine: only that gives the memory back. */
  async clear(): Promise<void> {
    const { engine } = await this.ready();
    this.room = null;
    this.forget();
    await engine.close();
    this.failures = [];
    this.asking.clear();
    this.removed = null;
    this.held = NOTHING;
    this.mending.forget();
    this.decisions.clear();
    this.samples.clear();
    this.feedback.clear();
    this.writing.clear();
    this.assessing.reset();
    this.version += 1;
    this.audit.note('clear');
    void this.ready().catch(() => undefined);
    await this.keeping.cleared();
  }

  protected noted(...entry: Parameters<AuditLog['note']>): void {
    this.audit.note(...entry);
  }

  noteExport(name: string, rows: number | null): void {
    this.audit.note('export', { name, records: rows });
  }

  /** One change at a time, none while another one runs; what was there before can still be asked. */
  private async change(
    progress: LoadProgress,
    work: (room: Room, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    if (this.loading !== null) return;
    [this.failures, this.removed] = [[], null];
    const { version } = this;
    try {
      await this.turns.take(progress, async (signal) => {
        const room = await untilStopped(this.ready(), signal);
        await work(room, signal);
        if (version !== this.version && progress.doing !== 'restoring')
          await this.keeping.save(room, this.turns.renew());
      });
    } catch (error) {
      if (!(error instanceof CancelledError))
        this.engineState = { state: 'failed', error: asAppError(error) };
    }
  }

  private fail(doing: Failure['doing'], name: string, error: AppError): void {
    this.failures = [...this.failures, { doing, name, error }];
    if (doing === 'load') this.audit.note('refuse', { name, profile: error.code });
  }

  /** Facts, names and periods anew; what was asked before is asked again by the pages, because the version moves. */
  private async refresh({ engine, writer, library }: Room): Promise<void> {
    if (this.loading !== null) this.turns.now = { ...this.loading, doing: 'computing' };
    await buildFacts(writer);
    this.held = await readHoldings(engine, library.files, library.lineOf);
    this.forget();
    this.version += 1;
    this.ahead(this.held.scopeDefaults);
  }

  protected ready(): Promise<Room> {
    this.room ??= this.open();
    return this.room;
  }

  private async open(): Promise<Room> {
    this.engineState = { state: 'loading', since: performance.now() };
    try {
      const room = await openRoom(document.baseURI, this.ruleSet, this.calendars.calendar);
      this.engineState = { state: 'ready', value: true };
      return room;
    } catch (error) {
      this.engineState = { state: 'failed', error: asAppError(error) };
      throw error;
    }
  }
}

export const createSession = (): LiveSession => new LiveSession();
