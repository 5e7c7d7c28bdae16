import { describe, expect, it } from 'vitest';
import { noEntries } from '../../src/lib/domain/assessment-entries';
import { approximate, exact, ratio } from '../../src/lib/domain/exact';
import { runThrough } from '../../src/lib/rules/run-through';
import { peersOf, scorePeers, type ScoredSubject } from '../../src/lib/rules/score';
import { nearRange, scoreNear } from '../../src/lib/rules/score-near';
import { rollUp, scoreOf, type PartValue } from '../../src/lib/rules/score-roll-up';
import { sensitivityQuestion } from '../../src/lib/rules/score-sensitivity';
import { sensitivityOf } from '../../src/lib/rules/sensitivity';
import { scoresWithout } from '../../src/lib/rules/sensitivity-records';
import { shrunkScores } from '../../src/lib/rules/sensitivity-shrunk';
import type { PlaceSensitivity, SensitivityQuestion } from '../../src/lib/rules/sensitivity-types';
import { seeded } from '../seeded';
import { given, indicator, POLICY, scheme, subject } from './assessment';

const question = (own: Partial<SensitivityQuestion>): SensitivityQuestion => ({
  weights: [50, 50],
  subjects: [],
  shrunk: null,
  otherRules: null,
  shift: 20,
  tolerance: 1,
  seed: '1',
  ...own,
});
const weighed = (id: string, ...scores: (number | null)[]) => ({
  ...{ id, scores, adjustment: 0, without: [] },
});
const places = (own: Partial<SensitivityQuestion>): readonly PlaceSensitivity[] =>
  sensitivityOf(question(own)).subjects;

/*
 * Weights 50 50. a 90 60 = 75, b 70 78 = 74, c 20 20.
 * First weight 60: a 78, b 73.2. 40: a 72, b 74.8: they change places; c is last whatever the weights are.
 */
const THREE = [weighed('a', 90, 60), weighed('b', 70, 78), weighed('c', 20, 20)];

describe('AS-06 sensitivity to the weights, by hand', () => {
  it('each weight alone ± 20 per cent', () => {
    expect(
      places({ subjects: THREE }).map(({ id, place, weights }) => [id, place, weights.low, weights.high]),
    ).toEqual([
      ['a', 1, 1, 2],
      ['b', 2, 1, 2],
      ['c', 3, 3, 3],
    ]);
  });

  it('all jointly: the draws of each subject are all there, and repeat themselves by the seed alone', () => {
    const one = places({ subjects: THREE });
    for (const { drawn } of one) expect(drawn.reduce((sum, n) => sum + n, 0)).toBe(1000);
    expect(one[0]?.drawn[0]).toBeGreaterThan(600);
    expect(one[0]?.drawn[1]).toBeGreaterThan(50);
    expect(one[2]?.drawn).toEqual([0, 0, 1000]);
    expect(places({ subjects: THREE })).toEqual(one);
    expect(places({ subjects: THREE, seed: '2' })).not.toEqual(one);
  });

  it('stable: moves by no more places than the policy allows', () => {
    const stable = (tolerance: number) =>
      places({ subjects: THREE, tolerance }).map(({ isStable }) => isStable);
    expect([stable(1), stable(0)]).toEqual([
      [true, true, true],
      [false, false, true],
    ]);
  });

  it('a weight cannot grow beyond the whole', () => {
    const [only] = places({ weights: [100], subjects: [weighed('a', 80), weighed('b', 70)] });
    expect([only?.total, only?.low, only?.high]).toEqual([8000, 1, 1]);
  });
});

