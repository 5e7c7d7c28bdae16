/**
 * 好差评: the fate of every rating is planted (kept, repeated, invalid, unrated, after the cut-off),
 * in the order of the definitions, from planted attributes only.
 */
import { finishedDay, officeMoment, type PlantedCase, type Shown } from './case';
import { AS_OF, type Day, type Moment } from './civil';
import { type Item, type Officer, PLANTED, type Unit } from './county';
import { Casting, itemAt, Stream } from './seed';
import { RATING_CHANNELS } from './words';

/** Levels of the five-level scale, 5 = 非常满意. */
export type Level = 5 | 4 | 3 | 2 | 1;

/** What a rating counts as at the cut-off. */
export type Fate = 'after_cutoff' | 'unrated' | 'invalid' | 'repeat' | 'active' | 'default';

/** One planted rating; `item` is null when its case id is not among the loaded cases. */
export type PlantedRating = {
  readonly caseId: string;
  readonly item: Item | null;
  readonly unit: Unit;
  readonly officer: Officer;
  readonly shown: Shown;
  readonly level: Level | null;
  readonly active: boolean;
  readonly valid: boolean;
  readonly channel: string;
  readonly ratedAt: Moment;
  readonly fate: Fate;
};

/** All ratings in file order; `rows` may hold one rating twice where the export does. */
export type PlantedRatings = {
  readonly ratings: readonly PlantedRating[];
  readonly duplicated: readonly number[];
};

const ORDINARY_LEVELS = [
  [5, 700],
  [4, 190],
  [3, 60],
  [2, 30],
  [1, 20],
] as const;
const DISSATISFIED_LEVELS = [
  [5, 34],
  [4, 20],
  [3, 15],
  [2, 16],
  [1, 15],
] as const;
/** What systems enter when nobody answered. */
const DEFAULT_LEVELS = [
  [5, 85],
  [3, 15],
] as const;

const SHOWN: readonly (readonly [Shown, number])[] = [
  ['everything', 968],
  ['no_officer_id', 20],
  ['no_officer', 8],
  ['no_unit', 4],
];

const LATE_RATINGS = 25;
const UNKNOWN_CASES = 420;
const DUPLICATES = 12;

function levelOf(stream: Stream, unit: Unit, active: boolean): Level | null {
  if (stream.chance(0.02)) return null;
  if (!active) return stream.weighted(DEFAULT_LEVELS);
  return stream.weighted(unit.name === PLANTED.dissatisfiedUnit ? DISSATISFIED_LEVELS : ORDINARY_LEVELS);
}

function fateAlone(level: Level | null, valid: boolean, active: boolean, day: Day): Fate {
  if (day > AS_OF) return 'after_cutoff';
  if (level === null) return 'unrated';
  if (!valid) return 'invalid';
  return active ? 'active' : 'default';
}

type Subject = Pick<PlantedRating, 'caseId' | 'item' | 'unit' | 'officer'>;

function plantRating(stream: Stream, subject: Subject, day: Day): PlantedRating {
  const active = stream.chance(0.8);
  const valid = stream.chance(0.97);
  const { caseId, item, unit, officer } = subject;
  const level = levelOf(stream, unit, active);
  return {
    caseId,
    item,
    unit,
    officer,
    shown: stream.weighted(SHOWN),
    level,
    active,
    valid,
    channel: stream.weighted(RATING_CHANNELS),
    ratedAt: officeMoment(stream, day, 0.85),
    fate: fateAlone(level, valid, active, day),
  };
}

/** In order of time: of the valid ones the last is kept, whatever its kind; the earlier ones are repeats. */
function keepLast(inTime: readonly PlantedRating[]): PlantedRating[] {
  const counts = inTime.map(({ fate }) => fate === 'active' || fate === 'default');
  const last = counts.lastIndexOf(true);
  return inTime.map((rating, n) => (counts[n] === true && n < last ? { ...rating, fate: 'repeat' } : rating));
}

/** Days of the ratings of one case, all different: two on one day could not be ordered without clock times. */
function ratingDays(stream: Stream, firstPossible: Day): Day[] {
  const count = stream.weighted([
    [1, 92],
    [2, 7],
    [3, 1],
  ]);
  const days: Day[] = [];
  let day = firstPossible + stream.int(0, 3);
  for (let n = 0; n < count; n += 1) {
    if (day <= AS_OF) days.push(day);
    day += stream.int(1, 8);
  }
  return days;
}

/** One case's ratings in file order; some exports list the newest first, so the last row is not the last in time. */
function plantGroup(stream: Stream, subject: Subject, days: readonly Day[]): PlantedRating[] {
  const inTime = keepLast(days.map((day) => plantRating(stream, subject, day)));
  return stream.chance(0.4) ? inTime.reverse() : inTime;
}

function subjectOf(planted: PlantedCase): Subject {
  const loaded = planted.standing === 'counted' || planted.standing === 'excluded';
  const { id, item, unit, officer } = planted;
  return { caseId: id, item: loaded ? item : null, unit, officer };
}

/** Cancelled cases are not rated here: the definitions do not say whether such a rating counts. */
function rateable(planted: PlantedCase): boolean {
  return planted.standing !== 'excluded' && finishedDay(planted) !== null;
}

function ratedCases(cases: readonly PlantedCase[], seed: string): PlantedRating[] {
  const finishedLately = (index: number): boolean => {
    const planted = itemAt(cases, index);
    return rateable(planted) && (finishedDay(planted) ?? 0) > AS_OF - 30;
  };
  const casting = new Casting(cases.length, new Stream(seed, 'late-ratings', 0));
  const lateOnes = new Set(casting.take(LATE_RATINGS, finishedLately));
  return cases.flatMap((planted, index) => {
    const finished = finishedDay(planted);
    const stream = new Stream(seed, 'evaluation', index);
    const rated = stream.chance(planted.unit.ratedShare);
    if (finished === null || !rateable(planted)) return [];
    const days = rated ? ratingDays(stream, finished) : [];
    if (lateOnes.has(index)) days.push(AS_OF + stream.int(2, 20));
    return plantGroup(stream, subjectOf(planted), days);
  });
}

/** Ratings of cases that the case file does not hold: they count in satisfaction, not in coverage. */
function ratedUnknown(cases: readonly PlantedCase[], seed: string): PlantedRating[] {
  return Array.from({ length: UNKNOWN_CASES }, (_, n) => n).flatMap((n) => {
    const stream = new Stream(seed, 'evaluation-unknown', n);
    const { unit, officer, accepted } = stream.pick(cases);
    const caseId = `0099${String(n + 1).padStart(6, '0')}`;
    return plantGroup(stream, { caseId, item: null, unit, officer }, ratingDays(stream, accepted.day));
  });
}

/** All ratings of the county. */
export function plantRatings(cases: readonly PlantedCase[], seed: string): PlantedRatings {
  const ratings = [...ratedCases(cases, seed), ...ratedUnknown(cases, seed)];
  const casting = new Casting(ratings.length, new Stream(seed, 'evaluation-casting', 0));
  return { ratings, duplicated: casting.take(DUPLICATES, () => true) };
}
