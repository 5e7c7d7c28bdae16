import { describe, expect, it } from 'vitest';
import { sourceRow } from '../../src/lib/domain/records';
import {
  askedRules,
  readPlace,
  readRowsQuestion,
  readScope,
  withFilter,
  withoutFilter,
  writePlace,
  writeRowsQuestion,
  writeScope,
} from '../../src/lib/state/scope';

const defaults = { period: '2026-10', asOf: '2026-11-05', ruleSet: 'base' };
const at = (search: string) => new URL(`http://localhost/overdue${search}`);

describe('the choices in the address', () => {
  it('a bare address takes the defaults', () => {
    expect(readScope(at(''), defaults)).toEqual({ ...defaults, filters: {} });
  });
  it('what is written is read again', () => {
    const scope = {
      period: '2026-Q3',
      asOf: '2026-10-31T18:00:00',
      ruleSet: 'base',
      filters: { unit: 3, officer: 0 },
    };
    expect(readScope(at(`?${writeScope(scope).toString()}`), defaults)).toEqual(scope);
  });
  it('the rule set is the one in force; what an address asks for is asked apart', () => {
    expect(readScope(at('?rules=county'), defaults).ruleSet).toBe('base');
    expect(['?rules=county', '?rules=', ''].map((search) => askedRules(at(search)))).toEqual([
      'county',
      null,
      null,
    ]);
  });
  it('everything is a choice of its own, not a missing one', () => {
    const scope = { ...defaults, period: null, filters: {} };
    expect(writeScope(scope).get('period')).toBe('all');
    expect(readScope(at('?period=all'), defaults).period).toBeNull();
  });
  it.each(['?unit=', '?unit=abc', '?unit=-1', '?unit=1e3', '?unit=12345678901234567890', '?__proto__=1'])(
    '%s is no filter',
    (search) => {
      expect(readScope(at(search), defaults).filters).toEqual({});
    },
  );
  it('a filter is added and removed without touching the others', () => {
    const scope = withFilter({ ...defaults, filters: { unit: 1 } }, 'channel', 2);
    expect(scope.filters).toEqual({ unit: 1, channel: 2 });
    expect(withoutFilter(scope, 'unit').filters).toEqual({ channel: 2 });
  });
});

describe('the rows behind a figure', () => {
  const question = {
    measure: 'satisfaction_levels',
    part: 'numerator',
    category: '5/5',
    scope: { ...defaults, filters: { unit: 3 } },
    grouping: 'officer',
    key: 0,
  } as const;
  it('what is written is read again, key 0 (not filled) included', () => {
    expect(readRowsQuestion(at(`?${writeRowsQuestion(question).toString()}`), defaults)).toEqual(question);
  });
  it('a total has no group', () => {
    const total = { ...question, category: null, grouping: null, key: null };
    expect(readRowsQuestion(at(`?${writeRowsQuestion(total).toString()}`), defaults)).toEqual(total);
  });
  it.each(['', '?measure=overdue_rate', '?measure=overdue_rate&part=all', '?part=numerator'])(
    '%s names no figure',
    (search) => {
      expect(readRowsQuestion(at(search), defaults)).toBeNull();
    },
  );
});

describe('the place of a record in the address', () => {
  it('is its file and its place in it, never its number', () => {
    expect(writePlace(sourceRow(2, 7310))).toBe('2.7310');
    expect(readPlace(at('?at=2.7310'))).toBe(sourceRow(2, 7310));
  });
  it.each(['', '?at=', '?at=2', '?at=2.', '?at=2.x', '?at=2.3.4', '?at=-2.3'])('%s names none', (search) => {
    expect(readPlace(at(search))).toBeNull();
  });
});
