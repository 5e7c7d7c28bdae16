import { describe, expect, it } from 'vitest';
import { AIMS, judge } from './aims';
import { refuseUnequal, UnequalError, type Round } from './equal';
import { geometricMean, median, p95 } from './statistics';

const ROWS = 1000;
const loaded = { ms: 1, records: ROWS, columns: 22, checksum: 'a', steps: [] };
const answered = {
  ms: 1,
  records: [ROWS, ROWS, 10],
  columns: [22, 11, 13],
  longestTask: 0,
  digest: 'd',
  steps: [],
};
const asked = { checksums: ['a', 'b', 'c'], queries: [1], filters: [1], filterSteps: [], digest: 'q' };
const spot = { population: 1, draw: 1, lives: [1], digest: 's' };
const whole = { answered, asked, spot, peakGrowth: null, peak: null };
const assessed = { ms: 1, longestTask: 0, digest: 'a' };
const places = { ms: 1, longestTask: 0, digest: 'p' };
const read = { probe: 1, transcoder: 1, platform: 3, naive: 3 };
const round: Round = {
  native: { stage: 1, utf8: loaded, whole, places, assessed },
  wasm: { stage: 1, utf8: loaded, gb18030: loaded, read, whole, places, assessed },
};

describe('a report needs the same work on both sides', () => {
  it('equal rounds pass', () => {
    expect(() => refuseUnequal(round, ROWS)).not.toThrow();
  });
  it.each([
    ['one row fewer in GB18030', { ...round.wasm, gb18030: { ...loaded, records: ROWS - 1 } }],
    ['a column too few', { ...round.wasm, utf8: { ...loaded, columns: 21 } }],
    ['another cell in GB18030', { ...round.wasm, gb18030: { ...loaded, checksum: 'x' } }],
    [
      'another rating',
      { ...round.wasm, whole: { ...whole, asked: { ...asked, checksums: ['a', 'x', 'c'] } } },
    ],
    ['another answer', { ...round.wasm, whole: { ...whole, answered: { ...answered, digest: 'x' } } }],
    ['another drawn case', { ...round.wasm, whole: { ...whole, spot: { ...spot, digest: 'x' } } }],
    ['another place', { ...round.wasm, places: { ...places, digest: 'x' } }],
    ['another assessed year', { ...round.wasm, assessed: { ...assessed, digest: 'x' } }],
    ['another filtered answer', { ...round.wasm, whole: { ...whole, asked: { ...asked, digest: 'x' } } }],
  ])('%s is refused', (_, wasm) => {
    expect(() => refuseUnequal({ ...round, wasm }, ROWS)).toThrow(UnequalError);
  });
  it('so are fewer rows than the report is about', () => {
    expect(() => refuseUnequal(round, ROWS + 1)).toThrow(UnequalError);
  });
});

describe('judging', () => {
  const utf8 = AIMS.find(({ id }) => id === 'utf8')!;
  const filter = AIMS.find(({ id }) => id === 'filter')!;
  it.each([
    [utf8, 0.7, 'aim met'],
    [utf8, 0.55, 'ok'],
    [utf8, 0.549, 'below'],
    [filter, 16, 'aim met'],
    [filter, 50, 'ok'],
    [filter, 50.1, 'below'],
    [filter, NaN, 'below'],
    [filter, null, 'not measured'],
  ] as const)('%o at %s is %s', (aim, measured, verdict) => {
    expect(judge(aim, measured)).toBe(verdict);
  });
  it('median, 95th of a hundred, geometric mean', () => {
    expect(median([5, 1, 9])).toBe(5);
    expect(median([4, 1])).toBe(2.5);
    expect(p95(Array.from({ length: 100 }, (_, at) => 100 - at))).toBe(95);
    expect(geometricMean([1, 4])).toBeCloseTo(2);
  });
});
