import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compare,
  exact,
  hundredths,
  minus,
  over,
  plus,
  ratio,
  times,
  ZERO,
} from '../../src/lib/domain/exact';

describe('exact numbers', () => {
  it.each([
    [0.6, '3/5'],
    [89.995, '17999/200'],
    [-1.5, '-3/2'],
    [1e-7, '1/10000000'],
    [1e21, '1000000000000000000000/1'],
    [0, '0/1'],
  ])('%f is its digits: %s', (value, text) => {
    const { n, d } = exact(value);
    expect(`${n}/${d}`).toBe(text);
  });

  it.each([
    [1.005, 101],
    [89.995, 9000],
    [89.9949999, 8999],
    [-0.005, -1],
    [59.99, 5999],
  ])('definitions, Scores: %f is %i hundredths, half up', (value, whole) => {
    expect(hundredths(exact(value))).toBe(whole);
  });

  it('a division by a negative number keeps the sign above the line; by 0 there is none', () => {
    expect(over(ratio(1, 2), exact(-0.25))).toEqual({ n: -2n, d: 1n });
    expect(() => over(ratio(1, 2), ZERO)).toThrow(RangeError);
    expect(() => exact(Number.NaN)).toThrow(RangeError);
  });

  it('sums and products undo each other', () => {
    const number = fc.tuple(fc.bigInt(-9999n, 9999n), fc.bigInt(1n, 999n)).map(([n, d]) => ratio(n, d));
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(compare(minus(plus(a, b), b), a)).toBe(0);
        if (b.n !== 0n) expect(compare(over(times(a, b), b), a)).toBe(0);
      }),
    );
  });
});
