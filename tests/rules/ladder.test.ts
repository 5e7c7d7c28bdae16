import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climb, stepOf } from '../../src/lib/rules/ladder';
import { monthsBefore, windowStart } from '../../src/lib/rules/window';
import { complaints, event, twoYearLadder, yearLadder } from './events';

const AT = '2026-12-31';
const step = (events = complaints(), on = AT): number => climb([yearLadder], events, on).current?.step ?? 0;

describe('CP-02: upheld complaints in a year', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 4],
  ])('%i complaints reach step %i', (n, expected) => {
    const days = ['2026-01-05', '2026-02-05', '2026-03-05', '2026-04-05', '2026-05-05'].slice(0, n);
    expect(step(complaints(...days))).toBe(expected);
  });

  it('the first and the last day of the year are in the year, the days beside them are not', () => {
    expect(step(complaints('2026-01-01', '2026-12-31'))).toBe(2);
    expect(step(complaints('2025-12-31', '2026-12-31'))).toBe(1);
    expect(climb([yearLadder], complaints('2026-12-31', '2027-01-01'), '2027-01-01').current?.step).toBe(1);
  });

  it('a step stays with the year in which it was reached', () => {
    const climbed = climb([yearLadder], complaints('2025-03-01', '2025-04-01'), AT);
    expect(climbed.current).toBeNull();
    expect(climbed.reached.map(({ step: at, on }) => [at, on])).toEqual([
      [1, '2025-03-01'],
      [2, '2025-04-01'],
    ]);
  });

  it('two on one day are two', () => {
    expect(step(complaints('2026-03-01', '2026-03-01'))).toBe(2);
  });
});

describe('CP-03: five in two years, beside CP-02', () => {
  const days = ['2025-03-10', '2025-11-10', '2026-01-10', '2026-06-10', '2026-12-10'];

  it('2025-03, 2025-11, 2026-01, 2026-06, 2026-12: step 3 in 2026 and five in 24 months', () => {
    expect(step(complaints(...days))).toBe(3);
    expect(climb([twoYearLadder], complaints(...days), AT).current).toMatchObject({ step: 1, count: 5 });
  });

  it('with the one of 2026-06 dismissed: step 2, and no candidate for dismissal', () => {
    const events = days.map((on) => event({ on, state: on === '2026-06-10' ? 'dismissed' : 'upheld' }));
    const year = climb([yearLadder], events, AT);
    expect(year.current?.step).toBe(2);
    expect(year.notCounted.map(({ fact, why }) => [fact.on, why])).toEqual([
      ['2025-03-10', 'outside_window'],
      ['2025-11-10', 'outside_window'],
      ['2026-06-10', 'dismissed'],
    ]);
    expect(climb([twoYearLadder], events, AT).current).toBeNull();
  });

  it('two years before 2026-12-10: the day after 2024-12-10 counts, that day does not', () => {
    const later = ['2026-01-10', '2026-02-10', '2026-03-10', '2026-12-10'];
    expect(climb([twoYearLadder], complaints('2024-12-11', ...later), AT).current?.count).toBe(5);
    expect(climb([twoYearLadder], complaints('2024-12-10', ...later), AT).current).toBeNull();
  });
});

describe('windows', () => {
  it.each([
    ['2026-03-31', 1, '2026-02-28'],
    ['2024-03-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2023-02-28'],
    ['2026-01-15', 1, '2025-12-15'],
    ['2026-12-10', 24, '2024-12-10'],
  ])('%s minus %i months is %s', (on, months, expected) => {
    expect(monthsBefore(on, months)).toBe(expected);
    expect(windowStart({ kind: 'rolling', months }, on) > expected).toBe(true);
  });
});

