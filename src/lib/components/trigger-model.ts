/** 触发清单 as text: what the page shows is what is exported. Every word of a consequence says that it is only proposed. */
import { collator } from '../i18n/format';
import { clauseWords, inLocale } from '../i18n/terms';
import { groupLabel } from '../i18n/words';
import { EVENT_KINDS, type EventKind } from '../domain/event-kinds';
import { SANCTION_TERMS, TARGET_TERMS } from '../domain/sanctions';
import { m } from '../i18n/paraglide/messages';
import type { Proposal, TriggerLine, TriggerList, TriggerReport } from '../reports/trigger-types';
import type { Matrix } from './table-text';

/** 待核, or what was decided. */
export type LineState = 'open' | 'confirmed' | 'exempt' | 'appeal' | 'dismissed';

/** A line beside its list: views that are not by list name it in a column. */
export interface Placed {
  readonly line: TriggerLine;
  readonly list: Omit<TriggerList, 'lines'>;
}

/** Lines that stand together, under the name of a unit. */
export interface LineGroup {
  readonly key: number;
  readonly title: string;
  readonly lines: readonly Placed[];
}

const STATES: Readonly<Record<LineState, () => string>> = {
  open: m.trigger_state_open,
  confirmed: m.trigger_state_confirmed,
  exempt: m.trigger_state_exempt,
  appeal: m.trigger_state_appeal,
  dismissed: m.trigger_state_dismissed,
};
export const lineStateWords = (state: LineState): string => STATES[state]();

/** A count that begins anew decides nothing about the candidate that is left. */
export const lineState = ({ decision }: Pick<TriggerLine, 'decision'>): LineState =>
  decision === null || decision.verdict === 'reset' ? 'open' : decision.verdict;

const KINDS: Readonly<Record<TriggerLine['kind'], () => string>> = {
  person: m.trigger_kind_person,
  section: m.trigger_kind_section,
  unit: m.trigger_kind_unit,
};
export const subjectKindWords = (kind: TriggerLine['kind']): string => KINDS[kind]();

export const kindsWords = (kinds: readonly EventKind[]): string =>
  kinds.map((kind) => inLocale(EVENT_KINDS[kind])).join(m.list_and());

/** Who it goes to: a post by its holders, never silently nobody. */
function targetWords({ target, who }: Proposal, subject: string, hasRoster: boolean): string {
  const names = who.map(({ label }) => groupLabel(label)).filter((name) => name !== subject);
  const post = inLocale(TARGET_TERMS[target]);
  if (names.length > 0) return m.trigger_target({ target: post, who: names.join(m.list_comma()) });
  if (who.length > 0) return post;
  const isPost = target !== 'person' && target !== 'section' && target !== 'unit';
  const why = !isPost ? m.trigger_unnamed() : hasRoster ? m.trigger_vacant() : m.trigger_no_roster();
  return m.trigger_target({ target: post, who: why });
}

/** 拟警告 → 责任人: one for each proposal; sanctions for the same target share it. */
export function proposalWords({ proposes, group }: TriggerLine, hasRoster: boolean): readonly string[] {
  const byTarget = new Map<string, string[]>();
  for (const proposal of proposes) {
    const target = targetWords(proposal, groupLabel(group.label), hasRoster);
    byTarget.set(target, [...(byTarget.get(target) ?? []), inLocale(SANCTION_TERMS[proposal.sanction])]);
  }
  return [...byTarget].map(([target, sanctions]) =>
    m.trigger_proposal({ sanction: sanctions.join(m.list_comma()), target }),
  );
}

export const stepWords = ({ step, steps }: Pick<TriggerLine, 'step' | 'steps'>): string =>
  step === 0 ? m.trigger_no_step() : m.trigger_step({ step, steps });

