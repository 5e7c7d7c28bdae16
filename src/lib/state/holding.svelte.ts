/** What can be said at once about everything that is loaded, as it was read after the last change. */
import type { Calendar } from '../domain/calendar';
import type { Problem } from '../domain/layout';
import type { Grouping, SameIdPolicy } from '../domain/records';
import type { FileReport } from '../reports/types';
import { Answering } from './answering';
import { ArchiveDesk } from './archive-desk.svelte';
import { AssessmentDesk } from './assessment-desk.svelte';
import { PLAIN, type Coming } from './asking.svelte';
import { browserChoice } from './choice-store';
import type { Calendars, Session } from './context';
import { FeedbackDesk } from './feedback-desk.svelte';
import { fingerprintOf } from './fingerprint';
import { NOTHING, type Holdings } from './holdings';
import { InspectionDesk } from './inspection-desk.svelte';
import { CALENDAR_ID } from './opening';
import type { RuleSetInForce } from './ruling';
import { SampleDesk } from './sample-desk.svelte';
import { tabStore, WritingDesk } from './writing-desk.svelte';

export abstract class Holding extends Answering {
  abstract override readonly ruleSet: RuleSetInForce;
  abstract readonly calendars: Calendars;
  readonly samples = new SampleDesk({
    context: () => this.context(),
    ruleSet: () => this.ruleSet,
    sources: () => ({
      ...this.basis(),
      files: this.files.map(({ name, sha256 }) => ({ file: name, sha256 })),
    }),
    places: async () => {
      const { library } = await this.ready();
      return { lineOf: library.lineOf, fileName: (fileNo) => this.fileName(fileNo) };
    },
  });
  readonly assessing = new AssessmentDesk();
  readonly archives = new ArchiveDesk({
    room: () => this.ready(),
    context: () => this.context(),
    rules: () => this.ruleSet,
    calendar: () => this.calendars.calendar,
    decisions: () => this.decisions.list,
    assessment: (year) => this.assessing.archived(year),
  });
  readonly feedback = new FeedbackDesk({
    context: () => this.context(),
    ruleSet: () => this.ruleSet,
    sources: () => ({ ...this.basis(), files: this.files }),
  });
  readonly writing = new WritingDesk(tabStore());
  readonly fieldRecords = new InspectionDesk(browserChoice('inspections'), {
    files: () => this.files,
    load: async (file, fileNo) => {
      await this.takeIn([file], fileNo === null ? PLAIN : { ...PLAIN, fileNo });
    },
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  });
  protected held = $state.raw<Holdings>(NOTHING);
  readonly fingerprint = $derived(
    this.held.files.length === 0 ? '' : fingerprintOf(this.held.files.map((file) => file.sha256)),
  );

  get files(): readonly FileReport[] {
    return this.held.files;
  }
  get problems(): readonly Problem[] {
    return this.held.problems;
  }
  get periods(): readonly string[] {
    return this.held.periods;
  }
  get scopeDefaults(): Session['scopeDefaults'] {
    return this.held.scopeDefaults;
  }
  /** What the pages say of the calendar in force. */
  get calendar(): Session['calendar'] {
    const { version, coverage } = this.calendars.calendar;
    return { id: CALENDAR_ID, version, ...coverage };
  }
  get policy(): SameIdPolicy {
    return this.held.policy;
  }

  fileName(fileNo: number): string {
    return this.files.find((file) => file.fileNo === fileNo)?.name ?? '';
  }

  label(grouping: Grouping, key: number): string {
    return this.held.names(grouping, key).label;
  }

  protected abstract takeIn(files: readonly File[], coming?: Coming): Promise<unknown>;

  /** By which rules and which calendar. */
  private basis() {
    return {
      rules: { id: this.ruleSet.id, version: this.ruleSet.version, hash: this.ruleSet.hash },
      calendar: { id: CALENDAR_ID, version: this.calendar.version },
    };
  }

  protected override forget(): void {
    super.forget();
    this.samples.drop();
  }

  protected marks(): Calendar['marks'] {
    return this.calendars.calendar.marks;
  }

  protected names(): Holdings['names'] {
    return this.held.names;
  }
}
