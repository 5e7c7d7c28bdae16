/**
 * The cut-off: the instant at which the office looks. What is dated after it is unknown.
 */
import { InvalidAsOfError, MissingAsOfError } from './errors';
import { addDays, isLocalDate, type LocalDate } from './local-date';
import type { Period } from './period';

export interface AsOf {
  /** As typed, or the last day of the period. */
  readonly text: string;
  /** Civil time of the office, `2026-10-31 23:59:59.999999`; what is later is unknown. */
  readonly at: string;
  /** The day of `at`. */
  readonly on: LocalDate;
  /** true: a day was meant, to its end (24:00). */
  readonly dateOnly: boolean;
}

/** The office's civil time, +08:00, without daylight saving. */
const OFFICE_OFFSET_MINUTES = 8 * 60;

const LAST_INSTANT = '23:59:59.999999';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_END = /^(\d{4}-\d{2}-\d{2})[T ]24:00(?::00)?$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;

/**
 * A cut-off as typed: a day (`2026-10-31`, to its end), or an instant (`2026-10-31T18:00:00`, seconds optional) in the
 * office's civil time, or with an offset (`Z`, `+08:00`), which is converted to it. Digits beyond microseconds are cut.
 *
 * @throws InvalidAsOfError with `asOf` for anything else and for days that do not exist.
 */
export function parseAsOf(text: string): AsOf {
  const day = DAY.test(text) ? text : DAY_END.exec(text)?.[1];
  if (day !== undefined) return endOfDay(text, day);
  const match = INSTANT.exec(text);
  const [, on = '', hourMinute = '', second = '00', fraction = '', offset] = match ?? [];
  if (!isLocalDate(on)) throw new InvalidAsOfError({ asOf: text });
  const minute = officeMinute(`${on} ${hourMinute}`, offset);
  return {
    text,
    at: `${minute}:${second}.${fraction.padEnd(6, '0').slice(0, 6)}`,
    on: minute.slice(0, 10),
    dateOnly: false,
  };
}

/**
 * The cut-off that holds: the one given, else the end of the period. Never "now": the same question must give the same
 * figures on any day.
 *
 * @throws MissingAsOfError when there is neither; InvalidAsOfError when the one given is none.
 */
export function resolveAsOf(asOf?: string, period?: Period): AsOf {
  const text = asOf ?? period?.endsOn;
  if (text === undefined) throw new MissingAsOfError();
  return parseAsOf(text);
}

/**
 * The cut-off that many months earlier: an earlier period is looked at as far from its end as this one is. The last day
 * of a month stays the last, a missing day becomes it (definitions, Windows of ladders).
 */
export function monthsEarlier({ at, on, dateOnly }: AsOf, months: number): string {
  const isLast = addDays(on, 1).endsWith('-01');
  const month = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 - months;
  const first = (no: number): LocalDate =>
    `${String(Math.floor(no / 12)).padStart(4, '0')}-${String((no % 12) + 1).padStart(2, '0')}-01`;
  const last = addDays(first(month + 1), -1);
  const day = `${first(month).slice(0, 8)}${on.slice(8, 10)}`;
  const shifted = isLast || day > last ? last : day;
  return dateOnly ? shifted : `${shifted}T${at.slice(11)}`;
}

function endOfDay(text: string, on: LocalDate): AsOf {
  if (!isLocalDate(on)) throw new InvalidAsOfError({ asOf: text });
  return { text, at: `${on} ${LAST_INSTANT}`, on, dateOnly: true };
}

/** `YYYY-MM-DD HH:MM` in the office's civil time; offsets are whole minutes, so seconds stay as they are. */
function officeMinute(minute: string, offset: string | undefined): string {
  if (offset === undefined) return minute;
  const shift = (OFFICE_OFFSET_MINUTES - offsetMinutes(offset)) * 60_000;
  const moved = new Date(Date.parse(`${minute.replace(' ', 'T')}:00Z`) + shift);
  return moved.toISOString().slice(0, 16).replace('T', ' ');
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith('-') ? -minutes : minutes;
}
