/**
 * The inspection records of one tablet: the draft, and what was put down or came from others. Nothing of it is kept beyond
 * the tab unless somebody asks; then every change is written at once, so that a reload loses nothing.
 */
import * as v from 'valibot';
import { toCsv } from '../domain/csv';
import {
  emptyRecord,
  isUntouched,
  InspectionRecord,
  recordIdOf,
  RECORD_ID_BYTES,
  type InspectionFinding,
  type InspectionRecord as Record,
} from '../domain/inspection';
import { checkRecord, type CheckGrounds, type RecordCheck } from '../domain/inspection-check';
import { parseRecords, recordsText } from '../domain/inspection-file';
import {
  allVersions,
  chosen,
  isConflict,
  mergeRecords,
  settledRecords,
  withRecord,
  type Merged,
  type RecordEntry,
} from '../domain/inspection-merge';
import { inspectionMatrix } from '../domain/inspection-rows';
import type { FileReport } from '../reports/types';
import type { ChoiceStore } from './choice-store';
import { digestOf } from './hashing';
import type { FieldRecords } from './field-records';

/** Under this name the records are in the loaded data. */
export const TAKEN_IN = '检查记录-录入.csv';

const Kept = v.strictObject({
  version: v.literal(1),
  draft: InspectionRecord,
  entries: v.array(
    v.strictObject({
      id: v.string(),
      versions: v.array(v.strictObject({ record: InspectionRecord, from: v.string() })),
    }),
  ),
});

/** What records need of their tab. */
export interface InspectionTab {
  readonly files: () => readonly FileReport[];
  /** In the place of the loaded file of that number; null = as a new one. */
  readonly load: (file: File, fileNo: number | null) => Promise<void>;
  readonly random: (bytes: number) => Uint8Array;
}

export class InspectionDesk implements FieldRecords {
  draft = $state.raw<Record>(emptyRecord(''));
  entries = $state.raw<readonly RecordEntry[]>([]);
  isAsked = $state(false);
  isKept = $state(true);
  isRecalled = $state(false);
  elsewhere = $state(false);
  isUnreadable = $state(false);
  isGiven = $state(true);
  readonly records = $derived(settledRecords(this.entries));
  readonly conflicts = $derived(this.entries.filter(isConflict).length);
  readonly isDraftEmpty = $derived(isUntouched(this.draft));

  constructor(
    private readonly store: ChoiceStore,
    private readonly tab: InspectionTab,
  ) {
    this.draft = this.fresh();
    this.recall();
    this.isRecalled = this.isAsked;
    store.watch(() => {
      this.elsewhere = true;
    });
  }

  get takenIn(): number | null {
    return this.taken?.conservation.loaded ?? null;
  }

  keep(): void {
    [this.isAsked, this.elsewhere, this.isUnreadable] = [true, false, false];
    this.write();
  }

  forget(): void {
    [this.isAsked, this.isRecalled, this.elsewhere, this.isUnreadable] = [false, false, false, false];
    this.isKept = true;
    this.store.write('');
  }

  follow(): void {
    this.elsewhere = false;
    this.isAsked = false;
    this.recall();
  }

  put(draft: Record): void {
    this.draft = draft;
    this.write();
  }

  empty(): void {
    this.put(emptyRecord(this.draft.id));
  }

  async attest(at: number, files: readonly File[]): Promise<void> {
    const { id } = this.draft;
    for (const file of files) {
      const one = { file: file.name, sha256: await digestOf(file) };
      // Meanwhile the record may have been put down, or the next one begun.
      if (this.draft.id === id) this.put(withEvidence(this.draft, at, one));
    }
  }

  check(grounds: Omit<CheckGrounds, 'others'>): RecordCheck {
    return checkRecord(this.draft, { ...grounds, others: allVersions(this.entries) });
  }

  enter(): void {
    this.entries = withRecord(this.entries, this.draft);
    this.isGiven = false;
    this.put(this.fresh());
  }

  edit(id: string): void {
    const found = this.records.find((one) => one.id === id);
    if (found !== undefined) this.put(found);
  }

  remove(id: string): void {
    this.entries = this.entries.filter((one) => one.id !== id);
    this.write();
  }

  clear(): void {
    this.forget();
    [this.entries, this.draft, this.isGiven] = [[], this.fresh(), true];
  }

  merge(text: string, file: string): Merged {
    const merged = mergeRecords(this.entries, parseRecords(text, file), file);
    if (merged.added + merged.conflicts > 0) this.isGiven = false;
    this.entries = merged.entries;
    this.write();
    return merged;
  }

  choose(id: string, at: number): void {
    this.entries = chosen(this.entries, id, at);
    this.write();
  }

  text(): string {
    return recordsText(allVersions(this.entries));
  }

  given(): void {
    this.isGiven = true;
  }

  async takeIn(): Promise<void> {
    const csv = toCsv(inspectionMatrix(this.records), {});
    await this.tab.load(new File([csv], TAKEN_IN, { type: 'text/csv' }), this.taken?.fileNo ?? null);
  }

  private get taken(): FileReport | undefined {
    return this.tab.files().find(({ name }) => name === TAKEN_IN);
  }

  private fresh(): Record {
    return emptyRecord(recordIdOf(this.tab.random(RECORD_ID_BYTES)));
  }

  /** While another tab has newer ones, these do not go over them. */
  private write(): void {
    if (!this.isAsked || this.elsewhere) return;
    const { draft, entries } = this;
    this.isKept = this.store.write(JSON.stringify({ version: 1, draft, entries }));
  }

  /** What another version has kept is left where it is and said so: it may be somebody's work. */
  private recall(): void {
    const text = this.store.read();
    if (text === null || text === '') return;
    const found = v.safeParse(Kept, parsed(text));
    this.isUnreadable = !found.success;
    if (!found.success) return;
    this.isAsked = true;
    [this.draft, this.entries] = [found.output.draft, found.output.entries];
    this.isGiven = this.entries.length === 0;
  }
}

const withEvidence = (record: Record, at: number, one: InspectionFinding['evidence'][number]): Record => ({
  ...record,
  findings: record.findings.map((finding, no) =>
    no === at ? { ...finding, evidence: [...finding.evidence, one] } : finding,
  ),
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
