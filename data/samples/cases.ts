/**
 * Cases: the outcome is planted first, then the dates that make it true, then (render-cases.ts) the cells.
 * Nothing here or in the tally ever reads a rendered cell back.
 */
import { officeMoment, type PlantedCase } from './case';
import { plantEnd } from './case-end';
import { plantLimit } from './case-limit';
import { AS_OF, civilOf, type Day, type Moment, monthOf } from './civil';
import type { Item, Unit } from './county';
import { itemAt, shuffled, Stream } from './seed';
import { CASE_CHANNELS } from './words';
import type { Workdays } from './workdays';

/** What is done at once is due on its day whatever else is said, so a case without a limit is never of that kind. */
function kindOf(item: Item, due: Moment | null, stream: Stream): string {
  if (item.committedDays === 1 && due !== null) return '即办件';
  return stream.chance(0.04) ? '上报件' : '承诺件';
}

/** Online cases also arrive at weekends; the id still carries the month of the working day before. */
function arrivalDay(day: Day, channel: string, stream: Stream): Day {
  const late = stream.chance(0.06) && channel !== '大厅窗口';
  return late && monthOf(day + 1) === monthOf(day) ? day + 1 : day;
}

type Slot = { readonly id: string; readonly unit: Unit; readonly day: Day };

function plantCase(slot: Slot, index: number, seed: string, workdays: Workdays): PlantedCase {
  const stream = new Stream(seed, 'case', index);
  const officer = stream.pick(slot.unit.officers);
  const item = stream.pick(slot.unit.items);
  const channel = stream.weighted(CASE_CHANNELS);
  const accepted = officeMoment(stream, arrivalDay(slot.day, channel, stream), 0.8);
  const limit = plantLimit(stream, item, accepted.day, workdays);
  const lateRate = officer.lateRate ?? slot.unit.lateRate;
  const end = plantEnd(stream, accepted, limit.due, lateRate, workdays);
  const result = stream.weighted([
    ['办结', 70],
    ['出证', 27],
    ['不予许可', 3],
  ]);
  return {
    id: slot.id,
    unit: slot.unit,
    officer,
    item,
    kind: kindOf(item, limit.due, stream),
    channel,
    accepted,
    ...limit,
    ...end,
    result,
    standing: 'counted',
    shown: 'everything',
    flag: 'agrees',
    visits: stream.int(0, 2),
    limitUnit: '',
  };
}

function slotsOf(units: readonly Unit[], seed: string, workdays: Workdays): Slot[] {
  const owners = shuffled(
    units.flatMap((unit) => Array.from({ length: unit.size }, () => unit)),
    new Stream(seed, 'slots', 0),
  );
  const perMonth = new Map<string, number>();
  const days = workdays.days.filter((day) => day <= AS_OF);
  return owners.map((unit, n) => {
    const day = itemAt(days, Math.floor((n * days.length) / owners.length));
    const { year, month } = civilOf(day);
    const number = (perMonth.get(monthOf(day)) ?? 0) + 1;
    perMonth.set(monthOf(day), number);
    const prefix = `00${String(year % 100)}${String(month).padStart(2, '0')}`;
    return { id: prefix + String(number).padStart(4, '0'), unit, day };
  });
}

/** All ordinary cases in the order of acceptance; the plants are laid over them afterwards. */
export function plantCases(units: readonly Unit[], seed: string, workdays: Workdays): PlantedCase[] {
  return slotsOf(units, seed, workdays).map((slot, n) => plantCase(slot, n, seed, workdays));
}
