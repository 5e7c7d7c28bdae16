/** A notice or the days of one place while they are typed: what is said of each line, and what the lines make of a year. */
import { isWorkday, type Calendar } from '../domain/calendar';
import { markedDay, type MarkedDay } from '../domain/calendar-days';
import { daysOfRange, type CalendarPart } from '../domain/calendar-overlay';
import { addDays, isLocalDate, isMondayToFriday, type LocalDate } from '../domain/local-date';
import { weekdayOf } from '../i18n/format';
import { m } from '../i18n/paraglide/messages';

export type LineKind = 'holiday' | 'closure' | 'work';

/** One line of the form; dates as typed. */
export interface Line {
  readonly id: number;
  readonly kind: LineKind;
  readonly from: string;
  /** '' = one day. */
  readonly to: string;
  readonly name: string;
}

export interface Draft {
  readonly kind: CalendarPart['kind'];
  /** As typed; of a notice. */
  readonly year: string;
  /** Of a place. */
  readonly name: string;
  readonly document: string;
  readonly lines: readonly Line[];
}

/** What is said of a line: fine, of no effect, or to be mended. */
export interface Said {
  readonly is: 'ok' | 'idle' | 'open' | 'bad';
  readonly text: string;
}

/** The seven holidays that every notice has had since 2008. */
const HOLIDAYS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];

const line = (id: number, kind: LineKind, name = ''): Line => ({ id, kind, from: '', to: '', name });

export const emptyNotice = (year: number): Draft => ({
  ...{ kind: 'notice', year: String(year), name: '', document: '' },
  lines: [...HOLIDAYS.map((name, at) => line(at, 'holiday', name)), line(HOLIDAYS.length, 'work')],
});

export const emptyOverlay = (): Draft => ({
  ...{ kind: 'overlay', year: '', name: '', document: '' },
  lines: [line(0, 'closure')],
});

/** A part to be corrected; of a place's decisions the first one's number stands for all lines. */
export const draftOf = (part: CalendarPart): Draft => {
  const off = part.off.map((entry, at) => ({
    ...line(at, 'kind' in entry ? entry.kind : 'holiday', entry.name),
    ...{ from: entry.from, to: entry.to ?? '' },
  }));
  const work = part.work.map((entry, at) => {
    const [from, name] = typeof entry === 'string' ? [entry, ''] : [entry.on, entry.name];
    return { ...line(off.length + at, 'work', name), from };
  });
  const lines = [...off, ...work];
  if (part.kind === 'notice')
    return { kind: 'notice', year: String(part.year), name: '', document: part.document, lines };
  const document = part.off[0]?.document ?? part.work[0]?.document ?? '';
  return { kind: 'overlay', year: '', name: part.name, document, lines };
};

/** Decisions of several numbers cannot be typed in one form. */
export const isEditable = (part: CalendarPart): boolean =>
  part.kind === 'notice' || new Set([...part.off, ...part.work].map(({ document }) => document)).size === 1;

export const withLine = (draft: Draft, kind: LineKind): Draft => ({
  ...draft,
  lines: [...draft.lines, line(Math.max(-1, ...draft.lines.map(({ id }) => id)) + 1, kind)],
});

/** The part as it would stand in a file; whether it may is `parseCalendarPart`'s to say. */
export const partOf = ({ kind, year, name, document, lines }: Draft): unknown => {
  const off = lines.filter((one) => one.kind !== 'work');
  const work = lines.filter((one) => one.kind === 'work');
  const range = ({ from, to, name: called }: Line) => ({ from, ...(to === '' ? {} : { to }), name: called });
  if (kind === 'notice')
    return {
      ...{ version: 1, kind, year: Number(year), document },
      ...{ off: off.map(range), work: work.map(({ from }) => from) },
    };
  return {
    ...{ version: 1, kind, name },
    off: off.map((one) => ({ ...range(one), kind: one.kind, document })),
    work: work.map(({ from, name: called }) => ({ on: from, name: called, document })),
  };
};

/** A name is asked for unless the day is a notice's make-up day. */
export const needsName = ({ kind }: Draft, { kind: of }: Line): boolean =>
  kind === 'overlay' || of !== 'work';

const inWords = (on: LocalDate): string => m.day_in_words({ on, weekday: weekdayOf(on) });
const lastOf = ({ from, to }: Line): LocalDate => (to === '' ? from : to);

