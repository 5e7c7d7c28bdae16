/** Clocks besides those of cases: what became of each is planted first, the day of its end follows from it. */
import { officeMoment } from './case';
import { AS_OF, type Day, type Moment } from './civil';
import type { Unit } from './county';
import type { Stream } from './seed';

/** Everything besides a case that has to be done in time. */
export type ClockKind =
  | 'stage'
  | 'forwarding'
  | 'complaint_reply'
  | 'work'
  | 'request'
  | 'letter'
  | 'mail'
  | 'villager_request'
  | 'incident'
  | 'superior_task'
  | 'rectification'
  | 'investigation'
  | 'delivery'
  | 'review_request'
  | 'review';

/** What became of it by the cut-off; `open` is not yet due. */
export type ClockFate = 'in_time' | 'late' | 'open_late' | 'open';

/** One planted clock; `due` is null where nothing limits it. */
export type PlantedClock = {
  readonly kind: ClockKind;
  readonly unit: Unit;
  readonly due: Day | null;
  readonly fate: ClockFate;
};

/** No clock that ends late does so later than this many days after it was due. */
export const LATEST = 9;

/** The day on which it ends; one in three of those in time ends on the last day, which is not late. */
export function endDay(fate: ClockFate, started: Day, due: Day, stream: Stream): Day | null {
  const onTheDay = stream.chance(0.3);
  const some = started + stream.int(0, due - started);
  const after = due + stream.int(1, LATEST);
  if (fate === 'open' || fate === 'open_late') return null;
  if (fate === 'late') return after;
  return onTheDay ? due : some;
}

/** The moment of that day; the due dates of these clocks have no clock time, so the hour decides nothing. */
export function endMoment(day: Day | null, stream: Stream): Moment | null {
  const moment = officeMoment(stream, day ?? AS_OF, 0.6);
  return day === null ? null : moment;
}

/** Clocks of one kind that were due by the cut-off: all, ended late, and still open after their due date. */
export type ClockCount = { readonly n: number; readonly late: number; readonly open: number };

/** Counts by kind, in all and by unit; a unit with none due does not appear. */
export type ClockAnswer = { readonly total: ClockCount; readonly unit: Readonly<Record<string, ClockCount>> };

function countOf(clocks: readonly PlantedClock[]): ClockCount {
  return {
    n: clocks.length,
    late: clocks.filter(({ fate }) => fate === 'late').length,
    open: clocks.filter(({ fate }) => fate === 'open_late').length,
  };
}

function groupedBy<T>(list: readonly T[], keyOf: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return [...groups];
}

/** Every kind of clock of which some were due. */
export function clockAnswers(clocks: readonly PlantedClock[]): Record<string, ClockAnswer> {
  const due = clocks.filter((one) => one.due !== null && one.due <= AS_OF);
  return Object.fromEntries(
    groupedBy(due, ({ kind }) => kind).map(([kind, group]) => {
      const units = groupedBy(group, ({ unit }) => unit.name).map(([name, own]): [string, ClockCount] => [
        name,
        countOf(own),
      ]);
      return [kind, { total: countOf(group), unit: Object.fromEntries(units) }];
    }),
  );
}
