import { describe, expect, it } from 'vitest';
import { RULE_PARAMETERS, parameterName } from '../../src/lib/domain/rule-parameters';
import { parseRuleSet } from '../../src/lib/domain/rule-set';
import {
  booleanParameter,
  numberParameter,
  numbersParameter,
  textParameter,
} from '../../src/lib/domain/rule-value';
import { listPolicy } from '../../src/lib/rules/list-policy';
import baseFile from '../../data/rule-sets/base.json';

const base = parseRuleSet(baseFile, 'base.json');
const on = '2026-10-31';

describe('通用规则集 base', () => {
  it('is named as its file and gives every parameter that the program knows, for any date of a record', () => {
    expect(base.id).toBe('base');
    const given = base.parameters.map((p) => parameterName(p.rule_id, p.key));
    // Office hours differ from place to place; without them no limit in hours is judged.
    const everywhere = [...RULE_PARAMETERS.keys()].filter((name) => !name.includes(' office.'));
    expect([...given].sort()).toEqual(everywhere.sort());
    expect(base.parameters.every((p) => p.valid_from === '1900-01-01' && p.valid_to === null)).toBe(true);
  });

  it('the limit is the date in the export if it has one, else working days from the next day', () => {
    expect(textParameter(base, 'TL-01', 'dueBasis', on)).toBe('explicit');
    expect(textParameter(base, 'TL-01', 'dayCount.unit', on)).toBe('workday');
    expect(booleanParameter(base, 'TL-01', 'dayCount.inclusiveStart', on)).toBe(false);
  });

  it('satisfied: all levels but the two worst of five, but the worst of four and of three', () => {
    expect(numbersParameter(base, 'EV-02', 'countAsSatisfied.5', on)).toEqual([5, 4, 3]);
    expect(numbersParameter(base, 'EV-02', 'countAsSatisfied.4', on)).toEqual([4, 3, 2]);
    expect(numbersParameter(base, 'EV-02', 'countAsSatisfied.3', on)).toEqual([3, 2]);
  });

  it('the last rating of a case, complaints by receipt, repeats within 90 days, no place below 30 cases', () => {
    expect(textParameter(base, 'EV-01', 'keep', on)).toBe('last');
    expect(textParameter(base, 'CP-01', 'countOn', on)).toBe('received');
    expect(numberParameter(base, 'CP-05', 'repeatWindowDays', on)).toBe(90);
    expect(numberParameter(base, 'AS-07', 'nMin', on)).toBe(30);
  });

  it('no order of places unless chance makes such differences in less than one of 100; advised against below one half', () => {
    expect(numberParameter(base, 'AS-07', 'orderBelowP', on)).toBe(0.01);
    expect(numberParameter(base, 'AS-07', 'rankabilityLow', on)).toBe(0.5);
  });

  it('a tenth of a group, beyond the 99.8 % limit, is a candidate; a talk after two periods; nobody decided it but the product', () => {
    const limits = {
      mode: 'percent',
      amount: 10,
      limit: 0.998,
      clauses: ['product default'],
      isDefault: true,
    };
    expect(listPolicy(base, 'worst', on)).toEqual({ side: 'worst', ...limits, consecutive: 2 });
    expect(listPolicy(base, 'best', on)).toEqual({ side: 'best', ...limits, consecutive: null });
  });

  it('each parameter names paper and article, or says that it is the product’s', () => {
    for (const { clause } of base.parameters)
      expect(clause).toMatch(/^product default($|：)|^(00[0-4]|国办发|行政许可法)/);
  });
});
