/** The pages' questions to what is loaded. Which data that is, and when it changes, is the session's business. */
import { parseAsOf } from '../domain/as-of';
import type { Calendar, TimeLimit } from '../domain/calendar';
import type { Grouping } from '../domain/records';
import type { RuleSet } from '../domain/rule-set';
import { numberParameter } from '../domain/rule-value';
import { countAhead, readAnswer, readOverview } from '../reports/answers';
import { readLedger, readYear, type CalendarYear, type Ledger } from '../reports/calendar';
import { readCaseLedger, type CaseLedger } from '../reports/case-ledger';
import { readComparisons } from '../reports/compare';
import { reportContext, type ReportContext } from '../reports/context';
import { readDraftLists } from '../reports/draft-lists';
import type { DraftLists } from '../reports/draft-lists-types';
import { readHeatMap } from '../reports/heat';
import { readMonthly, type MonthlyQuestion } from '../reports/monthly';
import type { MonthlyReport } from '../reports/monthly-types';
import { readPlaceTrend, type PlaceTrend, type TrendQuestion } from '../reports/place-trend';
import { readRanking, type RankingQuestion } from '../reports/ranking';
import type { RankingReport } from '../reports/ranking-types';
import { readLeads } from '../reports/leads/leads';
import type { LeadsReport } from '../reports/leads/types';
import { readLifeLines, type LifeLine } from '../reports/life-line';
import { findRecords, readRecord, type CaseRecord, type Hits } from '../reports/record';
import { readQuality, type QualityReport } from '../reports/quality';
import { readRows } from '../reports/rows';
import { readStandardised, type StandardQuestion } from '../reports/standardised';
import type { StandardReport } from '../reports/standardised-types';
import { readProof, type ProofQuestion } from '../reports/proof';
import { readRuleReadiness } from '../reports/rule-readiness';
import type { ReadinessReport } from '../reports/rule-readiness-types';
import { readTriggers } from '../reports/triggers';
import type { TriggerQuestion } from '../reports/trigger-ground-types';
import { triggerWhatIf, type TriggerWhatIf } from '../reports/trigger-what-if';
import type { ProofSheet, TriggerReport } from '../reports/trigger-types';
import { readYearEnd } from '../reports/year-end';
import { readYearEndPapers, type PapersQuestion, type YearEndPapers } from '../reports/year-end-papers';
import { readAssessable, type Assessable } from '../reports/year-end-people';
import { ASSESSABLE } from '../reports/year-end-values';
import type { YearEndQuestion, YearEndReport } from '../reports/year-end-types';
import type { Answer, Overview, RowsPage, RowsQuery, Scope } from '../reports/types';
import { breather } from './breather';
import { DecisionDesk, type NoteDecision } from './decision-desk.svelte';
import type { Holdings } from './holdings';
import { followInspections } from './inspecting';
import { reviewLimits, type LimitSource } from './limit-reviewing';
import type { Room } from './opening';
import { PublishingDesk } from './publishing-desk.svelte';
import { NO_PROGRESS } from './progress';
import type { Rules } from './ruling';
import { underTrial } from './trial';
import { Turns } from './turns.svelte';
import { untilStopped } from './until-stopped';

type YearQuestion = Omit<YearEndQuestion, 'otherRules'>;

export abstract class Answering {
  private reports: ReportContext | null = null;
  protected readonly turns = new Turns();
  readonly decisions = new DecisionDesk((...entry) => this.noted(...entry));
  /** What a scheme can score by. */
  readonly assessable = ASSESSABLE;
  readonly published = new PublishingDesk(() => this.context());
  private readonly source: LimitSource = {
    context: () => this.context(),
    lineOf: async () => (await this.ready()).library.lineOf,
    ruleSet: () => this.ruleSet,
  };
  readonly limits = reviewLimits(this.source);
  readonly inspecting = followInspections(this.source);

  /** By which everything is computed that is asked from now on. */
  abstract readonly ruleSet: RuleSet;
  abstract readonly rules: Rules;

  /** The database, started when it is first needed. */
  protected abstract ready(): Promise<Room>;
  protected abstract names(): Holdings['names'];
  /** Of the calendar in force. */
  protected abstract marks(): Calendar['marks'];

  /** Enters in the audit log that somebody decided. */
  protected abstract noted(...entry: Parameters<NoteDecision>): void;

  /** What is found when another rule set holds; nothing of it stays. It waits until nothing else changes. */
  private under<T>(tried: RuleSet, work: (context: ReportContext) => Promise<T>): Promise<T> {
    return this.turns.take({ ...NO_PROGRESS, doing: 'computing' }, async (signal) => {
      const { writer } = await untilStopped(this.ready(), signal);
      return underTrial(writer, { current: this.ruleSet, tried, names: this.names(), signal }, work);
    });
  }

  /** Records, rules or calendar have changed: nothing that was counted before holds. */
  protected forget(): void {
    this.reports = null;
  }

  /** While the page draws what was loaded, the engine counts what will be asked next; who asks hears of a failure. */
  protected ahead(defaults: Holdings['scopeDefaults']): void {
    if (defaults === null) return;
    void this.context()
      .then((reports) => countAhead(reports, { ...defaults, ruleSet: this.ruleSet.id, filters: {} }))
      .catch(() => undefined);
  }

  async overview(scope: Scope): Promise<Overview> {
    return readOverview(await this.context(), scope);
  }

