/** What can be said about everything that is loaded, read anew after every change. */
import type { Engine } from '../db/engine';
import type { Problem } from '../domain/layout';
import type { SameIdPolicy } from '../domain/records';
import type { ImportedFile } from '../ingest/import-file';
import { readPolicy } from '../ingest/versions';
import { readCalendarGaps } from '../reports/calendar-gaps';
import { fileReport } from '../reports/file-report';
import { readGroupNames, type GroupNames } from '../reports/groups';
import { periodsOf, readMonths } from '../reports/periods';
import type { LineOf } from '../reports/rows';
import type { FileReport } from '../reports/types';
import { readReplaced } from '../reports/versions';

export interface Holdings {
  readonly files: readonly FileReport[];
  readonly problems: readonly Problem[];
  /** Months, quarters and years that occur in the data, newest first. */
  readonly periods: readonly string[];
  /** The newest month of the data, looked at from its end; null when nothing is loaded. */
  readonly scopeDefaults: { readonly period: string; readonly asOf: string } | null;
  readonly names: GroupNames;
  readonly policy: SameIdPolicy;
}

export const NOTHING: Holdings = {
  files: [],
  problems: [],
  periods: [],
  scopeDefaults: null,
  names: (_, key) => ({ key, label: '', within: '', code: '' }),
  policy: 'later_file_wins',
};

/** The facts must have been built. */
export const readHoldings = async (
  engine: Engine,
  imported: readonly ImportedFile[],
  lineOf: LineOf,
): Promise<Holdings> => {
  const gaps = await readCalendarGaps(engine, lineOf);
  const months = await readMonths(engine);
  const periods = periodsOf(months);
  const replaced = await readReplaced(engine);
  return {
    files: imported.map((file) =>
      fileReport(
        file,
        gaps.filter(({ fileNo }) => fileNo === file.fileNo),
        replaced.find(({ fileNo }) => fileNo === file.fileNo) ?? null,
      ),
    ),
    problems: [...imported.flatMap((file) => file.problems), ...gaps],
    periods,
    scopeDefaults: defaultsOf(periods, months),
    names: await readGroupNames(engine),
    policy: await readPolicy(engine),
  };
};

const defaultsOf = (periods: readonly string[], months: readonly string[]): Holdings['scopeDefaults'] => {
  const newest = months.at(-1);
  if (newest === undefined || periods.length === 0) return null;
  return { period: newest, asOf: lastDay(newest) };
};

const lastDay = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);