/** What changes against the calendar in force; outside it a weekday is one that is worked. */
const wouldWork = (on: LocalDate, calendar: Calendar): boolean => {
  const { from, to } = calendar.coverage;
  return on < from || on > to ? isMondayToFriday(on) : isWorkday(on, calendar);
};

const workSaid = (draft: Draft, { from }: Line, calendar: Calendar): Said => {
  const words = { day: inWords(from) };
  if (isMondayToFriday(from)) return { is: 'bad', text: m.line_no_make_up(words) };
  if (draft.kind === 'overlay' && wouldWork(from, calendar))
    return { is: 'idle', text: m.line_idle_work(words) };
  return { is: 'ok', text: m.line_make_up(words) };
};

const offSaid = (draft: Draft, one: Line, calendar: Calendar): Said => {
  const days = daysOfRange({ from: one.from, to: lastOf(one) });
  const worked = days.filter((on) => wouldWork(on, calendar)).length;
  const day = inWords(one.from);
  if (draft.kind === 'overlay' && worked === 0) return { is: 'idle', text: m.line_idle_off({ day }) };
  const said = { n: days.length, worked };
  const text =
    days.length === 1
      ? m.line_off_one({ day, ...said })
      : m.line_off({ day, last: inWords(lastOf(one)), ...said });
  return { is: 'ok', text };
};

/** Longer is a wrong year; it is refused as a whole, and not drawn. */
const MOST_DAYS = 100;
const isDrawn = (one: Line): boolean =>
  isLocalDate(one.from) &&
  isLocalDate(lastOf(one)) &&
  lastOf(one) >= one.from &&
  lastOf(one) < addDays(one.from, MOST_DAYS);

/** The check of one line, in words. */
export const lineSaid = (draft: Draft, one: Line, calendar: Calendar): Said => {
  if (one.from === '') return { is: 'open', text: m.line_no_date() };
  if (!isDrawn(one)) return { is: 'bad', text: m.line_bad_range() };
  const said = one.kind === 'work' ? workSaid(draft, one, calendar) : offSaid(draft, one, calendar);
  const isNamed = one.name.trim() !== '' || !needsName(draft, one);
  return isNamed || said.is === 'bad' ? said : { is: 'open', text: `${said.text} ${m.line_no_name()}` };
};

/** Whether everything is filled in; what it amounts to is checked as a whole then. */
export const isFilled = (draft: Draft, calendar: Calendar): boolean =>
  (draft.kind === 'notice' ? /^\d{4}$/.test(draft.year) : draft.name.trim() !== '') &&
  draft.document.trim() !== '' &&
  draft.lines.length > 0 &&
  draft.lines.every((one) => lineSaid(draft, one, calendar).is !== 'open');

/** The year that the draft is about. */
export const yearOf = ({ kind, year, lines }: Draft, fallback: number): number => {
  const first = lines.map(({ from }) => from).find(isLocalDate);
  const text = kind === 'notice' ? year : (first ?? '').slice(0, 4);
  return /^\d{4}$/.test(text) && Number(text) > 0 ? Number(text) : fallback;
};

const NOTICE_MARKS = { holiday: 'holiday', closure: 'holiday', work: 'make_up' } as const;
const LOCAL_MARKS = { holiday: 'local_holiday', closure: 'closure', work: 'local_work' } as const;

/** Every day of the year as the lines have it, what is not filled in yet left as it is. */
export const draftYear = (draft: Draft, year: number, calendar: Calendar): MarkedDay[] => {
  const marks = draft.kind === 'notice' ? NOTICE_MARKS : LOCAL_MARKS;
  const said = new Map<LocalDate, Line>();
  for (const one of draft.lines)
    if (isDrawn(one)) for (const on of daysOfRange({ from: one.from, to: lastOf(one) })) said.set(on, one);
  const days = daysOfRange({ from: `${String(year)}-01-01`, to: `${String(year)}-12-31` });
  return days.map((on) => {
    const one = said.get(on);
    if (one === undefined) return markedDay(on, wouldWork(on, calendar), calendar.marks.get(on));
    const mark = { kind: marks[one.kind], name: one.name, document: draft.document };
    return markedDay(on, one.kind === 'work', mark);
  });
};
