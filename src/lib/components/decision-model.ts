/** Decisions in words. */
import { m } from '../i18n/paraglide/messages';
import type { TriggerLine } from '../reports/trigger-types';

export type Draft = NonNullable<TriggerLine['decision']>;
export type Verdict = Draft['verdict'];

/** What can be said about a fact, and about a candidate. */
export const VERDICTS_ABOUT: Readonly<Record<Draft['about'], readonly Verdict[]>> = {
  fact: ['confirmed', 'dismissed', 'exempt', 'appeal'],
  candidate: ['confirmed', 'dismissed', 'exempt', 'appeal', 'reset'],
};

const NAMES: Readonly<Record<Verdict, () => string>> = {
  confirmed: m.verdict_confirmed,
  dismissed: m.verdict_dismissed,
  exempt: m.verdict_exempt,
  appeal: m.verdict_appeal,
  reset: m.verdict_reset,
};

/** A fact is upheld (属实), a candidate confirmed (确认). */
export const verdictName = (about: Draft['about'], verdict: Verdict): string =>
  about === 'fact' && verdict === 'confirmed' ? m.verdict_upheld() : NAMES[verdict]();

/** 确认 · 林某 · 2026-10-31 · reason */
export const decisionWords = ({ about, verdict, by, on, reason }: Draft): string =>
  m.proof_decided({ state: verdictName(about, verdict), by, on, reason });
