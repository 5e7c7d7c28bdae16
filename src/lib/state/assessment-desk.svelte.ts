/** The scheme, the entries and the earlier version of one tab. */
import * as v from 'valibot';
import { schemeText } from '../domain/assessment-check';
import { entriesText, noEntries, parseEntries } from '../domain/assessment-entries';
import { withLastYear, withoutRow, withRows, type EntryPart } from '../domain/assessment-edit';
import type { AssessmentFault } from '../domain/assessment-fault';
import { checkDataFile, jsonOf } from '../domain/data-file';
import { InvalidDataFileError } from '../domain/errors';
import { parseVersion } from '../reports/year-end-diff';
import { exampleScheme, faultsOf, readScheme } from '../reports/year-end-scheme';
import type { AssessmentEntries, AssessmentScheme, Assessing, YearEndVersion } from './assessing';

const FORMATS = ['mingcha-assessment-scheme', 'mingcha-assessment-entries', 'mingcha-year-end'] as const;
const Formatted = v.looseObject({ format: v.picklist(FORMATS) });

export class AssessmentDesk implements Assessing {
  draft = $state.raw<AssessmentScheme>(exampleScheme());
  scheme = $state.raw<AssessmentScheme>(exampleScheme());
  entries = $state.raw<AssessmentEntries | null>(null);
  before = $state.raw<YearEndVersion | null>(null);
  readonly faults = $derived(faultsOf(this.draft));

  put(draft: AssessmentScheme): void {
    this.draft = draft;
    if (faultsOf(draft).length === 0) this.scheme = draft;
  }

  reset(): void {
    this.put(exampleScheme());
    [this.entries, this.before] = [null, null];
  }

  noEntries(year: string): AssessmentEntries {
    return noEntries(year);
  }

  entriesText(year: string): string {
    return entriesText(this.entries ?? noEntries(year));
  }

  putRows(
    year: string,
    part: EntryPart,
    at: number | null,
    rows: readonly unknown[],
  ): readonly AssessmentFault[] {
    const { entries, faults } = withRows(this.entries ?? noEntries(year), part, at, rows);
    if (faults.length === 0) this.entries = entries;
    return faults;
  }

  removeRow(part: EntryPart, at: number): void {
    if (this.entries !== null) this.entries = withoutRow(this.entries, part, at);
  }

  takeLastYear(text: string, file: string, year: string): number {
    const before = parseVersion(jsonOf(text, file), file);
    if (Number(before.year) !== Number(year) - 1)
      throw new InvalidDataFileError({ file, path: 'year', reason: 'not_year_before' });
    this.entries = withLastYear(this.entries ?? noEntries(year), before.lines);
    return this.entries.lastYear.length;
  }

  /** What an archive of that year is to hold; null = nobody entered anything for it. */
  archived(year: string): { readonly scheme: AssessmentScheme; readonly entries: AssessmentEntries } | null {
    const { scheme, entries } = this;
    return entries !== null && entries.year === year ? { scheme, entries } : null;
  }

  text(): string {
    return schemeText(this.scheme);
  }

  takeIn(text: string, file: string): ReturnType<Assessing['takeIn']> {
    const json = jsonOf(text, file);
    const { format } = checkDataFile(Formatted, json, file);
    switch (format) {
      case 'mingcha-assessment-scheme':
        this.put(readScheme(json, file));
        return 'scheme';
      case 'mingcha-assessment-entries':
        this.entries = parseEntries(json, file);
        return 'entries';
      case 'mingcha-year-end':
        this.before = parseVersion(json, file);
        return 'version';
      default:
        return format satisfies never;
    }
  }
}
