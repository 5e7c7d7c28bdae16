/**
 * Drafts of 红榜 and 黑榜 out of a ranking, by the rule set in force at the cut-off, and who stood on 黑榜 in the periods
 * directly before.
 *
 * An earlier period is ranked again under the policy of this one, with a cut-off as far from its end as this one's is
 * (环比): that is the list as the office would have drafted it then. Where the files do not reach back to its beginning it
 * says nothing.
 */
import { monthsEarlier, parseAsOf } from '../domain/as-of';
import { hasList, type ListPolicy, type NoListPolicy } from '../domain/list-policy';
import { monthsBetween, parsePeriod, previousPeriod, type Period } from '../domain/period';
import type { RuleSet } from '../domain/rule-set';
import { measureById } from '../measures/registry';
import { consecutiveOf, type EarlierStanding } from '../rules/consecutive';
import { draftList } from '../rules/draft-list';
import { listPolicy } from '../rules/list-policy';
import type { ReportContext } from './context';
import type { DraftedGroup, DraftedLine, DraftLists } from './draft-lists-types';
import { rankUnder } from './ranking';
import type { PeerRanking, RankingReport } from './ranking-types';
import { monthNumber } from './scope';
import type { Scope } from './types';

/** What an earlier period says of a subject of a group. */
type EarlierList = (group: DraftedGroup, key: number) => EarlierStanding;

const linesOf = (
  group: PeerRanking,
  { direction }: RankingReport,
  policy: ListPolicy | NoListPolicy,
): DraftedLine[] =>
  hasList(policy) ? draftList(group, direction, policy).map((line) => ({ ...line, consecutive: null })) : [];

/** The periods before, the one directly before first. */
const periodsBefore = (period: Period, howMany: number): Period[] => {
  const before: Period[] = [];
  for (let at = previousPeriod(period); before.length < howMany; at = previousPeriod(at)) before.push(at);
  return before;
};

const standingIn =
  (report: RankingReport, policy: ListPolicy): EarlierList =>
  ({ name, unitKey }, key) => {
    if (report.missing !== null) return 'no_data';
    const group = report.groups.find((one) => one.name === name && one.unitKey === unitKey);
    if (!group?.ranked.some((subject) => subject.key === key)) return 'too_few';
    if (group.noOrder !== null) return 'no_order';
    const lines = draftList(group, report.direction, policy);
    return lines.some(({ subject, reason }) => subject.key === key && reason === 'listed')
      ? 'listed'
      : 'not_listed';
  };

const readEarlier = async (
  context: ReportContext,
  report: RankingReport,
  scope: Scope,
  startsOn: string,
  policy: ListPolicy,
): Promise<EarlierList> => {
  const begins = (await context.standing.firstMonths()).get(measureById(report.measure).source);
  if (begins === undefined || begins > monthNumber(startsOn)) return () => 'no_data';
  const tallies = context.earlier.at(parseAsOf(scope.asOf).at);
  const { measure, by } = report;
  const then = await rankUnder({ ...context, tallies }, report.policy, {
    ...{ scope, measure, by, minCases: report.policy.minCases },
    ...{ seed: report.policy.seed, intervals: false },
  });
  return standingIn(then, policy);
};

interface Earlier {
  readonly scope: Scope;
  readonly standing: EarlierList;
}

/** Null: the list is of no period, so that there is none before it. */
const readAllEarlier = async (
  context: ReportContext,
  report: RankingReport,
  scope: Scope,
  policy: ListPolicy,
): Promise<readonly Earlier[] | null> => {
  if (scope.period === null) return null;
  const now = parsePeriod(scope.period);
  const all: Earlier[] = [];
  for (const period of periodsBefore(now, (policy.consecutive ?? 1) - 1)) {
    const asOf = monthsEarlier(parseAsOf(scope.asOf), monthsBetween(now, period));
    const then: Scope = { ...scope, period: period.id, asOf };
    all.push({
      scope: then,
      standing: await readEarlier(context, report, then, period.startsOn, policy),
    });
  }
  return all;
};

const lookedBack = (
  group: DraftedGroup,
  policy: ListPolicy,
  earlier: readonly Earlier[] | null,
): DraftedGroup => ({
  ...group,
  worst: group.worst.map((line) =>
    line.reason !== 'listed'
      ? line
      : {
          ...line,
          consecutive: consecutiveOf(
            policy.consecutive ?? 1,
            earlier?.map(({ standing }) => standing(group, line.subject.key)) ?? null,
          ),
        },
  ),
});

/** Both lists of every group of `report`, which was asked for `scope`. */
export const readDraftLists = async (
  context: ReportContext,
  ruleSet: RuleSet,
  scope: Scope,
  report: RankingReport,
): Promise<DraftLists> => {
  const on = parseAsOf(scope.asOf).on;
  const [worst, best] = [listPolicy(ruleSet, 'worst', on), listPolicy(ruleSet, 'best', on)];
  const groups = report.groups.map((group) => ({
    name: group.name,
    unitKey: group.unitKey,
    worst: linesOf(group, report, worst),
    best: linesOf(group, report, best),
  }));
  const anybody = groups.some((group) => group.worst.some(({ reason }) => reason === 'listed'));
  if (!hasList(worst) || !anybody) return { worst, best, earlier: [], groups };
  const earlier = await readAllEarlier(context, report, scope, worst);
  return {
    worst,
    best,
    earlier: (earlier ?? []).map(({ scope: { asOf, period } }) => ({ period: period ?? '', asOf })),
    groups: groups.map((group) => lookedBack(group, worst, earlier)),
  };
};
