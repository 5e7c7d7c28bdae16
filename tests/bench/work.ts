/** The work that is measured, the same statements on both sides: only engine, host and files differ. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import calendarJson from '../../data/calendars/cn.json';
import baseJson from '../../data/rule-sets/base.json';
import type { Engine } from '../../src/lib/db/engine';
import { parseCalendar } from '../../src/lib/domain/calendar';
import { parseRuleSet } from '../../src/lib/domain/rule-set';
import { buildFacts } from '../../src/lib/facts/facts';
import { HEAD_BYTES, TAIL_BYTES } from '../../src/lib/ingest/file-sample';
import type { IngestHost, SourceFile } from '../../src/lib/ingest/host';
import {
  askingError,
  importFile,
  NO_PROFILES,
  prepareIngest,
  type ImportedFile,
} from '../../src/lib/ingest/import-file';
import { probe } from '../../src/lib/ingest/recognise';
import { stageSql } from '../../src/lib/ingest/stage-sql';
import { readCalendarGaps } from '../../src/lib/reports/calendar-gaps';
import { reportContext, type ReportContext } from '../../src/lib/reports/context';
import { readGroupNames } from '../../src/lib/reports/groups';
import { readMonths } from '../../src/lib/reports/periods';
import { prepare } from '../../src/lib/reports/prepare';
import { checksum } from './checksum';
import type { Answered, Asked, Loaded, Spot } from './figures';
import { dashboard, EVERYTHING, filters, fourAnswers } from './questions';
import { spotCheck } from './spot';
import { Steps } from './steps';

const CALENDAR = parseCalendar(calendarJson, 'data/calendars/cn.json');
const RULES = parseRuleSet(baseJson, 'base');

/** Two versions of one JavaScript engine may differ in the last digit of an exponential, as of a p value. */
const twelveDigits = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(12)) : value;

const digestOf = (value: unknown): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(value, twelveDigits))));

/** One for each answer, so that a difference says which: the queries in their order, then the filters. */
const shortDigests = (answers: readonly unknown[]): string =>
  answers.map((answer) => digestOf(answer).slice(0, 12)).join(' ');

/** One engine, from opening to its last answer. */
export class Work {
  private readonly steps = new Steps();
  private context: ReportContext | null = null;

  private constructor(
    private readonly bare: Engine,
    private readonly host: IngestHost,
  ) {}

  /** An engine as the page has it before the first file is chosen. */
  static async open(engine: Engine, host: IngestHost): Promise<Work> {
    await prepare(engine, RULES, CALENDAR);
    await prepareIngest(engine);
    return new Work(engine, host);
  }

  /** The statement alone, with no reading of the bytes beside it. */
  async stage(file: SourceFile): Promise<number> {
    const { name, size } = file;
    const [head, tail] = [
      await file.read(0, Math.min(size, HEAD_BYTES)),
      await file.read(Math.max(0, size - TAIL_BYTES), size),
    ];
    const sql = stageSql(await this.bare.open(name, file.source), probe({ name, size, head, tail }, {}), 0);
    const started = performance.now();
    await this.bare.run(sql);
    return performance.now() - started;
  }

  async load(file: SourceFile): Promise<Loaded> {
    const started = performance.now();
    const { layout, conservation } = await this.import(file, 1);
    const ms = performance.now() - started;
    return {
      ms,
      records: conservation.loaded,
      columns: layout.columns.length,
      checksum: await checksum(this.bare, layout.table),
      steps: this.steps.taken(),
    };
  }

  /** Everything that the page does from the files to the four answers. */
  async answer(files: readonly SourceFile[]): Promise<Omit<Answered, 'longestTask'>> {
    const engine = this.steps.watch(this.bare);
    const imported: ImportedFile[] = [];
    const started = performance.now();
    for (const [at, file] of files.entries()) imported.push(await this.import(file, at + 1));
    await buildFacts(engine);
    this.context = reportContext(engine, await readGroupNames(engine));
    await readCalendarGaps(engine, () => 0);
    await readMonths(engine);
    const answers = await fourAnswers(this.context, RULES, EVERYTHING);
    const ms = performance.now() - started;
    return {
      ms,
      records: imported.map(({ conservation }) => conservation.loaded),
      columns: imported.map(({ layout }) => layout.columns.length),
      digest: digestOf(answers),
      steps: this.steps.taken(),
    };
  }

  /** The dashboard from the marked rows, then the filters from what was counted once. */
  async ask(): Promise<Asked> {
    const context = this.answered();
    const answers: unknown[] = [];
    const timed = async (ask: () => Promise<unknown>): Promise<number> => {
      const started = performance.now();
      const answer = await ask();
      const ms = performance.now() - started;
      answers.push(answer);
      return ms;
    };
    const queries: number[] = [];
    for (const ask of dashboard(RULES)) {
      const fresh = reportContext(context.engine, context.names);
      queries.push(await timed(() => ask(fresh, EVERYTHING)));
    }
    const steps = new Steps();
    const engine = steps.watch(this.bare);
    const warm = reportContext(engine, context.names);
    await fourAnswers(warm, RULES, EVERYTHING);
    steps.forget();
    const changed: number[] = [];
    for (const scope of filters()) changed.push(await timed(() => fourAnswers(warm, RULES, scope)));
    const checksums: string[] = [];
    for (const table of ['cases', 'evaluations', 'complaints'] as const)
      checksums.push(await checksum(this.bare, table));
    return {
      checksums,
      queries,
      filters: changed,
      filterSteps: steps.taken(),
      digest: shortDigests(answers),
    };
  }

  /** After `ask`: the same tables. */
  async spot(): Promise<Spot> {
    const { answers, ...times } = await spotCheck(this.answered());
    return { ...times, lives: [...times.lives], digest: digestOf(answers) };
  }

  close(): Promise<void> {
    return this.bare.close();
  }

  private answered(): ReportContext {
    if (this.context === null) throw new Error('ask() comes after answer()');
    return reportContext(this.bare, this.context.names);
  }

  private async import(file: SourceFile, fileNo: number): Promise<ImportedFile> {
    const done = await importFile({
      engine: this.steps.watch(this.bare),
      host: this.steps.watchHost(this.host),
      file,
      fileNo,
      choices: {},
      profiles: NO_PROFILES,
      known: new Set(),
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    if (done.kind === 'asking') throw askingError(done);
    return done;
  }
}
