/** Rule sets read in words and side by side: every parameter has a name, and what differs is named once. */
import { describe, expect, it } from 'vitest';
import { areaOf, PARAMETER_TERMS } from '../../src/lib/domain/parameter-terms';
import { diffRuleSets } from '../../src/lib/domain/rule-diff';
import { RULE_PARAMETERS } from '../../src/lib/domain/rule-parameters';
import { lineageOf, parseRuleSet, type RuleSet } from '../../src/lib/domain/rule-set';
import { rulesUsing } from '../../src/lib/domain/rule-uses';
import { SHIPPED_RULE_SETS, shippedRuleSet } from '../../src/lib/rules/shipped';

const limit = (value: number, from: string, to: string | null = null, clause = '某文第三条') => ({
  ...{ rule_id: 'TL-13', key: 'days.general', value, unit: 'day', clause },
  ...{ valid_from: from, valid_to: to },
});
const own = (parameters: readonly unknown[], ladders: readonly unknown[] = []): RuleSet =>
  parseRuleSet(
    {
      ...{ id: 'ours', version: '1.0.0', title: { zh: '某县', en: 'A county' }, extends: 'xinhui-2012' },
      ...{ parameters, ladders },
    },
    'ours',
    SHIPPED_RULE_SETS,
  );
const parent = shippedRuleSet('xinhui-2012');

describe('words of parameters', () => {
  it('every parameter has a name in both languages, an area, and no name is of a parameter that is gone', () => {
    expect([...PARAMETER_TERMS.keys()].sort()).toEqual([...RULE_PARAMETERS.keys()].sort());
    for (const [name, { zh, en }] of PARAMETER_TERMS)
      expect([name, zh !== '', en !== '']).toEqual([name, true, true]);
    expect([
      areaOf('AS-07 nMin'),
      areaOf('AS-07 list.count'),
      areaOf('AS-03 pass'),
      areaOf('EX-02 maxExtensions'),
    ]).toEqual(['ranking', 'lists', 'assessment', 'limits']);
  });

  it('is used by the rule that it is called by, and by those that the catalogue says', () => {
    expect(rulesUsing('TL-13 days.general')).toContain('TL-13');
    expect(rulesUsing('cp-02')).toEqual(['CP-02', 'AS-05']);
  });
});

describe('two rule sets side by side', () => {
  it('a set that only extends another says nothing else', () => {
    expect(diffRuleSets(parent, own([]))).toEqual({ parameters: [], ladders: [] });
  });

  it('a limit that is given anew is one change, with all its dates on both sides', () => {
    const [change, ...more] = diffRuleSets(
      parent,
      own([limit(7, '1900-01-01', '2025-12-31'), limit(5, '2026-01-01')]),
    ).parameters;
    expect(more).toEqual([]);
    expect([change!.name, change!.change, change!.wordsOnly]).toEqual([
      'TL-13 days.general',
      'changed',
      false,
    ]);
    expect(change!.before.map(({ value }) => value)).toEqual([7]);
    expect(change!.after.map(({ value }) => value)).toEqual([7, 5]);
  });

  it('the same value by another clause judges nobody otherwise', () => {
    const [change] = diffRuleSets(parent, own([limit(7, '1900-01-01')])).parameters;
    expect([change!.change, change!.wordsOnly]).toEqual(['changed', true]);
  });

  it('a ladder that is switched off is a change; seen from the other side it is switched on', () => {
    const ladder = parent.ladders.find(({ id }) => id === 'cp-02')!;
    const off = own([], [{ ...ladder, enabled: false }]);
    expect(diffRuleSets(parent, off).ladders.map(({ name, change }) => [name, change])).toEqual([
      ['cp-02', 'changed'],
    ]);
    const names = (a: RuleSet, b: RuleSet) => diffRuleSets(a, b).ladders.map(({ name }) => name);
    expect(names(off, parent)).toEqual(names(parent, off));
  });

  it('what the other set has and this one lacks is left out, never silently kept', () => {
    const without: RuleSet = { ...parent, ladders: parent.ladders.filter(({ id }) => id !== 'cp-02') };
    expect(diffRuleSets(parent, without).ladders).toMatchObject([
      { name: 'cp-02', change: 'removed', after: [] },
    ]);
    expect(diffRuleSets(without, parent).ladders).toMatchObject([
      { name: 'cp-02', change: 'added', before: [] },
    ]);
  });

  it('a set with its parents, itself first', () => {
    const json = {
      id: 'ours',
      version: '1',
      title: { zh: '某县', en: 'A county' },
      extends: 'xinhui-2012',
      parameters: [],
    };
    expect(lineageOf(json, 'ours', SHIPPED_RULE_SETS).map(({ id }) => id)).toEqual([
      'ours',
      'xinhui-2012',
      'base',
    ]);
  });
});
