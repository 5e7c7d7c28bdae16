/** SP-01, SP-02: the periods in which an inspection of a kind was owed, and how many were held. */
import type { Absence } from '../../domain/absence';
import { parseAsOf } from '../../domain/as-of';
import type { DutyState } from '../../domain/inspections';
import { addDays } from '../../domain/local-date';
import type { RuleSet } from '../../domain/rule-set';
import { numberParameter } from '../../domain/rule-value';
import type { SupervisionEvent } from '../../events/event';
import { tally } from '../../measures/aggregate';
import { measureById } from '../../measures/registry';
import type { ReportContext } from '../context';
import { monthId, monthNumber, toQuestion } from '../scope';
import type { Scope } from '../types';
import type { Duty, DutyPeriod } from './types';

export const DUTIES = [
  { rule: 'SP-01', key: 'perMonth', category: 'regular', event: 'inspection_missed', length: 1 },
  { rule: 'SP-02', key: 'perHalfYear', category: 'key', event: 'key_inspection_missed', length: 6 },
] as const;
type Owed = (typeof DUTIES)[number];

/** What the files tell: the missed periods as events, and the lack of what tells them. */
export interface Missed {
  readonly events: readonly SupervisionEvent[];
  readonly absence: (kind: Owed['event']) => Absence | null;
}

/** Inspections of each kind by month number, up to the cut-off; what filters say does not change what the office owes. */
const heldByMonth = async (
  { engine }: ReportContext,
  scope: Scope,
): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> => {
  const measure = measureById('inspection_kinds');
  const question = { ...toQuestion({ ...scope, period: null, filters: {} }), measure };
  const held = new Map<string, Map<number, number>>();
  for (const { keys, category, numerator } of await tally(engine, question, ['month'])) {
    const month = keys[0] ?? null;
    if (month === null || category === null) continue;
    const own = held.get(category) ?? new Map<number, number>();
    held.set(category, own.set(month, (own.get(month) ?? 0) + numerator));
  }
  return held;
};

const idOf = (from: number, length: number): string =>
  length === 1 ? monthId(from) : `${String(Math.floor(from / 12))}-H${from % 12 === 0 ? '1' : '2'}`;

/** A period is over when the cut-off is its last day: the day counts whole. */
const stateOf = (held: number, required: number, isMissed: boolean, isOver: boolean): DutyState =>
  isMissed ? 'gap' : held >= required ? 'held' : isOver ? 'before' : 'running';

/** The months that the scope asks about, none later than the cut-off; without a period those since the first inspection. */
const spanOf = (
  scope: Scope,
  all: Iterable<number>,
): { readonly from: number; readonly to: number } | null => {
  const until = monthNumber(parseAsOf(scope.asOf).on);
  const asked = toQuestion(scope).months;
  const first = asked?.from ?? Math.min(...all);
  const last = Math.min(asked?.to ?? until, until);
  return Number.isFinite(first) && first <= last ? { from: first, to: last } : null;
};

const periodsOf = (
  { length, event }: Owed,
  required: number,
  held: ReadonlyMap<number, number>,
  span: { readonly from: number; readonly to: number },
  { events }: Missed,
  asOf: string,
): DutyPeriod[] => {
  const { on } = parseAsOf(asOf);
  const missed = new Set(
    events.filter(({ kind }) => kind === event).map(({ happenedOn }) => monthNumber(happenedOn ?? '')),
  );
  const periods: DutyPeriod[] = [];
  for (let from = span.from - (span.from % length); from <= span.to; from += length) {
    const to = from + length - 1;
    const n = [...held].reduce((sum, [month, own]) => sum + (month >= from && month <= to ? own : 0), 0);
    const isOver = addDays(`${monthId(to + 1)}-01`, -1) <= on;
    const state = stateOf(n, required, missed.has(to), isOver);
    periods.push({ id: idOf(from, length), months: { from, to }, held: n, state });
  }
  return periods;
};

/** @throws MissingRuleParameterError; InvalidPeriodError and InvalidAsOfError for a bad scope. */
export const readDuties = async (
  context: ReportContext,
  rules: RuleSet,
  scope: Scope,
  missed: Missed,
): Promise<readonly Duty[]> => {
  const { on } = parseAsOf(scope.asOf);
  const held = await heldByMonth(context, scope);
  const span = spanOf(
    scope,
    [...held.values()].flatMap((months) => [...months.keys()]),
  );
  return DUTIES.map((owed) => {
    const { rule, key, category, event } = owed;
    const required = numberParameter(rules, rule, key, on);
    const own = held.get(category) ?? new Map<number, number>();
    const missing = missed.absence(event);
    const periods =
      missing !== null || span === null ? [] : periodsOf(owed, required, own, span, missed, scope.asOf);
    return { rule, category, required, missing, periods };
  });
};
