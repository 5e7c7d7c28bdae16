/**
 * The lists of the year: 评先候选, 末位, 离岗培训, 专项督查, 表彰. Everybody on them is a candidate; a place stands with its
 * interval and n, a ladder's step with the records that it opens to.
 */
import type { Absence } from '../domain/absence';
import { hasList, type ListPolicy, type ListSide } from '../domain/list-policy';
import type { RuleSet } from '../domain/rule-set';
import { parameterInForce } from '../domain/rule-value';
import type { Signal, YearList } from '../domain/year-end-terms';
import { draftList } from '../rules/draft-list';
import { listPolicy } from '../rules/list-policy';
import { recordsOf, seatsOf } from '../rules/score-grade';
import type { ScorePolicy } from '../rules/score-policy';
import type { Candidate } from '../rules/candidates';
import type { ReportContext } from './context';
import type { PeerRanking, RankedSubject, RankingReport } from './ranking-types';
import type { TriggerGround } from './trigger-ground-types';
import { proposedFor } from './year-end-bars';
import type { BarsBySubject, YearEndQuestion, YearGroup, YearLine, YearSubject } from './year-end-types';

/** A line before its procedure. */
export type BareLine = Omit<YearLine, 'procedure' | 'training' | 'wasListed'>;

/** What the lists are made of. */
export interface ListGround {
  readonly context: ReportContext;
  readonly set: RuleSet;
  readonly question: YearEndQuestion;
  readonly policy: ScorePolicy;
  readonly triggers: TriggerGround;
  readonly bars: BarsBySubject;
  readonly groups: readonly YearGroup[];
  /** By the scheme's rate. */
  readonly units: RankingReport;
  readonly officers: RankingReport;
}

/** A list before its procedure; `missing`: parameters that the rule set lacks. */
export interface BareList {
  readonly list: YearList;
  readonly lines: readonly BareLine[];
  readonly missing: readonly string[];
  readonly absent: Absence | null;
}

const clauseOf = ({ set, triggers }: ListGround, rule: string, key: string): string =>
  parameterInForce(set, rule, key, triggers.on)?.clause ?? '';

/** Facts of the subject that count for nothing, or are still open to review. */
const factsOf = (
  { triggers }: ListGround,
  kind: Candidate['kind'],
  key: number,
): Pick<BareLine, 'exempt' | 'isAppealed'> => {
  const own = triggers.candidates.filter((one) => one.kind === kind && one.key === key);
  const whys = own.flatMap(({ climb }) => climb.notCounted.map(({ fact, why }) => [fact.key, why] as const));
  const of = (state: string): number =>
    new Set(whys.filter(([, why]) => why === state).map(([fact]) => fact)).size;
  return { exempt: of('exempt'), isAppealed: of('under_review') > 0 };
};

const KINDS = { unit: 'unit', officer: 'person' } as const;

const scoredLine = (
  ground: ListGround,
  list: YearList,
  rule: string,
  clause: string,
  group: YearGroup,
  { name, section, place, score, sensitivity }: YearSubject,
): BareLine => {
  const kind = ground.question.scheme.subject;
  return {
    ...{ list, rule, clause, section, place, kind, subject: name, id: score.id },
    unit: kind === 'unit' ? name.label : name.within,
    placeLow: sensitivity?.low ?? null,
    placeHigh: sensitivity?.high ?? null,
    n: group.subjects.filter((one) => one.place !== null).length,
    records: recordsOf(score) ?? 0,
    ...{ candidate: '', signals: [] },
    ...factsOf(ground, KINDS[kind], name.key ?? 0),
  };
};

const honours = (ground: ListGround): BareList => {
  const clause = clauseOf(ground, 'AS-03', 'excellent');
  const lines = ground.groups.flatMap((group) =>
    group.subjects
      .filter(({ grade, isEligible }) => grade === 'excellent' && isEligible)
      .map((one) => scoredLine(ground, 'honours', 'AS-05', clause, group, one)),
  );
  return { list: 'honours', lines, missing: [], absent: null };
};

const outside = (report: RankingReport, policy: ListPolicy): ReadonlySet<string> =>
  new Set(
    report.groups.flatMap((group) =>
      draftList(group, report.direction, policy)
        .filter(({ reason }) => reason === 'listed' || reason === 'beyond_count')
        .map(({ subject }) => subject.id),
    ),
  );

const wasOn = ({ question }: ListGround, list: YearList, id: string): boolean =>
  question.entries.lastYear.some((one) => one.list === list && one.subject === id);

const signalsOf = (
  ground: ListGround,
  one: YearSubject,
  outliers: ReadonlySet<string>,
): readonly Signal[] => [
  ...(one.grade === 'unqualified' ? (['grade'] as const) : []),
  ...(outliers.has(one.score.id) ? (['outlier'] as const) : []),
  ...(wasOn(ground, 'bottom_units', one.score.id) ? (['consecutive'] as const) : []),
];

