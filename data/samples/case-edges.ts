/**
 * Edge plants: one ordinary case is rewritten so that it sits exactly on a line of the definitions.
 * Each states what must be true of it in words, for answers.json.
 */
import type { PlantedCase } from './case';
import { AS_OF, dayOf, type Day, isWeekend, type Moment } from './civil';
import type { Workdays } from './workdays';

const CLOSE_OF_OFFICE = 17 * 3600;
const LAST_MINUTES = 23 * 3600 + 50 * 60;

/** An edge: which ordinary case it may be laid over, and what the case then becomes. */
export type Edge = {
  readonly name: string;
  readonly fact: string;
  readonly suits: (planted: PlantedCase) => boolean;
  readonly plant: (planted: PlantedCase, workdays: Workdays) => PlantedCase;
};

function acceptedWithin(first: Day, last: Day): (planted: PlantedCase) => boolean {
  return ({ accepted }) => accepted.day >= first && accepted.day <= last;
}

const inSeptember = acceptedWithin(dayOf(2026, 9, 1), dayOf(2026, 9, 11));
const inOctober = acceptedWithin(dayOf(2026, 10, 12), dayOf(2026, 10, 23));
const beforeNationalDay = acceptedWithin(dayOf(2026, 9, 28), dayOf(2026, 9, 30));

function withDue(planted: PlantedCase, due: Moment): PlantedCase {
  return { ...planted, explicitDue: due, due };
}

/** A Wednesday three weeks on: no holiday, no weekend, before the cut-off. */
const ORDINARY_DUE = dayOf(2026, 9, 23);

function timedDueEdge(name: string, fact: string, finish: Moment, late: boolean): Edge {
  const due = { day: ORDINARY_DUE, second: CLOSE_OF_OFFICE };
  const outcome = late ? 'closed_late' : 'on_time';
  return {
    name,
    fact,
    suits: inSeptember,
    plant: (planted) => ({ ...withDue(planted, due), finish, outcome }),
  };
}

function dateOnlyDueEdge(name: string, fact: string, finish: Moment, late: boolean): Edge {
  const due = { day: ORDINARY_DUE, second: null };
  const outcome = late ? 'closed_late' : 'on_time';
  return {
    name,
    fact,
    suits: inSeptember,
    plant: (planted) => ({ ...withDue(planted, due), finish, outcome }),
  };
}

function openEdge(name: string, fact: string, due: Day, late: boolean): Edge {
  const outcome = late ? 'open_late' : 'open_in_time';
  return {
    name,
    fact,
    suits: inOctober,
    plant: (planted) => ({ ...withDue(planted, { day: due, second: null }), finish: null, outcome }),
  };
}

function nextSaturday(day: Day, workdays: Workdays): Day {
  let saturday = day + 1;
  while (!isWeekend(saturday) || workdays.has(saturday)) saturday += 1;
  return saturday;
}

function weekendEdge(name: string, fact: string, daysAfter: number): Edge {
  const late = daysAfter > 0;
  return {
    name,
    fact,
    suits: inSeptember,
    plant: (planted, workdays) => {
      const due = nextSaturday(planted.accepted.day, workdays);
      const finish = { day: due + daysAfter, second: 10 * 3600 };
      const outcome = late ? 'closed_late' : 'on_time';
      return { ...withDue(planted, { day: due, second: null }), finish, outcome };
    },
  };
}

/** Five working days over the long holiday: the make-up Saturday 2026-10-10 is one of them. */
function holidayEdge(name: string, fact: string, workdaysAfter: number): Edge {
  return {
    name,
    fact,
    suits: beforeNationalDay,
    plant: (planted, workdays) => {
      const due = { day: workdays.after(planted.accepted.day, 5), second: null };
      const finish = { day: workdays.after(due.day, workdaysAfter), second: null };
      const outcome = workdaysAfter > 0 ? 'closed_late' : 'on_time';
      return { ...planted, committedDays: 5, statutoryDays: 20, explicitDue: null, due, finish, outcome };
    },
  };
}

function statutoryEdge(name: string, fact: string): Edge {
  return {
    name,
    fact,
    suits: inSeptember,
    plant: (planted, workdays) => {
      const due = { day: workdays.after(planted.accepted.day, 10), second: null };
      const finish = { day: due.day + 1, second: 60 };
      return {
        ...planted,
        ...{ committedDays: null, statutoryDays: 10, explicitDue: null, due, finish },
        outcome: 'closed_late',
      };
    },
  };
}

/** The explicit due lies before what the days beside it would give; it alone decides. */
function precedenceEdge(name: string, fact: string): Edge {
  return {
    name,
    fact,
    suits: inSeptember,
    plant: (planted, workdays) => {
      const due = { day: workdays.after(planted.accepted.day, 3), second: null };
      const finish = { day: workdays.after(planted.accepted.day, 5), second: 10 * 3600 };
      return {
        ...withDue(planted, due),
        committedDays: 10,
        statutoryDays: 20,
        finish,
        outcome: 'closed_late',
      };
    },
  };
}

const at = (second: number | null, daysAfter = 0): Moment => ({ day: ORDINARY_DUE + daysAfter, second });

/** All edges; each is planted on two cases. */
export const EDGES: readonly Edge[] = [
  timedDueEdge(
    'finish equals timed due',
    '办结时间等于应办结时间（17:00:00）：按时',
    at(CLOSE_OF_OFFICE),
    false,
  ),
  timedDueEdge('one second late', '应办结 17:00:00，办结 17:00:01：超期', at(CLOSE_OF_OFFICE + 1), true),
  timedDueEdge('date-only finish', '应办结 17:00:00，办结只有同一日期：按时', at(null), false),
  dateOnlyDueEdge('last minutes', '应办结只有日期，当日 23:50:00 办结：按时', at(LAST_MINUTES), false),
  dateOnlyDueEdge('just after midnight', '应办结只有日期，次日 00:01:00 办结：超期', at(60, 1), true),
  openEdge('due on the cut-off', '应办结日等于截止日，未办结：不算超期', AS_OF, false),
  openEdge('due the day before the cut-off', '应办结日在截止日前一天，未办结：超期未办结', AS_OF - 1, true),
  weekendEdge('weekend due kept', '应办结日为非工作日的周末，当日办结：按时', 0),
  weekendEdge('weekend due passed', '应办结日为非工作日的周末，下一工作日上午办结：超期', 2),
  holidayEdge('holiday span kept', '承诺5个工作日跨国庆（10月10日补班计入），推算到期日办结：按时', 0),
  holidayEdge('holiday span passed', '承诺5个工作日跨国庆，推算到期日的下一工作日办结：超期', 1),
  statutoryEdge('statutory days only', '只有法定时限10个工作日，推算到期日次日 00:01:00 办结：超期'),
  precedenceEdge('explicit due first', '应办结时间早于承诺时限推算的日期，其后办结：以应办结时间为准，超期'),
];
