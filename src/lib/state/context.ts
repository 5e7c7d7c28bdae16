/** What every page can ask of the loaded data. One per tab, made by the root layout, given by context. */
import { createContext } from 'svelte';
import type { Calendar, TimeLimit } from '../domain/calendar';
import type { Combined } from '../domain/calendar-combine';
import type { CalendarPart } from '../domain/calendar-overlay';
import type { AppError } from '../domain/errors';
import type { Problem } from '../domain/layout';
import type { Answers, ColumnDraft, Inquiry } from '../domain/inquiry';
import type { AuditEntry } from '../domain/audit';
import type { Grouping, SameIdPolicy, TableName } from '../domain/records';
import type { CalendarYear, Ledger } from '../reports/calendar';
import type { QualityReport } from '../reports/quality';
import type { CaseLedger } from '../reports/case-ledger';
import type { MonthlyQuestion } from '../reports/monthly';
import type { MonthlyReport } from '../reports/monthly-types';
import type { LeadsReport } from '../reports/leads/types';
import type { LifeLine } from '../reports/life-line';
import type { PlaceTrend, TrendQuestion } from '../reports/place-trend';
import type { RankingQuestion } from '../reports/ranking';
import type { DraftLists } from '../reports/draft-lists-types';
import type { RankingReport } from '../reports/ranking-types';
import type { CaseRecord, Hits } from '../reports/record';
import type { StandardQuestion } from '../reports/standardised';
import type { StandardReport } from '../reports/standardised-types';
import type { ProofQuestion } from '../reports/proof';
import type { ReadinessReport } from '../reports/rule-readiness-types';
import type { TriggerQuestion } from '../reports/trigger-ground-types';
import type { ProofSheet, TriggerReport } from '../reports/trigger-types';
import type { TriggerWhatIf } from '../reports/trigger-what-if';
import type {
  Answer,
  Comparisons,
  FileReport,
  HeatMap,
  Overview,
  RowsPage,
  RowsQuery,
  Scope,
} from '../reports/types';
import type { PapersQuestion, YearEndPapers } from '../reports/year-end-papers';
import type { Assessable } from '../reports/year-end-people';
import type { YearEndQuestion, YearEndReport } from '../reports/year-end-types';
import type { Archiving } from './archiving';
import type { Assessing } from './assessing';
import type { Decisions } from './deciding';
import type { Feedback } from './feedback';
import type { FieldRecords } from './field-records';
import type { Keeping } from './keeping';
import type { Layouting } from './layouting';
import type { Inspecting } from './inspecting';
import type { LimitReviewing } from './limit-reviewing';
import type { Loadable } from './loadable';
import type { Mending } from './mending';
import type { Profiles } from './profiling';
import type { Publishing } from './publishing';
import type { Rules } from './ruling';
import type { Sampling } from './sampling';
import type { Writing } from './writing';

/** What is under way; sizes are 0 where they are not known. */
export interface LoadProgress {
  readonly doing: 'opening' | 'reading' | 'removing' | 'mending' | 'computing' | 'keeping' | 'restoring';
  readonly name: string;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly records: number;
}

/** A file that could not be loaded, taken away, mended or read anew; everything else is as it was. */
export interface Failure {
  readonly doing: 'load' | 'remove' | 'mend' | 'change';
  readonly name: string;
  readonly error: AppError;
}

/** The calendar in force, and what this browser adds to the shipped one. */
export interface Calendars {
  readonly calendar: Calendar;
  /** In the order in which they were added. */
  readonly parts: readonly CalendarPart[];
  /** Days of parts that change nothing. */
  readonly idle: Combined['idle'];
  /** Kept parts that do not fit this version; nothing is counted by them. */
  readonly refused: readonly { readonly name: string; readonly error: AppError }[];
  /** Whether the browser keeps the parts beyond this tab. */
  readonly isKept: boolean;
  /** Another tab counts by other parts now. */
  readonly elsewhere: boolean;
  /** As it is shipped. */
  readonly base: Calendar;
  /** In force, but for one part. */
  without(part: CalendarPart | null): Calendar;
  /** What the calendar would be with a part that is called `name` in errors. @throws InvalidDataFileError with the place of the fault. */
  check(json: unknown, name: string, instead: CalendarPart | null): Combined;
  /** Counts by the part from now on, in place of another one when it is a correction. @throws as `check`. */
  add(json: unknown, name: string, instead: CalendarPart | null): Promise<void>;
  /** @throws InvalidDataFileError when another part needs this one. */
  remove(part: CalendarPart): Promise<void>;
  /** The file that a part is given away as. */
  text(part: CalendarPart): string;
  /** Adds a part from a file. @throws as `check`. */
  takeIn(text: string, file: string): Promise<void>;
  /** Counts by what the other tab chose. */
  follow(): Promise<void>;
}

