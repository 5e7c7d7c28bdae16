/** Scores of one subject: the values of its months, the scores of the parts, their mean, the total (EV-07, AS-01, AS-06). */
import type { Tally } from '../tally';
import type { Entries } from './entries';
import {
  add,
  type Fraction,
  fraction,
  higher,
  HUNDRED,
  hundredths,
  less,
  lower,
  over,
  times,
  weightedMean,
  within,
  ZERO,
} from './fraction';
import type { Scheme, SchemeIndicator } from './schemes';

/** Who is assessed: `key` in the tallies, `id` in the product, months (1–12) that were served. */
export type Subject = {
  readonly key: string;
  readonly id: string;
  readonly group: string;
  readonly months: readonly number[];
};

/** Why there is no total, or that there is one. */
export type Status = 'scored' | 'no_scores' | 'void_ballots' | 'incomplete';

/** `total` in hundredths; `records`: the most cases or ratings that one of the rates rests on. */
export type Scored = Subject & {
  readonly status: Status;
  readonly total: number | null;
  readonly records: number;
};

/** What the scores are made from. */
export type Ground = {
  readonly scheme: Scheme;
  readonly entries: Entries;
  readonly tallies: Readonly<Record<string, Tally>>;
};

/** Months begun by the cut-off, 31 October. */
const BEGUN = 10;
const BALLOTS = 20;

/** `undefined`: the subject did not serve then; null: missing. */
type Value = Fraction | null | undefined;

const partsOf = ({ rollUp }: SchemeIndicator): readonly (readonly number[])[] =>
  rollUp.each === 'year'
    ? [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]
    : [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
        [10, 11, 12],
      ];

const counted = ({ scheme, tallies }: Ground, measure: string, who: Subject, months: readonly number[]) =>
  tallies[measure]?.inMonths(scheme.subject, who.key, months) ?? { x: 0, n: 0 };

const served = ({ months }: Subject, part: readonly number[]): readonly number[] =>
  part.filter((month) => months.includes(month));

const meanOf = (scores: readonly number[]): Fraction =>
  fraction(
    scores.reduce((sum, one) => sum + one, 0),
    scores.length,
  );

/** 60 of the panel, 40 of the ballots; null when nobody appraised, 'void' below twenty ballots. */
function appraised({ entries }: Ground, id: string): Fraction | null | 'void' {
  const of = (side: 'panel' | 'raters'): number[] =>
    entries.appraisals.filter((one) => one.subject === id && one.side === side).map(({ score }) => score);
  const [panel, raters] = [of('panel'), of('raters')];
  if (panel.length + raters.length === 0) return null;
  if (raters.length < BALLOTS || panel.length === 0) return 'void';
  return add(times(fraction(3, 5), meanOf(panel)), times(fraction(2, 5), meanOf(raters)));
}

function valueOf(
  ground: Ground,
  { id, source }: SchemeIndicator,
  who: Subject,
  at: number,
  part: readonly number[],
): Value {
  if (source.kind === 'appraisal') {
    const found = appraised(ground, who.id);
    return found === 'void' ? null : found;
  }
  const own = served(who, part);
  if (own.length === 0) return undefined;
  if (source.kind === 'entered') {
    const entry = ground.entries.scores.find(
      (one) => one.indicator === id && one.subject === who.id && one.part === at + 1,
    );
    return entry === undefined ? null : fraction(entry.value);
  }
  const { x, n } = counted(
    ground,
    source.measure,
    who,
    own.filter((month) => month <= BEGUN),
  );
  return n === 0 ? null : fraction(100 * x, n);
}

type Range = { readonly worst: Fraction; readonly best: Fraction };

function rangeOf({ scoring, target, direction }: SchemeIndicator, values: readonly Value[]): Range | null {
  const known = values.filter((one): one is Fraction => one !== null && one !== undefined);
  const [first = ZERO] = known;
  const [low, high] = [known.reduce(lower, first), known.reduce(higher, first)];
  const [worst, best] = direction === 'lower_is_better' ? [high, low] : [low, high];
  if (scoring.kind === 'as_is') return null;
  return {
    worst: scoring.worst === null ? worst : fraction(scoring.worst),
    best: target === null ? best : fraction(target),
  };
}

/** Straight from the worst to the best; where both are the same everybody has all of it. */
function scoreOf({ cap }: SchemeIndicator, value: Fraction, range: Range | null): Fraction {
  const [low, high] = [fraction(cap.low), fraction(cap.high)];
  if (range === null) return within(value, low, high);
  const span = less(range.best, range.worst);
  const share = span.n === 0n ? HUNDRED : times(HUNDRED, over(less(value, range.worst), span));
  return within(within(share, ZERO, HUNDRED), low, high);
}

/** The year's score of one indicator: a fraction, null when left out, 'void' when the scheme says so. */
function yearOf(
  indicator: SchemeIndicator,
  values: readonly Value[],
  ranges: readonly (Range | null)[],
): Fraction | null | 'void' {
  const { missing, rollUp } = indicator;
  if (missing === 'void' && (values.includes(null) || values.every((one) => one === undefined)))
    return 'void';
  return weightedMean(
    values.flatMap((value, at) =>
      value === null || value === undefined
        ? []
        : [[scoreOf(indicator, value, ranges[at] ?? null), rollUp.weights?.[at] ?? 1] as const],
    ),
  );
}

function pointsOf({ scheme, entries }: Ground, id: string): Fraction {
  const of = (kind: 'bonus' | 'deduction', cap: number): number =>
    Math.min(
      cap,
      entries.adjustments
        .filter((one) => one.subject === id && one.kind === kind)
        .reduce((sum, { points }) => sum + points, 0),
    );
  return fraction(of('bonus', scheme.bonusCap) - of('deduction', scheme.deductionCap));
}

function recordsOf(ground: Ground, who: Subject): number {
  const known = who.months.filter((month) => month <= BEGUN);
  return Math.max(
    ...ground.scheme.indicators.map(({ source }) =>
      source.kind === 'measure' ? counted(ground, source.measure, who, known).n : 0,
    ),
  );
}

/** One peer group: what is best and worst among peers is best and worst in here. */
export function scoreGroup(ground: Ground, group: readonly Subject[]): Scored[] {
  const { indicators } = ground.scheme;
  const values = indicators.map((one) =>
    group.map((who) => partsOf(one).map((part, at) => valueOf(ground, one, who, at, part))),
  );
  const ranges = indicators.map((one, i) =>
    partsOf(one).map((_, at) =>
      rangeOf(
        one,
        (values[i] ?? []).map((own) => own[at]),
      ),
    ),
  );
  return group.map((who, w) => {
    const years = indicators.map((one, i) => yearOf(one, values[i]?.[w] ?? [], ranges[i] ?? []));
    const isVoid =
      appraised(ground, who.id) === 'void' && indicators.some(({ source }) => source.kind === 'appraisal');
    const mean = weightedMean(
      years.flatMap((year, i) =>
        year === null || year === 'void' ? [] : [[year, indicators[i]?.weight ?? 0] as const],
      ),
    );
    const records = recordsOf(ground, who);
    const without = (status: Status): Scored => ({ ...who, status, total: null, records });
    if (isVoid) return without('void_ballots');
    if (years.includes('void')) return without('incomplete');
    if (mean === null) return without('no_scores');
    const total = within(add(mean, pointsOf(ground, who.id)), ZERO, HUNDRED);
    return { ...who, status: 'scored', total: hundredths(total), records };
  });
}

/** True where `a` has the better total. */
export const isBetter = (a: Scored, b: Scored): boolean => (a.total ?? -1) > (b.total ?? -1);
