import year2025 from 'chinese-days/dist/years/2025.json';
import year2026 from 'chinese-days/dist/years/2026.json';
import { type Day, dayOf, FIRST_DAY, isoOf, isWeekend } from './civil';
import { itemAt } from './seed';

/** Holidays of 2026 are the last ones published; days beyond must not be asked for. */
const LAST_DAY = dayOf(2026, 12, 31);

/**
 * The published days are read from the package's data. Its functions build their tables from local dates when
 * they are loaded, so west of Greenwich every holiday comes out one day off.
 */
const HOLIDAYS: ReadonlySet<string> = new Set(
  [year2025, year2026].flatMap(({ holidays }) => Object.keys(holidays)),
);
const MAKE_UP_DAYS: ReadonlySet<string> = new Set(
  [year2025, year2026].flatMap(({ workdays }) => Object.keys(workdays)),
);

function isOfficial(day: Day): boolean {
  const iso = isoOf(day);
  return MAKE_UP_DAYS.has(iso) || (!isWeekend(day) && !HOLIDAYS.has(iso));
}

/** Working days of mainland China with the make-up days, for the span of the county. */
export class Workdays {
  /** All working days in order. */
  readonly days: readonly Day[];
  /** For each day since FIRST_DAY: how many working days lie on it or before it. */
  readonly #upTo: readonly number[];

  constructor() {
    const days: Day[] = [];
    const upTo: number[] = [];
    for (let day = FIRST_DAY; day <= LAST_DAY; day += 1) {
      if (isOfficial(day)) days.push(day);
      upTo.push(days.length);
    }
    this.days = days;
    this.#upTo = upTo;
  }

  /** True on a working day, make-up Saturdays and Sundays included. */
  has(day: Day): boolean {
    return this.days[itemAt(this.#upTo, day - FIRST_DAY) - 1] === day;
  }

  /**
   * The working day number `count` after `day`, which itself is day 0 whether it is a working day or not.
   * `count` 0 gives `day` back.
   */
  after(day: Day, count: number): Day {
    if (count === 0) return day;
    return itemAt(this.days, itemAt(this.#upTo, day - FIRST_DAY) + count - 1);
  }
}
