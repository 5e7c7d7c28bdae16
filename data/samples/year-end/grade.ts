/** From totals to proposed grades of one peer group: places, bands, vetoes, gates, the quota of 优秀 (AS-03, AS-05). */
import { isBetter, type Scored } from './score';

/** A grade, or a band by the total alone. */
export type Grade = 'excellent' | 'qualified' | 'unqualified';

/** Vetoes and gates of one subject, each as one line: rule, clause, document or number of records. */
export type Bars = { readonly vetoes: readonly string[]; readonly gates: readonly string[] };

/** One line of the table of scores. */
export type Graded = Scored &
  Bars & {
    readonly place: number | null;
    readonly band: Grade | null;
    readonly grade: Grade | null;
    readonly why: readonly string[];
  };

const PASS = 6000;
const EXCELLENT = 9000;
const MONTHS = 6;
const RECORDS = 30;
const QUOTA = 20;

const bandOf = (total: number): Grade =>
  total >= EXCELLENT ? 'excellent' : total >= PASS ? 'qualified' : 'unqualified';

const NO_BARS: Bars = { vetoes: [], gates: [] };

type Named = { readonly word: string; readonly holds: boolean };

function reasonsOf(one: Scored, { vetoes, gates }: Bars): string[] {
  const reasons: Named[] = [
    { word: 'veto', holds: vetoes.length > 0 },
    { word: 'gate', holds: gates.length > 0 },
    { word: 'part_year', holds: one.months.length < MONTHS },
    { word: 'too_few', holds: one.records < RECORDS },
  ];
  return reasons.filter(({ holds }) => holds).map(({ word }) => word);
}

function gradeOf(
  band: Grade,
  reasons: readonly string[],
  room: 'in' | 'tied' | 'out',
): Pick<Graded, 'grade' | 'why'> {
  if (reasons.includes('veto')) return { grade: 'unqualified', why: reasons };
  if (reasons.includes('part_year') || reasons.includes('too_few')) return { grade: null, why: reasons };
  if (band !== 'excellent') return { grade: band, why: [] };
  if (reasons.includes('gate')) return { grade: 'qualified', why: reasons };
  if (room === 'in') return { grade: 'excellent', why: [] };
  return { grade: 'qualified', why: [room === 'tied' ? 'tie_at_quota' : 'beyond_quota'] };
}

/** `cut`: seats that the group loses by a document. */
export function gradeGroup(
  group: readonly Scored[],
  barsOf: ReadonlyMap<string, Bars>,
  cut: number,
): Graded[] {
  const bars = (one: Scored): Bars => barsOf.get(one.id) ?? NO_BARS;
  const withTotal = group.filter(({ total }) => total !== null);
  const whole = withTotal.filter((one) => one.months.length >= MONTHS && one.records >= RECORDS);
  const seats = Math.max(0, Math.floor((whole.length * QUOTA) / 100) - cut);
  const rivals = whole.filter(
    (one) => (one.total ?? 0) >= EXCELLENT && reasonsOf(one, bars(one)).length === 0,
  );
  const roomFor = (one: Scored): 'in' | 'tied' | 'out' => {
    const above = rivals.filter((other) => isBetter(other, one)).length;
    const equal = rivals.filter((other) => other.total === one.total).length;
    return above + equal <= seats ? 'in' : above < seats ? 'tied' : 'out';
  };
  return group.map((one) => {
    const reasons = reasonsOf(one, bars(one));
    if (one.total === null)
      return { ...one, ...bars(one), place: null, band: null, grade: null, why: reasons };
    const band = bandOf(one.total);
    const place = 1 + withTotal.filter((other) => isBetter(other, one)).length;
    return { ...one, ...bars(one), place, band, ...gradeOf(band, reasons, roomFor(one)) };
  });
}
