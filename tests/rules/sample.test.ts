/** 抽查 (definitions.md, Sample): who is drawn follows from the ids, the seed and the number alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EmptyPopulationError,
  SampleTooLargeError,
  SampleTooSmallError,
  SeedMissingError,
  SeedUsedError,
} from '../../src/lib/domain/errors';
import { byCodePoint } from '../../src/lib/rules/code-point';
import {
  compareDraws,
  drawnBefore,
  drawText,
  parseDraw,
  requireFreshSeed,
  seedOf,
  type DrawFile,
} from '../../src/lib/rules/draw-file';
import { draw, type Draw } from '../../src/lib/rules/sample';
import { allocate } from '../../src/lib/rules/sample-allocation';
import { frameOf, populationHash, type SampleFrame } from '../../src/lib/rules/sample-frame';
import { hashOf, numbersOf, redraw } from './redraw';

interface Case {
  readonly id: string;
  readonly stratum: string;
}

const frame = (cases: readonly Case[], weights: Readonly<Record<string, number>> = {}): SampleFrame => {
  const names = [...new Set(cases.map(({ stratum }) => stratum))];
  return frameOf({
    ids: cases.map(({ id }) => id),
    stratumOf: Int32Array.from(cases, ({ stratum }) => names.indexOf(stratum)),
    strata: names.map((name) => ({ name, weight: weights[name] ?? 1 })),
  });
};
const drawn = (cases: readonly Case[], seed: string, n: number): Draw => {
  const steps = draw(frame(cases), seed, n);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};
const lines = ({ cases }: Draw): string[] =>
  cases.map(({ stratum, caseId, key, order, isReplacement }) =>
    [stratum, caseId, key, order, isReplacement].join(','),
  );

const sized = (sizes: readonly number[]) =>
  sizes.map((size, at) => ({ name: String.fromCharCode(97 + at), size, weight: 1 }));

const county = (n: number, strata: number): Case[] =>
  Array.from({ length: n }, (_, at) => ({
    id: `0026${String((at * 7919) % 1_000_003).padStart(7, '0')}`,
    stratum: `单位${String((at * at) % strata)}`,
  }));

describe('how many of each stratum', () => {
  it('sizes 1000, 300, 100, 40, 5, 2 with n = 20 give 11, 4, 2, 1, 1, 1', () => {
    expect(allocate(sized([1000, 300, 100, 40, 5, 2]), 20)).toEqual([11, 4, 2, 1, 1, 1]);
  });
  it('an empty stratum gives none and counts for none', () => {
    expect(allocate(sized([10, 0, 10]), 2)).toEqual([1, 0, 1]);
  });
  it('equal remainders: the stratum whose name comes first by code point', () => {
    expect(
      allocate(
        [
          { name: 'b', size: 5, weight: 1 },
          { name: 'a', size: 5, weight: 1 },
        ],
        3,
      ),
    ).toEqual([1, 2]);
  });
  it('no stratum gives more than it has; what is over goes to the others in proportion', () => {
    expect(allocate(sized([2, 100, 50]), 150)).toEqual([2, 99, 49]);
    expect(allocate(sized([2, 100, 50]), 152)).toEqual([2, 100, 50]);
  });
  it('a boosted stratum counts as many times its size, and still gives no more than it has', () => {
    const strata = [
      { name: 'a|plain', size: 90, weight: 1 },
      { name: 'a|risk', size: 10, weight: 9 },
    ];
    expect(allocate(strata, 12)).toEqual([6, 6]);
    expect(allocate(strata, 60)).toEqual([50, 10]);
  });
  it('fewer than there are strata, more than there are cases: refused, with the number named', () => {
    expect(() => allocate(sized([5, 5, 5]), 2)).toThrow(SampleTooSmallError);
    expect(() => allocate(sized([5, 5, 5]), 2)).toThrow(/"strata":3/);
    expect(() => allocate(sized([5, 5, 5]), 16)).toThrow(SampleTooLargeError);
    expect(() => allocate(sized([5, 5, 5]), 16)).toThrow(/"population":15/);
  });
  it('any sizes: the numbers add up to n, as a count of its own has them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 9 }),
        fc.nat(),
        (sizes, k) => {
          const strata = sized(sizes);
          const total = sizes.reduce((sum, size) => sum + size, 0);
          const n = sizes.length + (k % (total - sizes.length + 1));
          const own = numbersOf(new Map(strata.map(({ name, size }) => [name, size])), n);
          expect(allocate(strata, n)).toEqual(strata.map(({ name }) => own.get(name)));
        },
      ),
    );
  });
});

describe('three draws recomputed from the definition alone', () => {
  it.each([
    [county(500, 6), '2026-10-03|2026-11-06|4718|2093', 40],
    [county(61, 17), '  种子 有空格 ', 61],
    [
      [
        ...county(40, 3),
        { id: '𠮷-1', stratum: '𠮷' },
        { id: 'ｂ-1', stratum: 'ｂ' },
        { id: '甲 乙', stratum: '' },
      ],
      'x',
      9,
    ],
  ])('draw %#', (cases, seed, n) => {
    expect(lines(drawn(cases, seed, n))).toEqual(redraw(cases, seed, n));
    expect(populationHash(frame(cases))).toBe(hashOf(cases.map(({ id }) => id)));
  });
});

describe('the population', () => {
  const cases = county(200, 5);
  it('in another order it is the same population, and the same list', () => {
    const shuffled = [...cases].sort((a, b) => (a.id.slice(-2) < b.id.slice(-2) ? 1 : -1));
    expect(populationHash(frame(shuffled))).toBe(populationHash(frame(cases)));
    expect(lines(drawn(shuffled, 's', 20))).toEqual(lines(drawn(cases, 's', 20)));
  });
  it('with one other id it is another one', () => {
    const [first, ...rest] = cases;
    const other = [{ ...first!, id: `${first!.id}0` }, ...rest];
    expect(populationHash(frame(other))).not.toBe(populationHash(frame(cases)));
  });
  it('of two records with one id the first says the stratum; the id is named and drawn once', () => {
    const { ids, sizes, duplicates, strata } = frame([
      { id: 'b', stratum: '乙' },
      { id: 'a', stratum: '甲' },
      { id: 'b', stratum: '甲' },
    ]);
    expect([ids, duplicates, strata.map(({ name }, at) => `${name}${String(sizes[at])}`)]).toEqual([
      ['a', 'b'],
      ['b'],
      ['乙1', '甲1'],
    ]);
  });
  it('code points, not UTF-16: ｂ stands before 𠮷', () => {
    expect(['𠮷', 'ｂ', 'z'].sort(byCodePoint)).toEqual(['z', 'ｂ', '𠮷']);
    expect(['𠮷', 'ｂ'].sort()).toEqual(['𠮷', 'ｂ']);
  });
});

describe('bad states are said', () => {
  it('no case, no seed', () => {
    expect(() => drawn([], 's', 1)).toThrow(EmptyPopulationError);
    expect(() => drawn(county(5, 1), '   ', 1)).toThrow(SeedMissingError);
  });
});

describe('抽样文件', () => {
  const fileOf = (made: Draw, seed = made.seed): DrawFile => ({
    format: 'mingcha-draw',
    version: 1,
    ...{ seed, seed_parts: null, n: made.n, strata: 'unit', boost: 1 },
    population: {
      ...{ size: 200, sha256: 'a'.repeat(64), period: null, as_of: '2026-10-31', state: 'any' },
      ...{ risks: [], filters: [], excluded_units: [], left_out: [], duplicates: [], without_id: 0 },
      empty_strata: [],
    },
    allocation: made.allocation.map((one) => ({ ...one })),
    cases: made.cases.map(({ stratum, caseId, key, order, isReplacement }) => ({
      ...{ stratum, case_id: caseId, key, order, replacement: isReplacement },
    })),
    rules: { id: 'base', version: '1', hash: '' },
    calendar: { id: 'cn', version: '1' },
    files: [],
  });
  const one = fileOf(drawn(county(200, 5), 'one', 10));

  it('comes back as it went, byte by byte', () => {
    expect(drawText(parseDraw(JSON.parse(drawText(one)), 'a.json'))).toBe(drawText(one));
  });
  it.each([
    ['format', { ...one, format: 'other' }],
    ['n', { ...one, n: 0 }],
    ['population.sha256', { ...one, population: { ...one.population, sha256: 'A' } }],
    ['seed_parts.digits', { ...one, seed_parts: { batch: '3', on: '2026-11-06', digits: ['1'] } }],
  ])('a fault in %s is named', (path, json) => {
    expect(() => parseDraw(json, 'a.json')).toThrow(`"path":"${path}"`);
  });
  it('the seed of batch, date and the digits of two witnesses', () => {
    expect(seedOf({ batch: '2026-10-03', on: '2026-11-06', digits: ['4718', '2093'] })).toBe(
      '2026-10-03|2026-11-06|4718|2093',
    );
  });
  it('a seed is used once; what was drawn is known, its replacements are free', () => {
    const earlier = [{ file: 'one.json', draw: one }];
    expect(() => requireFreshSeed(' one ', earlier)).toThrow(SeedUsedError);
    expect(() => requireFreshSeed('two', earlier)).not.toThrow();
    expect(drawnBefore(earlier)).toHaveLength(10);
  });
  it('the same list is the same; one other case is told', () => {
    expect(compareDraws(one, one)).toEqual({
      isSamePopulation: true,
      isSameList: true,
      missing: [],
      added: [],
    });
    const [first, ...rest] = one.cases;
    const other: DrawFile = {
      ...one,
      population: { ...one.population, sha256: 'b'.repeat(64) },
      cases: [{ ...first!, case_id: 'new' }, ...rest],
    };
    expect(compareDraws(one, other)).toEqual({
      isSamePopulation: false,
      isSameList: false,
      missing: [first!.case_id],
      added: ['new'],
    });
  });
});
