/**
 * 责任链: who answers for a fact beside the officer (AC-01, AC-02), by the posts of the day on which it happened. A vacant
 * post is shown as vacant, a person that no record names as nobody; neither is guessed.
 */
import type { RuleSet } from '../domain/rule-set';
import type { SupervisionEvent } from '../events/event';
import type { Fact } from '../rules/fact';
import type { ReportContext } from './context';
import { valueOn } from './trigger-ground';
import type { TriggerGround } from './trigger-ground-types';
import type { ChainLink, ChainRole } from './trigger-types';

/** By the values of AC-01 chain: 004-1 names three, 002 two of whom the head of the section is the first. */
const ROLES: Readonly<Record<string, readonly ChainRole[]>> = {
  three: ['direct', 'head', 'leader'],
  two: ['direct', 'first_head'],
};

const rolesOn = (set: RuleSet, on: string): readonly ChainRole[] => {
  const chain = valueOn(set, 'AC-01', 'chain', on);
  return typeof chain === 'string' ? (ROLES[chain] ?? []) : [];
};

const holdersOf = (
  role: ChainRole,
  { officer, unit, section }: SupervisionEvent,
  on: string,
  { chart, names }: Pick<TriggerGround, 'chart'> & Pick<ReportContext, 'names'>,
): readonly number[] => {
  if (role === 'direct') return officer === 0 ? [] : [officer];
  const place = { unit, section, sectionName: names('section', section).label };
  return chart.holding(role === 'leader' ? 'supervising_leader' : 'section_head', place, on);
};

/** One line for each role and whoever held it, with the days of the facts for which they answer; by role, then by day. */
export const chainOf = (
  { names }: ReportContext,
  set: RuleSet,
  { chart }: TriggerGround,
  facts: readonly Fact[],
): readonly ChainLink[] => {
  const links = new Map<string, { role: ChainRole; keys: readonly number[]; days: string[] }>();
  for (const { sources } of facts) {
    const source = sources.find(({ happenedOn }) => happenedOn !== null);
    const day = source?.happenedOn ?? null;
    if (source === undefined || day === null) continue;
    for (const role of rolesOn(set, day)) {
      const keys = holdersOf(role, source, day, { chart, names });
      const id = `${role} ${keys.join(' ')}`;
      const known = links.get(id) ?? { role, keys, days: [] };
      links.set(id, { ...known, days: [...known.days, day] });
    }
  }
  const order = Object.values(ROLES).flat();
  return [...links.values()]
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
    .map(({ role, keys, days }) => ({
      role,
      who: keys.map((key) => names('officer', key)),
      days: days.sort(),
    }));
};
