/** `--calendar`: the shipped calendar or one from a file, with notices for further years and days of one place. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import calendarJson from '../../data/calendars/cn.json';
import { parseCalendar, readCalendar, type Calendar } from '../lib/domain/calendar';
import { combineCalendar, type IdleDay, type NamedPart } from '../lib/domain/calendar-combine';
import { contentHash, parseCalendarPart } from '../lib/domain/calendar-overlay';
import { jsonOf } from '../lib/domain/data-file';
import { InvalidDataFileError, UnknownNameError } from '../lib/domain/errors';
import { idleWords } from '../lib/i18n/calendar-words';

/** The calendar of one run; `id` is the shipped one's name, or that of the file. */
export interface UsedCalendar {
  readonly id: string;
  readonly calendar: Calendar;
}

/** The shipped calendar's file name. */
export const CALENDAR_ID = 'cn';
export const CALENDAR: Calendar = parseCalendar(calendarJson, 'data/calendars/cn.json');
export const NATIONAL: UsedCalendar = { id: CALENDAR_ID, calendar: CALENDAR };

/** A whole calendar of an office's own: its version says which content it had. */
interface Base extends UsedCalendar {
  readonly file: string;
}

/** `a,b` are two unless a file is called so. */
const namesOf = (words: readonly string[]): string[] =>
  words.flatMap((word) => (existsSync(word) ? [word] : word.split(','))).filter((name) => name !== '');

const textOf = (name: string): string => {
  if (!existsSync(name)) throw new UnknownNameError({ kind: 'calendar', name });
  return readFileSync(name, 'utf8');
};

const isPart = (json: unknown): boolean => typeof json === 'object' && json !== null && 'kind' in json;

const readOne = (name: string): Base | NamedPart => {
  if (name === CALENDAR_ID) return { ...NATIONAL, file: name };
  const text = textOf(name);
  const json = jsonOf(text, name);
  if (isPart(json)) return { file: name, part: parseCalendarPart(json, name) };
  const calendar = readCalendar(text, name);
  const version = `${calendar.version}@${contentHash(json)}`;
  return { id: basename(name).replace(/\.json$/i, ''), calendar: { ...calendar, version }, file: name };
};

const baseOf = (bases: readonly Base[]): Base => {
  const [base = { ...NATIONAL, file: CALENDAR_ID }, second] = bases;
  if (second === undefined) return base;
  throw new InvalidDataFileError({ file: second.file, path: '', reason: 'two_calendars', other: base.file });
};

export interface ReadCalendar extends UsedCalendar {
  readonly idle: readonly IdleDay[];
}

/**
 * The calendar that the words of `--calendar` name; none: the shipped one.
 * @throws UnknownNameError, or InvalidDataFileError with the path of the fault.
 */
export const readCalendars = (words: readonly string[]): ReadCalendar => {
  const read = namesOf(words).map(readOne);
  const base = baseOf(read.filter((one) => 'calendar' in one));
  const parts = read.filter((one) => 'part' in one);
  return { id: base.id, ...combineCalendar(base.calendar, base.file, parts) };
};

/** As `readCalendars`; days that change nothing are said aloud, since somebody meant them to. */
export const calendarOf = (words: readonly string[]): UsedCalendar => {
  const { id, calendar, idle } = readCalendars(words);
  for (const line of idleWords(idle)) process.stderr.write(`${line}\n`);
  return { id, calendar };
};
