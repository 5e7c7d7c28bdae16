/** 规则就绪 as words: by what a rule can be judged in the loaded files, and what it lacks. Nothing here is ever a clean record. */
import { count, percentFigure } from '../domain/format';
import { EVENT_KINDS, type EventKind } from '../domain/event-kinds';
import { m } from '../i18n/paraglide/messages';
import { clauseWords, inLocale } from '../i18n/terms';
import { absenceWords, anyOfWords, groupLabel, term, wordsOf } from '../i18n/words';
import type {
  FactCounts,
  ReadinessState,
  RulePart,
  RuleReadiness,
  SparseNeed,
  UnitReadiness,
} from '../reports/rule-readiness-types';
import type { Matrix } from './table-text';

const STATES: Readonly<Record<ReadinessState, () => string>> = {
  ready: m.rule_state_ready,
  sparse: m.rule_state_sparse,
  missing: m.rule_state_missing,
  off: m.rule_state_off,
  own: m.rule_state_own,
  later: m.rule_state_later,
  text: m.rule_state_text,
};
export const readinessStateWords = (state: ReadinessState): string => STATES[state]();

const MEANINGS: Readonly<Record<Exclude<ReadinessState, 'sparse'>, () => string>> = {
  ready: m.rule_meaning_ready,
  missing: m.rule_meaning_missing,
  off: m.rule_meaning_off,
  own: m.rule_meaning_own,
  later: m.rule_meaning_later,
  text: m.rule_meaning_text,
};
/** `sparseAbove`: share of empty cells above which a column counts as often empty. */
export const readinessMeaning = (state: ReadinessState, sparseAbove: number): string =>
  state === 'sparse' ? m.rule_meaning_sparse({ share: sparseAbove * 100 }) : MEANINGS[state]();

export const READINESS_MARKS: Readonly<Record<ReadinessState, 'ok' | 'warn' | 'no' | 'wait'>> = {
  ready: 'ok',
  sparse: 'warn',
  missing: 'no',
  off: 'wait',
  own: 'ok',
  later: 'wait',
  text: 'wait',
};

const UNIT_STATES: Readonly<Record<UnitReadiness['state'], () => string>> = {
  ready: m.rule_state_ready,
  sparse: m.rule_state_sparse,
  none: m.rule_unit_none,
};
export const unitStateWords = (state: UnitReadiness['state']): string => UNIT_STATES[state]();

const isEventKind = (id: string): id is EventKind => Object.hasOwn(EVENT_KINDS, id);

/** What is looked at: 有效投诉, 超期率, 时限“信访答复”. */
export function partWords({ kind, id }: Pick<RulePart, 'kind' | 'id'>): string {
  if (kind === 'event') return isEventKind(id) ? inLocale(EVENT_KINDS[id]) : id;
  return kind === 'measure' ? term(id) : m.rule_part_clock({ clock: wordsOf(`clock_${id}`) ?? id });
}

const sparseWords = ({ columns, empty }: SparseNeed): string =>
  m.ready_sparse_column({
    column: anyOfWords(columns),
    share: percentFigure(Math.round(empty * 1000), 1000, 1),
  });

const lackWords = (part: RulePart): string =>
  part.missing === null ? part.sparse.map(sparseWords).join(m.list_and()) : absenceWords(part.missing);

/** Each lack once, with what it keeps from being told. */
export function lacksOf({ parts, reasons }: RuleReadiness): readonly string[] {
  const byLack = new Map<string, string[]>();
  for (const part of parts) {
    const lack = lackWords(part);
    if (lack !== '') byLack.set(lack, [...(byLack.get(lack) ?? []), partWords(part)]);
  }
  const lacks = [...byLack].map(([lack, of]) =>
    of.length === parts.length ? lack : m.rule_lack_of({ part: of.join(m.list_comma()), lack }),
  );
  return [...lacks, ...reasons.map(inLocale)];
}

const FACTS: readonly (readonly [keyof FactCounts, (inputs: { n: string }) => string])[] = [
  ['upheld', m.rule_facts_upheld],
  ['pending', m.rule_facts_pending],
  ['dismissed', m.rule_facts_dismissed],
  ['exempt', m.rule_facts_exempt],
  ['under_review', m.rule_facts_review],
];

/** 查实 5，待核 1; what there is none of is not named, none at all is said. */
export function factWords(facts: FactCounts): string {
  const named = FACTS.filter(([state]) => facts[state] > 0).map(([state, words]) =>
    words({ n: count(facts[state]) }),
  );
  return named.length === 0 ? m.rule_facts_none() : named.join(m.list_comma());
}

/** 12 可算 · 3 多空 · 5 无记录. */
export function unitCounts({ units }: RuleReadiness): string {
  const states = ['ready', 'sparse', 'none'] as const;
  return states
    .map((state) => [state, units.filter((unit) => unit.state === state).length] as const)
    .filter(([, n]) => n > 0)
    .map(([state, n]) => m.rule_units_count({ n: count(n), state: unitStateWords(state) }))
    .join(' · ');
}

export const unitLack = ({ sparse }: UnitReadiness): string => sparse.map(sparseWords).join(m.list_and());

const factCells = (facts: FactCounts | null): readonly string[] =>
  FACTS.map(([state]) => (facts === null ? '' : String(facts[state])));

/** One line for each rule, then one for each unit by which it can be judged. */
export function readinessMatrix(rules: readonly RuleReadiness[]): Matrix {
  const head = [m.trigger_rule(), m.rule_title(), m.trigger_clause(), m.ready_status(), m.ready_why()];
  const facts = FACTS.map(([, words]) => words({ n: '' }).trim());
  const lines = rules.flatMap((rule) => {
    const own = [rule.id, inLocale(rule.title), clauseWords(rule.clause)];
    return [
      [
        ...own,
        '',
        readinessStateWords(rule.state),
        lacksOf(rule).join(m.list_and()),
        ...factCells(rule.facts),
      ],
      ...rule.units.map((unit) => [
        ...own,
        groupLabel(unit.group.label),
        unitStateWords(unit.state),
        unitLack(unit),
        ...factCells(unit.state === 'none' ? null : unit.facts),
      ]),
    ];
  });
  return [[...head.slice(0, 3), term('unit'), ...head.slice(3), ...facts], ...lines];
}
