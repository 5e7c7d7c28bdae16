import { describe, expect, it } from 'vitest';
import { parameterName } from '../../src/lib/domain/rule-parameters';
import { parseRuleSet, type RuleSet } from '../../src/lib/domain/rule-set';
import { SANCTIONS, weightOf } from '../../src/lib/domain/sanctions';
import { SHIPPED_RULE_SETS, shippedRuleSet } from '../../src/lib/rules/shipped';

const IDS = [
  'base',
  'bureau-2021',
  'county-2022',
  'inspection-rule',
  'lufeng-2008',
  'town-2010',
  'window-hall',
  'xinhui-2012',
  'yunnan-2008',
];
const PLACES = IDS.filter((id) => id !== 'base');
const base = shippedRuleSet('base');

/** Rules of the catalogue by which a count or a severity leads to a measure. */
const LADDER_RULES =
  'AC-12 AC-18 CD-01 CD-02 CP-02 CP-03 CP-04 CP-06 CP-07 CP-08 CP-09 CP-13 CP-14 CP-15 CP-16 SP-05 SP-06 SP-07 SP-12';
/** Duties of one unit or section; what the office as a whole owes has no subject to remind. */
const OBLIGATIONS = 'AS-15 EV-06 SP-13';

const enabled = (set: RuleSet): string[] =>
  set.ladders
    .filter((one) => one.enabled)
    .map(({ id }) => id)
    .sort();
const papers = (set: RuleSet) => set.ladders.filter((one) => one.enabled);
const PAPER = /^00[0-4]/;
const SOURCE = /^product default($|：)|^(00[0-4]|国办发|行政许可法)/;

describe('shipped rule sets', () => {
  it('are those of the catalogue, each named as its file', () => {
    expect([...SHIPPED_RULE_SETS.keys()].sort()).toEqual(IDS);
    for (const id of IDS) expect(shippedRuleSet(id).id).toBe(id);
  });

  it('base holds a ladder for every rule that leads to a measure, and judges nobody by a paper of one place', () => {
    const rules = [...new Set(base.ladders.map(({ rule_id }) => rule_id))].sort();
    expect(rules).toEqual([...LADDER_RULES.split(' '), ...OBLIGATIONS.split(' ')].sort());
    expect(enabled(base)).toEqual([]);
  });

  it.each(PLACES)('%s extends base, and gives a value for every day for which base has one', (id) => {
    const set = shippedRuleSet(id);
    expect(set.extends).toBe('base');
    const name = (p: RuleSet['parameters'][number]): string => parameterName(p.rule_id, p.key);
    expect(new Set(set.parameters.map(name))).toEqual(new Set(base.parameters.map(name)));
    for (const key of new Set(base.parameters.map(name))) {
      const versions = set.parameters.filter((p) => name(p) === key);
      expect(versions.map(({ valid_from }) => valid_from)).toContain('1900-01-01');
      expect(versions.filter(({ valid_to }) => valid_to === null)).toHaveLength(1);
    }
  });

  it.each(PLACES)('%s counts as base would, once switched on', (id) => {
    for (const { enabled: on, valid_from: since, ...ladder } of papers(shippedRuleSet(id))) {
      const own = base.ladders.find((one) => one.id === ladder.id);
      expect(own).toMatchObject(ladder);
      expect([on, since >= '1900-01-01']).toEqual([true, true]);
    }
  });

  it.each(IDS)(
    '%s names paper and article of every value, ladder and step, or says that it is the product’s',
    (id) => {
      const set = shippedRuleSet(id);
      for (const { clause } of set.parameters) expect(clause).toMatch(SOURCE);
      for (const { clause, steps } of set.ladders) {
        expect(clause).toMatch(PAPER);
        for (const step of steps) expect(step.clause).toMatch(SOURCE);
      }
    },
  );

  it.each(IDS)('%s: a step that ends or marks a career needs a legal review', (id) => {
    const hard = SANCTIONS.slice(weightOf(['incompetent']));
    for (const step of shippedRuleSet(id).ladders.flatMap(({ steps }) => steps))
      if (step.proposes.some(({ sanction }) => hard.includes(sanction))) expect(step.legal_review).toBe(true);
  });

  it('rules with doubtful legal ground are marked at every step', () => {
    for (const rule of ['CP-02', 'CP-03', 'SP-06', 'AC-18'])
      for (const { steps } of base.ladders.filter(({ rule_id }) => rule_id === rule))
        expect(steps.every((step) => step.legal_review)).toBe(true);
  });

  it('a rule set that extends base without change equals it', () => {
    const json = {
      id: 'same',
      version: '1',
      title: { zh: '同', en: 'Same' },
      extends: 'base',
      parameters: [],
    };
    const { parameters, ladders } = parseRuleSet(json, 'same.json', SHIPPED_RULE_SETS);
    expect({ parameters, ladders }).toEqual({ parameters: base.parameters, ladders: base.ladders });
  });

  it('which ladders hold where', () => {
    expect(Object.fromEntries(PLACES.map((id) => [id, enabled(shippedRuleSet(id)).join(' ')]))).toEqual({
      'bureau-2021': 'cp-09-bureau cp-15 cp-16',
      'county-2022': 'sp-07-person sp-07-unit sp-13',
      'inspection-rule': 'sp-12',
      'lufeng-2008': 'as-15 cp-15',
      'town-2010': 'cp-06 cp-07 cp-08 cp-13',
      'window-hall': 'cp-08 cp-09-hall',
      'xinhui-2012':
        'ac-12 ac-18 cd-01-person cd-01-section cd-02 cp-02 cp-03 cp-04-person cp-04-section cp-14-person ' +
        'cp-14-section ev-06 sp-05 sp-06-damage sp-06-repeat',
      'yunnan-2008': '',
    });
  });

  it('an unknown id is refused by name', () => {
    expect(() => shippedRuleSet('atlantis')).toThrow(
      expect.objectContaining({ params: { kind: 'rule_set', name: 'atlantis' } }),
    );
  });
});
