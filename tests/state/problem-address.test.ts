import { describe, expect, it } from 'vitest';
import { ANY_PROBLEM } from '../../src/lib/reports/problem-list';
import { readProblemFilter, writeProblemFilter } from '../../src/lib/state/problem-address';

const read = (search: string) => readProblemFilter(new URL(`http://localhost/problems?${search}`));

describe('the choices stand in the address', () => {
  it.each([
    ANY_PROBLEM,
    { fileNo: 2, reason: 'no_such_date', kept: false },
    { fileNo: null, reason: null, kept: true },
  ] as const)('%j comes back', (filter) => {
    expect(read(writeProblemFilter(filter).toString())).toEqual(filter);
  });

  it('what is no choice is none', () => {
    expect(read('file=-1&reason=constructor&outcome=perhaps')).toEqual(ANY_PROBLEM);
  });
});
