/**
 * Rates beside a ranking with the mix of items taken out: units within their peer group, sections and officers within
 * their unit, as they are ranked. Of a rate that is better when high the cases missing from it are what is counted, so
 * that a ratio above 1 is worse for every measure and the interval holds for rates near 1.
 */
import { absenceOf } from '../domain/absence';
import { parseAsOf } from '../domain/as-of';
import type { RuleSet } from '../domain/rule-set';
import { numberParameter } from '../domain/rule-value';
import type { Tally } from '../measures/aggregate';
import { measureById, type Measure } from '../measures/registry';
import { standardise, type StandardSubject, type StratumCount } from '../rules/standardise';
import type { ReportContext } from './context';
import type { RankingQuestion } from './ranking';
import { toQuestion } from './scope';
import type { StandardisedGroup, StandardisedSubject, StandardReport } from './standardised-types';
import type { RankedBy, SubjectPlace } from './subjects';

export type StandardQuestion = Pick<RankingQuestion, 'scope' | 'measure' | 'by' | 'minCases'>;

interface Peers {
  readonly name: string;
  readonly unitKey: number | null;
  readonly counts: readonly StratumCount[];
}

const stratumOf = (subject: number, stratum: number | null, tally: Tally): StratumCount => ({
  subject,
  stratum: stratum ?? 0,
  numerator: tally.numerator,
  denominator: tally.denominator,
});

/** Units by peer group. Records without a unit are nobody's. */
const unitPeers = async ({ standing }: ReportContext, tallies: readonly Tally[]): Promise<Peers[]> => {
  const groups = new Map<string, StratumCount[]>();
  const groupOf = new Map(
    (await standing.units()).map((row) => [Number(row['unit_key']), String(row['peer_group'] ?? '')]),
  );
  for (const tally of tallies) {
    const [unit = null, item = null] = tally.keys;
    const name = groupOf.get(unit ?? 0);
    if (unit === null || name === undefined) continue;
    groups.set(name, [...(groups.get(name) ?? []), stratumOf(unit, item, tally)]);
  }
  return [...groups].map(([name, counts]) => ({ name, unitKey: null, counts }));
};

/** Sections or officers by unit. Records without a unit or without a name are no subjects. */
const peersWithin = (
  { names }: ReportContext,
  by: 'section' | 'officer',
  tallies: readonly Tally[],
): Peers[] => {
  const groups = new Map<number, StratumCount[]>();
  for (const tally of tallies) {
    const [unit, key, item = null] = tally.keys;
    if (!unit || !key || names(by, key).label === '') continue;
    groups.set(unit, [...(groups.get(unit) ?? []), stratumOf(key, item, tally)]);
  }
  return [...groups].map(([unitKey, counts]) => ({ name: names('unit', unitKey).label, unitKey, counts }));
};

const talliesOf = async (
  { tallies }: ReportContext,
  { scope, by }: StandardQuestion,
  measure: Measure,
): Promise<readonly Tally[]> => {
  const groupings = by === 'unit' ? (['unit', 'item'] as const) : (['unit', by, 'item'] as const);
  const counts = await tallies.tallies({ ...toQuestion(scope), measures: [measure] }, groupings);
  return counts.get(measure.id) ?? [];
};

const missed = (count: StratumCount): StratumCount => ({
  ...count,
  numerator: count.denominator - count.numerator,
});

/** Highest ratio first; those without one by the number of their cases. */
const worstFirst = (a: StandardisedSubject, b: StandardisedSubject): number =>
  (b.ratio ?? -1) - (a.ratio ?? -1) || b.cases - a.cases || a.subject - b.subject;

type Counted = StandardReport['counted'];

const named =
  ({ names }: ReportContext, by: RankedBy, places: ReadonlyMap<number, SubjectPlace>, counted: Counted) =>
  ({ lines, ...one }: StandardSubject): StandardisedSubject => ({
    ...one,
    id: places.get(one.subject)?.id ?? '',
    group: names(by, one.subject),
    section: places.get(one.subject)?.section ?? '',
    numerator: counted === 'rest' ? one.cases - one.observed : one.observed,
    denominator: one.cases,
    standardRate: one.rate === null ? null : counted === 'rest' ? 1 - one.rate : one.rate,
    items: lines
      .map((line) => ({ ...line, group: names('item', line.stratum) }))
      .sort((a, b) => b.cases - a.cases || a.stratum - b.stratum),
  });

const groupOf = (
  { name, unitKey, counts }: Peers,
  counted: Counted,
  minCases: number,
  toNamed: ReturnType<typeof named>,
): StandardisedGroup => {
  const { cases, observed, subjects } = standardise(counted === 'rest' ? counts.map(missed) : counts);
  const sorted = subjects
    .map(toNamed)
    .filter((one) => one.cases > 0)
    .sort(worstFirst);
  const withoutItem = counts.filter(({ stratum }) => stratum === 0);
  return {
    name,
    unitKey,
    cases,
    observed,
    casesWithoutItem: withoutItem.reduce((sum, { denominator }) => sum + denominator, 0),
    subjects: sorted.filter((one) => one.cases >= minCases),
    tooFew: sorted.filter((one) => one.cases < minCases),
  };
};

/** Everybody by one rate, against what the items of each let expect. */
export const readStandardised = async (
  context: ReportContext,
  ruleSet: RuleSet,
  question: StandardQuestion,
): Promise<StandardReport> => {
  const { by, scope } = question;
  const measure = measureById(question.measure);
  const counted = measure.direction === 'higher_is_better' ? 'rest' : 'numerator';
  const minCases = question.minCases ?? numberParameter(ruleSet, 'AS-07', 'nMin', parseAsOf(scope.asOf).on);
  const missing = absenceOf(measure.needs, await context.standing.columns());
  const tallies = missing === null ? await talliesOf(context, question, measure) : [];
  const peers = by === 'unit' ? await unitPeers(context, tallies) : peersWithin(context, by, tallies);
  const withName = named(context, by, await context.standing.subjects(by), counted);
  return {
    measure: measure.id,
    by,
    counted,
    minCases,
    hasItems: peers.some(({ counts }) => counts.some(({ stratum }) => stratum > 0)),
    groups: peers.map((one) => groupOf(one, counted, Math.max(1, minCases), withName)),
    missing,
  };
};
