/** What the scheme of an assessment scores: the values of every subject and part of the year, from files and entries. */
import { absenceOf, type Absence } from '../domain/absence';
import { parseAsOf } from '../domain/as-of';
import { PARTS, type Indicator } from '../domain/assessment';
import { exact, ratio, type Exact } from '../domain/exact';
import type { LocalDate } from '../domain/local-date';
import { absentKinds } from '../events/readiness';
import { readEvents } from '../events/read';
import { measureById, MEASURES, type Measure } from '../measures/registry';
import { decided } from '../rules/decisions';
import { percentOf } from '../rules/sensitivity-records';
import type { Appraisal } from '../rules/score-appraisal';
import type { PartValue } from '../rules/score-roll-up';
import type { ScoredSubject } from '../rules/score';
import type { ReportContext } from './context';
import { monthNumber, toQuestion } from './scope';
import { readAssessed, type Assessed } from './year-end-subjects';
import type { YearEndQuestion } from './year-end-types';

/** What can be scored: shapes that have one value a month. */
export const ASSESSABLE: ReadonlyMap<string, { readonly isRate: boolean }> = new Map(
  MEASURES.filter(({ shape, isTimeless }) => ['count', 'rate', 'ratio'].includes(shape) && !isTimeless).map(
    ({ id, shape }) => [id, { isRate: shape === 'rate' }],
  ),
);

interface Sum {
  readonly numerator: number;
  readonly denominator: number;
}
/** By subject, then month of the year (0 = January). */
type Monthly = ReadonlyMap<number, ReadonlyMap<number, Sum>>;

const monthly = (rows: readonly (readonly [key: number, month: number, sum: Sum])[]): Monthly => {
  const all = new Map<number, Map<number, Sum>>();
  for (const [key, month, { numerator, denominator }] of rows) {
    const own = all.get(key) ?? new Map<number, Sum>();
    const before = own.get(month) ?? { numerator: 0, denominator: 0 };
    own.set(month, {
      numerator: before.numerator + numerator,
      denominator: before.denominator + denominator,
    });
    all.set(key, own);
  }
  return all;
};

const measured = async (
  { tallies }: ReportContext,
  { scope, scheme }: YearEndQuestion,
  measure: Measure,
): Promise<Monthly> => {
  const asked = { ...toQuestion(scope), filters: {}, measures: [measure] };
  const found = await tallies.tallies(asked, [scheme.subject, 'month']);
  return monthly(
    (found.get(measure.id) ?? []).flatMap((tally) => {
      const [key, month] = tally.keys;
      return key == null || month == null ? [] : [[key, month % 12, tally] as const];
    }),
  );
};

/** Upheld facts, each once, in the month in which it happened. */
const counted = async (
  { engine }: ReportContext,
  { scope, scheme, decisions }: YearEndQuestion,
  kinds: Extract<Indicator['source'], { kind: 'events' }>['events'],
): Promise<Monthly> => {
  const { at, on } = parseAsOf(scope.asOf);
  const events = decided(await readEvents(engine, at, kinds), decisions, on);
  const seen = new Set<string>();
  return monthly(
    events.flatMap((event) => {
      const key = scheme.subject === 'unit' ? event.unit : event.officer;
      const isNew = !seen.has(`${key} ${event.factKey}`);
      if (event.state !== 'upheld' || event.happenedOn?.slice(0, 4) !== scope.period || key === 0 || !isNew)
        return [];
      seen.add(`${key} ${event.factKey}`);
      return [[key, monthNumber(event.happenedOn) % 12, { numerator: 1, denominator: 0 }] as const];
    }),
  );
};

/** Months of one part, 0 = January. */
const monthsOf = ({ rollUp: { each } }: Indicator, part: number): readonly number[] => {
  const size = 12 / PARTS[each];
  return Array.from({ length: size }, (_, at) => part * size + at);
};

const added = (own: ReadonlyMap<number, Sum> | undefined, months: readonly number[]): Sum =>
  months.reduce(
    (sum, month) => ({
      numerator: sum.numerator + (own?.get(month)?.numerator ?? 0),
      denominator: sum.denominator + (own?.get(month)?.denominator ?? 0),
    }),
    { numerator: 0, denominator: 0 },
  );

type Shape = 'rate' | 'ratio' | 'count';

const valueOf = ({ numerator, denominator }: Sum, shape: Shape): Pick<PartValue, 'value' | 'counts'> => {
  if (shape === 'count') return { value: ratio(numerator, 1), counts: null };
  return {
    value: percentOf(numerator, denominator),
    counts: shape === 'rate' ? { numerator, denominator } : null,
  };
};

