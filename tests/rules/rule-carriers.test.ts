import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLOCK_KINDS, type RuleCarrier } from '../../src/lib/domain/rule-carrier';
import { RULE_CATALOGUE } from '../../src/lib/domain/rule-catalogue';
import { MEASURES } from '../../src/lib/measures/registry';
import { shippedRuleSet } from '../../src/lib/rules/shipped';

const { ladders } = shippedRuleSet('base');
const carriers = [...RULE_CATALOGUE].flatMap(([id, { carriers }]) =>
  carriers.map((carrier) => ({ id, carrier })),
);
const laddersOf = (kinds: readonly RuleCarrier['kind'][], rule?: string): readonly string[] =>
  carriers
    .filter(({ id, carrier }) => kinds.includes(carrier.kind) && (rule === undefined || id === rule))
    .flatMap(({ carrier }) => ('ladders' in carrier ? carrier.ladders : []));

describe('carriers of the rules', () => {
  it('every measure named exists, and every measure belongs to a rule', () => {
    const ids = MEASURES.map(({ id }) => id);
    const used = new Set(
      carriers.flatMap(({ carrier }) => (carrier.kind === 'measure' ? carrier.measures : [])),
    );
    expect([...used].filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((id) => !used.has(id))).toEqual([]);
  });

  it('every ladder of base is carried by the rule that it names, and none else is named', () => {
    for (const { id, rule_id } of ladders) expect(laddersOf(['ladder', 'gate'], rule_id)).toContain(id);
    const known = ladders.map(({ id }) => id);
    expect(laddersOf(['ladder', 'gate']).filter((id) => !known.includes(id))).toEqual([]);
  });

  it('a gate is a ladder that proposes to take away honours; eligibility (AS-05) looks at all of them', () => {
    const taking = ladders
      .filter(({ steps }) => steps.some(({ proposes }) => proposes.some((p) => p.sanction === 'no_honours')))
      .map(({ id }) => id)
      .sort();
    expect([...laddersOf(['gate'], 'AS-05')].sort()).toEqual(taking);
    expect([...new Set(laddersOf(['gate']))].sort()).toEqual(taking);
  });

  it('a step needs a legal review where its rule does', () => {
    for (const { rule_id, steps } of ladders)
      if (RULE_CATALOGUE.get(rule_id)?.legalReview)
        expect(steps.every(({ legal_review }) => legal_review)).toBe(true);
  });

  it('the clocks are those that the facts start', () => {
    const sql = readFileSync('src/lib/facts/time_limit.sql', 'utf8');
    for (const kind of CLOCK_KINDS) if (kind !== 'case') expect(sql).toContain(`'${kind}'`);
    const used = carriers.flatMap(({ carrier }) => (carrier.kind === 'clock' ? carrier.clocks : []));
    expect(new Set(used)).toEqual(new Set(CLOCK_KINDS));
  });
});
