import type { Day, Moment } from './civil';
import type { Item, Officer, Unit } from './county';
import type { Stream } from './seed';

/**
 * What became of a case, as known at the cut-off.
 * `on_time` finishes on the due date itself, `closed_early` on an earlier date;
 * `open_later` is open with a due date after the cut-off; `not_judged` has a limit of which no due date follows,
 * because its clock stands still or because office hours are not known.
 */
export type Outcome =
  | 'on_time'
  | 'closed_early'
  | 'closed_late'
  | 'open_late'
  | 'open_in_time'
  | 'open_later'
  | 'no_limit_closed'
  | 'no_limit_open'
  | 'not_judged_closed'
  | 'not_judged_open';

/** Whether the row counts: a cancelled case is loaded but in no denominator, the other two are set aside. */
export type Standing = 'counted' | 'excluded' | 'bad_date' | 'destroyed_id';

/** Which of the columns that say who is responsible the export left empty. */
export type Shown = 'everything' | 'no_unit' | 'no_section' | 'no_officer_id' | 'no_officer';

/** What the exporting system itself says about lateness: as is true, the opposite, or nothing. */
export type Flag = 'agrees' | 'differs' | 'empty';

/** Unit of the days of a limit as its column shows it; the header of the days says 工作日. */
export type LimitUnit = '' | '自然日' | '小时';

/** The limit as the export states it; `due` is what follows from it. */
export type Limit = {
  readonly committedDays: number | null;
  readonly statutoryDays: number | null;
  readonly explicitDue: Moment | null;
  readonly due: Moment | null;
};

/** How a case ended: `finish` is what the export says, even when it lies after the cut-off. */
export type End = { readonly outcome: Outcome; readonly finish: Moment | null };

/** One planted case. */
export type PlantedCase = Limit &
  End & {
    readonly id: string;
    readonly unit: Unit;
    readonly officer: Officer;
    readonly item: Item;
    readonly kind: string;
    readonly channel: string;
    readonly accepted: Moment;
    readonly result: string;
    readonly standing: Standing;
    readonly shown: Shown;
    readonly flag: Flag;
    readonly visits: number;
    readonly limitUnit: LimitUnit;
  };

const OPEN: ReadonlySet<Outcome> = new Set([
  'open_late',
  'open_in_time',
  'open_later',
  'no_limit_open',
  'not_judged_open',
]);

/** It has a limit, and no due date follows from it. */
export function isNotJudged({ outcome }: PlantedCase): boolean {
  return outcome === 'not_judged_open' || outcome === 'not_judged_closed';
}

/** Late, as known at the cut-off. */
export function isLate({ outcome }: PlantedCase): boolean {
  return outcome === 'closed_late' || outcome === 'open_late';
}

/** Not finished, as far as the cut-off lets one know. */
export function isOpen(planted: PlantedCase): boolean {
  return OPEN.has(planted.outcome);
}

/** The day of finishing if it was known at the cut-off, else null. */
export function finishedDay(planted: PlantedCase): Day | null {
  return isOpen(planted) || planted.finish === null ? null : planted.finish.day;
}

/** An office moment: minutes for the most part, some with seconds, some known to the day only. */
export function officeMoment(stream: Stream, day: Day, timedShare: number): Moment {
  const minute = stream.int(8 * 60 + 30, 17 * 60 + 29);
  const seconds = stream.chance(0.6) ? 0 : stream.int(1, 59);
  return { day, second: stream.chance(timedShare) ? minute * 60 + seconds : null };
}
