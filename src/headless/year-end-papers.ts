/** The papers of a year: scores, register, proof sheets, public notice, a notice for each who is told. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MaskingLevel } from '../lib/domain/masking';
import type { RuleSet } from '../lib/domain/rule-set';
import { yearEndFiles } from '../lib/documents/year-end/year-bundle';
import { readYearEndPapers } from '../lib/reports/year-end-papers';
import type { YearEndQuestion, YearEndReport } from '../lib/reports/year-end-types';
import type { UsedCalendar } from './calendar-file';
import { ruleHash } from './rule-file';
import type { Workspace } from './workspace';

export interface PapersAsked {
  readonly rules: RuleSet;
  readonly calendar: UsedCalendar;
  readonly question: YearEndQuestion;
  /** SHA-256 of the file of decisions; null = none was given. */
  readonly decisions: string | null;
  readonly report: YearEndReport;
  readonly mask: MaskingLevel;
}

/** Into the folder of the run, under their Chinese names. */
export const writePapers = async (
  folder: string,
  { context, files }: Workspace,
  { rules, calendar, question, decisions, report, mask }: PapersAsked,
): Promise<void> => {
  const byNo = new Map(files.map((file) => [file.fileNo, file]));
  const provenance = {
    rules: { id: rules.id, version: rules.version, hash: ruleHash(rules) },
    calendar: { id: calendar.id, version: calendar.calendar.version },
    files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    decisions,
  };
  const papers = await readYearEndPapers(context, rules, { question, mask, provenance }, report, {
    files: new Map(files.map(({ fileNo, name }) => [fileNo, name])),
    lineOf: (fileNo, recordNo) => byNo.get(fileNo)?.firstLine[recordNo - 1] ?? 0,
  });
  for (const { name, bytes } of await yearEndFiles(papers)) writeFileSync(join(folder, name), bytes);
};
