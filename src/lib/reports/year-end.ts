/**
 * 年终考核 (AS, EV-07): scores by the scheme, proposed grades, lists, and how far each place hangs on choices nobody can
 * prove. One value for the page, the terminal and the files.
 */
import { parseAsOf } from '../domain/as-of';
import { InvalidPeriodError } from '../domain/errors';
import { parsePeriod } from '../domain/period';
import type { RuleSet } from '../domain/rule-set';
import { numberParameter } from '../domain/rule-value';
import type { Appraisal } from '../rules/score-appraisal';
import { appraisals } from '../rules/score-appraisal';
import { gradePeers, type GradedGroup } from '../rules/score-grade';
import { scorePolicy, type ScorePolicy } from '../rules/score-policy';
import { sensitivityQuestion } from '../rules/score-sensitivity';
import { scoringPeers, type ScoredSubject, type SubjectScore } from '../rules/score';
import { sensitivity } from '../rules/sensitivity';
import { shrunkScores } from '../rules/sensitivity-shrunk';
import type { ReportContext } from './context';
import { readRanking, type Breathe } from './ranking';
import type { RankingReport } from './ranking-types';
import { groundOf } from './trigger-ground';
import { barsOf } from './year-end-bars';
import { idleOf } from './year-end-idle';
import { bareLists, type BareList, type ListGround } from './year-end-lists';
import { procedureOf, trainingOn } from './year-end-procedure';
import type {
  BarsBySubject,
  YearEndQuestion,
  YearEndReport,
  YearGroup,
  YearListReport,
} from './year-end-types';
import { countWithoutUnit } from './year-end-subjects';
import { readValues } from './year-end-values';

const NO_PAUSE: Breathe = () => Promise.resolve();

const through = async <T>(steps: Generator<undefined, T>, breathe: Breathe): Promise<T> => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
};

/** By peer group, groups in the order of their names. */
const grouped = (subjects: readonly ScoredSubject[]): readonly (readonly [string, ScoredSubject[]])[] => {
  const groups = new Map<string, ScoredSubject[]>();
  for (const one of subjects) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
};

interface Year {
  readonly context: ReportContext;
  readonly set: RuleSet;
  readonly question: YearEndQuestion;
  readonly policy: ScorePolicy;
  readonly appraised: ReadonlyMap<string, Appraisal>;
  readonly bars: BarsBySubject;
  readonly breathe: Breathe;
}

/** The totals of a group as another rule set makes them, of the facts as this one counts them. */
const otherTotals = async (
  { question, breathe }: Year,
  subjects: readonly ScoredSubject[],
  on: string,
): Promise<ReadonlyMap<string, number> | null> => {
  if (question.otherRules === null) return null;
  const policy = scorePolicy(question.otherRules, on);
  const appraised = appraisals(question.entries, policy);
  const indicators = question.scheme.indicators.filter(({ source }) => source.kind === 'appraisal');
  const again = subjects.map((one) => ({
    ...one,
    values: new Map([
      ...one.values,
      ...indicators.map(({ id }) => {
        const value = appraised.get(one.id)?.score ?? null;
        return [id, [{ value, counts: null, inService: true }]] as const;
      }),
    ]),
  }));
  const scores = await through(
    scoringPeers(question.scheme, policy, question.entries, appraised, again),
    breathe,
  );
  return new Map(scores.flatMap(({ id, total }) => (total === null ? [] : [[id, total] as const])));
};

const graded = (
  { policy, bars, question }: Year,
  group: string,
  scores: readonly SubjectScore[],
): GradedGroup<SubjectScore> => {
  const cut = question.entries.quotaCuts
    .filter((one) => one.group === group)
    .reduce((sum, { seats }) => sum + seats, 0);
  return gradePeers(group, scores, policy, bars, cut);
};

const readGroup = async (
  year: Year,
  group: string,
  subjects: readonly ScoredSubject[],
  on: string,
): Promise<YearGroup> => {
  const { context, set, question, policy, appraised, breathe } = year;
  const { scheme, entries, seed } = question;
  const scores = await through(scoringPeers(scheme, policy, entries, appraised, subjects), breathe);
  const shrink = {
    minCases: numberParameter(set, 'AS-07', 'nMin', on),
    chance: numberParameter(set, 'AS-07', 'orderBelowP', on),
  };
  const shrunk = await through(shrunkScores(scheme, scores, shrink), breathe);
  const otherRules = await otherTotals(year, subjects, on);
  const asked = await through(
    sensitivityQuestion(scheme, policy, scores, { shrunk, otherRules, seed: `${seed}|${group}` }),
    breathe,
  );
  const found = await through(sensitivity(asked), breathe);
  const byId = new Map(found.subjects.map((one) => [one.id, one]));
  const { subjects: all, quota } = graded(year, group, scores);
  const places = await context.standing.subjects(scheme.subject);
  return {
    group: scheme.subject === 'unit' ? group : unitName(context, all[0]?.score.key ?? 0, group),
    quota,
    subjects: all.map((one) => ({
      ...one,
      name: context.names(scheme.subject, one.score.key),
      section: places.get(one.score.key)?.section ?? '',
      sensitivity: byId.get(one.score.id) ?? null,
    })),
  };
};