/** The last ones of a group: as many as there are seats, equal ones together. */
const lastOf = ({ subjects }: YearGroup, { mode, amount }: ListPolicy): readonly YearSubject[] => {
  const placed = subjects.filter(({ place }) => place !== null);
  const seats = mode === 'count' ? amount : Math.max(1, seatsOf(placed.length, amount, 'down'));
  // A group of equals has no last one.
  return placed.filter(
    (one) =>
      one.place !== 1 && placed.filter((other) => (other.place ?? 0) > (one.place ?? 0)).length < seats,
  );
};

/** AS-08: the last ones against whom enough signals speak, since a low place alone may be chance. */
const bottomUnits = (ground: ListGround): BareList => {
  const policy = listPolicy(ground.set, 'worst', ground.triggers.on);
  const bare = { list: 'bottom_units', absent: ground.units.missing } as const;
  if (ground.question.scheme.subject !== 'unit') return { ...bare, lines: [], missing: [] };
  if (!hasList(policy)) return { ...bare, lines: [], missing: policy.missing };
  const outliers = outside(ground.units, policy);
  const clause = clauseOf(ground, 'AS-08', 'signals');
  const lines = ground.groups.flatMap((group) =>
    lastOf(group, policy)
      .map((one) => ({
        ...scoredLine(ground, 'bottom_units', 'AS-08', clause, group, one),
        signals: signalsOf(ground, one, outliers),
      }))
      .filter(({ signals }) => signals.length >= ground.policy.signals),
  );
  return { ...bare, absent: null, lines, missing: [] };
};

const rankedLine = (
  ground: ListGround,
  list: YearList,
  policy: ListPolicy,
  rule: string,
  kind: 'unit' | 'officer',
  group: PeerRanking,
  subject: RankedSubject,
): BareLine => ({
  ...{ list, rule, kind, id: subject.id, subject: subject.group, section: subject.section },
  unit: kind === 'unit' ? subject.group.label : group.name,
  ...{ place: subject.place, placeLow: subject.placeLow, placeHigh: subject.placeHigh },
  n: subject.denominator,
  clause: policy.clauses.join('; '),
  records: subject.numerator,
  ...{ candidate: '', signals: [] },
  ...factsOf(ground, KINDS[kind], subject.key),
});

const ranked = (
  ground: ListGround,
  list: YearList,
  side: ListSide,
  rule: string,
  kind: 'unit' | 'officer',
): BareList => {
  const report = kind === 'unit' ? ground.units : ground.officers;
  const policy = listPolicy(ground.set, side, ground.triggers.on);
  if (!hasList(policy)) return { list, lines: [], missing: policy.missing, absent: report.missing };
  const lines = report.groups.flatMap((group) =>
    draftList(group, report.direction, policy)
      .filter(({ reason }) => reason === 'listed')
      .map(({ subject }) => rankedLine(ground, list, policy, rule, kind, group, subject)),
  );
  return { list, lines, missing: [], absent: report.missing };
};

/** Candidates whose ladder proposes the measure. */
const proposed = (ground: ListGround, list: YearList, sanction: 'train' | 'inspect'): readonly BareLine[] =>
  proposedFor(ground.triggers, ground.question, sanction).map(({ candidate, clause, records }) => {
    const { kind, key, unit, section } = candidate;
    const grouping = kind === 'person' ? 'officer' : kind;
    const { context, triggers } = ground;
    return {
      ...{ list, clause, records, kind: grouping, id: triggers.placeOf(kind, key).id },
      subject: context.names(grouping, key),
      unit: context.names('unit', unit).label,
      section: kind === 'unit' ? '' : context.names('section', section).label,
      ...{ place: null, placeLow: null, placeHigh: null, n: null, signals: [] },
      rule: candidate.ladder.rule_id,
      candidate: triggers.idOf(candidate),
      ...factsOf(ground, kind, key),
    };
  });

const withProposed = (list: BareList, lines: readonly BareLine[]): BareList => ({
  ...list,
  lines: [...list.lines, ...lines],
});

/** Nobody is commended who is barred from honours. */
const commended = (ground: ListGround): BareList => {
  const both = (['unit', 'officer'] as const).map((kind) =>
    ranked(ground, 'commendation', 'best', 'AS-09', kind),
  );
  const barred = new Set([
    ...ground.bars.keys(),
    ...proposedFor(ground.triggers, ground.question, 'no_honours').map(
      ({ candidate: { kind, key } }) => ground.triggers.placeOf(kind, key).id,
    ),
  ]);
  const lines = both.flatMap((one) => one.lines).filter(({ id }) => !barred.has(id));
  return {
    list: 'commendation',
    lines,
    missing: both[0]?.missing ?? [],
    absent: both[0]?.absent ?? null,
  };
};

/** Every list, in the order of the terms. */
export const bareLists = (ground: ListGround): readonly BareList[] => [
  honours(ground),
  bottomUnits(ground),
  ranked(ground, 'bottom_officers', 'worst', 'AS-07', 'officer'),
  withProposed(
    ranked(ground, 'training', 'worst', 'AS-07', 'officer'),
    proposed(ground, 'training', 'train'),
  ),
  withProposed(
    ranked(ground, 'inspection', 'worst', 'CP-10', 'unit'),
    proposed(ground, 'inspection', 'inspect'),
  ),
  commended(ground),
];
