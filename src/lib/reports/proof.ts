/** 凭什么: the sheet that proves one candidate, fact by fact, each to the line of its file. */
import { fileNoOf, recordNoOf } from '../domain/records';
import type { RuleSet } from '../domain/rule-set';
import { parameterInForce } from '../domain/rule-value';
import type { SupervisionEvent } from '../events/event';
import type { Candidate } from '../rules/candidates';
import type { Decision } from '../rules/decisions';
import type { Fact } from '../rules/fact';
import type { ReportContext } from './context';
import { chainOf } from './responsibility';
import type { LineOf } from './rows';
import { groundOf } from './trigger-ground';
import type { TriggerGround, TriggerQuestion } from './trigger-ground-types';
import type { ProofFact, ProofSheet, ProofSource } from './trigger-types';
import { lineOf as triggerLine } from './triggers';

export interface ProofQuestion extends TriggerQuestion {
  /** Id of the candidate, or where it stands among what is loaded: that names nobody in an address. */
  readonly id: string | Pick<Candidate, 'ladderId' | 'kind' | 'key'>;
}

/** Where records lie: names of the files by number, and lines by record. */
export interface Places {
  readonly files: ReadonlyMap<number, string>;
  readonly lineOf: LineOf;
}

/** An absence has no record: row 0, no file. */
const sourceOf = (event: SupervisionEvent, { files, lineOf }: Places): ProofSource => {
  const fileNo = fileNoOf(event.sourceRow);
  return {
    kind: event.kind,
    ruleId: event.ruleId,
    table: event.sourceTable,
    sourceId: event.sourceId,
    sourceRow: event.sourceRow,
    file: files.get(fileNo) ?? '',
    line: event.sourceRow === 0 ? 0 : lineOf(fileNo, recordNoOf(event.sourceRow)),
    state: event.state,
    category: event.category,
    detail: event.detail,
  };
};

const factOf = (fact: Fact, decisions: readonly Decision[], places: Places): ProofFact => ({
  key: fact.key,
  on: fact.on,
  state: fact.state,
  severity: fact.severity,
  caseId: fact.sources.find(({ caseId }) => caseId !== null)?.caseId ?? null,
  sources: fact.sources.map((event) => sourceOf(event, places)),
  decision: decisions.find((one) => one.about === 'fact' && one.key === fact.key) ?? null,
});

const reviewDays = (set: RuleSet, on: string): ProofSheet['reviewDays'] => {
  const rule = parameterInForce(set, 'AC-10', 'days', on);
  return rule === undefined || typeof rule.value !== 'number'
    ? null
    : { days: rule.value, unit: rule.unit, clause: rule.clause };
};

const sheetOf = (
  context: ReportContext,
  set: RuleSet,
  ground: TriggerGround,
  candidate: Candidate,
  question: TriggerQuestion,
  places: Places,
): ProofSheet | null => {
  const list = ground.lists.get(candidate.ladderId);
  if (list === undefined) return null;
  const { ladder, climb } = candidate;
  const counted = climb.counted.map((fact) => factOf(fact, question.decisions, places));
  const keysOf = (is: (event: SupervisionEvent) => boolean): string[] =>
    climb.counted.filter(({ sources }) => sources.some(is)).map(({ key }) => key);
  return {
    line: triggerLine(context, set, ground, candidate, question),
    list,
    ruleSet: { id: set.id, version: set.version },
    on: ground.on,
    window: ladder.window,
    from: climb.current?.from ?? null,
    ladderSteps: ladder.steps.map(({ from, severity, clause, proposes }) => ({
      from,
      severity,
      clause,
      sanctions: proposes,
    })),
    counted,
    notCounted: climb.notCounted.map(({ fact, why }) => ({
      fact: factOf(fact, question.decisions, places),
      why,
    })),
    chain: chainOf(context, set, ground, climb.counted),
    mitigating: keysOf(({ isMitigated }) => isMitigated),
    aggravating: keysOf(({ isAggravated }) => isAggravated),
    hasRoster: !ground.chart.isEmpty,
    reviewDays: reviewDays(set, ground.on),
  };
};

const isAsked = (ground: TriggerGround, one: Candidate, id: ProofQuestion['id']): boolean =>
  typeof id === 'string'
    ? ground.idOf(one) === id
    : one.ladderId === id.ladderId && one.kind === id.kind && one.key === id.key;

/** The sheets of these candidates in their order; one who stands nowhere has none. */
export const readProofs = async (
  context: ReportContext,
  set: RuleSet,
  question: TriggerQuestion,
  ids: readonly string[],
  places: Places,
): Promise<readonly ProofSheet[]> => {
  const ground = await groundOf(context, set, question);
  const byId = new Map(ground.candidates.map((one) => [ground.idOf(one), one]));
  return ids.flatMap((id) => {
    const candidate = byId.get(id);
    const sheet = candidate === undefined ? null : sheetOf(context, set, ground, candidate, question, places);
    return sheet === null ? [] : [sheet];
  });
};

/** The sheet of one candidate; null when nobody stands there under this id. */
export const readProof = async (
  context: ReportContext,
  set: RuleSet,
  question: ProofQuestion,
  places: Places,
): Promise<ProofSheet | null> => {
  const ground = await groundOf(context, set, question);
  const candidate = ground.candidates.find((one) => isAsked(ground, one, question.id));
  return candidate === undefined ? null : sheetOf(context, set, ground, candidate, question, places);
};