  async comparisons(scope: Scope): ReturnType<typeof readComparisons> {
    return readComparisons(await this.context(), scope);
  }

  async heatMap(scope: Scope): ReturnType<typeof readHeatMap> {
    return readHeatMap(await this.context(), this.ruleSet, scope);
  }

  minCases(scope: Scope): number {
    return numberParameter(this.ruleSet, 'AS-07', 'nMin', parseAsOf(scope.asOf).on);
  }

  async answer(id: Answer['id'], scope: Scope, grouping: Grouping): Promise<Answer> {
    return readAnswer(await this.context(), id, scope, grouping);
  }

  async ranking(question: RankingQuestion): Promise<RankingReport> {
    return readRanking(await this.context(), this.ruleSet, question, breather());
  }

  async standardised(question: StandardQuestion): Promise<StandardReport> {
    return readStandardised(await this.context(), this.ruleSet, question);
  }

  async triggers(question: TriggerQuestion): Promise<TriggerReport> {
    return readTriggers(await this.context(), this.ruleSet, question);
  }

  async leads(scope: Scope): Promise<LeadsReport> {
    return readLeads(await this.context(), this.ruleSet, scope);
  }

  async yearEnd(question: YearQuestion, other: string | null): Promise<YearEndReport> {
    const otherRules = other === null ? null : this.rules.shelf.read(other).set;
    return readYearEnd(await this.context(), this.ruleSet, { ...question, otherRules }, breather());
  }

  async assessableOnes(): Promise<readonly Assessable[]> {
    return readAssessable(await this.context());
  }

  async yearEndPapers(
    asked: Omit<PapersQuestion, 'question'>,
    question: YearQuestion,
  ): Promise<YearEndPapers> {
    const { library } = await this.ready();
    const report = await this.yearEnd(question, null);
    const files = new Map(library.files.map(({ fileNo, name }) => [fileNo, name]));
    return readYearEndPapers(
      await this.context(),
      this.ruleSet,
      { ...asked, question: { ...question, otherRules: null } },
      report,
      { files, lineOf: library.lineOf },
    );
  }

  yearEndUnder(question: YearQuestion, rules: string): Promise<YearEndReport> {
    const { set } = this.rules.shelf.read(rules);
    return this.under(set, (tried) => readYearEnd(tried, set, { ...question, otherRules: null }, breather()));
  }

  async triggersUnder(question: TriggerQuestion, rules: string): Promise<TriggerWhatIf> {
    const { set } = this.rules.shelf.read(rules);
    const before = await this.triggers(question);
    return triggerWhatIf(before, await this.under(set, (tried) => readTriggers(tried, set, question)));
  }

  async monthly(question: MonthlyQuestion): Promise<MonthlyReport> {
    const { library } = await this.ready();
    const names = new Map(library.files.map(({ fileNo, name }) => [fileNo, name]));
    const places = { fileName: (no: number) => names.get(no) ?? '', lineOf: library.lineOf };
    return readMonthly(await this.context(), this.ruleSet, question, places, breather());
  }

  async ruleReadiness(scope: Scope): Promise<ReadinessReport> {
    return readRuleReadiness(await this.context(), this.ruleSet, scope);
  }

  async proof(question: ProofQuestion): Promise<ProofSheet | null> {
    const { library } = await this.ready();
    const files = new Map(library.files.map(({ fileNo, name }) => [fileNo, name]));
    return readProof(await this.context(), this.ruleSet, question, { files, lineOf: library.lineOf });
  }

  async draftLists(scope: Scope, report: RankingReport): Promise<DraftLists> {
    return readDraftLists(await this.context(), this.ruleSet, scope, report);
  }

  async placeTrend(question: TrendQuestion): Promise<PlaceTrend> {
    return readPlaceTrend(await this.context(), this.ruleSet, question, breather());
  }

  async rows(query: RowsQuery): Promise<RowsPage> {
    const { engine, library } = await this.ready();
    return readRows(engine, query, library.lineOf);
  }

  async find(text: string): Promise<Hits> {
    const { engine, library } = await this.ready();
    return findRecords(engine, text, library.lineOf);
  }

  async record(sourceRow: number): Promise<CaseRecord | null> {
    const { engine, library } = await this.ready();
    return readRecord(engine, sourceRow, library.lineOf);
  }

  async lifeLine(caseId: string, asOf: string): Promise<LifeLine | null> {
    const { library } = await this.ready();
    const [line] = await readLifeLines(await this.context(), [caseId], asOf, library.lineOf);
    return line ?? null;
  }

  async caseLedger(sourceRow: number, asOf: string): Promise<CaseLedger | null> {
    const { engine, library } = await this.ready();
    const place = { sourceRow, asOf: parseAsOf(asOf).at, lineOf: library.lineOf };
    return readCaseLedger(engine, this.marks(), place);
  }

  async quality(asOf: string): Promise<QualityReport> {
    return readQuality((await this.ready()).engine, asOf);
  }

  async calendarYear(year: number): Promise<CalendarYear> {
    return readYear((await this.ready()).engine, this.marks(), year);
  }

  async ledger(limit: TimeLimit): Promise<Ledger> {
    return readLedger((await this.ready()).engine, this.marks(), limit);
  }

  protected async context(): Promise<ReportContext> {
    const { engine } = await this.ready();
    return (this.reports ??= reportContext(engine, this.names()));
  }
}
