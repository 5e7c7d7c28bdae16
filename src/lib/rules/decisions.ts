/**
 * What people decided about facts and candidates: who, when, why. The program proposes, a decision disposes; it lies in a
 * file of its own, so that it can be handed on, merged and checked.
 */
import * as v from 'valibot';
import { checkDataFile } from '../domain/data-file';
import type { EventState } from '../domain/event-kinds';
import { isLocalDate } from '../domain/local-date';
import type { SupervisionEvent } from '../events/event';

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty('empty'));

/**
 * confirmed 属实; dismissed 不属实; exempt 豁免 (AC-04, AC-07); appeal 申诉中. `reset`: the count of a candidate begins anew
 * after that day.
 */
export const VERDICTS = ['confirmed', 'dismissed', 'exempt', 'appeal', 'reset'] as const;
export type Verdict = (typeof VERDICTS)[number];

const Decision = v.strictObject({
  about: v.picklist(['fact', 'candidate']),
  /** Key of the fact, or id of the candidate. */
  key: Text,
  verdict: v.picklist(VERDICTS),
  reason: Text,
  by: Text,
  on: v.pipe(v.string(), v.check(isLocalDate, 'no_such_date')),
});
export type Decision = Readonly<v.InferOutput<typeof Decision>>;

const DecisionFile = v.strictObject({
  format: v.literal('mingcha-decisions'),
  version: v.literal(1),
  decisions: v.array(Decision),
});

/** @throws InvalidDataFileError with `file`, `path` and `reason`. */
export const parseDecisions = (json: unknown, file: string): readonly Decision[] =>
  checkDataFile(DecisionFile, json, file).decisions;

const target = ({ about, key }: Decision): string => `${about} ${key}`;

const byTarget = (a: Decision, b: Decision): number =>
  target(a) < target(b) ? -1 : target(a) > target(b) ? 1 : a.on < b.on ? -1 : a.on > b.on ? 1 : 0;

/** The text of a file of decisions; the same decisions give the same bytes. */
export const decisionText = (decisions: readonly Decision[]): string =>
  `${JSON.stringify({ format: 'mingcha-decisions', version: 1, decisions: [...decisions].sort(byTarget) }, null, 2)}\n`;

export interface Merged {
  readonly decisions: readonly Decision[];
  /** Two verdicts about one thing on one day: the one that stood first stays, and somebody has to look. */
  readonly conflicts: readonly { readonly kept: Decision; readonly other: Decision }[];
}

/** Of two decisions about one thing the later day holds. */
export function mergeDecisions(own: readonly Decision[], others: readonly Decision[]): Merged {
  const held = new Map(own.map((one) => [target(one), one]));
  const conflicts: Merged['conflicts'][number][] = [];
  for (const other of others) {
    const kept = held.get(target(other));
    if (kept === undefined || other.on > kept.on) held.set(target(other), other);
    else if (other.on === kept.on && other.verdict !== kept.verdict) conflicts.push({ kept, other });
  }
  return { decisions: [...held.values()].sort(byTarget), conflicts };
}

const STATE: Readonly<Record<Exclude<Verdict, 'reset'>, EventState>> = {
  confirmed: 'upheld',
  dismissed: 'dismissed',
  exempt: 'exempt',
  appeal: 'under_review',
};

/** The events with what was decided about their facts by the cut-off's day. */
export function decided(
  events: readonly SupervisionEvent[],
  decisions: readonly Decision[],
  on: string,
): readonly SupervisionEvent[] {
  const about = new Map(
    decisions.filter((one) => one.about === 'fact' && one.on <= on).map((one) => [one.key, one.verdict]),
  );
  if (about.size === 0) return events;
  return events.map((event) => {
    const verdict = about.get(event.factKey);
    return verdict === undefined || verdict === 'reset' ? event : { ...event, state: STATE[verdict] };
  });
}
