/**
 * How much a place hangs on choices nobody can prove: the weights, one record, the rule set, raw rates against those that
 * chance is taken out of. A place that moves by more than the policy allows is no ground for a consequence by itself.
 */
import { Chance } from '../domain/chance';
import { runThrough } from './run-through';
import type {
  PlaceSensitivity,
  Sensitivity,
  SensitivityQuestion,
  Spread,
  WeighedSubject,
} from './sensitivity-types';

const DRAWS = 1000;
/** Draws between two stops: a few milliseconds. */
const STEP = 50;
/** Sums in binary miss a half by less than this; the table's own totals are exact. */
const BINARY = 1e-7;

/** Hundredths; null when no indicator is there. */
const totalOf = (
  scores: readonly (number | null)[],
  weights: readonly number[],
  adjustment: number,
): number | null => {
  let [sum, weight] = [0, 0];
  for (let at = 0; at < weights.length; at += 1) {
    const score = scores[at] ?? null;
    if (score === null) continue;
    const own = weights[at] ?? 0;
    sum += score * own;
    weight += own;
  }
  if (weight === 0) return null;
  return Math.floor(Math.min(100, Math.max(0, sum / weight + adjustment)) * 100 + 0.5 + BINARY);
};

/** 1 + how many are higher; equal ones share a place. */
const placeOf = (total: number, totals: readonly number[]): number => {
  let place = 1;
  for (const other of totals) if (other > total) place += 1;
  return place;
};

/** Widens as places are seen. */
class Widening {
  private readonly lows: number[];
  private readonly highs: number[];

  constructor(places: readonly number[]) {
    this.lows = [...places];
    this.highs = [...places];
  }

  see(at: number, place: number): void {
    if (place < (this.lows[at] ?? 0)) this.lows[at] = place;
    if (place > (this.highs[at] ?? 0)) this.highs[at] = place;
  }

  at(at: number): Spread {
    return { low: this.lows[at] ?? 0, high: this.highs[at] ?? 0 };
  }
}

const totalsBy = ({ subjects }: SensitivityQuestion, weights: readonly number[]): number[] =>
  subjects.map(({ scores, adjustment }) => totalOf(scores, weights, adjustment) ?? 0);

/** One weight at `factor` of itself; the others share what is left as they did. */
const moved = (weights: readonly number[], at: number, factor: number): number[] => {
  const whole = weights.reduce((sum, one) => sum + one, 0);
  const own = Math.min(whole, (weights[at] ?? 0) * factor);
  const rest = whole - (weights[at] ?? 0);
  return weights.map((one, i) => (i === at ? own : rest === 0 ? one : (one * (whole - own)) / rest));
};

const eachAlone = (question: SensitivityQuestion, places: readonly number[]): Widening => {
  const seen = new Widening(places);
  for (let at = 0; at < question.weights.length; at += 1)
    for (const factor of [1 - question.shift / 100, 1 + question.shift / 100]) {
      const totals = totalsBy(question, moved(question.weights, at, factor));
      totals.forEach((total, subject) => {
        seen.see(subject, placeOf(total, totals));
      });
    }
  return seen;
};

/** Counts of places over draws of all weights at once. */
function* drawnPlaces(question: SensitivityQuestion): Generator<undefined, readonly number[][]> {
  const { weights, shift, subjects, seed } = question;
  const chance = new Chance(`${seed}|weights`);
  const counts = subjects.map(() => subjects.map(() => 0));
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const drawn = weights.map((one) => one * (1 + (shift / 100) * (2 * chance.uniform() - 1)));
    const totals = totalsBy(question, drawn);
    totals.forEach((total, subject) => {
      const own = counts[subject] ?? [];
      const place = placeOf(total, totals) - 1;
      own[place] = (own[place] ?? 0) + 1;
    });
    if (draw % STEP === STEP - 1) yield;
  }
  return counts;
}

/** Nearest-rank percentiles, 2.5 and 97.5. */
const spreadOf = (counts: readonly number[]): Spread => {
  const at = (thousandths: number): number => {
    let seen = 0;
    return 1 + counts.findIndex((count) => (seen += count) >= Math.ceil((thousandths * DRAWS) / 1000));
  };
  return { low: at(25), high: at(975) };
};

