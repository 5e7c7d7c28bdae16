/**
 * What one tab holds: the engine, the loaded files, and the answers to the pages' questions. Case data lives in the
 * engine's memory only and is gone with the tab.
 */
import calendarJson from '../../../data/calendars/cn.json';
import baseJson from '../../../data/rule-sets/base.json';
import { asset } from '$app/paths';
import type { Engine } from '../db/engine';
import { openWasm } from '../db/wasm';
import { wasmAssets } from '../db/wasm-assets';
import { parseCalendar } from '../domain/calendar';
import { AppError, CancelledError, UnsupportedEnvironmentError } from '../domain/errors';
import type { Problem } from '../domain/layout';
import type { Grouping } from '../domain/records';
import { canonicalRuleSet, parseRuleSet } from '../domain/rule-set';
import { buildFacts } from '../facts/facts';
import { importFile, prepareIngest, type ImportedFile } from '../ingest/import-file';
import { TallyStore } from '../measures/tally-store';
import { readAnswer, readOverview, type ReportContext } from '../reports/answers';
import { readBottom } from '../reports/bottom';
import { readCalendarGaps } from '../reports/calendar-gaps';
import { fileReport } from '../reports/file-report';
import { readGroupNames, type GroupNames } from '../reports/groups';
import { periodsOf, readMonths } from '../reports/periods';
import { prepare } from '../reports/prepare';
import { readRows } from '../reports/rows';
import type { Answer, BottomList, FileReport, Overview, RowsPage, RowsQuery, Scope } from '../reports/types';
import { browserFile, browserHost } from './browser-host';
import type { LoadProgress, Session } from './context';
import { fingerprintOf, hashOf } from './fingerprint';
import type { Loadable } from './loadable';

const CALENDAR = parseCalendar(calendarJson, 'data/calendars/cn.json');
const RULES = parseRuleSet(baseJson, 'base');
const NO_NAMES: GroupNames = (_, key) => ({ key, label: '', within: '', code: '' });

/** Files of the sample county, made at build time; the policy allows our own origin only. */
const SAMPLES = ['办件明细.csv', '好差评导出.csv', '投诉台账.csv', '红黄牌.csv', '单位名录.csv'];

const asAppError = (error: unknown): AppError =>
  error instanceof AppError
    ? error
    : new UnsupportedEnvironmentError(
        { detail: error instanceof Error ? error.message : String(error) },
        { cause: error },
      );

