import { describe, expect, it } from 'vitest';
import { InvalidDataFileError, MissingRuleParameterError } from '../../src/lib/domain/errors';
import { canonicalRuleSet, parseRuleSet, ruleParameters } from '../../src/lib/domain/rule-set';
import {
  booleanParameter,
  numberParameter,
  numbersParameter,
  requireParameters,
  textParameter,
} from '../../src/lib/domain/rule-value';

const window = {
  rule_id: 'CP-05',
  key: 'repeatWindowDays',
  value: 90 as unknown,
  unit: 'day',
  clause: 'product default',
  valid_from: '2022-05-01',
  valid_to: null as string | null,
};
const levels = { ...window, rule_id: 'EV-02', key: 'countAsSatisfied.5', value: [5, 4, 3], unit: 'level' };
const file = (...parameters: unknown[]) => ({
  id: 'county-2022',
  version: '3',
  title: { zh: '某县', en: 'County' },
  parameters,
});

describe('a rule set', () => {
  const until = { ...window, value: 60, valid_from: '2020-01-01', valid_to: '2022-04-30' };
  const set = parseRuleSet(file(window, until, levels), 'county-2022.json');

  it('a value is judged by the version in force on the day', () => {
    expect(numberParameter(set, 'CP-05', 'repeatWindowDays', '2022-04-30')).toBe(60);
    expect(numberParameter(set, 'CP-05', 'repeatWindowDays', '2022-05-01')).toBe(90);
    expect(numbersParameter(set, 'EV-02', 'countAsSatisfied.5', '2026-10-31')).toEqual([5, 4, 3]);
  });

  it('a day before the first version has no value: an error, not a default', () => {
    const ask = (): number => numberParameter(set, 'CP-05', 'repeatWindowDays', '2019-12-31');
    expect(ask).toThrow(MissingRuleParameterError);
    expect(ask).toThrow(
      expect.objectContaining({
        params: {
          ruleSet: 'county-2022',
          parameter: 'CP-05 repeatWindowDays',
          on: '2019-12-31',
        },
      }),
    );
  });

  it('all that a rule set lacks for one figure is named at once', () => {
    const ask = (): void => requireParameters(set, 'AS-07', ['nMin', 'orderBelowP'], '2026-01-01');
    expect(ask).toThrow(
      expect.objectContaining({
        params: { ruleSet: 'county-2022', parameter: 'AS-07 nMin, AS-07 orderBelowP', on: '2026-01-01' },
      }),
    );
  });

  it('asked for as another kind of value it is not converted', () => {
    expect(() => textParameter(set, 'CP-05', 'repeatWindowDays', '2026-01-01')).toThrow(
      MissingRuleParameterError,
    );
    expect(() => booleanParameter(set, 'CP-05', 'repeatWindowDays', '2026-01-01')).toThrow(
      MissingRuleParameterError,
    );
    expect(() => numbersParameter(set, 'CP-05', 'repeatWindowDays', '2026-01-01')).toThrow(
      MissingRuleParameterError,
    );
    expect(() => numberParameter(set, 'EV-02', 'countAsSatisfied.5', '2026-01-01')).toThrow(
      MissingRuleParameterError,
    );
  });

  it('rows of rule_param hold text; a list is one row per element', () => {
    const rows = ruleParameters(parseRuleSet(file(window, levels), 'x'));
    expect(rows.map(({ rule_id, key, value }) => [rule_id, key, value])).toEqual([
      ['CP-05', 'repeatWindowDays', '90'],
      ['EV-02', 'countAsSatisfied.5', '5'],
      ['EV-02', 'countAsSatisfied.5', '4'],
      ['EV-02', 'countAsSatisfied.5', '3'],
    ]);
    expect(rows[0]).toEqual({ ...window, value: '90' });
  });

  it('the text for the hash follows the content, not how the file is written', () => {
    const { value, ...rest } = window;
    const rewritten = parseRuleSet(file(levels, until, { ...rest, value }), 'x');
    expect(canonicalRuleSet(rewritten)).toBe(canonicalRuleSet(set));
    const changed = parseRuleSet(file({ ...window, value: 91 }, until, levels), 'x');
    expect(canonicalRuleSet(changed)).not.toBe(canonicalRuleSet(set));
    expect(canonicalRuleSet(parseRuleSet(file(window), 'x'))).toBe(
      '{"extends":null,"id":"county-2022","ladders":[],"parameters":[{"clause":"product default","key":"repeatWindowDays","rule_id":"CP-05",' +
        '"unit":"day","valid_from":"2022-05-01","valid_to":null,"value":90}],"title":{"en":"County","zh":"某县"},"version":"3"}',
    );
  });
});

describe('a rule set that breaks its form is refused, naming the place', () => {
  const refused = (json: unknown): unknown => {
    try {
      return parseRuleSet(json, '某县.json');
    } catch (error) {
      return error instanceof InvalidDataFileError ? error.params : error;
    }
  };

  it.each([
    ['unknown_parameter', 'parameters.0.key', file({ ...window, key: 'repeatWindow' })],
    ['unknown_parameter', 'parameters.0.key', file({ ...window, rule_id: 'CP-04' })],
    ['no_rule_id', 'parameters.0.rule_id', file({ ...window, rule_id: 'CP5' })],
    ['wrong_form', 'parameters.0.value', file({ ...window, value: '90' })],
    ['negative', 'parameters.0.value', file({ ...window, value: -1 })],
    ['not_whole', 'parameters.0.value', file({ ...window, value: 1.5 })],
    ['no_such_level', 'parameters.0.value.0', file({ ...levels, key: 'countAsSatisfied.4' })],
    ['level_twice', 'parameters.0.value', file({ ...levels, value: [5, 5] })],
    ['empty', 'parameters.0.value', file({ ...levels, value: [] })],
    [
      'wrong_form',
      'parameters.0.value',
      file({ ...window, rule_id: 'TL-01', key: 'dueBasis', value: 'guessed' }),
    ],
    ['empty', 'parameters.0.clause', file({ ...window, clause: '' })],
    ['no_such_date', 'parameters.0.valid_from', file({ ...window, valid_from: '2022-04-31' })],
    ['ends_before_start', 'parameters.0.valid_to', file({ ...window, valid_to: '2022-04-30' })],
    ['wrong_form', 'parameters.0.note', file({ ...window, note: '' })],
    ['wrong_form', 'version', { ...file(), version: 3 }],
    ['no_identifier', 'id', { ...file(), id: '../base' }],
    ['wrong_form', '', '{}'],
  ])('%s at %s', (reason, path, json) => {
    expect(refused(json)).toMatchObject({ file: '某县.json', reason, path });
  });

  it.each([
    ['both open', null, '2024-01-01', null],
    ['one shared day', '2024-01-01', '2024-01-01', null],
    ['one inside the other', null, '2023-01-01', '2023-06-30'],
  ])('two values for one day: %s', (_, firstEnds, from, to) => {
    const json = file(
      levels,
      { ...window, valid_to: firstEnds },
      { ...window, value: 60, valid_from: from, valid_to: to },
    );
    expect(refused(json)).toMatchObject({
      reason: 'overlapping_dates',
      path: 'parameters.2.valid_from',
      other: 'parameters.1',
    });
  });

  it('the day after the last is no overlap', () => {
    const json = file({ ...window, valid_to: '2023-12-31' }, { ...window, valid_from: '2024-01-01' });
    expect(refused(json)).toMatchObject({ id: 'county-2022' });
  });
});