describe('AS-06 one record less, another rule set, raw against shrunk', () => {
  it('a record of a moves a, and whoever it passes', () => {
    const [a, b, c] = places({
      subjects: [
        { ...weighed('a', 90, 60), without: [[84], []] },
        weighed('b', 70, 78),
        weighed('c', 20, 20),
      ],
    });
    /* a: (84 + 60) / 2 = 72, below b's 74 */
    expect([a?.removed, b?.removed, c?.removed]).toEqual([
      { low: 1, high: 2 },
      { low: 1, high: 2 },
      { low: 3, high: 3 },
    ]);
  });

  it('a subject that one record less leaves without a total is not stable', () => {
    const [a] = places({ subjects: [{ ...weighed('a', 90, 60), without: [[undefined], []] }], tolerance: 9 });
    expect(a?.isStable).toBe(false);
  });

  it('the rate with one record less: 1 of 5 is 20 %, then 0 of 4 and 1 of 4', () => {
    const late = indicator({ scoring: { kind: 'min_max', worst: 50 } });
    const parts = [{ value: ratio(20, 1), counts: { numerator: 1, denominator: 5 }, inService: true }];
    const scored = rollUp(late, parts, [null]);
    expect(scored.score === null ? null : approximate(scored.score)).toBe(60);
    expect(scoresWithout(late, scored, [null])).toEqual([100, 50]);
  });

  it('a single case less leaves a missing part, by its policy; a count goes down by one', () => {
    const alone = [{ value: ratio(0, 1), counts: { numerator: 0, denominator: 1 }, inService: true }];
    const of = (missing: 'leave_out' | 'zero' | 'void') => {
      const late = indicator({ missing });
      return scoresWithout(late, rollUp(late, alone, [null]), [null]);
    };
    expect([of('leave_out'), of('zero'), of('void')]).toEqual([[null], [0], [undefined]]);
    const count = indicator({ scoring: { kind: 'per_unit', points: 10 } });
    const two = [{ value: exact(2), counts: null, inService: true }];
    expect(scoresWithout(count, rollUp(count, two, [null]), [null])).toEqual([90]);
  });

  it('places under other totals; who has none there has no place', () => {
    const rules = places({
      subjects: THREE,
      otherRules: new Map([
        ['b', 8000],
        ['a', 7000],
      ]),
    });
    expect(rules.map(({ otherRules, low, high }) => [otherRules, low, high])).toEqual([
      [2, 1, 2],
      [1, 1, 2],
      [null, 3, 3],
    ]);
  });

  it('a rate of few cases is drawn towards its peers, so that a lucky unit falls back', () => {
    const counted = (id: string, numerator: number, denominator: number): ScoredSubject => ({
      ...subject(id, {}),
      values: new Map([
        [
          'late',
          [
            {
              value: ratio(100 * numerator, denominator),
              counts: { numerator, denominator },
              inService: true,
            },
          ],
        ],
      ]),
    });
    const all = [
      counted('u1', 0, 30),
      counted('u2', 2, 1000),
      counted('u3', 200, 1000),
      counted('u4', 100, 1000),
    ];
    const late = scheme(indicator({ scoring: { kind: 'min_max', worst: 20 } }));
    const scores = scorePeers(late, POLICY, noEntries('2026'), new Map(), all);
    const shrunk = runThrough(shrunkScores(late, scores, { minCases: 30, chance: 0.01 }));
    const score = (id: string): number => shrunk.get(id)?.[0] ?? Number.NaN;
    expect(scores.map(({ total }) => total)).toEqual([10000, 9900, 0, 5000]);
    expect(score('u1')).toBeLessThan(score('u2'));
    expect(score('u3')).toBeGreaterThan(0);
  });
});

describe('scores in binary', () => {
  it('are the exact ones, of any value under any scoring', () => {
    const chance = seeded(3);
    const steps = [
      { at: 30, score: 60 },
      { at: 10, score: 80 },
      { at: 2.5, score: 100 },
    ];
    const peers = { worst: exact(41.7), best: exact(1.3) };
    const every = [
      indicator(),
      indicator({ target: null, scoring: { kind: 'min_max', worst: null }, cap: { low: 20, high: 95 } }),
      indicator({ scoring: { kind: 'threshold', steps } }),
      indicator({ target: 3, scoring: { kind: 'per_unit', points: 2.5 } }),
      given(),
    ];
    for (const one of every)
      for (let i = 0; i < 200; i += 1) {
        const value = chance.below(10001) / 100;
        expect(scoreNear(one, value, nearRange(peers))).toBeCloseTo(
          approximate(scoreOf(one, exact(value), peers)),
          9,
        );
      }
  });
});

describe('sensitivity of real scores', () => {
  const chance = seeded(7);
  const of = scheme(
    indicator({ id: 'i0', weight: 60, scoring: { kind: 'min_max', worst: null }, target: null }),
    given({ id: 'i1', weight: 40 }),
  );
  const rate = (): PartValue => {
    const denominator = 30 + chance.below(400);
    const numerator = chance.below(denominator / 4);
    return {
      value: ratio(100 * numerator, denominator),
      counts: { numerator, denominator },
      inService: true,
    };
  };
  const subjects = Array.from({ length: 40 }, (_, at): ScoredSubject => ({
    ...subject(`u${at}`, {}),
    values: new Map([
      ['i0', [rate()]],
      ['i1', [{ value: exact(chance.below(10001) / 100), counts: null, inService: true }]],
    ]),
  }));
  const scores = scorePeers(of, POLICY, noEntries('2026'), new Map(), subjects);

  it('its totals are those of the table', () => {
    const asked = runThrough(
      sensitivityQuestion(of, POLICY, scores, { shrunk: null, otherRules: null, seed: '1' }),
    );
    expect(sensitivityOf(asked).subjects.map(({ id, total }) => [id, total])).toEqual(
      scores.map(({ id, total }) => [id, total]),
    );
    expect(peersOf(of.indicators[0]!, subjects)).toHaveLength(1);
  });

  it('the range holds every single variant', () => {
    const asked = runThrough(
      sensitivityQuestion(of, POLICY, scores, { shrunk: null, otherRules: null, seed: '1' }),
    );
    for (const { low, high, weights, jointly, removed, place } of sensitivityOf(asked).subjects) {
      expect(low).toBe(Math.min(place, weights.low, jointly.low, removed.low));
      expect(high).toBe(Math.max(place, weights.high, jointly.high, removed.high));
    }
  });
});