class LiveSession implements Session {
  files = $state.raw<readonly FileReport[]>([]);
  failures = $state.raw<Session['failures']>([]);
  loading = $state.raw<LoadProgress | null>(null);
  engineState = $state.raw<Loadable<true>>({ state: 'idle' });
  version = $state(0);
  problems = $state.raw<readonly Problem[]>([]);
  periods = $state.raw<readonly string[]>([]);
  scopeDefaults = $state.raw<Session['scopeDefaults']>(null);
  readonly calendar = {
    id: 'cn',
    version: CALENDAR.version,
    from: CALENDAR.coverage.from,
    to: CALENDAR.coverage.to,
  };
  readonly ruleSet = { id: RULES.id, version: RULES.version, hash: hashOf(canonicalRuleSet(RULES)) };
  readonly fingerprint = $derived(
    this.files.length === 0 ? '' : fingerprintOf(this.files.map((file) => file.sha256)),
  );
  private imported: readonly ImportedFile[] = [];
  private names: GroupNames = NO_NAMES;
  private engine: Promise<Engine> | null = null;
  private tallies: TallyStore | null = null;
  private nextFileNo = 1;
  private stopping: AbortController | null = null;

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
    const files = await Promise.all(
      SAMPLES.map(async (name) => {
        const response = await fetch(asset(`/samples/${encodeURIComponent(name)}`));
        if (!response.ok) throw new UnsupportedEnvironmentError({ file: name, status: response.status });
        return new File([await response.blob()], name);
      }),
    );
    await this.load(files);
  }

  cancel(): Promise<void> {
    this.stopping?.abort(new CancelledError());
    return Promise.resolve();
  }

  /** Ends the engine: only that gives the memory back. */
  async clear(): Promise<void> {
    const engine = await this.ready();
    this.engine = null;
    await engine.close();
    this.imported = [];
    this.files = [];
    this.failures = [];
    this.problems = [];
    this.periods = [];
    this.scopeDefaults = null;
    this.version += 1;
    this.start();
  }

  async overview(scope: Scope): Promise<Overview> {
    return readOverview(await this.context(), scope);
  }

  async answer(id: Answer['id'], scope: Scope, grouping: Grouping): Promise<Answer> {
    return readAnswer(await this.context(), id, scope, grouping);
  }

  async bottom(scope: Scope, by: BottomList['by']): Promise<BottomList> {
    return readBottom(await this.context(), RULES, scope, by);
  }

  async rows(query: RowsQuery): Promise<RowsPage> {
    return readRows(await this.ready(), query, (fileNo, recordNo) => this.lineOf(fileNo, recordNo));
  }

  fileName(fileNo: number): string {
    return this.files.find((file) => file.fileNo === fileNo)?.name ?? '';
  }

  label(grouping: Grouping, key: number): string {
    return this.names(grouping, key).label;
  }

  private lineOf(fileNo: number, recordNo: number): number {
    return this.imported.find((file) => file.fileNo === fileNo)?.firstLine[recordNo - 1] ?? 0;
  }

  private async context(): Promise<ReportContext> {
    const engine = await this.ready();
    this.tallies ??= new TallyStore(engine);
    return { engine, tallies: this.tallies, names: this.names };
  }

  private async loadOne(engine: Engine, file: File, signal: AbortSignal): Promise<void> {
    this.loading = startOf(file);
    const progress = (bytesRead: number, records: number): void => {
      this.loading = { ...startOf(file), bytesRead, records };
    };
    try {
      const done = await importFile({
        engine,
        host: browserHost,
        file: browserFile(file),
        fileNo: this.nextFileNo,
        choices: {},
        known: new Set(this.imported.map(({ sha256: digest }) => digest)),
        onProgress: progress,
        signal,
      });
      this.nextFileNo += 1;
      this.imported = [...this.imported, done];
    } catch (error) {
      this.failures = [...this.failures, { name: file.name, error: asAppError(error) }];
    }
  }

  /** Facts, names and periods anew; what was asked before is asked again by the pages, because the version moves. */
  private async refresh(engine: Engine): Promise<void> {
    await buildFacts(engine);
    this.tallies = new TallyStore(engine);
    await this.tallies.reset();
    this.names = await readGroupNames(engine);
    const gaps = await readCalendarGaps(engine, (fileNo, recordNo) => this.lineOf(fileNo, recordNo));
    this.files = this.imported.map((file) =>
      fileReport(
        file,
        gaps.filter(({ fileNo }) => fileNo === file.fileNo),
      ),
    );
    this.problems = [...this.imported.flatMap((file) => file.problems), ...gaps];
    const months = await readMonths(engine);
    this.periods = periodsOf(months);
    this.scopeDefaults = defaultsOf(this.periods, months);
    this.version += 1;
  }

  private ready(): Promise<Engine> {
    this.engine ??= this.open();
    return this.engine;
  }

  private async open(): Promise<Engine> {
    this.engineState = { state: 'loading', since: performance.now() };
    try {
      const engine = await openWasm(wasmAssets(document.baseURI));
      await prepare(engine, RULES, CALENDAR);
      await prepareIngest(engine);
      this.tallies = new TallyStore(engine);
      await this.tallies.reset();
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

/** The newest month of the data, looked at from its end. */
const defaultsOf = (periods: readonly string[], months: readonly string[]): Session['scopeDefaults'] => {
  const newest = months.at(-1);
  if (newest === undefined || periods.length === 0) return null;
  return { period: newest, asOf: lastDay(newest) };
};

const lastDay = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);

export const createSession = (): LiveSession => new LiveSession();
