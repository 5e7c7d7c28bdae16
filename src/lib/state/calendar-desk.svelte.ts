/**
 * The calendar in force: the shipped one with the notices and local days that this browser keeps. A part that does not
 * fit is refused and changes nothing; one that fits is counted by at once, everywhere.
 */
import { calendarDays } from '../domain/calendar';
import { combineCalendar, type Combined, type NamedPart } from '../domain/calendar-combine';
import { parseCalendarPart, partText, readCalendarPart, type CalendarPart } from '../domain/calendar-overlay';
import { jsonOf } from '../domain/data-file';
import { AppError, InvalidDataFileError } from '../domain/errors';
import type { Engine } from '../db/engine';
import { inTransaction } from '../db/transaction';
import { loadCalendar } from '../facts/reference';
import { partTitle } from '../i18n/calendar-words';
import type { AuditLog } from './audit-log.svelte';
import type { ChoiceStore } from './choice-store';
import type { Calendars, LoadProgress } from './context';
import { CALENDAR, CALENDAR_ID } from './opening';
import { NO_PROGRESS } from './progress';

/** What it needs of its tab. */
export interface CalendarTab {
  /** One change at a time, none while another one runs; everything that is computed by the calendar is then made anew. */
  change(progress: LoadProgress, work: (writer: Engine, signal: AbortSignal) => Promise<void>): Promise<void>;
  readonly audit: Pick<AuditLog, 'note'>;
}

const named = (part: CalendarPart): NamedPart => ({ file: partTitle(part), part });
const combined = (parts: readonly CalendarPart[]): Combined =>
  combineCalendar(CALENDAR, CALENDAR_ID, parts.map(named));

export class CalendarDesk implements Calendars {
  parts = $state.raw<readonly CalendarPart[]>([]);
  refused = $state.raw<Calendars['refused']>([]);
  isKept = $state(true);
  elsewhere = $state(false);
  readonly base = CALENDAR;
  private whole = $state.raw<Combined>(combined([]));

  constructor(
    private readonly tab: CalendarTab,
    private readonly store: ChoiceStore,
  ) {
    const { fitting, refused } = this.kept();
    [this.parts, this.refused, this.whole] = [fitting, refused, combined(fitting)];
    store.watch(() => (this.elsewhere = (store.read() ?? '') !== this.written()));
  }

  get calendar(): Combined['calendar'] {
    return this.whole.calendar;
  }
  get idle(): Combined['idle'] {
    return this.whole.idle;
  }

  /** A part that another one needs is not left out: its own days count as they are. */
  without(part: CalendarPart | null): Combined['calendar'] {
    if (part === null) return this.calendar;
    try {
      return combined(this.parts.filter((one) => one !== part)).calendar;
    } catch (error) {
      if (error instanceof AppError) return this.calendar;
      throw error;
    }
  }

  check(json: unknown, name: string, instead: CalendarPart | null): Combined {
    return combined(this.with(parseCalendarPart(json, name), instead));
  }

  async add(json: unknown, name: string, instead: CalendarPart | null): Promise<void> {
    await this.adopt(this.with(parseCalendarPart(json, name), instead));
  }

  text(part: CalendarPart): string {
    return partText(part);
  }

  async remove(part: CalendarPart): Promise<void> {
    await this.adopt(this.parts.filter((one) => one !== part));
  }

  async takeIn(text: string, file: string): Promise<void> {
    const part = readCalendarPart(text, file);
    combineCalendar(CALENDAR, CALENDAR_ID, [...this.parts.map(named), { file, part }]);
    await this.adopt(this.with(part, null));
  }

  async follow(): Promise<void> {
    const { fitting, refused } = this.kept();
    await this.adopt(fitting);
    this.refused = refused;
  }

  private with(part: CalendarPart, instead: CalendarPart | null): readonly CalendarPart[] {
    return [...this.parts.filter((one) => one !== instead), part];
  }

  /** What does not fit together is thrown before anything changes. */
  private async adopt(parts: readonly CalendarPart[]): Promise<void> {
    const whole = combined(parts);
    await this.tab.change({ ...NO_PROGRESS, doing: 'computing' }, async (writer, signal) => {
      await inTransaction(writer, signal, (within) => loadCalendar(within, calendarDays(whole.calendar)));
      [this.parts, this.whole, this.refused, this.elsewhere] = [parts, whole, [], false];
      this.isKept = this.store.write(this.written());
      this.tab.audit.note('calendar', { name: `${CALENDAR_ID} ${whole.calendar.version}` });
    });
  }

  private written(): string {
    return this.parts.length === 0 ? '' : JSON.stringify(this.parts);
  }

  /** A part that fitted an older version of the calendar may not fit this one; it is named, not dropped unseen. */
  private kept(): { fitting: readonly CalendarPart[]; refused: Calendars['refused'] } {
    const fitting: CalendarPart[] = [];
    const refused: { name: string; error: AppError }[] = [];
    for (const [at, json] of listOf(this.store.read()).entries()) {
      const name = `${STORED} ${String(at + 1)}`;
      try {
        const part = parseCalendarPart(json, name);
        combined([...fitting, part]);
        fitting.push(part);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refused.push({ name, error });
      }
    }
    return { fitting, refused };
  }
}

/** Names an entry that this browser kept, in errors. */
const STORED = 'calendar';

const listOf = (text: string | null): readonly unknown[] => {
  if (text === null || text === '') return [];
  try {
    const list = jsonOf(text, STORED);
    return Array.isArray(list) ? list : [list];
  } catch (error) {
    if (error instanceof InvalidDataFileError) return [null];
    throw error;
  }
};
