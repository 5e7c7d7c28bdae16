/** What the answers say of each rule: a record that fires it beside one that only looks alike. */
import type { Unit } from '../county';
import { AS_OF, type Day } from '../civil';
import type { ClockKind, PlantedClock } from '../clocks';

/** What of a rule a pair is about: a kind of event, a measure, a clock, or how facts are judged. */
export type Carrier = 'event' | 'measure' | 'clock' | 'judged';

/**
 * One pair. `fires` and `alike` are numbers of records; what should have happened and did not has no record and is named
 * `last day of the period|unit|section|officer id`.
 */
export type RulePlant = {
  readonly rule: string;
  readonly carrier: Carrier;
  readonly of: string;
  readonly fires: string;
  readonly alike: string;
};

/** A pair of one rule, `carrier` as in `event:no_receipt`. */
export function pair(rule: string, carrier: `${Carrier}:${string}`, fires: string, alike: string): RulePlant {
  const [kind, of] = carrier.split(':');
  const known = (['event', 'measure', 'clock', 'judged'] as const).find((one) => one === kind);
  if (known === undefined || of === undefined) throw new RangeError(`no carrier ${carrier}`);
  return { rule, carrier: known, of, fires, alike };
}

/** The same pair for several rules. */
export const pairs = (
  rules: readonly string[],
  carrier: `${Carrier}:${string}`,
  fires: string,
  alike: string,
): RulePlant[] => rules.map((rule) => pair(rule, carrier, fires, alike));

/** A clock with what became of it; days without a clock time. */
export function clockOf(kind: ClockKind, unit: Unit, due: Day, ended: Day | null): PlantedClock {
  const open = due < AS_OF ? 'open_late' : 'open';
  const closed = ended !== null && ended > due ? 'late' : 'in_time';
  return { kind, unit, due, fate: ended === null ? open : closed };
}
