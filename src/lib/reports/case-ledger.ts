/**
 * 期限台账: the time limit of one case day by day, as a late verdict is defended: which days count, on which the clock stood
 * still, which extension moved the due date and which did not, and what both limits say.
 */
import type { Engine, Row } from '../db/engine';
import type { Calendar } from '../domain/calendar';
import { isWorkedKind, type MarkedDay } from '../domain/calendar-days';
import { addDays, type LocalDate } from '../domain/local-date';
import { fileNoOf, recordNoOf } from '../domain/records';
import { dueBy } from '../facts/counting';
import { readDays } from './calendar';
import type { LineOf } from './rows';

/**
 * `start` does not count; `count` is a day of the limit; `pause` would have been one; `over` is a day past the due date;
 * `skip` is a day off.
 */
export type CaseDayState = 'start' | 'count' | 'pause' | 'over' | 'skip';

export interface CaseDay extends MarkedDay {
  readonly state: CaseDayState;
  /** Number within its state, from 1; null for `start` and `skip`. */
  readonly no: number | null;
  readonly isDue: boolean;
  readonly isEnd: boolean;
}

/** A record of the case that says something about its limit. */
interface Place {
  readonly sourceRow: number;
  readonly fileNo: number;
  readonly line: number;
}

export interface CaseExtension extends Place {
  readonly approvedOn: LocalDate | null;
  readonly oldDueOn: LocalDate | null;
  readonly newDueOn: LocalDate | null;
  /** `valid`, `unproven`, or why it does not move the due date (fact `extension`). */
  readonly verdict: string;
  readonly movesDue: boolean;
  /** Which of the five elements (EX-01) are not there: `reason`, `approver`, `notice`, `role`, `new_due`. */
  readonly lacks: readonly string[];
}

export interface CasePause {
  /** First and last day on which the clock stood still; null while it does. */
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  /** Days of the limit's unit among them. */
  readonly days: number;
}

/** The due date by one kind of days, counted without regard to the date that the export gives. */
export interface CountedLimit {
  readonly days: number;
  readonly due: LocalDate | null;
  /** Ended, or still open at the cut-off, after it; null when there is no due date. */
  readonly isLate: boolean | null;
}

