/** What two rule sets say differently, line by line: what, then, now. */
import type { Ladder } from '../domain/ladder';
import { diffRuleSets, type ChangeKind, type RuleDiff } from '../domain/rule-diff';
import type { RuleParameter, RuleSet } from '../domain/rule-set';
import { m } from '../i18n/paraglide/messages';
import { clauseWords, inLocale } from '../i18n/terms';
import { daysWords, ladderFacts, parameterTitle, valueWords } from './rule-set-model';
import type { Matrix } from './table-text';

export interface DiffLine {
  /** TL-13, or the rule of the ladder. */
  readonly rule: string;
  readonly title: string;
  readonly change: ChangeKind;
  /** Nothing is judged otherwise. */
  readonly wordsOnly: boolean;
  /** One for each thing that differs. */
  readonly parts: readonly { readonly what: string; readonly before: string; readonly after: string }[];
}

const CHANGES: Readonly<Record<ChangeKind, () => string>> = {
  added: m.rules_added,
  changed: m.rules_changed,
  removed: m.rules_removed,
};
export const changeWords = ({ change, wordsOnly }: Pick<DiffLine, 'change' | 'wordsOnly'>): string =>
  wordsOnly ? m.rules_clause_only() : CHANGES[change]();

const dated = (all: readonly RuleParameter[], words: (one: RuleParameter) => string): string =>
  all
    .map((one) =>
      all.length === 1 ? words(one) : m.rules_dated({ value: words(one), days: daysWords(one) }),
    )
    .join(m.list_and());

const parameterLine = ({
  name,
  change,
  wordsOnly,
  before,
  after,
}: RuleDiff['parameters'][number]): DiffLine => {
  const facts: readonly (readonly [string, (one: RuleParameter) => string])[] = [
    [m.rules_value(), valueWords],
    [m.rules_days(), daysWords],
    [m.trigger_clause(), ({ clause }) => clauseWords(clause)],
  ];
  const parts = facts
    .map(([what, words]) => ({ what, before: dated(before, words), after: dated(after, words) }))
    .filter((part, at) => part.before !== part.after && (at !== 1 || before.length + after.length === 2));
  const [rule = ''] = name.split(' ');
  return { rule, title: parameterTitle(name), change, wordsOnly, parts };
};

/** Of several versions of a ladder each is said for its days. */
const factsOf = (all: readonly Ladder[]): ReadonlyMap<string, string> => {
  const facts = new Map<string, string>();
  for (const ladder of all)
    for (const [what, words] of ladderFacts(ladder)) {
      const value = all.length === 1 ? words : m.rules_dated({ value: words, days: daysWords(ladder) });
      facts.set(what, [facts.get(what), value].filter((one) => one !== undefined).join(m.list_and()));
    }
  return facts;
};

const ladderLine = ({ change, wordsOnly, before, after }: RuleDiff['ladders'][number]): DiffLine => {
  const [then, now] = [factsOf(before), factsOf(after)];
  const names = [...new Set([...then.keys(), ...now.keys()])];
  const known = after.at(-1) ?? before.at(-1);
  return {
    rule: known?.rule_id ?? '',
    title: known === undefined ? '' : inLocale(known.title),
    change,
    wordsOnly,
    parts: names
      .map((what) => ({ what, before: then.get(what) ?? '', after: now.get(what) ?? '' }))
      .filter((part) => part.before !== part.after),
  };
};

/** Parameters first, then ladders, each by its rule. */
export function diffLines(before: RuleSet, after: RuleSet): readonly DiffLine[] {
  const { parameters, ladders } = diffRuleSets(before, after);
  return [...parameters.map(parameterLine), ...ladders.map(ladderLine)];
}

/** 3 处改动：新增 1，改了 2; that there is none. */
export function diffSummary(before: RuleSet, after: RuleSet): string {
  const lines = diffLines(before, after);
  if (lines.length === 0) return m.rules_no_difference();
  const of = (change: ChangeKind): number => lines.filter((line) => line.change === change).length;
  return m.rules_differences({
    n: lines.length,
    added: of('added'),
    changed: of('changed'),
    removed: of('removed'),
  });
}

export const diffMatrix = (before: RuleSet, after: RuleSet): Matrix => [
  [
    m.trigger_rule(),
    m.rules_item(),
    m.rules_change(),
    m.rules_what_differs(),
    m.rules_before(),
    m.rules_after(),
  ],
  ...diffLines(before, after).flatMap(({ rule, title, parts, ...line }) =>
    parts.map((part) => [rule, title, changeWords(line), part.what, part.before, part.after]),
  ),
];
