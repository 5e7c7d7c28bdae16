import { type End, officeMoment } from './case';
import { AS_OF, type Moment } from './civil';
import type { Stream } from './seed';
import type { Workdays } from './workdays';

const TIMED_SHARE = 0.75;
const DAY_STARTS = 8 * 3600 + 1800;

/** A finish on the day of acceptance must not precede it when both carry a clock time. */
function notBefore(finish: Moment, accepted: Moment, stream: Stream): Moment {
  const wait = 60 * stream.int(1, 240);
  if (finish.day !== accepted.day || finish.second === null || accepted.second === null) return finish;
  return { day: finish.day, second: accepted.second + wait };
}

function endWithoutLimit(stream: Stream, accepted: Moment, workdays: Workdays): End {
  const day = workdays.after(accepted.day, stream.int(0, 15));
  const finish = notBefore(officeMoment(stream, day, TIMED_SHARE), accepted, stream);
  const open = stream.chance(0.03) || day > AS_OF;
  return open ? { outcome: 'no_limit_open', finish: null } : { outcome: 'no_limit_closed', finish };
}

function earlyEnd(stream: Stream, accepted: Moment, due: Moment, workdays: Workdays): End {
  const wanted = workdays.after(accepted.day, stream.int(0, 12));
  const day = wanted < due.day ? wanted : workdays.after(accepted.day, 0);
  if (day > AS_OF) return { outcome: 'open_later', finish: null };
  const finish = notBefore(officeMoment(stream, day, TIMED_SHARE), accepted, stream);
  return { outcome: 'closed_early', finish };
}

/** On the due date itself; before the clock time of a timed due. */
function onTimeEnd(stream: Stream, due: Moment): End {
  const latest = Math.min(due.second ?? 86_340, 19 * 3600);
  const second = DAY_STARTS + 60 * stream.int(0, Math.floor((latest - DAY_STARTS) / 60));
  return {
    outcome: 'on_time',
    finish: { day: due.day, second: stream.chance(TIMED_SHARE) ? second : null },
  };
}

/** Late within the due day: only seen when due and finish both carry a clock time. */
function lateSameDay(stream: Stream, due: Moment): End | null {
  const minutes = stream.int(1, 59);
  const wanted = stream.chance(0.08);
  if (!wanted || due.second === null || due.second > 22 * 3600) return null;
  return { outcome: 'closed_late', finish: { day: due.day, second: due.second + 60 * minutes } };
}

function lateEnd(stream: Stream, due: Moment): End {
  const stuck = stream.chance(0.1);
  const sameDay = lateSameDay(stream, due);
  const roll = stream.next();
  const day = due.day + 1 + Math.floor(25 * roll * roll * roll);
  const finish = officeMoment(stream, day, TIMED_SHARE);
  if (!stuck && sameDay !== null) return sameDay;
  return stuck || day > AS_OF ? { outcome: 'open_late', finish: null } : { outcome: 'closed_late', finish };
}

/** The end of a case; what lies after the cut-off is left open here. */
export function plantEnd(
  stream: Stream,
  accepted: Moment,
  due: Moment | null,
  lateRate: number,
  workdays: Workdays,
): End {
  if (due === null) return endWithoutLimit(stream, accepted, workdays);
  const late = stream.chance(lateRate);
  if (due.day > AS_OF) return earlyEnd(stream, accepted, due, workdays);
  if (late) return lateEnd(stream, due);
  return stream.chance(0.25) ? onTimeEnd(stream, due) : earlyEnd(stream, accepted, due, workdays);
}
