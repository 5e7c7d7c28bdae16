/** 来文督办台账: letters, requests, tasks and the rest, each with the days of its rule. */
import { officeMoment } from './case';
import { AS_OF, type Day, dayOf, isoOf, type Moment } from './civil';
import { type ClockFate, type ClockKind, endDay, endMoment, LATEST, type PlantedClock } from './clocks';
import type { Officer, Unit } from './county';
import { Stream } from './seed';
import type { Workdays } from './workdays';

/** One row of the register; `replied` and `planned` follow from the fate of its clock. */
export type PlantedMatter = {
  readonly word: string;
  readonly title: string;
  readonly unit: Unit;
  readonly officer: Officer;
  readonly received: Moment;
  readonly forwarded: Moment | null;
  readonly required: Moment | null;
  readonly planned: Moment | null;
  readonly replied: Moment | null;
  readonly needsStudy: boolean | null;
  readonly needsPolicy: boolean | null;
  readonly clocks: readonly PlantedClock[];
};

/** How a kind is written, and the last day of its rule; a task has none of its own. */
type Kind = {
  readonly word: string;
  readonly clock: ClockKind;
  readonly last: ((received: Day, workdays: Workdays) => Day) | null;
  readonly needsStudy: boolean | null;
  readonly needsPolicy: boolean | null;
  readonly rows: number;
};

const after =
  (days: number) =>
  (received: Day, workdays: Workdays): Day =>
    workdays.after(received, days);
/** The day of receipt is the first one, when it is a working day. */
const including =
  (days: number) =>
  (received: Day, workdays: Workdays): Day =>
    workdays.after(received, workdays.has(received) ? days - 1 : days);

const plain = { needsStudy: null, needsPolicy: null };

const KINDS: readonly Kind[] = [
  { word: '来函', clock: 'letter', last: after(15), ...plain, needsStudy: true, rows: 40 },
  { word: '公函', clock: 'letter', last: after(0), ...plain, needsStudy: false, rows: 30 },
  { word: '群众来信', clock: 'mail', last: after(3), ...plain, rows: 60 },
  { word: '请示', clock: 'request', last: including(15), ...plain, rows: 45 },
  { word: '督办件', clock: 'superior_task', last: null, ...plain, rows: 50 },
  { word: '重点工作', clock: 'work', last: after(15), ...plain, needsPolicy: false, rows: 25 },
  { word: '重点工作', clock: 'work', last: after(15), ...plain, needsPolicy: true, rows: 20 },
  { word: '村民诉求', clock: 'villager_request', last: after(5), ...plain, rows: 45 },
  { word: '突发事件', clock: 'incident', last: after(1), ...plain, rows: 15 },
];

const FATES: readonly (readonly [ClockFate, number])[] = [
  ['in_time', 76],
  ['late', 18],
  ['open_late', 6],
];
const FORWARDING_DAYS = 2;
const FROM = dayOf(2026, 1, 5);
/** The longest term and the longest delay end before the cut-off. */
const TO = AS_OF - 45;
const RECENT = dayOf(2026, 10, 28);

type Context = { readonly units: readonly Unit[]; readonly seed: string; readonly workdays: Workdays };

function forward(unit: Unit, received: Day, stream: Stream, workdays: Workdays): [Moment, PlantedClock] {
  const due = workdays.after(received, FORWARDING_DAYS);
  const fate: ClockFate = stream.chance(0.15) ? 'late' : 'in_time';
  const day = endDay(fate, received, due, stream) ?? due;
  return [
    { day, second: null },
    { kind: 'forwarding', unit, due, fate },
  ];
}

/** Work that first wants a plan is answered by the plan; without that, only what was replied counts. */
function answer(kind: Kind, ended: Day | null, stream: Stream): Pick<PlantedMatter, 'planned' | 'replied'> {
  const moment = endMoment(ended, stream);
  const later = endMoment(Math.min(AS_OF, (ended ?? AS_OF) + 20), stream);
  if (kind.needsPolicy === null || ended === null) return { planned: null, replied: moment };
  if (kind.needsPolicy) return { planned: moment, replied: later };
  return { planned: { day: ended - 1, second: null }, replied: moment };
}

/** Some tasks come without a date, and nothing limits them. */
function lastDayOf(kind: Kind, received: Day, stream: Stream, workdays: Workdays): Day | null {
  const days = stream.int(8, 25);
  if (kind.last !== null) return kind.last(received, workdays);
  return stream.chance(0.12) ? null : received + days;
}

function openFate(due: Day): ClockFate {
  return due < AS_OF ? 'open_late' : 'open';
}

function plantMatter(kind: Kind, index: number, { units, seed, workdays }: Context): PlantedMatter {
  const stream = new Stream(seed, 'matter', index);
  const unit = stream.pick(units);
  const recent = stream.chance(0.06) && kind.last !== null;
  const day = recent ? RECENT : FROM + stream.int(0, TO - FROM);
  const due = lastDayOf(kind, day, stream, workdays);
  const open = due !== null && due + LATEST > AS_OF;
  const usual = stream.weighted(FATES);
  const fate = open ? openFate(due) : usual;
  const ended = endDay(fate, day, due ?? day + 10, stream);
  const sent = stream.chance(0.5) && !recent ? forward(unit, day, stream, workdays) : null;
  return {
    word: kind.word,
    title: `关于${kind.word}第${String(index + 1)}号的事项`,
    unit,
    officer: stream.pick(unit.officers),
    received: officeMoment(stream, day, 0.6),
    forwarded: sent?.[0] ?? null,
    required: kind.last === null && due !== null ? { day: due, second: null } : null,
    ...answer(kind, ended, stream),
    needsStudy: kind.needsStudy,
    needsPolicy: kind.needsPolicy,
    clocks: [{ kind: kind.clock, unit, due, fate }, ...(sent === null ? [] : [sent[1]])],
  };
}

/** All matters in file order: kind by kind in turn, so that the beginning of the file holds every kind. */
export function plantMatters(all: readonly Unit[], seed: string, workdays: Workdays): PlantedMatter[] {
  const units = all.filter(({ size }) => size > 0);
  const kinds = KINDS.flatMap((kind) => Array.from({ length: kind.rows }, (_, n) => ({ kind, n })));
  const inTurn = kinds.sort((a, b) => a.n - b.n || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return inTurn.map(({ kind }, n) => plantMatter(kind, n, { units, seed, workdays }));
}

/** Number of a matter as offices write it. */
export function matterNumber(matter: PlantedMatter, index: number): string {
  return `收〔${isoOf(matter.received.day).slice(0, 4)}〕${String(index + 1)}号`;
}
