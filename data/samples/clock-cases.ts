/** Cases added to the county for their clocks: what became of them follows from the story alone. */
import { type Flag, isLate, type Limit, officeMoment, type Outcome, type PlantedCase } from './case';
import { AS_OF, civilOf, type Day, isoOf } from './civil';
import {
  LIMITS,
  PAUSES,
  type Days,
  type LimitedBy,
  type Recipe,
  type Story,
  type Verdict,
} from './clock-recipes';
import { type Item, PLANTED, type Unit } from './county';
import { eventOf, onDay, type PlantedEvent } from './events';
import { EXTENSIONS } from './extension-recipes';
import { itemAt, Stream } from './seed';
import { daysStoodStill, lastDay } from './workday-walk';
import type { Workdays } from './workdays';
import { CASE_CHANNELS } from './words';

/** One added case with what its clock must say; `pausedDays` is null where no due date follows or a new one was set. */
export type ClockCase = {
  readonly recipe: Recipe;
  readonly planted: PlantedCase;
  readonly events: readonly PlantedEvent[];
  readonly pausedDays: number | null;
  readonly verdicts: readonly Verdict[];
};

/** In the catalogue and nowhere else, so that its days reach no other case. */
export const CATALOGUE_ITEM: Item = {
  code: '000999900100',
  name: '临时占道备案',
  committedDays: 5,
  statutoryDays: 10,
};

const SPECIAL: ReadonlySet<string> = new Set(Object.values(PLANTED));
const TEN = 10;
/** Enough for the longest story to end before the cut-off. */
const ROOM = 45;

type Context = { readonly units: readonly Unit[]; readonly seed: string; readonly workdays: Workdays };

function dueOf(story: Story, { accepted, at, workdays }: Days): Day | null {
  const { limitedBy = 'days', days = TEN, spans = [], unit = '' } = story;
  if (story.unanswered === true || limitedBy === 'hours' || limitedBy === 'nothing') return null;
  if (story.extendedTo !== undefined) return story.extendedTo;
  if (limitedBy === 'date') return at(days);
  if (limitedBy === 'same_day') return accepted;
  return lastDay(accepted, days, spans, { workdays, natural: unit === '自然日' });
}

function limitOf({ limitedBy = 'days', days = TEN }: Story, due: Day | null): Limit {
  const explicit = limitedBy === 'date' && due !== null ? onDay(due) : null;
  const ownDays = new Set<LimitedBy>(['days', 'hours', 'date']).has(limitedBy) ? days : null;
  return {
    committedDays: ownDays,
    statutoryDays: ownDays === null ? null : ownDays + TEN,
    explicitDue: explicit,
    due: due === null ? null : onDay(due),
  };
}

function outcomeOf({ limitedBy, finish }: Story, due: Day | null): Outcome {
  const open = finish === null;
  if (due === null && limitedBy === 'nothing') return open ? 'no_limit_open' : 'no_limit_closed';
  if (due === null) return open ? 'not_judged_open' : 'not_judged_closed';
  if (open) return due < AS_OF ? 'open_late' : 'open_in_time';
  if (finish === due) return 'on_time';
  return finish < due ? 'closed_early' : 'closed_late';
}

/** The exporting system knows nothing of pauses and believes every extension that was asked for. */
function flagOf(story: Story, { at }: Days, late: boolean): Flag {
  const paused = (story.spans ?? []).length > 0 && story.finish !== null;
  if (story.verdicts !== undefined) return late ? 'differs' : 'agrees';
  if (!paused) return 'agrees';
  return story.finish > at(TEN) === late ? 'agrees' : 'differs';
}

function daysOf(accepted: Day, workdays: Workdays): Days {
  return { accepted, workdays, at: (n) => workdays.after(accepted, n) };
}

function pausedDaysOf(story: Story, { accepted, workdays }: Days): number | null {
  if (story.unanswered === true || story.extendedTo !== undefined) return null;
  return daysStoodStill(accepted, story.spans ?? [], { workdays, natural: story.unit === '自然日' });
}

function casePlanted(
  story: Story,
  days: Days,
  number: number,
  stream: Stream,
  units: readonly Unit[],
): PlantedCase {
  const unit = stream.pick(units);
  const { year, month } = civilOf(days.accepted);
  const due = dueOf(story, days);
  const own = stream.pick(unit.items);
  const early = story.limitedBy === 'same_day' ? { day: days.accepted, second: 9 * 3600 } : null;
  const ended =
    story.finish === null ? null : { day: story.finish, second: 16 * 3600 + 60 * stream.int(1, 50) };
  const planted: PlantedCase = {
    id: `00${String(year % 100)}${String(month).padStart(2, '0')}${String(9000 + number)}`,
    unit,
    officer: stream.pick(unit.officers),
    item: story.limitedBy === 'catalogue' ? CATALOGUE_ITEM : own,
    kind: story.limitedBy === 'same_day' ? '即办件' : '承诺件',
    channel: stream.weighted(CASE_CHANNELS),
    accepted: early ?? officeMoment(stream, days.accepted, 0.8),
    ...limitOf(story, due),
    outcome: outcomeOf(story, due),
    finish: ended,
    result: '办结',
    standing: 'counted',
    shown: 'everything',
    flag: 'agrees',
    visits: stream.int(0, 3),
    limitUnit: story.unit ?? '',
  };
  return { ...planted, flag: flagOf(story, days, isLate(planted)) };
}

function eventsOf(
  story: Story,
  planted: PlantedCase,
  stream: Stream,
  units: readonly Unit[],
): PlantedEvent[] {
  const { id: caseId, unit, officer, accepted, finish } = planted;
  const other = stream.pick(units.filter((one) => one !== unit));
  const owner = { caseId, unit, officer };
  const helper = { caseId, unit: other, officer: stream.pick(other.officers) };
  const told = story.events.map(({ elsewhere = false, action, ...filled }) =>
    eventOf(elsewhere ? helper : owner, action, filled),
  );
  const closed = finish === null ? [] : [eventOf(owner, '办结', { entered: finish })];
  return [eventOf(owner, '受理', { entered: accepted }), ...told, ...closed];
}

function plantOne(recipe: Recipe, number: number, { units, seed, workdays }: Context): ClockCase {
  const stream = new Stream(seed, 'clock-case', number);
  const last = workdays.days.filter((day) => day <= AS_OF).length - ROOM;
  const days = daysOf(itemAt(workdays.days, stream.int(1, last)), workdays);
  const story = recipe.tell(days);
  const planted = casePlanted(story, days, number, stream, units);
  const events = eventsOf(story, planted, stream, units);
  return { recipe, planted, events, pausedDays: pausedDaysOf(story, days), verdicts: story.verdicts ?? [] };
}

/** All added cases. Units with a planted fact of their own are left alone, and small ones too. */
export function plantClockCases(all: readonly Unit[], seed: string, workdays: Workdays): ClockCase[] {
  const units = all.filter(({ name, size }) => size >= 400 && !SPECIAL.has(name));
  const recipes = [...PAUSES, ...LIMITS, ...EXTENSIONS].flatMap((recipe) =>
    Array.from({ length: recipe.copies }, () => recipe),
  );
  return recipes.map((recipe, n) => plantOne(recipe, n, { units, seed, workdays }));
}

/** The due date of an added case in ISO form, null where none follows. */
export function dueDate({ planted }: ClockCase): string | null {
  return planted.due === null ? null : isoOf(planted.due.day);
}