interface Ground {
  readonly shape: Shape;
  /** Null: the files cannot tell. */
  readonly monthly: Monthly | null;
  /** Months that began by the cut-off's day. */
  readonly begun: number;
}

/** A month that has not begun is missing, never a count of 0. */
const countedParts = (indicator: Indicator, { key, service }: Assessed, ground: Ground): PartValue[] =>
  Array.from({ length: PARTS[indicator.rollUp.each] }, (_, part): PartValue => {
    const own = monthsOf(indicator, part);
    const served = own.filter((month) => service.months[month] === true);
    const known = served.filter((month) => month < ground.begun);
    const inService = served.length > 0;
    if (ground.monthly === null || known.length === 0) return { value: null, counts: null, inService };
    return { ...valueOf(added(ground.monthly.get(key), known), ground.shape), inService };
  });

const enteredParts = (
  indicator: Indicator,
  { service }: Assessed,
  values: ReadonlyMap<number, Exact>,
): PartValue[] =>
  Array.from({ length: PARTS[indicator.rollUp.each] }, (_, part) => ({
    value: values.get(part + 1) ?? null,
    counts: null,
    inService: monthsOf(indicator, part).some((month) => service.months[month] === true),
  }));

/** One indicator: its parts by subject, and what the files lack for it. */
interface Read {
  readonly partsOf: (subject: Assessed) => readonly PartValue[];
  readonly absent: Absence | null;
}

const begunBy = (on: LocalDate, year: string): number =>
  on.slice(0, 4) > year ? 12 : on.slice(0, 4) < year ? 0 : Number(on.slice(5, 7));

const readOne = async (
  context: ReportContext,
  question: YearEndQuestion,
  appraised: ReadonlyMap<string, Appraisal>,
  indicator: Indicator,
): Promise<Read> => {
  const { source } = indicator;
  const begun = begunBy(parseAsOf(question.scope.asOf).on, question.entries.year);
  switch (source.kind) {
    case 'measure': {
      const measure = measureById(source.measure);
      const absent = absenceOf(measure.needs, await context.standing.columns());
      const shape = measure.shape === 'rate' || measure.shape === 'ratio' ? measure.shape : 'count';
      const found = absent === null ? await measured(context, question, measure) : null;
      return { absent, partsOf: (who) => countedParts(indicator, who, { shape, monthly: found, begun }) };
    }
    case 'events': {
      const loaded = await context.standing.told();
      const absences = absentKinds(loaded);
      const told = source.events.filter((kind) => (absences.get(kind) ?? null) === null);
      // A kind that cannot be told would be a silent zero: the whole count is missing then.
      const lacking = source.events.find((kind) => (absences.get(kind) ?? null) !== null);
      const absent = lacking === undefined ? null : (absences.get(lacking) ?? null);
      const found = absent === null ? await counted(context, question, told) : null;
      return {
        absent,
        partsOf: (who) => countedParts(indicator, who, { shape: 'count', monthly: found, begun }),
      };
    }
    case 'appraisal':
      return {
        absent: null,
        partsOf: ({ id }) => [{ value: appraised.get(id)?.score ?? null, counts: null, inService: true }],
      };
    case 'entered': {
      const own = question.entries.scores.filter((one) => one.indicator === indicator.id);
      return {
        absent: null,
        partsOf: (who) =>
          enteredParts(
            indicator,
            who,
            new Map(
              own.filter(({ subject }) => subject === who.id).map(({ part, value }) => [part, exact(value)]),
            ),
          ),
      };
    }
    default:
      return source satisfies never;
  }
};

export interface YearValues {
  readonly subjects: readonly ScoredSubject[];
  /** By indicator. */
  readonly absent: ReadonlyMap<string, Absence | null>;
}

export const readValues = async (
  context: ReportContext,
  question: YearEndQuestion,
  appraised: ReadonlyMap<string, Appraisal>,
): Promise<YearValues> => {
  const reads: (readonly [string, Read])[] = [];
  for (const indicator of question.scheme.indicators)
    reads.push([indicator.id, await readOne(context, question, appraised, indicator)]);
  const subjects = (await readAssessed(context, question)).map((who): ScoredSubject => ({
    ...{ key: who.key, id: who.id, group: who.group },
    months: who.service.months.filter(Boolean).length,
    values: new Map(reads.map(([id, { partsOf }]) => [id, partsOf(who)])),
  }));
  return { subjects, absent: new Map(reads.map(([id, { absent }]) => [id, absent])) };
};
