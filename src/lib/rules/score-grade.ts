/**
 * From scores to proposed grades of one peer group (AS-03, AS-04, AS-05): places, vetoes, gates, the quota of 优秀. A grade
 * that is not the score's says why; equal ones at the last place of the quota are left to people.
 */
import type { Grade, GradeReason } from '../domain/year-end-terms';
import type { Rounding, ScorePolicy } from './score-policy';
import type { SubjectScore } from './score';

/** What takes away a grade or honours, with where it stands. */
export interface Bar {
  readonly clause: string;
  readonly rule: string;
  /** Document of an entry; '' for a ladder. */
  readonly document: string;
  /** Id of the candidate, which opens to its records; '' for an entry. */
  readonly candidate: string;
  readonly records: number;
}

export interface Bars {
  readonly vetoes: readonly Bar[];
  readonly gates: readonly Bar[];
}

export interface GradedSubject<S extends SubjectScore> extends Bars {
  readonly score: S;
  /** 1 is best; equal totals share the lower number; null without a total. */
  readonly place: number | null;
  readonly grade: Grade | null;
  readonly reasons: readonly GradeReason[];
  /** No veto and no gate (AS-05). */
  readonly isEligible: boolean;
}

export interface Quota {
  /** With a total and months enough. */
  readonly counted: number;
  readonly percent: number;
  readonly rounding: Rounding;
  readonly cut: number;
  readonly seats: number;
}

export interface GradedGroup<S extends SubjectScore> {
  readonly group: string;
  readonly quota: Quota;
  /** Best first, those without a total last. */
  readonly subjects: readonly GradedSubject<S>[];
}

/** Whole places out of `counted`, in whole numbers: 20 % of 12 is 2.4. */
export function seatsOf(counted: number, percent: number, rounding: Rounding): number {
  const hundred = counted * percent;
  switch (rounding) {
    case 'down':
      return Math.floor(hundred / 100);
    case 'half_up':
      return Math.floor((2 * hundred + 100) / 200);
    case 'up':
      return Math.ceil(hundred / 100);
    default:
      return rounding satisfies never;
  }
}

const byTotal = (a: SubjectScore, b: SubjectScore): number =>
  (b.total ?? -1) - (a.total ?? -1) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** How many have a higher total, and how many the same. */
const rivals = (own: number, totals: readonly number[]): { above: number; equal: number } => ({
  above: totals.filter((other) => other > own).length,
  equal: totals.filter((other) => other === own).length,
});

type Fits = 'in' | 'out' | 'tied';
/** Within the seats together with everybody of the same total; else out, or tied when only some of them fit. */
const fitOf = (own: number, totals: readonly number[], seats: number): Fits => {
  const { above, equal } = rivals(own, totals);
  if (above + equal <= seats) return 'in';
  return above >= seats ? 'out' : 'tied';
};

/**
 * Records under the rates of a subject: the most that any of its indicators rests on; null where nothing is counted in
 * records. Who had no business must not be the best for want of complaints.
 */
export function recordsOf({ indicators }: Pick<SubjectScore, 'indicators'>): number | null {
  const bases = indicators.flatMap(({ parts }) => {
    const counts = parts.flatMap((part) => part.counts ?? []);
    return counts.length === 0 ? [] : [counts.reduce((sum, { denominator }) => sum + denominator, 0)];
  });
  return bases.length === 0 ? null : Math.max(...bases);
}

/** Enough months and records for a grade. */
const isGradable = (score: SubjectScore, policy: ScorePolicy): boolean =>
  score.months >= policy.monthsMin && (recordsOf(score) ?? policy.minCases) >= policy.minCases;

/** Bars other than the quota, heaviest first. */
const barred = (score: SubjectScore, bars: Bars, policy: ScorePolicy): readonly GradeReason[] => [
  ...(bars.vetoes.length > 0 ? (['veto'] as const) : []),
  ...(bars.gates.length > 0 ? (['gate'] as const) : []),
  ...(score.months < policy.monthsMin ? (['part_year'] as const) : []),
  ...((recordsOf(score) ?? policy.minCases) < policy.minCases ? (['too_few'] as const) : []),
];

const gradeOf = (
  { band, total }: SubjectScore,
  reasons: readonly GradeReason[],
  contenders: readonly number[],
  seats: number,
): { grade: Grade | null; reasons: readonly GradeReason[] } => {
  if (band === null) return { grade: null, reasons };
  if (reasons.includes('veto')) return { grade: 'unqualified', reasons };
  if (reasons.includes('part_year') || reasons.includes('too_few')) return { grade: null, reasons };
  if (band !== 'excellent') return { grade: band, reasons: reasons.filter((one) => one !== 'gate') };
  if (reasons.includes('gate')) return { grade: 'qualified', reasons };
  const fit = fitOf(total ?? 0, contenders, seats);
  if (fit === 'in') return { grade: band, reasons };
  return { grade: 'qualified', reasons: [...reasons, fit === 'tied' ? 'tie_at_quota' : 'beyond_quota'] };
};

const NO_BARS: Bars = { vetoes: [], gates: [] };

/** `barsOf`: by id. `cut`: places of the quota that the group loses by a document. */
export function gradePeers<S extends SubjectScore>(
  group: string,
  scores: readonly S[],
  policy: ScorePolicy,
  barsOf: ReadonlyMap<string, Bars>,
  cut: number,
): GradedGroup<S> {
  const sorted = [...scores].sort(byTotal);
  const totals = sorted.flatMap(({ total }) => (total === null ? [] : [total]));
  const counted = sorted.filter((one) => one.total !== null && isGradable(one, policy));
  const { percent, rounding } = policy.quota;
  const seats = Math.max(0, seatsOf(counted.length, percent, rounding) - cut);
  const ofId = (id: string): Bars => barsOf.get(id) ?? NO_BARS;
  const contenders = counted
    .filter((one) => one.band === 'excellent' && barred(one, ofId(one.id), policy).length === 0)
    .flatMap(({ total }) => (total === null ? [] : [total]));
  return {
    group,
    quota: { counted: counted.length, percent, rounding, cut, seats },
    subjects: sorted.map((score) => {
      const bars = ofId(score.id);
      const found = gradeOf(score, barred(score, bars, policy), contenders, seats);
      return {
        ...bars,
        ...found,
        score,
        place: score.total === null ? null : 1 + rivals(score.total, totals).above,
        isEligible: bars.vetoes.length + bars.gates.length === 0,
      };
    }),
  };
}
