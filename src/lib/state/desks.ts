/** Where a reader has a say: how single files are read and mended, which calendar and which rules count. */
import { AskingDesk, type Coming } from './asking.svelte';
import { CalendarDesk } from './calendar-desk.svelte';
import { browserChoice } from './choice-store';
import type { AuditLog } from './audit-log.svelte';
import type { Failure } from './context';
import { LayoutDesk } from './layout-desk.svelte';
import { MendingDesk, type Desk } from './mending-desk.svelte';
import { RuleDesk } from './rule-desk.svelte';

/** What they need of their tab. */
export interface Tab extends Desk {
  /** The answer is whether what was said is remembered for files of the same layout. */
  load(file: File, coming: Coming): Promise<boolean>;
  /** Of the last change. */
  failures(): readonly Failure[];
  readonly audit: AuditLog;
}

export interface Desks {
  readonly asking: AskingDesk;
  readonly layouting: LayoutDesk;
  readonly mending: MendingDesk;
  readonly calendars: CalendarDesk;
  readonly rules: RuleDesk;
}

export const openDesks = (tab: Tab): Desks => {
  const load = (file: File, coming: Coming): Promise<boolean> => tab.load(file, coming);
  const mending = new MendingDesk(tab);
  const rules = openRules(tab);
  const asking = new AskingDesk(
    { load, loaded: async (fileNo) => (await tab.room()).library.loaded(fileNo) },
    () => rules.current,
  );
  return {
    mending,
    asking,
    rules,
    calendars: openCalendars(tab),
    layouting: new LayoutDesk({
      load: async (file, coming) => {
        await load(file, coming);
      },
      waiting: (no) => asking.source(no),
      library: async () => (await tab.room()).library,
      failures: () => tab.failures(),
      forgetMended: (fileNo) => {
        mending.drop(fileNo);
      },
    }),
  };
};

const openCalendars = (tab: Tab): CalendarDesk =>
  new CalendarDesk(
    {
      change: (progress, work) =>
        tab.change(progress, async (room, signal) => {
          await work(room.writer, signal);
          await tab.refresh(room);
        }),
      audit: tab.audit,
    },
    browserChoice('calendar'),
  );

const openRules = (tab: Tab): RuleDesk =>
  new RuleDesk(
    {
      change: (progress, work) =>
        tab.change(progress, (room, signal) => work(room.writer, () => tab.refresh(room), signal)),
      audit: tab.audit,
    },
    browserChoice('rules'),
    browserChoice('ownRules'),
    browserChoice('ruleDraft'),
  );