describe('what does not count is named', () => {
  it('an open complaint: what would be reached if it were upheld', () => {
    const events = [...complaints('2026-01-05'), event({ on: '2026-02-05', state: 'pending' })];
    const climbed = climb([yearLadder], events, AT);
    expect(climbed.current?.step).toBe(1);
    expect(climbed.forward).toMatchObject({ step: 2, count: 2 });
    expect(climbed.notCounted.map(({ why }) => why)).toEqual(['pending']);
  });

  it('nothing open, or nothing higher to reach: no warning', () => {
    expect(climb([yearLadder], complaints('2026-01-05'), AT).forward).toBeNull();
    const four = complaints('2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08');
    expect(climb([yearLadder], [...four, event({ state: 'under_review' })], AT).forward).toBeNull();
  });

  it('AC-04: an exempt fact stays visible and counts nowhere', () => {
    const climbed = climb([yearLadder], [event({ state: 'exempt' })], AT);
    expect(climbed.current).toBeNull();
    expect(climbed.notCounted.map(({ why }) => why)).toEqual(['exempt']);
  });

  it('an upheld one without a date lies in no window', () => {
    const climbed = climb([yearLadder], [event({ happenedOn: null })], AT);
    expect(climbed.current).toBeNull();
    expect(climbed.notCounted.map(({ why }) => why)).toEqual(['no_date']);
  });

  it('after a reset the count begins anew', () => {
    const events = complaints('2026-01-05', '2026-02-05', '2026-05-05');
    const climbed = climb([yearLadder], events, AT, '2026-03-01');
    expect(climbed.current).toMatchObject({ step: 1, from: '2026-03-02' });
    expect(climbed.notCounted.map(({ why }) => why)).toEqual(['reset', 'reset']);
  });

  it('a ladder takes the kinds and categories that it names', () => {
    const bribe = { ...yearLadder, categories: ['廉洁'] };
    const events = [event({ category: '廉洁' }), event({ category: '态度' }), event({ kind: 'red_card' })];
    expect(climb([bribe], events, AT).current?.count).toBe(1);
  });
});

describe('one fact, however many sources', () => {
  it('a card and a complaint about the same lateness are one', () => {
    const ladder = { ...yearLadder, events: ['upheld_complaint' as const, 'red_card' as const] };
    const two = [
      event({ factKey: 'late|BJ1', on: '2026-03-09' }),
      event({ factKey: 'late|BJ1', kind: 'red_card', on: '2026-03-02' }),
    ];
    const climbed = climb([ladder], two, AT);
    expect(climbed.current).toMatchObject({ step: 1, on: '2026-03-02' });
    expect(climbed.counted[0]?.sources).toHaveLength(2);
  });
});

describe('AC-14: judged by the version in force on the day of the fact', () => {
  const old = { ...yearLadder, valid_to: '2026-06-30', steps: yearLadder.steps.slice(0, 1) };
  const young = { ...yearLadder, valid_from: '2026-07-01', steps: yearLadder.steps.slice(0, 2) };

  it('two before the change reach step 1, two after it step 2', () => {
    expect(climb([old, young], complaints('2026-05-01', '2026-06-30'), AT).current?.step).toBe(1);
    expect(climb([old, young], complaints('2026-05-01', '2026-07-01'), AT).current?.step).toBe(2);
  });

  it('a ladder that is switched off judges nobody', () => {
    expect(climb([{ ...yearLadder, enabled: false }], complaints('2026-05-01'), AT).reached).toEqual([]);
  });
});

describe('steps by gravity (CP-08)', () => {
  const [first] = yearLadder.steps;
  const steps = first === undefined ? [] : [first, { ...first, severity: 'adverse' as const }];

  it('a fact reaches the step of its own gravity', () => {
    expect(stepOf(steps, 1, null)).toBe(1);
    expect(stepOf(steps, 1, 'none')).toBe(1);
    expect(stepOf(steps, 1, 'adverse')).toBe(2);
    expect(stepOf(steps, 1, 'serious')).toBe(2);
  });
});

describe('properties', () => {
  const day = fc
    .integer({ min: 0, max: 1500 })
    .map((n) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10));

  it('removing an upheld complaint never raises a step, and every event is in exactly one fact', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), fc.nat(), (days, pick) => {
        const events = complaints(...days);
        const without = events.filter((_, at) => at !== pick % events.length);
        for (const ladder of [yearLadder, twoYearLadder]) {
          const all = climb([ladder], events, AT);
          expect(climb([ladder], without, AT).current?.step ?? 0).toBeLessThanOrEqual(all.current?.step ?? 0);
          const facts = [...all.counted, ...all.notCounted.map(({ fact }) => fact)];
          const seen = facts.flatMap(({ sources }) => sources.map(({ eventId }) => eventId));
          expect(seen.sort()).toEqual(events.map(({ eventId }) => eventId).sort());
        }
      }),
    );
  });

  it('a count in the window agrees with one by hand, whatever the order of the events', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 15 }), (days) => {
        const events = complaints(...days);
        const one = { ...twoYearLadder, steps: yearLadder.steps.slice(0, 1) };
        const forward = climb([one], events, AT);
        const backward = climb([one], [...events].reverse(), AT);
        expect(backward.reached).toEqual(forward.reached);
        for (const { on, at, count } of forward.reached) {
          const sorted = [...days].sort().slice(0, at + 1);
          expect(count).toBe(sorted.filter((d) => d > monthsBefore(on, 24) && d <= on).length);
        }
      }),
    );
  });
});
