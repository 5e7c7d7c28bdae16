/** What an archive says: the snapshot of the period, its report, and every document made of it. No pictures. */
import { readMonthly, type MonthlyQuestion } from '../../reports/monthly';
import type { ReportContext } from '../../reports/context';
import type { Places } from '../../reports/monthly-records';
import type { MonthlyReport } from '../../reports/monthly-types';
import type { Breathe } from '../../reports/ranking';
import { readSnapshot } from '../../reports/snapshot';
import { snapshotText } from '../../reports/snapshot-file';
import { compose, documentFiles } from '../bundle';
import { NOTHING_WRITTEN } from '../circular';
import { rulesHash, type ArchiveBasis } from './basis';
import { bytesOf, digestOf, entryPart, jsonText } from './sealed';
import { yearResults } from './year-results';

export const SNAPSHOT = 'results/snapshot.json';
export const MONTHLY = 'results/monthly.json';
export const DOCUMENTS = 'documents/';

/** Every number of the documents, for whoever computes on or compares. */
export const monthlyText = (report: MonthlyReport): string => jsonText(report);

export interface ArchiveQuestion {
  readonly basis: ArchiveBasis;
  /** As parsed from the file of the basis. */
  readonly decisions: MonthlyQuestion['decisions'];
  /** Tables in the order in which reports name them. */
  readonly tables: readonly { readonly name: string; readonly sha256: string }[];
  /** Numbers of the files in this load. */
  readonly fileNos: readonly number[];
  readonly places: Places;
}

/** Throws as `readMonthly` and `readSnapshot`. */
export const resultEntries = async (
  context: ReportContext,
  { basis, decisions, tables, fileNos, places }: ArchiveQuestion,
  breathe: Breathe,
): Promise<Map<string, Uint8Array>> => {
  const { rules, calendar, period, asOf, mask, template } = basis;
  const scope = { period, asOf, ruleSet: rules.id, filters: {} };
  const ruleSet = { id: rules.id, version: rules.version, hash: rulesHash(rules) };
  const counted = { id: calendar.id, version: calendar.calendar.version };
  const identity = { ruleSet, calendar: counted, files: [...tables] };
  const snapshot = await readSnapshot(context, identity, scope, breathe);
  const provenance = {
    ...{ rules: ruleSet, calendar: counted, files: tables },
    decisions: basis.decisions === null ? null : digestOf(basis.decisions),
  };
  const question = { scope, mask, decisions, provenance };
  const report = await readMonthly(context, rules, question, places, breathe);
  const documents = await documentFiles(compose(report, template, NOTHING_WRITTEN));
  const year =
    basis.assessment === null
      ? []
      : await yearResults(
          context,
          rules,
          { ...basis.assessment, scope, mask, decisions, provenance },
          { files: new Map(fileNos.map((no) => [no, places.fileName(no)])), lineOf: places.lineOf },
          breathe,
        );
  return new Map([
    [SNAPSHOT, bytesOf(snapshotText(snapshot))],
    [MONTHLY, bytesOf(monthlyText(report))],
    ...year.filter(([name]) => !name.startsWith(DOCUMENTS)),
    ...documents.map(({ name, bytes }) => [`${DOCUMENTS}${entryPart(name)}`, bytes] as const),
    ...year.filter(([name]) => name.startsWith(DOCUMENTS)),
  ]);
};
