/** What the systems record about ordinary cases; nothing here moves a due date. */
import { finishedDay, isLate, type PlantedCase } from './case';
import { AS_OF, type Day } from './civil';
import type { ClockCase } from './clock-cases';
import type { PlantedClock } from './clocks';
import type { Unit } from './county';
import { eventOf, onDay, type Owner, type PlantedEvent } from './events';
import { Stream } from './seed';
import type { Workdays } from './workdays';

/** The rows of 环节流转 in file order, and the clocks that they start and end. */
export type PlantedEvents = {
  readonly events: readonly PlantedEvent[];
  readonly clocks: readonly PlantedClock[];
};

/** So many from the first cases, so that the beginning of every file speaks of the same cases. */
const FIRST = { cases: 600, told: 90 };
const TOLD = 480;
const STUCK = 14;
const FORWARDING_DAYS = 2;

type Context = { readonly units: readonly Unit[]; readonly workdays: Workdays };
type Told = { readonly events: PlantedEvent[]; readonly clocks: PlantedClock[] };

function stageOf(
  owner: Owner,
  action: string,
  entered: Day,
  done: Day,
  limit: number,
  workdays: Workdays,
): Told {
  const due = workdays.after(entered, limit);
  const stage = action === '会办' ? '会办' : '审查';
  const filled = { stage, entered: onDay(entered), left: onDay(done), limitDays: limit };
  const fate = done > due ? 'late' : 'in_time';
  return {
    events: [eventOf(owner, action, filled)],
    clocks: [{ kind: 'stage', unit: owner.unit, due, fate }],
  };
}

/** Late stages are planted where the case took long enough: one day was given, and it took to the very end. */
function review(
  owner: Owner,
  from: Day,
  finish: Day,
  stream: Stream,
  workdays: Workdays,
  action: string,
): Told {
  const late = stream.chance(0.2) && finish > workdays.after(from, 1);
  const limit = late ? 1 : stream.int(2, 6);
  const due = workdays.after(from, limit);
  const some = from + stream.int(0, due - from);
  return stageOf(owner, action, from, late ? finish : Math.min(finish, some), limit, workdays);
}

function forwarding(owner: Owner, accepted: Day, finish: Day, stream: Stream, workdays: Workdays): Told {
  const due = workdays.after(accepted, FORWARDING_DAYS);
  const late = stream.chance(0.15) && finish > due;
  const day = late ? stream.int(due + 1, finish) : Math.min(finish, accepted + stream.int(0, due - accepted));
  const fate = late ? 'late' : 'in_time';
  return {
    events: [eventOf(owner, '转办', { entered: onDay(day) })],
    clocks: [{ kind: 'forwarding', unit: owner.unit, due, fate }],
  };
}

/** Only beside a given due date, which no pause moves. */
function harmlessPause(owner: Owner, { explicitDue }: PlantedCase, from: Day, finish: Day): Told {
  if (explicitDue === null || finish < from + 3) return { events: [], clocks: [] };
  return {
    events: [
      eventOf(owner, '补正告知', { entered: onDay(from + 1), reason: '材料不齐', document: '补正告知书' }),
      eventOf(owner, '补正收到', { entered: onDay(from + 3) }),
    ],
    clocks: [],
  };
}

function ending(owner: Owner, { finish }: PlantedCase, finished: Day, stream: Stream): Told {
  const [delivered, collected] = [finished + stream.int(1, 3), finished + stream.int(4, 9)];
  const events = [eventOf(owner, '办结', { entered: finish })];
  if (stream.chance(0.5)) events.push(eventOf(owner, '送达', { entered: onDay(delivered) }));
  if (stream.chance(0.3)) events.push(eventOf(owner, '取件', { entered: onDay(collected) }));
  return { events, clocks: [] };
}

function tellCase(planted: PlantedCase, finished: Day, stream: Stream, { units, workdays }: Context): Told {
  const { id: caseId, unit, officer, accepted } = planted;
  const owner = { caseId, unit, officer };
  const other = stream.pick(units.filter((one) => one !== unit));
  const helper = { caseId, unit: other, officer: stream.pick(other.officers) };
  const parts: Told[] = [{ events: [eventOf(owner, '受理', { entered: accepted })], clocks: [] }];
  if (stream.chance(0.35)) parts.push(forwarding(owner, accepted.day, finished, stream, workdays));
  parts.push(review(owner, accepted.day, finished, stream, workdays, '环节'));
  if (stream.chance(0.15)) parts.push(review(helper, accepted.day, finished, stream, workdays, '会办'));
  if (stream.chance(0.1)) parts.push(harmlessPause(owner, planted, accepted.day, finished));
  parts.push(ending(owner, planted, finished, stream));
  return joined(parts);
}

function tellStuck({ id: caseId, unit, officer, accepted }: PlantedCase, workdays: Workdays): Told {
  const owner = { caseId, unit, officer };
  const filled = { stage: '审查', entered: onDay(accepted.day), limitDays: 2 };
  const due = workdays.after(accepted.day, 2);
  return {
    events: [eventOf(owner, '受理', { entered: accepted }), eventOf(owner, '环节', filled)],
    clocks: [{ kind: 'stage', unit, due, fate: due < AS_OF ? 'open_late' : 'open' }],
  };
}

function joined(parts: readonly Told[]): Told {
  return { events: parts.flatMap(({ events }) => events), clocks: parts.flatMap(({ clocks }) => clocks) };
}

/** Whole and ordinary: loaded, and saying who was responsible. */
function isWhole({ standing, shown }: PlantedCase): boolean {
  return standing === 'counted' && shown === 'everything';
}

function spread(cases: readonly PlantedCase[]): PlantedCase[] {
  const ended = cases.filter((one) => isWhole(one) && finishedDay(one) !== null);
  const every = (list: readonly PlantedCase[], count: number): PlantedCase[] =>
    list.filter((_, n) => n % Math.max(1, Math.floor(list.length / count)) === 0).slice(0, count);
  const first = ended.slice(0, FIRST.cases);
  return [...every(first, FIRST.told), ...every(ended.slice(FIRST.cases), TOLD - FIRST.told)];
}

/** The stages of the added cases count too. */
function clocksOf(events: readonly PlantedEvent[], workdays: Workdays): PlantedClock[] {
  return events.flatMap(({ unit, entered, left, limitDays }): PlantedClock[] => {
    if (entered === null || left === null || limitDays === null) return [];
    const due = workdays.after(entered.day, limitDays);
    return [{ kind: 'stage', unit, due, fate: left.day > due ? 'late' : 'in_time' }];
  });
}

/** The events of the added cases first, then those of some hundred ordinary ones. */
export function plantEvents(
  units: readonly Unit[],
  cases: readonly PlantedCase[],
  added: readonly ClockCase[],
  seed: string,
  workdays: Workdays,
): PlantedEvents {
  const context = { units: units.filter(({ size }) => size > 0), workdays };
  const own = added.flatMap(({ events }) => events);
  const told = spread(cases).map((planted, n) =>
    tellCase(planted, finishedDay(planted) ?? AS_OF, new Stream(seed, 'case-events', n), context),
  );
  const open = cases.filter((one) => isWhole(one) && isLate(one) && one.finish === null);
  const stuck = open.slice(0, STUCK).map((one) => tellStuck(one, workdays));
  const ordinary = joined([...told, ...stuck]);
  return {
    events: [...own, ...ordinary.events],
    clocks: [...clocksOf(own, workdays), ...ordinary.clocks],
  };
}
