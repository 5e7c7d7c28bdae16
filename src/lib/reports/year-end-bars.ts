/** What takes away grades and honours (AS-05): gates of the ladders with their records, vetoes and gates that people enter. */
import type { Sanction } from '../domain/sanctions';
import type { Candidate } from '../rules/candidates';
import type { Decision } from '../rules/decisions';
import type { TriggerGround } from './trigger-ground-types';
import type { BarsBySubject, YearEndQuestion } from './year-end-types';

const KIND = { unit: 'unit', officer: 'person' } as const;

/** What was decided about a candidate by the cut-off's day. */
export const decisionOn = (
  decisions: readonly Decision[],
  ground: Pick<TriggerGround, 'on' | 'idOf'>,
  candidate: Candidate,
): Decision | null =>
  decisions.find(
    ({ about, key, on, verdict }) =>
      about === 'candidate' && key === ground.idOf(candidate) && on <= ground.on && verdict !== 'reset',
  ) ?? null;

const isLifted = (decision: Decision | null): boolean =>
  decision?.verdict === 'dismissed' || decision?.verdict === 'exempt';

/** Steps of the year that propose the sanction for the subject itself: a later, heavier step takes none of them back. */
const stepsProposing = (candidate: Candidate, sanction: Sanction, year: string) => {
  const own = candidate.kind;
  return candidate.climb.reached
    .filter(({ on }) => on.slice(0, 4) === year)
    .flatMap((reached) => {
      const step = reached.ladder.steps[reached.step - 1];
      const proposes = step?.proposes.some((one) => one.sanction === sanction && one.target === own) ?? false;
      return proposes && step !== undefined ? [{ reached, step }] : [];
    });
};

/** Candidates whom the sanction is proposed for in the year, and whom nobody has cleared. */
export const proposedFor = (
  ground: TriggerGround,
  { decisions, entries }: Pick<YearEndQuestion, 'decisions' | 'entries'>,
  sanction: Sanction,
): readonly { readonly candidate: Candidate; readonly clause: string; readonly records: number }[] =>
  ground.candidates.flatMap((candidate) => {
    const last = stepsProposing(candidate, sanction, entries.year).at(-1);
    if (last === undefined || isLifted(decisionOn(decisions, ground, candidate))) return [];
    return [{ candidate, clause: last.step.clause, records: last.reached.count }];
  });

/** By id of the subject. */
export const barsOf = (ground: TriggerGround, question: YearEndQuestion): BarsBySubject => {
  const bars = new Map<
    string,
    {
      vetoes: NonNullable<ReturnType<BarsBySubject['get']>>['vetoes'];
      gates: NonNullable<ReturnType<BarsBySubject['get']>>['gates'];
    }
  >();
  const of = (id: string) => {
    const own = bars.get(id) ?? { vetoes: [], gates: [] };
    bars.set(id, own);
    return own;
  };
  for (const { candidate, clause, records } of proposedFor(ground, question, 'no_honours')) {
    if (candidate.kind !== KIND[question.scheme.subject]) continue;
    of(ground.placeOf(candidate.kind, candidate.key).id).gates.push({
      ...{ clause, records, document: '' },
      rule: candidate.ladder.rule_id,
      candidate: ground.idOf(candidate),
    });
  }
  const entered = (clause: string, document: string) => ({
    ...{ clause, document, candidate: '', records: 0, rule: 'AS-05' },
  });
  for (const { subject, clause, document } of question.entries.gates)
    of(subject).gates.push(entered(clause, document));
  for (const { subject, clause, document } of question.entries.vetoes)
    of(subject).vetoes.push({ ...entered(clause, document), rule: 'AS-06' });
  return bars;
};