/** What somebody who decides has to know besides the step. */
export function hintWords(line: TriggerLine): readonly string[] {
  const { forwardStep, suggestedStep, coveredBy, outOfScope, legalReview } = line;
  return [
    forwardStep === null ? null : m.trigger_forward({ step: forwardStep }),
    suggestedStep === null ? null : m.trigger_suggested({ step: suggestedStep }),
    coveredBy === null ? null : m.trigger_covered({ title: inLocale(coveredBy) }),
    outOfScope === null ? null : m.trigger_out_of_scope({ category: outOfScope }),
    legalReview ? m.trigger_legal() : null,
  ].filter((words) => words !== null);
}

/** 自然资源局 · 审批股; a unit stands for itself. */
export const placeWords = ({ kind, unit, section }: TriggerLine): string =>
  kind === 'unit'
    ? ''
    : [groupLabel(unit.label), kind === 'section' ? '' : section].filter((part) => part !== '').join(' · ');

/** Of that state; null = all. */
export const linesOf = (list: TriggerList, state: LineState | null): readonly Placed[] =>
  list.lines.filter((line) => state === null || lineState(line) === state).map((line) => ({ line, list }));

/** Every line beside its list. */
export const placedOf = ({ lists }: TriggerReport, state: LineState | null): readonly Placed[] =>
  lists.flatMap((list) => linesOf(list, state));

/** By unit, those with most candidates first; the not filled in last. */
export function byUnit(report: TriggerReport, state: LineState | null): readonly LineGroup[] {
  const groups = new Map<number, Placed[]>();
  for (const placed of placedOf(report, state)) {
    const key = placed.line.unit.key ?? 0;
    groups.set(key, [...(groups.get(key) ?? []), placed]);
  }
  const names = collator();
  return [...groups]
    .map(([key, lines]) => ({ key, title: groupLabel(lines[0]?.line.unit.label ?? ''), lines }))
    .sort(
      (a, b) =>
        Number(a.key === 0) - Number(b.key === 0) ||
        b.lines.length - a.lines.length ||
        names.compare(a.title, b.title),
    );
}

/** All lines of a person together, by unit and name, the highest step first. */
export function byPerson(report: TriggerReport, state: LineState | null): readonly Placed[] {
  const names = collator();
  return placedOf(report, state)
    .filter(({ line }) => line.kind === 'person')
    .sort(
      ({ line: a }, { line: b }) =>
        names.compare(a.unit.label, b.unit.label) ||
        names.compare(a.group.label, b.group.label) ||
        (a.group.key ?? 0) - (b.group.key ?? 0) ||
        b.step - a.step,
    );
}

/** Candidates with a step, and those that are only warned. */
export function counts(lines: readonly Pick<TriggerLine, 'step' | 'forwardStep'>[]): {
  readonly candidates: number;
  readonly warnings: number;
} {
  return {
    candidates: lines.filter(({ step }) => step > 0).length,
    warnings: lines.filter(({ step, forwardStep }) => step === 0 && forwardStep !== null).length,
  };
}

/** Everything, one line each, whatever the view. */
export function triggerMatrix(placed: readonly Placed[], hasRoster: boolean): Matrix {
  const head = [
    m.trigger_list(),
    m.trigger_rule(),
    m.trigger_clause(),
    m.trigger_state(),
    m.trigger_kind(),
    m.trigger_subject(),
    m.trigger_place(),
    m.trigger_level(),
    m.trigger_reached(),
    m.trigger_counted(),
    m.trigger_not_counted(),
    m.trigger_proposes(),
    m.trigger_hints(),
    m.decision_reason(),
    m.decision_by(),
    m.decision_on(),
  ];
  return [
    head,
    ...placed.map(({ line, list }) => [
      inLocale(list.title),
      list.ruleId,
      clauseWords(line.clause),
      lineStateWords(lineState(line)),
      subjectKindWords(line.kind),
      groupLabel(line.group.label),
      placeWords(line),
      stepWords(line),
      line.reachedOn ?? '',
      String(line.counted),
      String(line.notCounted),
      proposalWords(line, hasRoster).join(m.list_and()),
      hintWords(line).join(m.list_and()),
      line.decision?.reason ?? '',
      line.decision?.by ?? '',
      line.decision?.on ?? '',
    ]),
  ];
}
