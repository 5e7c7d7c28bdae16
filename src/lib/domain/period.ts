/**
 * Periods of reporting: a year, a half, a quarter, a month; always whole months.
 */
import { InvalidPeriodError } from './errors';
import { addDays, type LocalDate } from './local-date';

export type PeriodKind = 'year' | 'half' | 'quarter' | 'month';

/** Both ends are inclusive civil dates. */
export interface Period {
  /** As in the URL and in file names: `2026`, `2026-H1`, `2026-Q3`, `2026-10`. */
  readonly id: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly kind: PeriodKind;
}

// Years outside 1900–2299 are outside what the engines keep as a date.
const PERIOD = /^((?:19|2[0-2])\d{2})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/;

const MONTHS: Readonly<Record<PeriodKind, number>> = { year: 12, half: 6, quarter: 3, month: 1 };

/**
 * @throws InvalidPeriodError with `period` for anything but `2026`, `2026-H1`, `2026-Q3`, `2026-10`.
 */
export function parsePeriod(text: string): Period {
  const match = PERIOD.exec(text);
  if (match === null) throw new InvalidPeriodError({ period: text });
  const [, year = '', half, quarter, month] = match;
  if (half !== undefined) return periodAt('half', Number(year) * 2 + Number(half) - 1);
  if (quarter !== undefined) return periodAt('quarter', Number(year) * 4 + Number(quarter) - 1);
  if (month !== undefined) return periodAt('month', Number(year) * 12 + Number(month) - 1);
  return periodAt('year', Number(year));
}

/** The months of the period in order; a month is its own only month. */
export function months(period: Period): readonly Period[] {
  const first = ordinal(period, 'month');
  return Array.from({ length: MONTHS[period.kind] }, (_, i) => periodAt('month', first + i));
}

/** The period of the same length just before (环比). */
export const previousPeriod = (period: Period): Period =>
  periodAt(period.kind, ordinal(period, period.kind) - 1);

/** The same period of the year before (同比). */
export const sameLastYear = (period: Period): Period =>
  periodAt(period.kind, ordinal(period, period.kind) - 12 / MONTHS[period.kind]);

/** Months from the end of one period back to the end of another. */
export const monthsBetween = (later: Period, earlier: Period): number =>
  ordinal({ startsOn: later.endsOn }, 'month') - ordinal({ startsOn: earlier.endsOn }, 'month');

/** Periods of that kind since the year 0. */
function ordinal({ startsOn }: Pick<Period, 'startsOn'>, kind: PeriodKind): number {
  const month = Number(startsOn.slice(0, 4)) * 12 + Number(startsOn.slice(5, 7)) - 1;
  return Math.floor(month / MONTHS[kind]);
}

function periodAt(kind: PeriodKind, index: number): Period {
  const firstMonth = index * MONTHS[kind];
  return {
    id: periodId(kind, index),
    startsOn: firstDay(firstMonth),
    endsOn: addDays(firstDay(firstMonth + MONTHS[kind]), -1),
    kind,
  };
}

const monthId = (month: number): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

const firstDay = (month: number): LocalDate => `${monthId(month)}-01`;

function periodId(kind: PeriodKind, index: number): string {
  switch (kind) {
    case 'year':
      return String(index);
    case 'half':
      return `${Math.floor(index / 2)}-H${(index % 2) + 1}`;
    case 'quarter':
      return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
    case 'month':
      return monthId(index);
    default:
      return kind satisfies never;
  }
}
