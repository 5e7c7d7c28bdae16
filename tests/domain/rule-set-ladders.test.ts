import { describe, expect, it } from 'vitest';
import { InvalidDataFileError } from '../../src/lib/domain/errors';
import { canonicalRuleSet, parseRuleSet } from '../../src/lib/domain/rule-set';
import { numberParameter } from '../../src/lib/domain/rule-value';
import { yearLadder } from '../rules/events';

const days = (value: number) => ({
  rule_id: 'CP-05',
  key: 'repeatWindowDays',
  value,
  unit: 'day',
  clause: 'product default',
  valid_from: '2020-01-01',
  valid_to: null,
});
const visits = { ...days(3), rule_id: 'TL-22', key: 'visits' };
const file = (id: string, more: object) => ({
  id,
  version: '1',
  title: { zh: '某县', en: 'County' },
  parameters: [],
  ...more,
});
const base = file('base', { parameters: [days(90), visits], ladders: [yearLadder] });
const library = new Map<string, unknown>([['base', base]]);

describe('a rule set that extends another', () => {
  it('holds everything of its parent', () => {
    const child = parseRuleSet(file('county', { extends: 'base' }), 'county.json', library);
    const parent = parseRuleSet(base, 'base.json');
    expect(child.parameters).toEqual(parent.parameters);
    expect(child.ladders).toEqual(parent.ladders);
  });

  it('what it gives itself replaces the parent’s, with all its dates', () => {
    const own = { ...days(30), valid_from: '2026-01-01' };
    const ladder = { ...yearLadder, enabled: false };
    const json = file('county', { extends: 'base', parameters: [own], ladders: [ladder] });
    const child = parseRuleSet(json, 'county.json', library);
    expect(numberParameter(child, 'CP-05', 'repeatWindowDays', '2026-05-01')).toBe(30);
    expect(() => numberParameter(child, 'CP-05', 'repeatWindowDays', '2025-05-01')).toThrow();
    expect(numberParameter(child, 'TL-22', 'visits', '2026-05-01')).toBe(3);
    expect(child.ladders).toEqual([ladder]);
  });

  it('the order in which ladders stand changes no hash, their content does', () => {
    const other = { ...yearLadder, id: 'another' };
    const canonical = (...ladders: object[]): string =>
      canonicalRuleSet(parseRuleSet(file('a', { ladders }), 'a.json'));
    expect(canonical(yearLadder, other)).toBe(canonical(other, yearLadder));
    expect(canonical(yearLadder)).not.toBe(canonical({ ...yearLadder, enabled: false }));
  });
});

describe('a rule set that breaks its form is refused, naming the place', () => {
  const refused = (json: unknown, from = library): unknown => {
    try {
      return parseRuleSet(json, 'county.json', from);
    } catch (error) {
      return error instanceof InvalidDataFileError ? error.params : error;
    }
  };
  const withLadder = (more: object) => file('county', { ladders: [{ ...yearLadder, ...more }] });
  const [first, second] = yearLadder.steps;
  const cyclic = new Map<string, unknown>([
    ['a', file('a', { extends: 'county' })],
    ['county', file('county', { extends: 'a' })],
  ]);

  it.each([
    ['a parent that there is not', file('county', { extends: 'no' }), 'extends', 'unknown_parent'],
    ['itself', file('county', { extends: 'county' }), 'extends', 'extends_itself'],
    ['an unknown kind', withLadder({ events: ['gossip'] }), 'ladders.0.events.0', 'wrong_form'],
    [
      'a step without a clause',
      withLadder({ steps: [{ ...first, clause: '' }] }),
      'ladders.0.steps.0.clause',
      'empty',
    ],
    [
      'steps out of order',
      withLadder({ steps: [second, first] }),
      'ladders.0.steps.1.from',
      'steps_out_of_order',
    ],
    [
      'an end before the start',
      withLadder({ valid_to: '1899-12-31' }),
      'ladders.0.valid_to',
      'ends_before_start',
    ],
    [
      'two versions for one day',
      file('county', { ladders: [yearLadder, { ...yearLadder, valid_from: '2026-01-01' }] }),
      'ladders.1.valid_from',
      'overlapping_dates',
    ],
  ])('%s', (_, json, path, reason) => {
    expect(refused(json)).toMatchObject({ file: 'county.json', path, reason });
  });

  it('a cycle over another', () => {
    expect(refused(cyclic.get('county'), cyclic)).toMatchObject({
      path: 'extends',
      reason: 'extends_itself',
    });
  });
});
