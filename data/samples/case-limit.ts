import type { Limit } from './case';
import { AS_OF, type Day, DUE_LIMIT, isWeekend, type Moment } from './civil';
import type { Item } from './county';
import type { Stream } from './seed';
import type { Workdays } from './workdays';

const NO_LIMIT: Limit = { committedDays: null, statutoryDays: null, explicitDue: null, due: null };

/** Clock times that systems write as the end of a due day. */
const DUE_SECONDS = [17 * 3600, 17 * 3600 + 1800, 18 * 3600, 86_399];

function computedLimit(committed: number | null, statutory: number | null, due: Day): Limit {
  return {
    committedDays: committed,
    statutoryDays: statutory,
    explicitDue: null,
    due: { day: due, second: null },
  };
}

/** Some systems count natural days and let a due date fall on a weekend; never on the cut-off by chance. */
function movedToWeekend(day: Day, workdays: Workdays): Day {
  let moved = day;
  while (!isWeekend(moved) || workdays.has(moved)) moved += 1;
  return moved === AS_OF || moved >= DUE_LIMIT ? day : moved;
}

function explicitLimit(stream: Stream, item: Item, accepted: Day, workdays: Workdays): Limit {
  const promised = workdays.after(accepted, item.committedDays);
  const day = stream.chance(0.04) ? movedToWeekend(promised, workdays) : promised;
  const timed = stream.pick(DUE_SECONDS);
  const explicitDue: Moment = { day, second: stream.chance(0.6) ? timed : null };
  // The days beside an explicit due are decoration; one in ten contradicts it and must not win.
  const contradiction = stream.chance(0.1) ? stream.int(1, 3) : 0;
  const stated = stream.chance(0.8);
  return {
    committedDays: stated ? item.committedDays + contradiction : null,
    statutoryDays: stated ? item.statutoryDays : null,
    explicitDue,
    due: explicitDue,
  };
}

/** A limit: about 70 % with a due cell, 18 % with committed days, 2 % with statutory days only, 10 % none. */
export function plantLimit(stream: Stream, item: Item, accepted: Day, workdays: Workdays): Limit {
  const roll = stream.next();
  if (roll < 0.1) return NO_LIMIT;
  if (roll < 0.12) {
    const days = stream.int(5, 20);
    return computedLimit(null, days, workdays.after(accepted, days));
  }
  if (roll < 0.3) {
    const statutory = stream.chance(0.7) ? item.statutoryDays : null;
    return computedLimit(item.committedDays, statutory, workdays.after(accepted, item.committedDays));
  }
  return explicitLimit(stream, item, accepted, workdays);
}
