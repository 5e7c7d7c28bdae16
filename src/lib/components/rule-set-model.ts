/** 规则集 as words: values with their units, days, windows, steps, and what two sets say differently. */
import { CHOICE_TERMS, unitTerm } from '../domain/choice-terms';
import { SEVERITY_TERMS } from '../domain/event-kinds';
import type { Ladder, LadderStep } from '../domain/ladder';
import { PARAMETER_TERMS } from '../domain/parameter-terms';
import { SANCTION_TERMS, TARGET_TERMS } from '../domain/sanctions';
import type { DraftFault } from '../domain/rule-draft-check';
import type { RuleParameter } from '../domain/rule-set';
import { m } from '../i18n/paraglide/messages';
import { clauseWords, inLocale, levelWords } from '../i18n/terms';
import { wordsOf } from '../i18n/words';
import { kindsWords, subjectKindWords } from './trigger-model';
import { windowWords } from './proof-model';

/** 投诉回复期限; its name where it has no words. */
export const parameterTitle = (name: string): string => {
  const found = PARAMETER_TERMS.get(name);
  return found === undefined ? name : inLocale(found);
};

const two = (n: number): string => String(n).padStart(2, '0');

/** A code in words; a word of the exports as it is written. */
const choiceWords = (value: string): string => {
  const known = Object.hasOwn(CHOICE_TERMS, value) ? CHOICE_TERMS[value] : undefined;
  return known === undefined ? value : inLocale(known);
};

const numberWords = (name: string, value: number, unit: string): string => {
  if (name.startsWith('TL-01 office.')) return `${two(Math.floor(value / 60))}:${two(value % 60)}`;
  const [, size] = /^EV-02 countAsSatisfied\.(\d)$/.exec(name) ?? [];
  if (size !== undefined) return levelWords(`${String(value)}/${size}`) ?? String(value);
  if (value > 0 && value < 1) return `${String(Math.round(value * 1000) / 10)}%`;
  const after = unitTerm(name, unit);
  return `${String(value)}${after === null ? '' : inLocale(after)}`;
};

/** 7 日; 是; 从一重; 炒股、玩游戏. */
export function valueWords({ rule_id, key, value, unit }: RuleParameter): string {
  const name = `${rule_id} ${key}`;
  const one = (part: number | string | boolean): string => {
    if (typeof part === 'boolean') return part ? m.rules_yes() : m.rules_no();
    return typeof part === 'number' ? numberWords(name, part, unit) : choiceWords(part);
  };
  return Array.isArray(value) ? value.map(one).join(m.rules_list_sep()) : one(value);
}

/** The first day that any paper could name: said of a value that has always held. */
const ALWAYS = '1900-01-01';

/** 2022-01-01 起; 一直. */
export function daysWords({ valid_from, valid_to }: Pick<RuleParameter, 'valid_from' | 'valid_to'>): string {
  const from = valid_from === ALWAYS ? null : valid_from;
  if (from === null && valid_to === null) return m.rules_always();
  if (valid_to === null) return m.rules_from({ from: from ?? '' });
  return from === null ? m.rules_until({ to: valid_to }) : m.rules_between({ from, to: valid_to });
}

/** Whether a reader's text is in any of these words. */
export const speaksOf = (search: string, ...words: readonly string[]): boolean =>
  search.trim() === '' || words.join('\n').toLowerCase().includes(search.trim().toLowerCase());

/** 满 3 件，不良后果以上. */
export const stepWants = ({ from, severity }: LadderStep): string =>
  severity === null
    ? m.proof_wants({ n: from })
    : m.proof_wants_grave({ n: from, severity: inLocale(SEVERITY_TERMS[severity]) });

/** 拟通报批评、核减优秀等次名额 → 责任股室; one for each target. */
export function stepProposes({ proposes }: LadderStep): readonly string[] {
  const byTarget = new Map<string, string[]>();
  for (const { sanction, target } of proposes) {
    const whom = inLocale(TARGET_TERMS[target]);
    byTarget.set(whom, [...(byTarget.get(whom) ?? []), inLocale(SANCTION_TERMS[sanction])]);
  }
  return [...byTarget].map(([target, sanctions]) =>
    m.trigger_proposal({ sanction: sanctions.join(m.rules_list_sep()), target }),
  );
}

/** A gate takes honours away; every other ladder proposes something else. */
export const isGate = ({ steps }: Ladder): boolean =>
  steps.some(({ proposes }) => proposes.some(({ sanction }) => sanction === 'no_honours'));

export const countOnWords = ({ count_on }: Pick<Ladder, 'count_on'>): string =>
  count_on === 'established' ? m.rules_on_established() : m.rules_on_happened();

/** What a ladder says, each thing under its name. */
export function ladderFacts(ladder: Ladder): readonly (readonly [string, string])[] {
  const { enabled, subject, events, categories, window, steps, clause } = ladder;
  return [
    [m.rules_on(), enabled ? m.rules_yes() : m.rules_no()],
    [m.rules_whom(), subjectKindWords(subject)],
    [m.rules_events(), kindsWords(events)],
    [m.rules_categories(), categories === null ? m.triggers_all() : categories.join(m.rules_list_sep())],
    [m.proof_window(), windowWords(window)],
    [m.rules_count_on(), countOnWords(ladder)],
    ...steps.map((step, at): readonly [string, string] => [
      m.rules_step_no({ n: at + 1 }),
      [
        stepWants(step),
        ...stepProposes(step),
        ...(step.legal_review ? [m.trigger_legal()] : []),
        clauseWords(step.clause),
      ].join(m.list_comma()),
    ]),
    [m.trigger_clause(), clauseWords(clause)],
    [m.rules_days(), daysWords(ladder)],
  ];
}

/** Working or natural days can be told apart for a limit in days; every other unit is the parameter's own. */
export const unitOptions = (unit: string): readonly (readonly [string, string])[] =>
  unit === 'workday' || unit === 'day'
    ? [
        ['workday', m.limit_workday()],
        ['day', m.limit_day()],
      ]
    : [];

export const choiceOptions = (
  name: string,
  options: readonly (string | number)[],
): readonly (readonly [string, string])[] =>
  options.map((one) => [
    String(one),
    typeof one === 'number' ? numberWords(name, one, '') : choiceWords(one),
  ]);

/** The best level first. */
export function levelOptions(name: string): readonly (readonly [number, string])[] {
  const size = Number(name.slice(-1));
  return Array.from({ length: size }, (_, at): readonly [number, string] => [
    size - at,
    levelWords(`${String(size - at)}/${String(size)}`) ?? String(size - at),
  ]);
}

const FIELDS: Readonly<Record<string, () => string>> = {
  value: m.rules_value,
  clause: m.trigger_clause,
  valid_from: m.rules_valid_from,
  valid_to: m.rules_valid_to,
  from: m.rules_step_from,
  id: m.rules_id,
  version: m.rules_version_title,
  title: m.rules_title,
  extends: m.rules_parent,
};

/** 条款：没有填; a step says which one. */
export function draftFaultWords({ field, reason }: DraftFault): string {
  const [, step, part = field] = /^steps\.(\d+)\.(\w+)/.exec(field) ?? [];
  const [name = field] = part.split('.');
  const known = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  const words = known === undefined ? name : known();
  const what = step === undefined ? words : m.rules_step_field({ n: Number(step) + 1, what: words });
  return m.rules_fault({ what, reason: wordsOf(`reason_${reason}`) ?? reason });
}
