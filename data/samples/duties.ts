/** 督查问题台账 and 问责办理台账: what inspections found, and the procedures against persons. */
import { officeMoment } from './case';
import { AS_OF, type Day, dayOf, type Moment } from './civil';
import { type ClockFate, type ClockKind, endDay, endMoment, type PlantedClock } from './clocks';
import type { Officer, Unit } from './county';
import { onDay } from './events';
import { Stream } from './seed';
import type { Workdays } from './workdays';

type Owned = { readonly unit: Unit; readonly officer: Officer; readonly clocks: readonly PlantedClock[] };

/** One finding. */
export type PlantedFinding = Owned & {
  readonly method: string;
  readonly behaviour: string;
  readonly place: string;
  readonly found: Moment;
  readonly rectifyDue: Moment | null;
  readonly rectified: Moment | null;
  /** 复查结果 as written. */
  readonly verified: string;
};

/** One procedure; what has not happened is null. */
export type PlantedProcedure = Owned & {
  readonly measure: string;
  readonly opened: Moment;
  readonly extension: Moment | null;
  readonly closed: Moment | null;
  readonly decided: Moment | null;
  readonly delivered: Moment | null;
  readonly applied: Moment | null;
  readonly reviewDecided: Moment | null;
};

const FINDINGS = 220;
const PROCEDURES = 60;
const FATES: readonly (readonly [ClockFate, number])[] = [
  ['in_time', 74],
  ['late', 17],
  ['open_late', 9],
];
const ENDED: readonly (readonly [ClockFate, number])[] = [
  ['in_time', 80],
  ['late', 20],
];
const METHODS = ['明查', '暗访', '电子监察'];
const BEHAVIOURS = ['脱岗', '未佩戴工作牌', '上班玩手机', '未一次性告知', '超期未办结', '服务态度生硬'];
const PLACES = ['政务大厅', '便民服务中心', '业务窗口', '办公室'];
const MEASURES = ['批评教育', '责令作出书面检查', '通报批评', '诫勉谈话', '效能告诫'];

type Context = { readonly units: readonly Unit[]; readonly seed: string; readonly workdays: Workdays };

function plantFinding(index: number, { units, seed }: Context): PlantedFinding {
  const stream = new Stream(seed, 'finding', index);
  const unit = stream.pick(units);
  const day = dayOf(2026, 1, 5) + stream.int(0, AS_OF - 40 - dayOf(2026, 1, 5));
  const given = stream.chance(0.6) ? day + stream.int(3, 20) : null;
  // Without a date of its own a finding has the fifteen natural days of the rule.
  const due = given ?? day + 15;
  const fate = stream.weighted(FATES);
  const ended = endDay(fate, day, due, stream);
  const good = stream.chance(0.85) ? '合格' : '不合格';
  return {
    unit,
    officer: stream.pick(unit.officers),
    method: stream.pick(METHODS),
    behaviour: stream.pick(BEHAVIOURS),
    place: stream.pick(PLACES),
    found: officeMoment(stream, day, 0.6),
    rectifyDue: given === null ? null : onDay(given),
    rectified: endMoment(ended, stream),
    verified: ended === null ? '' : good,
    clocks: [{ kind: 'rectification', unit, due, fate }],
  };
}

/** Steps of one procedure, each starting where the last one ended. */
class Steps {
  readonly clocks: PlantedClock[] = [];
  readonly #unit: Unit;
  readonly #stream: Stream;

  constructor(unit: Unit, stream: Stream) {
    this.#unit = unit;
    this.#stream = stream;
  }

  /** Plants one clock and gives the day on which it ended. */
  take(kind: ClockKind, started: Day, due: Day, fate: ClockFate): Day | null {
    this.clocks.push({ kind, unit: this.#unit, due, fate });
    return endDay(fate, started, due, this.#stream);
  }
}

type Course = Pick<
  PlantedProcedure,
  'extension' | 'closed' | 'decided' | 'delivered' | 'applied' | 'reviewDecided'
>;

const maybe = (day: Day | null): Moment | null => (day === null ? null : onDay(day));

function courseOf(opened: Day, steps: Steps, stream: Stream, workdays: Workdays): Course {
  const extended = stream.chance(0.3);
  const until = workdays.after(opened, extended ? 45 : 30);
  const closed = steps.take('investigation', opened, until, stream.weighted(FATES));
  const decided = closed === null ? null : workdays.after(closed, 2);
  const rest = { extension: extended ? onDay(workdays.after(opened, 25)) : null, closed: maybe(closed) };
  if (decided === null)
    return { ...rest, decided: null, delivered: null, applied: null, reviewDecided: null };
  const delivered = steps.take('delivery', decided, workdays.after(decided, 10), stream.weighted(ENDED));
  const heard = afterDelivery(delivered ?? decided, steps, stream);
  return { ...rest, decided: onDay(decided), delivered: maybe(delivered), ...heard };
}

/** Most persons concerned ask for no review; the time for it has then passed without anybody being late. */
function afterDelivery(
  delivered: Day,
  steps: Steps,
  stream: Stream,
): Pick<Course, 'applied' | 'reviewDecided'> {
  const asks = stream.chance(0.4);
  const fate = asks ? stream.weighted(ENDED) : 'open_late';
  const applied = steps.take('review_request', delivered, delivered + 15, fate);
  if (applied === null) return { applied: null, reviewDecided: null };
  const decided = steps.take('review', applied, applied + 30, stream.weighted(FATES));
  return { applied: onDay(applied), reviewDecided: maybe(decided) };
}

function plantProcedure(index: number, { units, seed, workdays }: Context): PlantedProcedure {
  const stream = new Stream(seed, 'procedure', index);
  const unit = stream.pick(units);
  const opened = dayOf(2025, 6, 3) + stream.int(0, 300);
  const steps = new Steps(unit, stream);
  return {
    unit,
    officer: stream.pick(unit.officers),
    measure: stream.pick(MEASURES),
    opened: onDay(opened),
    ...courseOf(opened, steps, stream, workdays),
    clocks: steps.clocks,
  };
}

/** All findings in file order. */
export function plantFindings(units: readonly Unit[], seed: string, workdays: Workdays): PlantedFinding[] {
  const context = { units: units.filter(({ size }) => size > 0), seed, workdays };
  return Array.from({ length: FINDINGS }, (_, n) => plantFinding(n, context));
}

/** All procedures in file order. */
export function plantProcedures(
  units: readonly Unit[],
  seed: string,
  workdays: Workdays,
): PlantedProcedure[] {
  const context = { units: units.filter(({ size }) => size > 0), seed, workdays };
  return Array.from({ length: PROCEDURES }, (_, n) => plantProcedure(n, context));
}