interface Removed {
  readonly seen: Widening;
  /** Subjects that one record less leaves without a total. */
  readonly voided: ReadonlySet<number>;
}

const replaced = (
  scores: readonly (number | null)[],
  at: number,
  score: number | null,
): readonly (number | null)[] => scores.map((one, i) => (i === at ? score : one));

/** A record less moves its subject, and by one place whoever it passes. */
function* oneRecordLess(
  { subjects, weights }: SensitivityQuestion,
  totals: readonly number[],
  places: readonly number[],
): Generator<undefined, Removed> {
  const seen = new Widening(places);
  const voided = new Set<number>();
  const see = (subject: number, total: number): void => {
    const before = totals[subject] ?? 0;
    let place = 1;
    totals.forEach((other, at) => {
      if (at === subject) return;
      if (other > total) place += 1;
      const change = Number(total > other) - Number(before > other);
      if (change !== 0) seen.see(at, (places[at] ?? 0) + change);
    });
    seen.see(subject, place);
  };
  for (const [subject, { scores, adjustment, without }] of subjects.entries()) {
    for (const [indicator, alternatives] of without.entries()) {
      for (const score of alternatives) {
        const total =
          score === undefined ? null : totalOf(replaced(scores, indicator, score), weights, adjustment);
        if (total === null) voided.add(subject);
        else see(subject, total);
      }
    }
    yield;
  }
  return { seen, voided };
}

/** Places by another total of each; null for those that have none then. */
const placesBy = (
  subjects: readonly WeighedSubject[],
  totalFor: (subject: WeighedSubject) => number | null,
): readonly (number | null)[] => {
  const totals = subjects.map(totalFor);
  const known = totals.filter((total) => total !== null);
  return totals.map((total) => (total === null ? null : placeOf(total, known)));
};

const NOT_ASKED: readonly null[] = [];

const shrunkPlaces = ({ subjects, shrunk, weights }: SensitivityQuestion): readonly (number | null)[] =>
  shrunk === null
    ? NOT_ASKED
    : placesBy(subjects, ({ id, adjustment }) => totalOf(shrunk.get(id) ?? [], weights, adjustment));

const otherPlaces = ({ subjects, otherRules }: SensitivityQuestion): readonly (number | null)[] =>
  otherRules === null ? NOT_ASKED : placesBy(subjects, ({ id }) => otherRules.get(id) ?? null);

/** One peer group. Stands still between steps of a few milliseconds. */
export function* sensitivity(question: SensitivityQuestion): Generator<undefined, Sensitivity> {
  const totals = totalsBy(question, question.weights);
  const places = totals.map((total) => placeOf(total, totals));
  const alone = eachAlone(question, places);
  yield;
  const removed = yield* oneRecordLess(question, totals, places);
  const drawn = yield* drawnPlaces(question);
  const [shrunk, other] = [shrunkPlaces(question), otherPlaces(question)];
  const { shift, tolerance, seed } = question;
  const subjects = question.subjects.map(({ id }, at): PlaceSensitivity => {
    const place = places[at] ?? 0;
    const jointly = spreadOf(drawn[at] ?? []);
    const [weights, less] = [alone.at(at), removed.seen.at(at)];
    const single = [shrunk[at] ?? null, other[at] ?? null].filter((one) => one !== null);
    const all = [place, weights.low, weights.high, less.low, less.high, jointly.low, jointly.high, ...single];
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return {
      ...{ id, total: totals[at] ?? 0, place, weights, jointly, drawn: drawn[at] ?? [], removed: less },
      ...{ shrunk: shrunk[at] ?? null, otherRules: other[at] ?? null, low, high },
      isStable: place - low <= tolerance && high - place <= tolerance && !removed.voided.has(at),
    };
  });
  return { subjects, draws: DRAWS, shift, tolerance, seed };
}

/** `sensitivity` without a stop. */
export const sensitivityOf = (question: SensitivityQuestion): Sensitivity =>
  runThrough(sensitivity(question));
