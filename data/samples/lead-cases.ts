/**
 * Cases of the leads sample: ten alike units of four officers, in eight of which one thing is done too often. The habits
 * are planted in working days after acceptance; cells and figures both follow from them.
 */
import { type Day, dayOf } from './civil';
import { itemAt, Stream } from './seed';
import type { Workdays } from './workdays';

/** What a unit does too often; null: nothing. */
export type Habit =
  | 'lead_due_day'
  | 'lead_same_minute'
  | 'lead_same_days'
  | 'lead_late_supplement'
  | 'lead_late_extension'
  | 'lead_moved_due'
  | 'lead_early_rating'
  | 'lead_rating_burst'
  | null;

export type LeadUnit = { readonly name: string; readonly code: string; readonly habit: Habit };

/** 民政局 is the clean control, 教育局 another ordinary unit. */
export const LEAD_UNITS: readonly LeadUnit[] = [
  ...(
    [
      ['交通运输局', 'lead_due_day'],
      ['水利局', 'lead_same_minute'],
      ['农业农村局', 'lead_same_days'],
      ['商务局', 'lead_late_supplement'],
      ['生态环境局', 'lead_late_extension'],
      ['林业局', 'lead_moved_due'],
      ['卫生健康局', 'lead_early_rating'],
      ['应急管理局', 'lead_rating_burst'],
      ['民政局', null],
      ['教育局', null],
    ] as const
  ).map(([name, habit], n) => ({ name, habit, code: `4398${String(n + 1).padStart(4, '0')}` })),
];

/** The unit on which nothing may be told. */
export const CONTROL = '民政局';

export const OFFICERS = 4;
const PER_OFFICER = 60;
/** Working days of the limit. */
export const LIMIT = 10;
const BATCH = 6;

/** One case; days are working days after acceptance. */
export type LeadCase = {
  readonly id: string;
  readonly unit: LeadUnit;
  readonly officer: number;
  readonly accepted: Day;
  readonly took: number;
  /** Second of the day. */
  readonly second: number;
  /** Working day of the first notice of missing papers; answered on the next one. */
  readonly noticed: number | null;
  /** Working day of the approval of an extension. */
  readonly extended: number | null;
  /** Working days of the limit in the export before. */
  readonly former: number;
  readonly rating: LeadRating | null;
};

export type LeadRating = { readonly level: number; readonly day: number; readonly second: number };

const AT_TEN = 10 * 3600;
const AT_FIVE = 17 * 3600;

function tookOf(unit: LeadUnit, officer: number, nth: number, stream: Stream): number {
  const ordinary = stream.chance(0.08) ? LIMIT : stream.int(2, 9);
  const often = stream.chance(0.6);
  if (unit.habit === 'lead_due_day' && often) return LIMIT;
  if (unit.habit === 'lead_same_days' && often) return 5;
  if (unit.habit === 'lead_same_minute' && officer === 0) return BATCH + 1 - (nth % BATCH);
  return ordinary;
}

function ratingOf(
  unit: LeadUnit,
  officer: number,
  nth: number,
  took: number,
  stream: Stream,
): LeadRating | null {
  const [level, later, second] = [
    stream.chance(0.8) ? 5 : 4,
    stream.int(1, 3),
    stream.int(9 * 3600, AT_FIVE),
  ];
  const [early, rated] = [stream.chance(0.5), stream.chance(0.7)];
  if (unit.habit === 'lead_rating_burst' && officer === 0)
    return { level: 5, day: LIMIT + 5 - (nth % 4), second: AT_TEN };
  if (!rated) return null;
  if (unit.habit === 'lead_early_rating' && early) return { level, day: took - 1, second };
  return { level, day: took + later, second };
}

function caseOf(unit: LeadUnit, at: number, officer: number, nth: number, workdays: Workdays): LeadCase {
  const index = (at * OFFICERS + officer) * PER_OFFICER + nth;
  const stream = new Stream('leads', 'case', index);
  const took = tookOf(unit, officer, nth, stream);
  const batched = unit.habit === 'lead_same_minute' && officer === 0;
  const second = stream.int(9 * 3600, AT_FIVE - 60);
  const [noticed, extended] = [stream.int(1, took > 3 ? 3 : 1), stream.int(6, LIMIT)];
  const often = stream.chance(0.6);
  const role = batched ? 9 : nth % 10;
  return {
    id: `0026${String(index + 1).padStart(6, '0')}`,
    unit,
    officer,
    accepted: workdays.after(dayOf(2026, 5, 31), nth + 1),
    took,
    second: batched ? AT_FIVE + (nth % BATCH) : second,
    noticed: role > 3 ? null : unit.habit === 'lead_late_supplement' && often ? LIMIT - (nth % 2) : noticed,
    extended:
      role < 4 || role > 5 ? null : unit.habit === 'lead_late_extension' && often ? LIMIT + 1 : extended,
    former: unit.habit === 'lead_moved_due' && often && role > 5 ? LIMIT - 3 : LIMIT,
    rating: ratingOf(unit, officer, nth, took, stream),
  };
}

/** All cases by unit, officer and day; one of each officer a day. */
export const leadCases = (workdays: Workdays): LeadCase[] =>
  LEAD_UNITS.flatMap((unit, at) =>
    Array.from({ length: OFFICERS * PER_OFFICER }, (_, n) =>
      caseOf(unit, at, Math.floor(n / PER_OFFICER), n % PER_OFFICER, workdays),
    ),
  );

const NAMES = ['赵甲一', '钱甲二', '孙甲三', '李甲四'];

export const officerName = (officer: number): string => itemAt(NAMES, officer);
/** No two officers share one. */
export const officerId = ({ unit, officer }: Pick<LeadCase, 'unit' | 'officer'>): string =>
  `${unit.code.slice(-2)}${String(officer + 1).padStart(3, '0')}`;
