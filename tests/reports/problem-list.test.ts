/** Which problems are shown, and how many there are of each kind. */
import { describe, expect, it } from 'vitest';
import type { Problem, ProblemReason } from '../../src/lib/domain/layout';
import { ANY_PROBLEM, countProblems, matchingProblems } from '../../src/lib/reports/problem-list';

const problem = (fileNo: number, line: number, reason: ProblemReason, kept: boolean): Problem => ({
  fileNo,
  recordNo: line,
  line,
  column: '',
  value: '',
  reason,
  kept,
});
const PROBLEMS = [
  problem(1, 3, 'no_such_date', false),
  problem(1, 4, 'finished_before_accepted', true),
  problem(1, 9, 'no_such_date', false),
  problem(2, 2, 'duplicate', false),
];
const lines = (filter: Partial<typeof ANY_PROBLEM>): number[] =>
  matchingProblems(PROBLEMS, { ...ANY_PROBLEM, ...filter }).map(({ line }) => line);

describe('which are shown', () => {
  it.each([
    [{}, [3, 4, 9, 2]],
    [{ fileNo: 1 }, [3, 4, 9]],
    [{ reason: 'no_such_date' }, [3, 9]],
    [{ kept: true }, [4]],
    [{ fileNo: 2, reason: 'no_such_date' }, []],
  ] as const)('%j', (filter, expected) => {
    expect(lines(filter)).toEqual(expected);
  });
});

describe('how many there are', () => {
  it('each choice counts what the other choices leave, in an order that does not depend on the files', () => {
    const counts = countProblems(PROBLEMS, { fileNo: 1, reason: null, kept: false });
    expect([...counts.files]).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect([...counts.reasons]).toEqual([['no_such_date', 2]]);
    expect([counts.setAside, counts.doubted]).toEqual([2, 1]);
    expect([...countProblems(PROBLEMS, ANY_PROBLEM).reasons.keys()]).toEqual([
      'duplicate',
      'no_such_date',
      'finished_before_accepted',
    ]);
  });

  it('a choice that nothing has counts nothing', () => {
    const counts = countProblems(PROBLEMS, { fileNo: null, reason: 'bad_quote', kept: null });
    expect([counts.files.size, counts.setAside, counts.doubted]).toEqual([0, 0, 0]);
    expect(counts.reasons.size).toBe(3);
  });
});