export interface CaseLedger {
  readonly start: LocalDate | null;
  readonly due: LocalDate | null;
  /** Time of day of the due, `17:00`; '' when it is a whole day. */
  readonly dueTime: string;
  readonly basis: string;
  readonly unit: string;
  /** The day of acceptance is day 1. */
  readonly startCounts: boolean;
  readonly limitDays: number | null;
  readonly end: LocalDate | null;
  readonly asOf: LocalDate;
  readonly isLate: boolean;
  /** What the export itself says; null when it says nothing. */
  readonly flaggedLate: boolean | null;
  /** Days of the unit used up to the end, or to the cut-off while it is open. */
  readonly used: number;
  readonly over: number;
  readonly paused: number;
  readonly days: readonly CaseDay[];
  readonly pauses: readonly CasePause[];
  readonly extensions: readonly CaseExtension[];
  readonly committed: CountedLimit | null;
  readonly statutory: CountedLimit | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const number = (value: unknown): number | null =>
  value === null || value === undefined ? null : Number(value);

const CLOCK = `select cast(k.started_on as varchar) as started_on, cast(k.due_on as varchar) as due_on, k.due_basis,
    case when k.due_is_timed then strftime(k.due_at, '%H:%M') else '' end as due_time,
    coalesce(k.limit_unit, r.limit_unit, 'workday') as limit_unit, coalesce(r.start_counts, 0) as start_counts,
    k.limit_days, cast(k.ended_on as varchar) as ended_on, cast(date_of($2::timestamp) as varchar) as as_of,
    coalesce(k.ended_at <= $2::timestamp, false) as has_ended,
    case when k.ended_at <= $2::timestamp then k.is_ended_late
      when k.due_is_timed then $2::timestamp > k.due_at else date_of($2::timestamp) > k.due_on end as is_late,
    c.committed_days, k.statutory_days, k.case_id, c.flagged_late
  from clock k
  join cases c on c.source_row = k.source_row
  left join limit_rule r on r.rule_id = 'TL-01' and r.days_key = '' and k.started_on between r.from_on and r.to_on
  where k.clock_kind = 'case' and k.source_row = $1`;

const PAUSES = `select cast(p.from_on as varchar) as from_on, cast(p.to_on as varchar) as to_on
  from pause p where p.case_id = $1 order by p.from_on`;

const EXTENSIONS = `select source_row, cast(approved_on as varchar) as approved_on, cast(old_due_on as varchar) as old_due_on,
    cast(new_due_on as varchar) as new_due_on, verdict, moves_due,
    has_reason, has_approver, has_notice, has_role, has_new_due
  from extension where case_row = $1 order by extension_no`;

/** Where the ledger ends: the end, or the cut-off; never before the due date. */
const lastDay = (due: LocalDate | null, until: LocalDate): LocalDate =>
  due !== null && due > until ? due : until;

/** A case that lies open for years is not listed day by day: the ledger stops so many days after the due date. */
const MOST_DAYS = 400;

interface Span {
  readonly start: LocalDate;
  readonly due: LocalDate | null;
  readonly until: LocalDate;
  readonly isNatural: boolean;
  readonly startCounts: boolean;
  readonly pauses: readonly { readonly from: LocalDate; readonly to: LocalDate | null }[];
}

const stateOf = (day: MarkedDay, span: Span): CaseDayState => {
  const { on } = day;
  if (on === span.start && !span.startCounts) return 'start';
  if (!span.isNatural && !isWorkedKind(day.kind)) return 'skip';
  const stands = span.pauses.some(({ from, to }) => on >= from && on <= (to ?? span.until));
  if (stands && (span.due === null || on <= span.due)) return 'pause';
  if (span.due !== null && on > span.due) return on <= span.until ? 'over' : 'skip';
  return 'count';
};

/** Each day with its state and number. */
export const markDays = (days: readonly MarkedDay[], span: Span): CaseDay[] => {
  const numbers = new Map<CaseDayState, number>();
  return days.map((day): CaseDay => {
    const state = stateOf(day, span);
    const no = (numbers.get(state) ?? 0) + 1;
    numbers.set(state, no);
    return {
      ...day,
      state,
      no: state === 'start' || state === 'skip' ? null : no,
      isDue: day.on === span.due,
      isEnd: day.on === span.until,
    };
  });
};

const countedBy = async (
  engine: Engine,
  basis: 'committed' | 'statutory',
  sourceRow: number,
  clock: Row,
): Promise<CountedLimit | null> => {
  const days = number(clock[`${basis}_days`]);
  if (days === null) return null;
  const [row] = await engine.query(
    `select cast(due_on as varchar) as due_on from (${dueBy(basis, 'source_row = $1')}) as counted`,
    [sourceRow],
  );
  const due = text(row?.['due_on']);
  const until = clock['has_ended'] === true ? text(clock['ended_on']) : text(clock['as_of']);
  return { days, due, isLate: due === null || until === null ? null : until > due };
};

const ELEMENTS = ['reason', 'approver', 'role', 'notice', 'new_due'];

const readExtensions = async (engine: Engine, sourceRow: number, lineOf: LineOf): Promise<CaseExtension[]> =>
  (await engine.query(EXTENSIONS, [sourceRow])).map((row): CaseExtension => {
    const at = Number(row['source_row']);
    return {
      sourceRow: at,
      fileNo: fileNoOf(at),
      line: lineOf(fileNoOf(at), recordNoOf(at)),
      approvedOn: text(row['approved_on']),
      oldDueOn: text(row['old_due_on']),
      newDueOn: text(row['new_due_on']),
      verdict: String(row['verdict']),
      movesDue: row['moves_due'] === true,
      lacks: ELEMENTS.filter((name) => row[`has_${name}`] === false),
    };
  });

const inUnit = (days: readonly CaseDay[], from: LocalDate, to: LocalDate, state: CaseDayState): number =>
  days.filter((day) => day.state === state && day.on >= from && day.on <= to).length;

/** The ledger of the case that stands at a place; null when no counted case does. `asOf`: the cut-off as a timestamp. */
export const readCaseLedger = async (
  engine: Engine,
  marks: Calendar['marks'],
  { sourceRow, asOf, lineOf }: { readonly sourceRow: number; readonly asOf: string; readonly lineOf: LineOf },
): Promise<CaseLedger | null> => {
  const [clock] = await engine.query(CLOCK, [sourceRow, asOf]);
  if (clock === undefined) return null;
  const found = await engine.query(PAUSES, [text(clock['case_id']) ?? '']);
  const pauses = found.map((row) => ({ from: String(row['from_on']), to: text(row['to_on']) }));
  const start = text(clock['started_on']);
  const due = text(clock['due_on']);
  const until = (clock['has_ended'] === true ? text(clock['ended_on']) : null) ?? String(clock['as_of']);
  const span = {
    ...{ start: start ?? until, due, until, pauses },
    ...{ isNatural: clock['limit_unit'] === 'day', startCounts: clock['start_counts'] === 1 },
  };
  const shown = lastDay(due, until);
  const last = shown > addDays(span.start, MOST_DAYS) ? addDays(span.start, MOST_DAYS) : shown;
  const days = start === null ? [] : markDays(await readDays(engine, marks, start, last), span);
  const counted = inUnit(days, span.start, until, 'count');
  const over = inUnit(days, span.start, until, 'over');
  return {
    ...{ start, due, dueTime: String(clock['due_time']), basis: String(clock['due_basis']) },
    ...{ unit: String(clock['limit_unit']), startCounts: span.startCounts },
    limitDays: number(clock['limit_days']),
    ...{ end: clock['has_ended'] === true ? text(clock['ended_on']) : null, asOf: String(clock['as_of']) },
    flaggedLate: typeof clock['flagged_late'] === 'boolean' ? clock['flagged_late'] : null,
    ...{ isLate: clock['is_late'] === true, used: counted + over, over },
    paused: inUnit(days, span.start, last, 'pause'),
    days,
    pauses: pauses.map((one) => ({ ...one, days: inUnit(days, one.from, one.to ?? last, 'pause') })),
    extensions: await readExtensions(engine, sourceRow, lineOf),
    committed: await countedBy(engine, 'committed', sourceRow, clock),
    statutory: await countedBy(engine, 'statutory', sourceRow, clock),
  };
};
