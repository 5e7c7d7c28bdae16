import { describe, expect, it } from 'vitest';
import { EVENT_KINDS, EVENT_KIND_NAMES } from '../../src/lib/domain/event-kinds';
import type { RuleCarrier } from '../../src/lib/domain/rule-carrier';
import { RULE_CATALOGUE } from '../../src/lib/domain/rule-catalogue';
import { RULE_PARAMETERS } from '../../src/lib/domain/rule-parameters';

/** How many rules each part of the catalogue has, numbered from 01. */
const PARTS = { TL: 23, RN: 18, EX: 9, CP: 16, CD: 3, SP: 13, EV: 11, AS: 15, AC: 18 } as const;
const IDS = Object.entries(PARTS).flatMap(([part, last]) =>
  Array.from({ length: last }, (_, i) => `${part}-${String(i + 1).padStart(2, '0')}`),
);

const carriersOf = (id: string): readonly RuleCarrier[] => RULE_CATALOGUE.get(id)?.carriers ?? [];
const eventsOf = (id: string): readonly string[] =>
  carriersOf(id).flatMap((one) => (one.kind === 'event' || one.kind === 'obligation' ? one.events : []));
const rulesOnlyBy = (kind: RuleCarrier['kind']): string[] =>
  IDS.filter((id) => carriersOf(id).every((one) => one.kind === kind));

describe('规则目录 rule catalogue', () => {
  it('126 rules, each with a carrier', () => {
    expect([...RULE_CATALOGUE.keys()]).toEqual(IDS);
    expect(IDS).toHaveLength(126);
    expect(IDS.filter((id) => carriersOf(id).length === 0)).toEqual([]);
  });

  it('each has a short name in both languages and says where it comes from', () => {
    for (const { zh, en, clause } of RULE_CATALOGUE.values()) {
      expect(zh).toMatch(/^\P{L}*\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z]/);
      expect(zh.length).toBeLessThan(25);
      expect(clause).toMatch(/^00[0-4]|^国办发|无条款$|^推导|^各文件$/);
    }
  });

  it('only the fines on staff are text alone', () => {
    expect(rulesOnlyBy('text')).toEqual(['AS-13']);
    expect(IDS.filter((id) => carriersOf(id).some(({ kind }) => kind === 'text'))).toEqual(['AS-13']);
  });

  it('what this version does not compute at all', () => {
    expect(rulesOnlyBy('later').join(' ')).toBe('TL-17 RN-11 SP-09 SP-11 AC-03');
  });

  it('what is put off, is text, or is part of judging says so in both languages', () => {
    const reasons = [...RULE_CATALOGUE.values()]
      .flatMap(({ carriers }) => carriers)
      .flatMap((one) => (one.kind === 'judging' ? one.how : 'reason' in one ? one.reason : []));
    for (const { zh, en } of reasons)
      expect([/\p{Script=Han}/u.test(zh), /^[A-Z]/.test(en)]).toEqual([true, true]);
    expect(reasons.length).toBeGreaterThan(20);
  });

  it('every kind of event belongs to the rule that it names', () => {
    const strays = EVENT_KIND_NAMES.filter((kind) => !eventsOf(EVENT_KINDS[kind].rule).includes(kind));
    expect(strays).toEqual([]);
  });

  it('every parameter named is one that a rule set can give', () => {
    const named = IDS.flatMap(carriersOf).flatMap((one) => (one.kind === 'parameter' ? one.parameters : []));
    expect(named.filter((name) => !RULE_PARAMETERS.has(name))).toEqual([]);
    // Office hours belong to a place; which file counts, and where a lead begins, is no rule of a paper.
    const unnamed = [...RULE_PARAMETERS.keys()].filter((name) => !named.includes(name));
    expect(unnamed.filter((name) => !/ office\.|^IM-|^LD-/.test(name))).toEqual([]);
  });

  it('consequences of doubtful legal ground are marked', () => {
    const marked = IDS.filter((id) => RULE_CATALOGUE.get(id)?.legalReview);
    expect(marked).toEqual(['CP-02', 'CP-03', 'SP-06', 'AS-08', 'AS-13', 'AC-12', 'AC-18']);
  });
});
