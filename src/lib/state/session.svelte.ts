/**
 * What one tab holds: the engine, the loaded files, and the answers to the pages' questions. Case data lives in the
 * engine's memory only and is gone with the tab.
 */
import type { Engine } from '../db/engine';
import { parseAsOf } from '../domain/as-of';
import { AppError, CancelledError, UnsupportedEnvironmentError } from '../domain/errors';
import type { Problem } from '../domain/layout';
import type { Grouping } from '../domain/records';
import { canonicalRuleSet, numberParameter } from '../domain/rule-set';
import { buildFacts } from '../facts/facts';
import { askingError, NO_PROFILES, type ImportedFile } from '../ingest/import-file';
import { importSource } from '../ingest/import-source';
import { countAhead, readAnswer, readOverview } from '../reports/answers';
import { readBottom } from '../reports/bottom';
import { reportContext, type ReportContext } from '../reports/context';
import { readQuality, type QualityReport } from '../reports/quality';
import { readComparisons } from '../reports/compare';
import { readHeatMap } from '../reports/heat';
import { readRows } from '../reports/rows';
import type { Answer, BottomList, FileReport, RowsPage, RowsQuery, Scope } from '../reports/types';
import { browserFile, browserHost } from './browser-host';
import type { LoadProgress, Session } from './context';
import { fingerprintOf, hashOf } from './fingerprint';
import type { Loadable } from './loadable';
import { CALENDAR, openEngine, RULES } from './opening';
import { fetchSamples } from './samples';
import { NOTHING, readHoldings, type Holdings } from './holdings';

const asAppError = (error: unknown): AppError =>
  error instanceof AppError
    ? error
    : new UnsupportedEnvironmentError(
        { detail: error instanceof Error ? error.message : String(error) },
        { cause: error },
      );

class LiveSession implements Session {
  failures = $state.raw<Session['failures']>([]);
  loading = $state.raw<LoadProgress | null>(null);
  engineState = $state.raw<Loadable<true>>({ state: 'idle' });
  version = $state(0);
  readonly calendar = {
    id: 'cn',
    version: CALENDAR.version,
    from: CALENDAR.coverage.from,
    to: CALENDAR.coverage.to,
  };
  readonly ruleSet = { id: RULES.id, version: RULES.version, hash: hashOf(canonicalRuleSet(RULES)) };
  private held = $state.raw<Holdings>(NOTHING);
  readonly fingerprint = $derived(
    this.held.files.length === 0 ? '' : fingerprintOf(this.held.files.map((file) => file.sha256)),
  );
  private imported: readonly ImportedFile[] = [];
  private engine: Promise<Engine> | null = null;
  private reports: ReportContext | null = null;
  private nextFileNo = 1;
  private readonly host = browserHost();
  private stopping: AbortController | null = null;

  get files(): readonly FileReport[] {
    return this.held.files;
  }
  get problems(): readonly Problem[] {
    return this.held.problems;
  }
  get periods(): readonly string[] {
    return this.held.periods;
  }
  get scopeDefaults(): Session['scopeDefaults'] {
    return this.held.scopeDefaults;
  }

  /** Starts the engine ahead of the first file; called once when the page opens. */
  start(): void {
    void this.ready().catch(() => undefined);
  }

  async load(files: readonly File[]): Promise<void> {
    const [first] = files;
    if (this.loading !== null || first === undefined) return;
    this.loading = startOf(first);
    const { signal } = (this.stopping = new AbortController());
    this.failures = [];
    try {
      const engine = await this.ready();
      for (const file of files) {
        if (signal.aborted) break;
        await this.loadOne(engine, file, signal);
      }
      await this.refresh(engine);
    } catch (error) {
      this.engineState = { state: 'failed', error: asAppError(error) };
    }
    this.loading = null;
    this.stopping = null;
  }

  async loadSamples(): Promise<void> {
    await this.load(await fetchSamples());
  }

  cancel(): Promise<void> {
    this.stopping?.abort(new CancelledError());
    return Promise.resolve();
  }

