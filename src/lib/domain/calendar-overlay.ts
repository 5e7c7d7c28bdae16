/**
 * What is added to a calendar: the notice for a further year, and days off or worked in one place only.
 *
 * Each is one JSON file that says who decided it. A part is checked by itself here; whether it fits the calendar it is
 * laid over is known when they are put together (`combineCalendar`).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import type { DayMark } from './calendar';
import { canonicalJson, checkDataFile, jsonOf } from './data-file';
import { InvalidDataFileError, type ErrorParams } from './errors';
import { addDays, dayNumber, isLocalDate, isMondayToFriday, type LocalDate } from './local-date';

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty('empty'));
const ExistingDate = v.pipe(v.string(), v.check(isLocalDate, 'no_such_date'));

/** One day, or all days from the first to the last. */
const range = { from: ExistingDate, to: v.optional(ExistingDate) };

const NoticeFile = v.strictObject({
  version: v.literal(1),
  kind: v.literal('notice'),
  year: v.pipe(v.number(), v.integer('no_year'), v.minValue(1900, 'no_year'), v.maxValue(9998, 'no_year')),
  /** Number of the notice. */
  document: Text,
  off: v.array(v.strictObject({ ...range, name: Text })),
  /** Make-up days. */
  work: v.array(ExistingDate),
});

const OverlayFile = v.strictObject({
  version: v.literal(1),
  kind: v.literal('overlay'),
  /** Whose days these are: a region, an office. */
  name: Text,
  /** A closure is one office's decision; a local holiday is everybody's there. */
  off: v.array(
    v.strictObject({ ...range, kind: v.picklist(['holiday', 'closure']), name: Text, document: Text }),
  ),
  work: v.array(v.strictObject({ on: ExistingDate, name: Text, document: Text })),
});

const PartFile = v.variant('kind', [NoticeFile, OverlayFile]);

/** 放假通知: the calendar grows by this whole year. */
export type Notice = Readonly<v.InferOutput<typeof NoticeFile>>;
/** 本地日历: days that differ from the national ones. */
export type Overlay = Readonly<v.InferOutput<typeof OverlayFile>>;
export type CalendarPart = Notice | Overlay;

interface DayRange {
  readonly from: LocalDate;
  /** Left out: one day. */
  readonly to?: LocalDate | undefined;
}

/** Both ends included. */
export function daysOfRange({ from, to = from }: DayRange): LocalDate[] {
  const days: LocalDate[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) days.push(on);
  return days;
}

/** A day that a part lists, and the place where it does. */
export interface ListedDay {
  readonly on: LocalDate;
  readonly isWorked: boolean;
  readonly path: string;
  readonly kind: DayMark['kind'];
  /** 春节; '' for a make-up day. */
  readonly name: string;
  readonly document: string;
}

const offDays = (part: CalendarPart): ListedDay[] => {
  const places =
    part.kind === 'notice'
      ? part.off.map((entry) => ({ ...entry, kind: 'holiday' as const, document: part.document }))
      : part.off.map((entry) => ({
          ...entry,
          kind: entry.kind === 'closure' ? ('closure' as const) : ('local_holiday' as const),
        }));
  return places.flatMap(({ kind, name, document, ...days }, at) =>
    daysOfRange(days).map((on) => ({ on, isWorked: false, path: `off.${String(at)}`, kind, name, document })),
  );
};

const workDays = (part: CalendarPart): ListedDay[] =>
  part.kind === 'notice'
    ? part.work.map((on, at) => ({
        ...{ on, isWorked: true, path: `work.${String(at)}` },
        ...{ kind: 'make_up', name: '', document: part.document },
      }))
    : part.work.map((entry, at) => ({
        ...{ ...entry, isWorked: true, path: `work.${String(at)}` },
        kind: 'local_work',
      }));

/** Every day that the part names, those off first. */
export const listedDays = (part: CalendarPart): readonly ListedDay[] => [...offDays(part), ...workDays(part)];

/**
 * A part from parsed JSON; `file` is named in errors.
 * @throws InvalidDataFileError with `path` and `reason`: `no_such_date`, `range_reversed`, `range_too_long`, `date_twice`, `off_and_work`,
 * `make_up_day_on_weekday`, `outside_notice_year`, `year_without_holidays`, `no_days`, `empty` or `wrong_form`.
 */
export function parseCalendarPart(json: unknown, file: string): CalendarPart {
  const part = checkDataFile(PartFile, json, file);
  const refuse: Refuse = (path, reason, more = {}) => {
    throw new InvalidDataFileError({ file, path, reason, ...more });
  };
  checkRanges(part, refuse);
  checkDays(listedDays(part), refuse);
  if (part.kind === 'notice') checkNotice(part, refuse);
  else if (part.off.length + part.work.length === 0) refuse('', 'no_days');
  return part;
}

type Refuse = (path: string, reason: string, more?: ErrorParams) => never;

/** Longer is a wrong year, not a holiday. */
const MOST_DAYS = 100;

function checkRanges({ off }: CalendarPart, refuse: Refuse): void {
  for (const [at, { from, to = from }] of off.entries())
    if (to < from) refuse(`off.${String(at)}.to`, 'range_reversed', { from, to });
    else if (dayNumber(to) - dayNumber(from) >= MOST_DAYS)
      refuse(`off.${String(at)}.to`, 'range_too_long', { from, to });
}

function checkDays(days: readonly ListedDay[], refuse: Refuse): void {
  const seen = new Map<LocalDate, ListedDay>();
  for (const day of days) {
    const { on, isWorked, path } = day;
    const other = seen.get(on);
    if (other !== undefined)
      refuse(path, other.isWorked === isWorked ? 'date_twice' : 'off_and_work', { date: on });
    if (isWorked && isMondayToFriday(on)) refuse(path, 'make_up_day_on_weekday', { date: on });
    seen.set(on, day);
  }
}

/** A notice may reach back into December: the New Year of 2019 began on 30 December, made up on the 29th. */
function checkNotice(part: Notice, refuse: Refuse): void {
  const [year, december] = [String(part.year), `${String(part.year - 1)}-12`];
  const days = listedDays(part);
  for (const { on, path } of days)
    if (!on.startsWith(year) && !on.startsWith(december))
      refuse(path, 'outside_notice_year', { date: on, year: part.year });
  const hasHoliday = days.some(
    ({ on, isWorked }) => !isWorked && on.startsWith(year) && isMondayToFriday(on),
  );
  if (!hasHoliday) refuse('off', 'year_without_holidays', { year: part.year });
}

/** A part from the text of its file. @throws InvalidDataFileError as `parseCalendarPart`, and for `not_json`. */
export function readCalendarPart(text: string, file: string): CalendarPart {
  return parseCalendarPart(jsonOf(text, file), file);
}

/** The file that a part is given away as: the same part always gives the same text. */
export const partText = (part: CalendarPart): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(part)), null, 2)}\n`;

const HASH_DIGITS = 8;

/** By which two people see that they count by the same days. */
export const contentHash = (content: unknown): string =>
  bytesToHex(sha256(utf8ToBytes(canonicalJson(content)))).slice(0, HASH_DIGITS);
