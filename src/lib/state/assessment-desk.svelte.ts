/** The scheme, the entries and the earlier version of one tab. */
import * as v from 'valibot';
import { schemeText } from '../domain/assessment-check';
import { entriesText, noEntries, parseEntries } from '../domain/assessment-entries';
import { checkDataFile, jsonOf } from '../domain/data-file';
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