  /** Ends the engine: only that gives the memory back. */
  async clear(): Promise<void> {
    const engine = await this.ready();
    this.engine = null;
    this.reports = null;
    await engine.close();
    this.imported = [];
    this.failures = [];
    this.held = NOTHING;
    this.version += 1;
    this.start();
  }

  async overview(scope: Scope): ReturnType<Session['overview']> {
    return readOverview(await this.context(), scope);
  }

  async comparisons(scope: Scope): ReturnType<Session['comparisons']> {
    return readComparisons(await this.context(), scope);
  }

  async heatMap(scope: Scope): ReturnType<Session['heatMap']> {
    return readHeatMap(await this.context(), RULES, scope);
  }

  minCases(scope: Scope): number {
    return numberParameter(RULES, 'AS-07', 'nMin', parseAsOf(scope.asOf).on);
  }

  async answer(id: Answer['id'], scope: Scope, grouping: Grouping): Promise<Answer> {
    return readAnswer(await this.context(), id, scope, grouping);
  }

  async bottom(scope: Scope, by: BottomList['by']): Promise<BottomList> {
    return readBottom(await this.context(), RULES, scope, by);
  }

  async rows(query: RowsQuery): Promise<RowsPage> {
    return readRows(await this.ready(), query, this.lineOf);
  }

  async quality(asOf: string): Promise<QualityReport> {
    return readQuality(await this.ready(), asOf);
  }

  fileName(fileNo: number): string {
    return this.files.find((file) => file.fileNo === fileNo)?.name ?? '';
  }

  label(grouping: Grouping, key: number): string {
    return this.held.names(grouping, key).label;
  }

  private readonly lineOf = (fileNo: number, recordNo: number): number =>
    this.imported.find((file) => file.fileNo === fileNo)?.firstLine[recordNo - 1] ?? 0;

  private async context(): Promise<ReportContext> {
    const engine = await this.ready();
    return (this.reports ??= reportContext(engine, this.held.names));
  }

  private async loadOne(engine: Engine, file: File, signal: AbortSignal): Promise<void> {
    this.loading = startOf(file);
    const progress = (bytesRead: number, records: number): void => {
      this.loading = { ...startOf(file), bytesRead, records };
    };
    try {
      const { files, asking, failures } = await importSource({
        engine,
        host: this.host,
        file: browserFile(file),
        fileNo: this.nextFileNo,
        choices: {},
        profiles: NO_PROFILES,
        known: new Set(this.imported.map(({ contentSha256 }) => contentSha256)),
        onProgress: progress,
        signal,
      });
      this.nextFileNo += files.length;
      this.imported = [...this.imported, ...files];
      const unanswered = asking.map((one) => ({ name: one.name, error: askingError(one) }));
      this.failures = [...this.failures, ...failures, ...unanswered];
    } catch (error) {
      this.failures = [...this.failures, { name: file.name, error: asAppError(error) }];
    }
  }

  /** Facts, names and periods anew; what was asked before is asked again by the pages, because the version moves. */
  private async refresh(engine: Engine): Promise<void> {
    await buildFacts(engine);
    this.held = await readHoldings(engine, this.imported, this.lineOf);
    this.reports = reportContext(engine, this.held.names);
    this.version += 1;
    this.countAhead(this.reports);
  }

  /** While the page draws what was loaded, the engine counts what will be asked next; who asks hears of a failure. */
  private countAhead(reports: ReportContext): void {
    const defaults = this.held.scopeDefaults;
    if (defaults === null) return;
    countAhead(reports, { ...defaults, ruleSet: RULES.id, filters: {} }).catch(() => undefined);
  }

  private ready(): Promise<Engine> {
    this.engine ??= this.open();
    return this.engine;
  }

  private async open(): Promise<Engine> {
    this.engineState = { state: 'loading', since: performance.now() };
    try {
      const engine = await openEngine(document.baseURI);
      this.engineState = { state: 'ready', value: true };
      return engine;
    } catch (error) {
      this.engineState = { state: 'failed', error: asAppError(error) };
      throw error;
    }
  }
}

/** A file of which nothing is read yet. */
const startOf = ({ name, size }: File): LoadProgress => ({
  name,
  bytesRead: 0,
  bytesTotal: size,
  records: 0,
});

export const createSession = (): LiveSession => new LiveSession();
