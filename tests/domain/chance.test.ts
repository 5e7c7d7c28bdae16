import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { Chance } from '../../src/lib/domain/chance';

const DRAWS = 20_000;
/** Kolmogorov: a sample of this size strays further from its distribution once in 100,000 times. */
const LIMIT = 2.47 / Math.sqrt(DRAWS);

/** The largest distance between a sample and a distribution. */
const distance = (sample: Float64Array, cdf: (x: number) => number): number =>
  sample
    .slice()
    .sort()
    .reduce((most, x, i, { length }) => {
      const share = cdf(x);
      return Math.max(most, Math.abs(share - i / length), Math.abs(share - (i + 1) / length));
    }, 0);

const drawn = (draw: () => number): Float64Array => Float64Array.from({ length: DRAWS }, draw);

describe('chance that repeats itself', () => {
  it('the same seed gives the same draws, another seed others', () => {
    const [one, same, other] = [new Chance('7|税务局'), new Chance('7|税务局'), new Chance('7|税务局 ')];
    const draws = Array.from({ length: 100 }, () => one.normal());
    expect(Array.from({ length: 100 }, () => same.normal())).toEqual(draws);
    expect(Array.from({ length: 100 }, () => other.normal())).not.toEqual(draws);
  });

  it('these are the draws that published intervals rest on', () => {
    const chance = new Chance('mingcha|1');
    expect([chance.uniform(), chance.uniform(), chance.normal()].map((x) => x.toFixed(12))).toEqual([
      '0.233280545450',
      '0.232849822263',
      '-0.165970561132',
    ]);
  });

  it('uniform draws are uniform and never 0 or 1', () => {
    const chance = new Chance('uniform');
    const sample = drawn(() => chance.uniform());
    expect(distance(sample, (x) => x)).toBeLessThan(LIMIT);
    expect(sample.every((x) => x > 0 && x < 1)).toBe(true);
  });

  it('normal draws are normal, in the tails too', () => {
    const chance = new Chance('normal');
    const sample = drawn(() => chance.normal());
    expect(distance(sample, (x) => jstat.jStat.normal.cdf(x, 0, 1))).toBeLessThan(LIMIT);
    const million = Array.from({ length: 1_000_000 }, () => chance.normal());
    // Beyond the last layer of the ziggurat lie 5.76 of 10,000; five standard errors are 1.2.
    const beyond = million.filter((x) => Math.abs(x) > 3.442619855899).length;
    expect(Math.abs(beyond - 576)).toBeLessThan(120);
    expect(Math.abs(million.filter((x) => x < -2).length - 22_750)).toBeLessThan(750);
  });

  it.each([
    [0.2, 7.8],
    [0.9, 0.9],
    [1, 1],
    [3.4, 60],
    [40, 960],
    [2.5, 0.4],
  ])('rates are drawn from Beta(%f, %f)', (a, b) => {
    const sample = new Float64Array(DRAWS);
    new Chance(`beta ${a} ${b}`).betas(a, b, sample, 0, 1);
    expect(distance(sample, (x) => jstat.jStat.beta.cdf(x, a, b))).toBeLessThan(LIMIT);
  });

  it('no chance of a case is 0 always, no chance of its absence is 1', () => {
    const out = new Float64Array(4);
    new Chance('edge').betas(0, 5, out, 0, 2);
    new Chance('edge').betas(5, 0, out, 1, 2);
    expect([...out]).toEqual([0, 1, 0, 1]);
  });
});
