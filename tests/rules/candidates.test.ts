import { describe, expect, it } from 'vitest';
import { candidatesOf, type Candidate, type CandidatePolicy } from '../../src/lib/rules/candidates';
import { complaints, event, twoYearLadder, yearLadder } from './events';

const policy: CandidatePolicy = {
  on: '2026-12-31',
  conflict: 'separate',
  mitigation: -1,
  aggravation: 1,
  resetOn: () => null,
};
const of = (candidates: readonly Candidate[]): string[] =>
  candidates.map(({ ladderId, kind, key, step }) => `${ladderId} ${kind} ${key}: ${step}`);

describe('candidates', () => {
  it('each person by the facts that name them; nobody by a fact that names nobody', () => {
    const events = [...complaints('2026-01-01', '2026-02-01'), event({ officer: 9 }), event({ officer: 0 })];
    expect(of(candidatesOf([yearLadder], events, policy))).toEqual([
      'upheld-complaints person 7: 2',
      'upheld-complaints person 9: 1',
    ]);
  });

  it('CD-02: three red cards of one section in a year; with one revoked there is no gate', () => {
    const [first] = yearLadder.steps;
    const gate = {
      ...yearLadder,
      id: 'red-cards',
      subject: 'section' as const,
      events: ['red_card' as const],
      steps: first === undefined ? [] : [{ ...first, from: 3 }],
    };
    const red = (state: 'upheld' | 'dismissed', officer: number) =>
      event({ kind: 'red_card', state, officer });
    const three = [red('upheld', 1), red('upheld', 2), red('upheld', 0)];
    expect(of(candidatesOf([gate], three, policy))).toEqual(['red-cards section 3: 1']);
    expect(of(candidatesOf([gate], [...three.slice(1), red('dismissed', 1)], policy))).toEqual([]);
  });

  it('only open facts: listed without a step, with what they would reach', () => {
    const [one] = candidatesOf([yearLadder], [event({ state: 'pending' })], policy);
    expect(one).toMatchObject({ step: 0, climb: { forward: { step: 1 } } });
  });

  it('a dismissed fact alone makes nobody a candidate', () => {
    expect(candidatesOf([yearLadder], [event({ state: 'dismissed' })], policy)).toEqual([]);
  });

  it('从一重: of two ladders that share a fact the heavier step stands, the other says which', () => {
    const five = complaints('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01');
    const both = candidatesOf([yearLadder, twoYearLadder], five, { ...policy, conflict: 'heaviest' });
    expect(both.map(({ ladderId, coveredBy }) => [ladderId, coveredBy])).toEqual([
      ['two-years', null],
      ['upheld-complaints', 'two-years'],
    ]);
    const apart = candidatesOf([yearLadder, twoYearLadder], five, policy);
    expect(apart.map(({ coveredBy }) => coveredBy)).toEqual([null, null]);
  });

  it('AC-05, AC-06: mitigation and aggravation suggest another step and change none', () => {
    const two = complaints('2026-01-01', '2026-02-01');
    const suggestion = (more: object): (number | undefined)[] => {
      const [one] = candidatesOf([yearLadder], [...two, event({ on: '2026-03-01', ...more })], policy);
      return [one?.step, one?.suggestedStep];
    };
    expect(suggestion({})).toEqual([3, 3]);
    expect(suggestion({ isMitigated: true })).toEqual([3, 2]);
    expect(suggestion({ isAggravated: true })).toEqual([3, 4]);
    expect(suggestion({ isMitigated: true, isAggravated: true })).toEqual([3, 3]);
  });

  it('a ladder that is switched off lists nobody', () => {
    expect(candidatesOf([{ ...yearLadder, enabled: false }], complaints('2026-01-01'), policy)).toEqual([]);
  });

  it('the order of the events changes nothing', () => {
    const events = [...complaints('2026-01-01', '2026-02-01'), event({ officer: 9, on: '2026-05-01' })];
    expect(candidatesOf([yearLadder], [...events].reverse(), policy)).toEqual(
      candidatesOf([yearLadder], events, policy),
    );
  });
});
