/** What makes a rule of the catalogue work: each rule has at least one carrier, or says why it has none. */
import type { EventKind } from './event-kinds';
import type { Term } from './terms';

/** Everything that has to be done in time, as the facts number it. */
export const CLOCK_KINDS = [
  'case',
  'stage',
  'forwarding',
  'complaint_reply',
  'superior_task',
  'letter',
  'mail',
  'request',
  'work',
  'villager_request',
  'incident',
  'rectification',
  'investigation',
  'delivery',
  'review_request',
  'review',
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

export type RuleCarrier =
  /** Something that happened. */
  | { readonly kind: 'event'; readonly events: readonly EventKind[] }
  /** Something that should have happened and did not. */
  | { readonly kind: 'obligation'; readonly events: readonly EventKind[] }
  | { readonly kind: 'measure'; readonly measures: readonly string[] }
  | { readonly kind: 'clock'; readonly clocks: readonly ClockKind[] }
  | { readonly kind: 'ladder'; readonly ladders: readonly string[] }
  /** Ladders that propose to take away honours. */
  | { readonly kind: 'gate'; readonly ladders: readonly string[] }
  /** Names as in the rule set, `TL-01 dueBasis`. */
  | { readonly kind: 'parameter'; readonly parameters: readonly string[] }
  /** Places, and the drafts of lists by them. */
  | { readonly kind: 'ranking' }
  /** Part of how every fact is judged: its state, its version, its scope. */
  | { readonly kind: 'judging'; readonly how: Term }
  /** This version does not compute it, or not this part of it. */
  | { readonly kind: 'later'; readonly reason: Term }
  /** No program can compute it, or it is never to be. */
  | { readonly kind: 'text'; readonly reason: Term };

/** A rule of the catalogue, in our own words. */
export interface RuleTerm extends Term {
  /** Papers and articles, or where a rule without a paper comes from. */
  readonly clause: string;
  /** The legal ground of what it leads to is to be checked. */
  readonly legalReview: boolean;
  readonly carriers: readonly RuleCarrier[];
}

export type RuleTerms = Readonly<Record<string, RuleTerm>>;

export const event = (...events: EventKind[]): RuleCarrier => ({ kind: 'event', events });
export const obligation = (...events: EventKind[]): RuleCarrier => ({ kind: 'obligation', events });
export const measure = (...measures: string[]): RuleCarrier => ({ kind: 'measure', measures });
export const clock = (...clocks: ClockKind[]): RuleCarrier => ({ kind: 'clock', clocks });
export const ladder = (...ladders: string[]): RuleCarrier => ({ kind: 'ladder', ladders });
export const gate = (...ladders: string[]): RuleCarrier => ({ kind: 'gate', ladders });
export const parameter = (...parameters: string[]): RuleCarrier => ({ kind: 'parameter', parameters });
export const ranking: RuleCarrier = { kind: 'ranking' };
export const judging = (zh: string, en: string): RuleCarrier => ({ kind: 'judging', how: { zh, en } });
export const later = (zh: string, en: string): RuleCarrier => ({ kind: 'later', reason: { zh, en } });
export const text = (zh: string, en: string): RuleCarrier => ({ kind: 'text', reason: { zh, en } });

export const rule = (zh: string, en: string, clause: string, ...carriers: RuleCarrier[]): RuleTerm => ({
  zh,
  en,
  clause,
  legalReview: false,
  carriers,
});

/** A rule whose consequence needs a legal ground beyond the paper. */
export const doubtful = (...given: Parameters<typeof rule>): RuleTerm => ({
  ...rule(...given),
  legalReview: true,
});
