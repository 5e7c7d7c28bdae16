/**
 * One calendar out of the shipped one, the notices for further years and the days of one place.
 *
 * Its version names every part with a hash of its content, so that a figure says by which days it was counted.
 */
import { isWorkday, type Calendar, type DayMark } from './calendar';
import { contentHash, listedDays, type CalendarPart, type ListedDay, type Notice } from './calendar-overlay';
import { InvalidDataFileError } from './errors';
import type { LocalDate } from './local-date';

/** A part and the file it came from, by which errors name it. */
export interface NamedPart<Part extends CalendarPart = CalendarPart> {
  readonly file: string;
  readonly part: Part;
}

/** A day that was off, or worked, without the part that lists it. */
export interface IdleDay {
  readonly file: string;
  readonly on: LocalDate;
  readonly isWorked: boolean;
}

export interface Combined {
  readonly calendar: Calendar;
  /** Days of a place that change nothing: said, because somebody meant them to. */
  readonly idle: readonly IdleDay[];
}

/**
 * The calendar with all parts; their order does not matter.
 *
 * @throws InvalidDataFileError naming the file, and in `other` the one it clashes with: `same_part`, `year_covered`,
 * `year_missing`, `outside_coverage`, `off_and_work`.
 */
export function combineCalendar(base: Calendar, baseFile: string, parts: readonly NamedPart[]): Combined {
  const ordered = inOrder(parts);
  let calendar = base;
  const covered = new Map([[yearOf(base.coverage.to), baseFile]]);
  for (const { file, part } of ordered)
    if (part.kind === 'notice') calendar = withYear(calendar, file, part, covered);
  const local = new Local(calendar);
  for (const { file, part } of ordered) if (part.kind === 'overlay') local.lay(file, listedDays(part));
  return { calendar: { ...local.calendar, version: versionOf(base, ordered) }, idle: local.idle };
}

const yearOf = (on: LocalDate): number => Number(on.slice(0, 4));

/** Notices by year, then what is local by its content: one set of parts has one version. */
function inOrder(parts: readonly NamedPart[]): readonly NamedPart[] {
  const keyed = parts.map((named) => ({ named, hash: contentHash(named.part) }));
  for (const [at, { named, hash }] of keyed.entries()) {
    const twin = keyed.slice(0, at).find((other) => other.hash === hash);
    if (twin !== undefined) refuse(named.file, '', 'same_part', { other: twin.named.file });
  }
  const rank = ({ named: { part }, hash }: (typeof keyed)[number]): string =>
    part.kind === 'notice' ? `0 ${String(part.year)}` : `1 ${hash}`;
  return keyed
    .slice()
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map(({ named }) => named);
}

function refuse(
  file: string,
  path: string,
  reason: string,
  more: Readonly<Record<string, string | number>>,
): never {
  throw new InvalidDataFileError({ file, path, reason, ...more });
}

/** The calendar with the year of the notice, which must be the one after its last. */
function withYear(calendar: Calendar, file: string, notice: Notice, covered: Map<number, string>): Calendar {
  const last = yearOf(calendar.coverage.to);
  if (notice.year <= last) {
    const other = covered.get(notice.year) ?? covered.values().next().value ?? '';
    refuse(file, 'year', 'year_covered', { year: notice.year, other });
  }
  if (notice.year > last + 1) refuse(file, 'year', 'year_missing', { year: last + 1 });
  covered.set(notice.year, file);
  const [days, marks] = [new Map(calendar.days), new Map(calendar.marks)];
  for (const day of listedDays(notice)) {
    days.set(day.on, day.isWorked ? 'work' : 'off');
    marks.set(day.on, markOf(day));
  }
  return { ...calendar, coverage: { ...calendar.coverage, to: `${String(notice.year)}-12-31` }, days, marks };
}

const markOf = ({ kind, name, document }: ListedDay): DayMark => ({ kind, name, document });

/** Days of places, laid over one by one. */
class Local {
  readonly calendar: Calendar;
  readonly idle: IdleDay[] = [];
  private readonly days: Map<LocalDate, 'off' | 'work'>;
  private readonly marks: Map<LocalDate, DayMark>;
  private readonly by = new Map<LocalDate, { readonly file: string; readonly isWorked: boolean }>();

  constructor(private readonly before: Calendar) {
    this.days = new Map(before.days);
    this.marks = new Map(before.marks);
    this.calendar = { ...before, days: this.days, marks: this.marks };
  }

  lay(file: string, listed: readonly ListedDay[]): void {
    for (const day of listed) this.layDay(file, day);
  }

  private layDay(file: string, day: ListedDay): void {
    const { on, isWorked, path } = day;
    const { from, to } = this.before.coverage;
    if (on < from || on > to) refuse(file, path, 'outside_coverage', { date: on, from, to });
    const other = this.by.get(on);
    if (other !== undefined && other.isWorked !== isWorked)
      refuse(file, path, 'off_and_work', { date: on, other: other.file });
    if (isWorkday(on, this.calendar) === isWorked) {
      this.idle.push({ file, on, isWorked });
    } else {
      this.days.set(on, isWorked ? 'work' : 'off');
      this.marks.set(on, markOf(day));
    }
    this.by.set(on, other ?? { file, isWorked });
  }
}

/** `2026.1+2027@ab12cd34+local@9f00aa11`. */
const versionOf = ({ version }: Calendar, parts: readonly NamedPart[]): string =>
  [
    version,
    ...parts.map(({ part }) => {
      const name = part.kind === 'notice' ? String(part.year) : 'local';
      return `${name}@${contentHash(part)}`;
    }),
  ].join('+');
