/** The fourth answer: who stands last, units within their peer group, officers within their unit. */
import { absenceOf } from '../domain/absence';
import { parseAsOf } from '../domain/as-of';
import { numberParameter, type RuleSet } from '../domain/rule-set';
import { measureById } from '../measures/registry';
import { bottomGroup, type PlacedSubject, type SubjectCount } from '../rules/bottom-list';
import type { ReportContext } from './context';
import { toQuestion } from './scope';
import type { BottomList, Note, PeerGroupList, RankedSubject, Scope } from './types';

const MEASURE = 'overdue_rate';

interface Peers {
  /** Key of the group: the unit's for officers, null for peer groups of units. */
  readonly key: number | null;
  readonly name: string;
  readonly subjects: readonly SubjectCount[];
}

/** Units by peer group; a unit of the directory without a case is there with 0 of 0, 未填 (key 0) never is. */
const unitPeers = async ({ standing, tallies }: ReportContext, scope: Scope): Promise<Peers[]> => {
  const counts = await tallies.tallies({ ...toQuestion(scope), measures: [measureById(MEASURE)] }, ['unit']);
  const byUnit = new Map((counts.get(MEASURE) ?? []).map((tally) => [tally.keys[0], tally]));
  const groups = new Map<string, SubjectCount[]>();
  for (const row of await standing.units()) {
    const key = Number(row['unit_key']);
    const tally = byUnit.get(key);
    const subject = { key, numerator: tally?.numerator ?? 0, denominator: tally?.denominator ?? 0 };
    const name = String(row['peer_group'] ?? '');
    groups.set(name, [...(groups.get(name) ?? []), subject]);
  }
  return [...groups].map(([name, subjects]) => ({ key: null, name, subjects }));
};

/** Officers by unit: nobody is compared across units. Rows without an officer or a unit are not subjects. */
const officerPeers = async ({ tallies, names }: ReportContext, scope: Scope): Promise<Peers[]> => {
  const counts = await tallies.tallies({ ...toQuestion(scope), measures: [measureById(MEASURE)] }, [
    'unit',
    'officer',
  ]);
  const groups = new Map<number, SubjectCount[]>();
  for (const { keys, numerator, denominator } of counts.get(MEASURE) ?? []) {
    const [unit, officer] = keys;
    if (!unit || !officer) continue;
    groups.set(unit, [...(groups.get(unit) ?? []), { key: officer, numerator, denominator }]);
  }
  return [...groups].map(([key, subjects]) => ({ key, name: names('unit', key).label, subjects }));
};

const named =
  ({ names }: ReportContext, by: BottomList['by']) =>
  (subject: PlacedSubject): RankedSubject => ({ ...subject, group: names(by, subject.key) });

const toList = (
  context: ReportContext,
  by: BottomList['by'],
  minCases: number,
  peers: Peers,
): PeerGroupList => {
  const { ranked, tooFew, noBusiness } = bottomGroup(peers.subjects, minCases);
  const sum = (part: 'numerator' | 'denominator'): number =>
    [...ranked, ...tooFew].reduce((total, one) => total + one[part], 0);
  return {
    name: peers.name,
    key: peers.key,
    minCases,
    pooled: { numerator: sum('numerator'), denominator: sum('denominator') },
    ranked: ranked.map(named(context, by)),
    tooFew: tooFew.map(named(context, by)),
    noBusiness: noBusiness.map(named(context, by)),
  };
};

const notes = (by: BottomList['by'], peers: readonly Peers[]): Note[] =>
  by === 'unit' && peers.some(({ name }) => name === '') ? [{ key: 'note_no_peer_groups', params: {} }] : [];

/** The list under a rule set's minimum n, in force at the cut-off. */
export const readBottom = async (
  context: ReportContext,
  ruleSet: RuleSet,
  scope: Scope,
  by: BottomList['by'],
): Promise<BottomList> => {
  const minCases = numberParameter(ruleSet, 'AS-07', 'nMin', parseAsOf(scope.asOf).on);
  const missing = absenceOf(measureById(MEASURE).needs, await context.standing.columns());
  const peers =
    missing !== null ? [] : await (by === 'unit' ? unitPeers(context, scope) : officerPeers(context, scope));
  return {
    measure: MEASURE,
    by,
    groups: peers.map((group) => toList(context, by, minCases, group)),
    missing,
    notes: notes(by, peers),
  };
};
