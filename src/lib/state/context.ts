/** What every page can ask of the loaded data. One per tab, made by the root layout, given by context. */
import { createContext } from 'svelte';
import type { AppError } from '../domain/errors';
import type { Problem } from '../domain/layout';
import type { Grouping } from '../domain/records';
import type { QualityReport } from '../reports/quality';
import type {
  Answer,
  BottomList,
  Comparisons,
  FileReport,
  HeatMap,
  Overview,
  RowsPage,
  RowsQuery,
  Scope,
} from '../reports/types';
import type { Loadable } from './loadable';

export interface LoadProgress {
  readonly name: string;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly records: number;
}

export interface Session {
  readonly files: readonly FileReport[];
  readonly failures: readonly { readonly name: string; readonly error: AppError }[];
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
  readonly ruleSet: { readonly id: string; readonly version: string; readonly hash: string };
  /** Short hash of the loaded files, '' when none. */
  readonly fingerprint: string;
  /** Months, quarters and years that occur in the data, newest first. */
  readonly periods: readonly string[];
  readonly scopeDefaults: { readonly period: string | null; readonly asOf: string } | null;
  load(files: readonly File[]): Promise<void>;
  loadSamples(): Promise<void>;
  cancel(): Promise<void>;
  clear(): Promise<void>;
  overview(scope: Scope): Promise<Overview>;
  /** 环比 and 同比 of the overview's figures. */
  comparisons(scope: Scope): Promise<Comparisons>;
  heatMap(scope: Scope): Promise<HeatMap>;
  answer(id: Answer['id'], scope: Scope, grouping: Grouping): Promise<Answer>;
  bottom(scope: Scope, by: BottomList['by']): Promise<BottomList>;
  rows(query: RowsQuery): Promise<RowsPage>;
  /** What is doubtful in the loaded rows, at this cut-off. */
  quality(asOf: string): Promise<QualityReport>;
  /** Below this base a rate says little; throws InvalidAsOfError for a bad scope. */
  minCases(scope: Scope): number;
  fileName(fileNo: number): string;
  /** Words of a group's key, as in the tables; '' for a record without one. */
  label(grouping: Grouping, key: number): string;
}

export const [useSession, provideSession] = createContext<Session>();
