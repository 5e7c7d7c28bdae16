/** 凭什么 as words: how the step came about, so that it can be checked by hand. */
import { EVENT_KINDS, EVENT_STATE_TERMS, SEVERITY_TERMS } from '../domain/event-kinds';
import { SANCTION_TERMS } from '../domain/sanctions';
import { limitDaysWords } from '../i18n/limit-words';
import { m } from '../i18n/paraglide/messages';
import { clauseWords, inLocale } from '../i18n/terms';
import { term } from '../i18n/words';
import type { ChainLink, ChainRole, ProofFact, ProofSheet, ProofSource } from '../reports/trigger-types';
import { proposalWords } from './trigger-model';

type Why = ProofSheet['notCounted'][number]['why'];

const WHYS: Readonly<Record<Why, () => string>> = {
  pending: m.proof_why_pending,
  dismissed: m.proof_why_dismissed,
  exempt: m.proof_why_exempt,
  under_review: m.proof_why_under_review,
  outside_window: m.proof_why_outside_window,
  no_date: m.proof_why_no_date,
  reset: m.proof_why_reset,
};
export const whyWords = (why: Why): string => WHYS[why]();

export const factStateWords = ({ state }: Pick<ProofFact, 'state'>): string =>
  inLocale(EVENT_STATE_TERMS[state]);
export const sourceWords = ({ kind }: ProofSource): string => inLocale(EVENT_KINDS[kind]);

/** 投诉.xlsx 第 34 行; an absence has no record. */
export const placeOfSource = ({ sourceRow, file, line }: ProofSource): string =>
  sourceRow === 0 ? m.proof_no_record() : m.proof_place({ file, line });

/** What a record says beyond its kind. */
export const detailWords = ({ category, detail }: ProofSource): string =>
  [category, detail].filter((part) => part !== null && part !== '').join(' · ');

export const numberOf = ({ table, sourceId }: ProofSource): string =>
  sourceId === '' ? term(table) : sourceId;

export const windowWords = (window: ProofSheet['window']): string =>
  window.kind === 'calendarYear' ? m.proof_window_year() : m.proof_window_rolling({ months: window.months });

/** 所涉 6 件 − 不属实 1 − 待核 2 = 计入 3 件 */
export function sumWords({ counted, notCounted }: ProofSheet): string {
  const minus = new Map<Why, number>();
  for (const { why } of notCounted) minus.set(why, (minus.get(why) ?? 0) + 1);
  const parts = [...minus].map(([why, n]) => m.proof_minus({ why: whyWords(why), n }));
  return m.proof_sum({
    total: counted.length + notCounted.length,
    minus: parts.join(''),
    counted: counted.length,
  });
}

/** 满 3 件（不良后果以上） */
export const wantsWords = ({ from, severity }: ProofSheet['ladderSteps'][number]): string =>
  severity === null
    ? m.proof_wants({ n: from })
    : m.proof_wants_grave({ n: from, severity: inLocale(SEVERITY_TERMS[severity]) });

export const sanctionWords = ({ sanctions }: ProofSheet['ladderSteps'][number]): string =>
  [...new Set(sanctions.map(({ sanction }) => inLocale(SANCTION_TERMS[sanction])))].join(m.list_comma());

/** The next step and what it asks for; that there is none. */
export function nextWords({ line, ladderSteps }: ProofSheet): string {
  const next = ladderSteps[line.step];
  return next === undefined
    ? m.proof_highest()
    : m.proof_next({ step: line.step + 1, wants: wantsWords(next) });
}

/** The whole sheet in one sentence. */
export function verdictWords({ line, from, counted, ladderSteps, hasRoster }: ProofSheet): string {
  const proposes = proposalWords(line, hasRoster).join(m.list_and());
  if (line.step === 0) {
    return line.forwardStep === null
      ? m.proof_passed()
      : m.proof_warned({ step: line.forwardStep, proposes });
  }
  const step = ladderSteps[line.step - 1];
  return m.proof_says({
    from: from ?? '—',
    to: line.reachedOn ?? '—',
    n: counted.length,
    step: line.step,
    wants: step === undefined ? '' : wantsWords(step),
    proposes,
  });
}

/** The facts of those keys, by their numbers; none is said. */
export function factNames({ counted }: ProofSheet, keys: readonly string[]): string {
  const names = counted
    .filter(({ key }) => keys.includes(key))
    .map(({ on, sources: [source] }) => [on ?? '', source === undefined ? '' : numberOf(source)].join(' '));
  return names.length === 0 ? m.proof_none() : names.join(m.list_and());
}

export const reviewWords = ({ reviewDays }: ProofSheet): string =>
  reviewDays === null
    ? m.proof_review_unsaid()
    : m.proof_review({
        days: limitDaysWords(reviewDays.days, reviewDays.unit),
        clause: clauseWords(reviewDays.clause),
      });

/** A fact for who decides about it: its day, what it is, its number. */
export const factTitle = ({ on, sources: [source] }: ProofFact): string =>
  [on ?? m.proof_no_date(), ...(source === undefined ? [] : [sourceWords(source), numberOf(source)])].join(
    ' · ',
  );

const ROLES: Readonly<Record<ChainRole, () => string>> = {
  direct: m.chain_direct,
  head: m.chain_head,
  leader: m.chain_leader,
  first_head: m.chain_first_head,
};
export const chainRoleWords = (role: ChainRole): string => ROLES[role]();

/** Why nobody stands there: the record names nobody, nobody held the post, or no roster says who did. */
export const vacancyWords = (role: ChainRole, hasRoster: boolean): string => {
  if (role === 'direct') return m.chain_unnamed();
  return hasRoster ? m.trigger_vacant() : m.trigger_no_roster();
};

/** How many facts, and when the first and the last of them happened. */
export function chainDays({ days }: ChainLink): string {
  const [first, last] = [days[0] ?? '—', days.at(-1) ?? '—'];
  return first === last
    ? m.chain_days_one({ n: days.length, on: first })
    : m.chain_days({ n: days.length, from: first, to: last });
}
