/**
 * Who stands where by a rate, and how sure that is: units within their peer group, sections and officers within their
 * unit. Nobody is compared beyond the group, and 未填 (key 0) is counted but never ranked.
 */
import { absenceOf } from '../domain/absence';
import { parseAsOf } from '../domain/as-of';
import type { RuleSet } from '../domain/rule-set';
import { numberParameter, requireParameters } from '../domain/rule-value';
import { measureById, MEASURES, type Measure } from '../measures/registry';
import type { SubjectCount } from '../rules/group-estimate';
import { ranking, scoreGroup, type PlacedSubject, type RankPolicy, type Ranking } from '../rules/ranking';
import type { ReportContext } from './context';
import type { PeerRanking, RankedSubject, RankingPolicy, RankingReport } from './ranking-types';
import { toQuestion } from './scope';
import type { RankedBy, SubjectPlace } from './subjects';
import type { Note, Scope } from './types';

export interface RankingQuestion {
  readonly scope: Scope;
  /** A rate. */
  readonly measure: string;
  readonly by: RankedBy;
  /** Instead of the rule set's minimum; null = the rule set's. */
  readonly minCases: number | null;
  readonly seed: string;
  /** Whether the intervals of places are drawn; without them an answer costs no draws. */
  readonly intervals: boolean;
}

/** The seed where nobody gave one. */
export const DEFAULT_SEED = '1';

/** What can be ranked by. */
export const RATES: readonly string[] = MEASURES.filter(({ shape }) => shape === 'rate').map(({ id }) => id);

/** Waits until the page had its turn. */
export type Breathe = () => Promise<void>;

interface Peers {
  readonly name: string;
  readonly unitKey: number | null;
  readonly counts: readonly Omit<SubjectCount, 'id'>[];
}

/** Units by peer group; a unit of the directory without a case is there with 0 of 0. */
const unitPeers = async (
  { standing, tallies }: ReportContext,
  scope: Scope,
  measure: Measure,
): Promise<Peers[]> => {
  const counts = await tallies.tallies({ ...toQuestion(scope), measures: [measure] }, ['unit']);
  const byUnit = new Map((counts.get(measure.id) ?? []).map((tally) => [tally.keys[0], tally]));
  const groups = new Map<string, Peers['counts'][number][]>();
  for (const row of await standing.units()) {
    const key = Number(row['unit_key']);
    const { numerator = 0, denominator = 0 } = byUnit.get(key) ?? {};
    const name = String(row['peer_group'] ?? '');
    groups.set(name, [...(groups.get(name) ?? []), { key, numerator, denominator }]);
  }
  return [...groups].map(([name, own]) => ({ name, unitKey: null, counts: own }));
};

/** Sections or officers by unit. Records without a unit or without a name are no subjects. */
const peersWithin = async (
  { tallies, names }: ReportContext,
  scope: Scope,
  measure: Measure,
  by: 'section' | 'officer',
): Promise<Peers[]> => {
  const counts = await tallies.tallies({ ...toQuestion(scope), measures: [measure] }, ['unit', by]);
  const groups = new Map<number, Peers['counts'][number][]>();
  for (const { keys, numerator, denominator } of counts.get(measure.id) ?? []) {
    const [unit, key] = keys;
    if (!unit || !key || names(by, key).label === '') continue;
    groups.set(unit, [...(groups.get(unit) ?? []), { key, numerator, denominator }]);
  }
  return [...groups].map(([unitKey, own]) => ({
    name: names('unit', unitKey).label,
    unitKey,
    counts: own,
  }));
};

const JUDGED_BY = ['orderBelowP', 'rankabilityLow'] as const;

/** What the rule set in force at the cut-off decides about a ranking. */
export const policyOf = (
  ruleSet: RuleSet,
  { scope, minCases, seed }: Pick<RankingQuestion, 'scope' | 'minCases' | 'seed'>,
): RankingPolicy => {
  const on = parseAsOf(scope.asOf).on;
  requireParameters(ruleSet, 'AS-07', [...(minCases === null ? ['nMin'] : []), ...JUDGED_BY], on);
  const given = (key: string): number => numberParameter(ruleSet, 'AS-07', key, on);
  return {
    minCases: minCases ?? given('nMin'),
    orderBelowP: given('orderBelowP'),
    rankabilityLow: given('rankabilityLow'),
    seed,
  };
};

/** Goes through the draws of one group, giving the page its turn between steps. */
export const ranked = async (
  counts: readonly SubjectCount[],
  policy: RankPolicy,
  breathe: Breathe,
): Promise<Ranking> => {
  const steps = ranking(counts, policy);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
};

const wholeOf = (counts: Peers['counts']): PeerRanking['whole'] => ({
  numerator: counts.reduce((sum, { numerator }) => sum + numerator, 0),
  denominator: counts.reduce((sum, { denominator }) => sum + denominator, 0),
});

const notesOf = (by: RankedBy, peers: readonly Peers[]): Note[] =>
  by === 'unit' && peers.some(({ name }) => name === '') ? [{ key: 'note_no_peer_groups', params: {} }] : [];

const peersOf = (
  context: ReportContext,
  { scope, by }: RankingQuestion,
  measure: Measure,
): Promise<Peers[]> =>
  by === 'unit' ? unitPeers(context, scope, measure) : peersWithin(context, scope, measure, by);

const NO_PAUSE: Breathe = () => Promise.resolve();

/** Everybody by one rate, under the rule set in force at the cut-off. */
export const readRanking = async (
  context: ReportContext,
  ruleSet: RuleSet,
  question: RankingQuestion,
  breathe: Breathe = NO_PAUSE,
): Promise<RankingReport> => rankUnder(context, policyOf(ruleSet, question), question, breathe);

/** The same under a policy that is known: an earlier period by the yardstick of this one. */
export const rankUnder = async (
  context: ReportContext,
  policy: RankingPolicy,
  question: RankingQuestion,
  breathe: Breathe = NO_PAUSE,
): Promise<RankingReport> => {
  const measure = measureById(question.measure);
  const direction = measure.direction === 'higher_is_better' ? 'higher_is_better' : 'lower_is_better';
  const missing = absenceOf(measure.needs, await context.standing.columns());
  const peers = missing === null ? await peersOf(context, question, measure) : [];
  const places = await context.standing.subjects(question.by);
  const groups: PeerRanking[] = [];
  for (const { name, unitKey, counts } of peers) {
    const subjects = counts.map((one) => ({ ...one, id: places.get(one.key)?.id ?? '' }));
    const rule = { ...policy, chance: policy.orderBelowP, direction } as const;
    const result = question.intervals ? await ranked(subjects, rule, breathe) : scoreGroup(subjects, rule);
    groups.push({
      ...namedRanking(context, question.by, places, result),
      name,
      unitKey,
      whole: wholeOf(counts),
    });
  }
  return {
    measure: measure.id,
    by: question.by,
    direction,
    policy,
    groups,
    missing,
    notes: notesOf(question.by, peers),
  };
};

const namedRanking = (
  { names }: ReportContext,
  by: RankedBy,
  places: ReadonlyMap<number, SubjectPlace>,
  result: Ranking,
): Omit<PeerRanking, 'name' | 'unitKey' | 'whole'> => {
  const named = (subject: PlacedSubject): RankedSubject => ({
    ...subject,
    group: names(by, subject.key),
    section: places.get(subject.key)?.section ?? '',
  });
  return {
    ...result,
    ranked: result.ranked.map(named),
    tooFew: result.tooFew.map(named),
    noBusiness: result.noBusiness.map(named),
  };
};