export interface Session {
  readonly files: readonly FileReport[];
  readonly failures: readonly Failure[];
  /** Files that wait for an answer, and loaded ones whose columns are looked at once more. */
  readonly asking: {
    readonly list: readonly Inquiry[];
    /** Loads the file as the reader says; it may ask again, or fail and wait on. */
    reply(no: number, answers: Answers): Promise<'loaded' | 'asking' | 'failed'>;
    /** The file is not wanted any more, or stays as it is. */
    drop(no: number): void;
    /** The columns of a loaded file are to be mapped anew; null when its original is not at hand. */
    edit(fileNo: number): Promise<number | null>;
    /** What is known of the columns when the file is taken for that table. */
    columns(no: number, table: TableName | null): readonly ColumnDraft[];
  };
  /** What was answered before, for files of the same layout. */
  readonly profiles: Profiles;
  readonly loading: LoadProgress | null;
  readonly engineState: Loadable<true>;
  /** Increases when data or rules change. */
  readonly version: number;
  readonly problems: readonly Problem[];
  readonly calendar: {
    readonly id: string;
    readonly version: string;
    readonly from: string;
    readonly to: string;
  };
  /** Where the calendar is added to. */
  readonly calendars: Calendars;
  /** By which everything is computed, and where another one is chosen. */
  readonly rules: Rules;
  readonly ruleSet: Rules['current'];
  /** Short hash of the loaded files, '' when none. */
  readonly fingerprint: string;
  /** Months, quarters and years that occur in the data, newest first. */
  readonly periods: readonly string[];
  readonly scopeDefaults: { readonly period: string | null; readonly asOf: string } | null;
  /** Which records count when several files hold the same id. */
  readonly policy: SameIdPolicy;
  /** Loads, removals and exports since the page was opened, oldest first. */
  readonly log: readonly AuditEntry[];
  load(files: readonly File[]): Promise<void>;
  /** Takes a file away: the figures are those without it. */
  remove(fileNo: number): Promise<void>;
  /** The file that was taken away last, until something else changes; `canReturn`: it is still at hand. */
  readonly removed: { readonly name: string; readonly records: number; readonly canReturn: boolean } | null;
  /** Puts that file back in its place; the figures are those from before it went. */
  bringBack(): Promise<void>;
  setPolicy(policy: SameIdPolicy): Promise<void>;
  /** How single files are read. */
  readonly layouting: Layouting;
  /** Records that were set aside: as they stand in their file, repaired, corrected. */
  readonly mending: Mending;
  /** Notes in the log that something left the page as a file; null rows when it has none. */
  noteExport(name: string, rows: number | null): void;
  /** 在本机保留. */
  readonly keeping: Keeping;
  loadSamples(): Promise<void>;
  cancel(): Promise<void>;
  clear(): Promise<void>;
  /** A year of the calendar that is counted with; it needs no file. */
  calendarYear(year: number): Promise<CalendarYear>;
  /** A time limit by itself, day by day. @throws CalendarGapError where the calendar ends. */
  ledger(limit: TimeLimit): Promise<Ledger>;
  overview(scope: Scope): Promise<Overview>;
  /** 环比 and 同比 of the overview's figures. */
  comparisons(scope: Scope): Promise<Comparisons>;
  heatMap(scope: Scope): Promise<HeatMap>;
  answer(id: Answer['id'], scope: Scope, grouping: Grouping): Promise<Answer>;
  /** Who stands where by a rate, and how sure that is. */
  ranking(question: RankingQuestion): Promise<RankingReport>;
  /** The same rate against what the items of each let expect. */
  standardised(question: StandardQuestion): Promise<StandardReport>;
  /** Who stands on which ladder of the rule set. */
  triggers(question: TriggerQuestion): Promise<TriggerReport>;
  /** Who would enter or leave these lists, or change their step, under another rule set. Waits until nothing else changes. */
  triggersUnder(question: TriggerQuestion, rules: string): Promise<TriggerWhatIf>;
  /** By what each rule of the catalogue can be judged. */
  ruleReadiness(scope: Scope): Promise<ReadinessReport>;
  /** Everything that the 通报 of a period says. */
  monthly(question: MonthlyQuestion): Promise<MonthlyReport>;
  /** What one candidate rests on; null when nobody stands there under this id. */
  proof(question: ProofQuestion): Promise<ProofSheet | null>;
  /** Drafts of 红榜 and 黑榜 out of a ranking of that scope. */
  draftLists(scope: Scope, report: RankingReport): Promise<DraftLists>;
  /** Places of one group month by month. */
  placeTrend(question: TrendQuestion): Promise<PlaceTrend>;
  /** The scheme and the entries of a year-end assessment. */
  readonly assessing: Assessing;
  /** What a scheme can score by. */
  readonly assessable: ReadonlyMap<string, { readonly isRate: boolean }>;
  /** The whole year by the scheme; `other`: a rule set whose totals are set beside. */
  yearEnd(question: Omit<YearEndQuestion, 'otherRules'>, other: string | null): Promise<YearEndReport>;
  /** Whom entries of the year may be about. */
  assessableOnes(): Promise<readonly Assessable[]>;
  /** What the papers of the year are written from. */
  yearEndPapers(
    asked: Omit<PapersQuestion, 'question'>,
    question: Omit<YearEndQuestion, 'otherRules'>,
  ): Promise<YearEndPapers>;
  /** The same records judged by another rule set, facts and all: what if. Waits until nothing else changes. */
  yearEndUnder(question: Omit<YearEndQuestion, 'otherRules'>, rules: string): Promise<YearEndReport>;
  /** 与上次对比. */
  readonly published: Publishing;
  /** 归档. */
  readonly archives: Archiving;
  /** 单位反馈. */
  readonly feedback: Feedback;
  /** 检查记录, typed in the field. */
  readonly fieldRecords: FieldRecords;
  /** What was decided about facts and candidates. */
  readonly decisions: Decisions;
  /** What was typed into the 通报. */
  readonly writing: Writing;
  rows(query: RowsQuery): Promise<RowsPage>;
  /** 时限核查. */
  readonly limits: LimitReviewing;
  /** What in the data is worth a question: each unit and officer against their peers. */
  leads(scope: Scope): Promise<LeadsReport>;
  /** 检查与整改. */
  readonly inspecting: Inspecting;
  /** 抽查. */
  readonly samples: Sampling;
  /** Records of any table whose number contains the text. */
  find(text: string): Promise<Hits>;
  /** A record and everything else about its case; null when none counts at that place. */
  record(sourceRow: number): Promise<CaseRecord | null>;
  /** The time limit of the case that stands there, day by day up to its end or the cut-off; null when none counts there. */
  caseLedger(sourceRow: number, asOf: string): Promise<CaseLedger | null>;
  /** What happened to the case of that number, in the order of time, and what the rules miss. */
  lifeLine(caseId: string, asOf: string): Promise<LifeLine | null>;
  /** What is doubtful in the loaded rows, at this cut-off. */
  quality(asOf: string): Promise<QualityReport>;
  /** Below this base a rate says little; throws InvalidAsOfError for a bad scope. */
  minCases(scope: Scope): number;
  fileName(fileNo: number): string;
  /** Words of a group's key, as in the tables; '' for a record without one. */
  label(grouping: Grouping, key: number): string;
}

export const [useSession, provideSession] = createContext<Session>();
