import { describe, expect, it } from 'vitest';
import { countOf, exitCodeOf, sum, summaryLine } from './counts';

const vitest = (passed: number, failed: number, files: [string, string[]][] = []): string =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: files.map(([status, tests]) => ({
      status,
      assertionResults: tests.map((one) => ({ status: one })),
    })),
  });
const playwright = (stats: object, errors: unknown[] = []): string =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors });

describe('counts of a step', () => {
  it('vitest: passed, failed and skipped are read from its report', () => {
    expect(countOf('vitest', vitest(5, 1, [['failed', ['failed', 'passed']]]), 1)).toEqual({
      passed: 5,
      failed: 1,
      skipped: 3,
    });
  });
  it('vitest: a file that cannot be loaded has failed', () => {
    expect(countOf('vitest', vitest(5, 0, [['failed', []]]), 1).failed).toBe(1);
  });
  it('playwright: a test that passes only when repeated has failed, and so has a server that does not start', () => {
    expect(countOf('playwright', playwright({ expected: 3, flaky: 1, skipped: 2 }), 0)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 2,
    });
    expect(countOf('playwright', playwright({ expected: 0 }, [{ message: 'no server' }]), 1).failed).toBe(1);
  });
  it.each([
    ['no report', null, 0],
    ['half a report', '{"numPassed', 0],
    ['a report of another form', '{}', 0],
    ['only passes, and a bad exit', vitest(5, 0), 1],
    ['no test at all', vitest(0, 0), 0],
  ])('%s is one failure', (_, report, exitCode) => {
    expect(countOf('vitest', report, exitCode).failed).toBe(1);
  });
});

describe('the last line', () => {
  it('sums up all steps and names skipped tests only when there are any', () => {
    const total = sum([
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 4, failed: 1, skipped: 0 },
    ]);
    expect(summaryLine(total)).toBe('7 passed, 1 failed');
    expect(summaryLine({ ...total, skipped: 2 })).toBe('7 passed, 1 failed, 2 skipped');
  });
  it('a run fails when anything failed, and when nothing passed', () => {
    expect(exitCodeOf({ passed: 9, failed: 0, skipped: 0 })).toBe(0);
    expect(exitCodeOf({ passed: 9, failed: 1, skipped: 0 })).toBe(1);
    expect(exitCodeOf({ passed: 0, failed: 0, skipped: 3 })).toBe(1);
  });
});
