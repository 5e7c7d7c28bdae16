/** 触发清单: who stands on which ladder of the rule set at the cut-off. */
import type { LocalDate } from '../domain/local-date';
import { parsePeriod } from '../domain/period';
import type { RuleSet } from '../domain/rule-set';
import type { Candidate } from '../rules/candidates';
import type { ReportContext } from './context';
import { groundOf, valueOn } from './trigger-ground';
import type { TriggerGround, TriggerQuestion } from './trigger-ground-types';
import type { Proposal, TriggerLine, TriggerList, TriggerReport } from './trigger-types';
import type { Group } from './types';

const GROUPING = { person: 'officer', section: 'section', unit: 'unit' } as const;

/** The step that was reached; without one, what open facts would reach. */
const shownStep = ({ step, climb }: Candidate): number => (step > 0 ? step : (climb.forward?.step ?? 0));

/** The day on which the step was first reached in its window: later facts keep a subject on the last step. */
const firstReached = ({ climb: { current, reached } }: Candidate): LocalDate | null =>
  current === null
    ? null
    : (reached.find(({ step, on }) => step === current.step && on >= current.from)?.on ?? null);

const proposalsOf = (
  { names }: ReportContext,
  { chart, on }: TriggerGround,
  candidate: Candidate,
): readonly Proposal[] => {
  const step = candidate.ladder.steps[shownStep(candidate) - 1];
  const date = candidate.climb.current?.on ?? on;
  const place = {
    unit: candidate.unit,
    section: candidate.section,
    sectionName: names('section', candidate.section).label,
  };
  const whoOf = (target: Proposal['target']): readonly Group[] => {
    if (target === 'person') return candidate.kind === 'person' ? [names('officer', candidate.key)] : [];
    if (target === 'section') return candidate.section > 0 ? [names('section', candidate.section)] : [];
    if (target === 'unit') return [names('unit', candidate.unit)];
    return chart.holding(target, place, date).map((key) => names('officer', key));
  };
  return (step?.proposes ?? []).map(({ sanction, target }) => ({ sanction, target, who: whoOf(target) }));
};

/** Categories to which the paper applies (AC-17), as the rule set says; none said = all. */
const scopeOf = (set: RuleSet, { chart, on }: TriggerGround, { kind, key }: Candidate): string | null => {
  const applies = valueOn(set, 'AC-17', 'categories', on);
  const category = kind === 'person' ? chart.categoryOf(key, on) : null;
  if (!Array.isArray(applies) || category === null) return null;
  return applies.some((one) => one === category) ? null : category;
};

/** A candidate as a line of its list. */
export const lineOf = (
  context: ReportContext,
  set: RuleSet,
  ground: TriggerGround,
  candidate: Candidate,
  { scope, decisions }: TriggerQuestion,
): TriggerLine => {
  const { ladder, climb, step } = candidate;
  const id = ground.idOf(candidate);
  const period = scope.period === null ? null : parsePeriod(scope.period);
  const shown = ladder.steps[shownStep(candidate) - 1];
  return {
    id,
    ladderId: candidate.ladderId,
    kind: candidate.kind,
    group: context.names(GROUPING[candidate.kind], candidate.key),
    unit: context.names('unit', candidate.unit),
    section: candidate.kind === 'unit' ? '' : context.names('section', candidate.section).label,
    step,
    steps: ladder.steps.length,
    reachedOn: firstReached(candidate),
    isInPeriod:
      period === null || climb.reached.some(({ on }) => period.startsOn <= on && on <= period.endsOn),
    proposes: proposalsOf(context, ground, candidate),
    clause: shown?.clause ?? ladder.clause,
    legalReview: shown?.legal_review ?? false,
    counted: climb.counted.length,
    notCounted: climb.notCounted.length,
    forwardStep: climb.forward?.step ?? null,
    suggestedStep: candidate.suggestedStep === step ? null : candidate.suggestedStep,
    coveredBy: set.ladders.find((one) => one.id === candidate.coveredBy)?.title ?? null,
    outOfScope: scopeOf(set, ground, candidate),
    decision:
      decisions.find((one) => one.about === 'candidate' && one.key === id && one.verdict !== 'reset') ?? null,
  };
};

/** A step at the cut-off, one that open facts would reach, or one that was reached in the period. */
export const isListed = ({ step, forwardStep, isInPeriod }: TriggerLine): boolean =>
  step > 0 || forwardStep !== null || isInPeriod;

/** The highest step first, then the more facts, then by id: a total order. */
const byStep = (a: TriggerLine, b: TriggerLine): number =>
  b.step - a.step || b.counted - a.counted || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** What could be computed stands before what could not; then by rule. */
const computedFirst = (a: Omit<TriggerList, 'lines'>, b: Omit<TriggerList, 'lines'>): number =>
  Number(a.missing !== null) - Number(b.missing !== null) ||
  (a.ruleId + a.ladderId < b.ruleId + b.ladderId ? -1 : 1);

/** Throws InvalidPeriodError or InvalidAsOfError for a bad scope. */
export const readTriggers = async (
  context: ReportContext,
  set: RuleSet,
  question: TriggerQuestion,
): Promise<TriggerReport> => {
  const ground = await groundOf(context, set, question);
  const lines = ground.candidates
    .map((candidate) => lineOf(context, set, ground, candidate, question))
    .filter(isListed);
  const filters = question.scope.filters;
  const kept = lines.filter(({ unit }) => filters.unit === undefined || unit.key === filters.unit);
  return {
    ruleSet: { id: set.id, version: set.version },
    on: ground.on,
    lists: [...ground.lists.values()].sort(computedFirst).map((list) => ({
      ...list,
      lines: kept.filter((line) => line.ladderId === list.ladderId).sort(byStep),
    })),
    switchedOff: new Set(set.ladders.filter(({ enabled }) => !enabled).map(({ id }) => id)).size,
    hasRoster: !ground.chart.isEmpty,
    notes: [],
  };
};
