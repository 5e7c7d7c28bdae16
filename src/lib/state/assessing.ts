/** The year-end assessment of one tab, as pages see it: its scheme, what people entered, the version before. */
import type { AssessmentScheme } from '../domain/assessment';
import type { EntryPart } from '../domain/assessment-edit';
import type { AssessmentEntries } from '../domain/assessment-entries';
import type { AssessmentFault } from '../domain/assessment-fault';
import type { YearEndVersion } from '../reports/year-end-diff';

export type { AssessmentScheme, AssessmentEntries, AssessmentFault, YearEndVersion };

/** Held in this tab and nowhere else; what shall outlive the tab is exported. */
export interface Assessing {
  /** As it stands in the form, with whatever is wrong with it. */
  readonly draft: AssessmentScheme;
  readonly faults: readonly AssessmentFault[];
  /** By which the year is computed: the last draft without a fault. */
  readonly scheme: AssessmentScheme;
  /** Null until a file was taken in. */
  readonly entries: AssessmentEntries | null;
  /** The version that lists are compared with. */
  readonly before: YearEndVersion | null;
  put(draft: AssessmentScheme): void;
  /** The example scheme again, and nothing entered. */
  reset(): void;
  /** Entries before anybody entered anything. */
  noEntries(year: string): AssessmentEntries;
  /** The file of the entries, empty ones where nothing was entered: its form shows what can be. */
  entriesText(year: string): string;
  /** Rows put in or changed (`at`), or what is wrong with them; then nothing changes. */
  putRows(
    year: string,
    part: EntryPart,
    at: number | null,
    rows: readonly unknown[],
  ): readonly AssessmentFault[];
  removeRow(part: EntryPart, at: number): void;
  /** Who stood on the lists of the year before, out of its file; how many. @throws InvalidDataFileError for another year. */
  takeLastYear(text: string, file: string, year: string): number;
  /** The file of the scheme. */
  text(): string;
  /** A scheme, entries or an earlier version, whichever the file is. @throws InvalidDataFileError naming every fault. */
  takeIn(text: string, file: string): 'scheme' | 'entries' | 'version';
}