/** A group of officers is named as its unit; its id is what entries name it by. */
const unitName = ({ names }: ReportContext, officer: number, id: string): string =>
  names('officer', officer).within || id;

const listsOf = async (
  ground: ListGround,
  lists: readonly BareList[],
): Promise<readonly YearListReport[]> => {
  const { context, set, question, triggers } = ground;
  const { procedures, trainings, lastYear } = question.entries;
  const reports: YearListReport[] = [];
  for (const { lines, ...list } of lists) {
    const done: YearListReport['lines'][number][] = [];
    for (const line of lines) {
      const entry = procedures.find((one) => one.list === line.list && one.subject === line.id);
      const procedure = await procedureOf(context.engine, set, triggers.on, entry);
      const training = trainings.find(({ subject }) => subject === line.id);
      done.push({
        ...line,
        procedure,
        isAppealed: line.isAppealed || procedure.state === 'under_review',
        training: line.list === 'training' ? trainingOn(training, triggers.on) : null,
        wasListed: lastYear.some((one) => one.list === line.list && one.subject === line.id),
      });
    }
    reports.push({ ...list, lines: done });
  }
  return reports;
};

/** The year that is asked about, and that the entries are of. */
const checkYear = ({ scope, entries }: YearEndQuestion): void => {
  const period = scope.period === null ? null : parsePeriod(scope.period);
  if (period?.kind !== 'year' || period.id !== entries.year)
    throw new InvalidPeriodError({ period: scope.period ?? '', year: entries.year });
};

/**
 * The whole assessment under the rule set in force at the cut-off.
 *
 * @throws InvalidPeriodError when the scope is no year or not that of the entries; MissingRuleParameterError naming what
 * the rule set lacks.
 */
export const readYearEnd = async (
  context: ReportContext,
  set: RuleSet,
  question: YearEndQuestion,
  breathe: Breathe = NO_PAUSE,
): Promise<YearEndReport> => {
  checkYear(question);
  const { scheme, entries, scope, seed } = question;
  const { on } = parseAsOf(scope.asOf);
  const policy = scorePolicy(set, on);
  const triggers = await groundOf(context, set, { scope, decisions: question.decisions });
  const appraised = appraisals(entries, policy);
  const values = await readValues(context, question, appraised);
  const bars = barsOf(triggers, question);
  const year: Year = { context, set, question, policy, appraised, bars, breathe };
  const groups: YearGroup[] = [];
  for (const [group, subjects] of grouped(values.subjects))
    groups.push(await readGroup(year, group, subjects, on));
  const ranking = (by: 'unit' | 'officer'): Promise<RankingReport> =>
    readRanking(
      context,
      set,
      {
        ...{ scope: { ...scope, filters: {} }, measure: scheme.rankedBy, by, minCases: null },
        ...{ seed, intervals: true },
      },
      breathe,
    );
  const [units, officers] = [await ranking('unit'), await ranking('officer')];
  const ground: ListGround = { context, set, question, policy, triggers, bars, groups, units, officers };
  const everybody = [
    ...(await context.standing.subjects('officer')).values(),
    ...(await context.standing.subjects('unit')).values(),
  ];
  const known = new Set(everybody.map(({ id }) => id));
  return {
    ...{ year: entries.year, on, title: scheme.title, subject: scheme.subject, rankedBy: scheme.rankedBy },
    ruleSet: { id: set.id, version: set.version },
    otherRules:
      question.otherRules === null
        ? null
        : { id: question.otherRules.id, version: question.otherRules.version },
    indicators: scheme.indicators.map(({ id, title, basis, weight, missing }) => ({
      ...{ id, title, basis, weight, missing },
      absent: values.absent.get(id) ?? null,
    })),
    groups,
    lists: await listsOf(ground, bareLists(ground)),
    withoutUnit: await countWithoutUnit(context, scheme),
    idle: idleOf(question, values, (id) => known.has(id)),
    ...{ clauses: policy.clauses, shift: policy.shiftPercent, tolerance: policy.stablePlaces, seed },
    notes: [],
  };
};
