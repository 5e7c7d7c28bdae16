/** What a step of the test run counted; how the two reporters say it. */
import * as v from 'valibot';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const NOTHING: Count = { passed: 0, failed: 0, skipped: 0 };
export const ONE_PASSED: Count = { ...NOTHING, passed: 1 };
export const ONE_FAILED: Count = { ...NOTHING, failed: 1 };

export const sum = (counts: readonly Count[]): Count =>
  counts.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    NOTHING,
  );

const VitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(
    v.object({ status: v.string(), assertionResults: v.array(v.object({ status: v.string() })) }),
  ),
});
const PlaywrightReport = v.object({
  errors: v.array(v.unknown()),
  stats: v.object({
    expected: v.number(),
    unexpected: v.number(),
    flaky: v.number(),
    skipped: v.number(),
  }),
});

/** A file that could not even be loaded has no failed test in it; it counts as one failure all the same. */
function vitestCount(report: v.InferOutput<typeof VitestReport>): Count {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** A test that passes only when repeated has failed. */
const playwrightCount = ({ stats, errors }: v.InferOutput<typeof PlaywrightReport>): Count => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: stats.skipped,
});

export type Reporter = 'vitest' | 'playwright';

function parsed(reporter: Reporter, report: unknown): Count {
  switch (reporter) {
    case 'vitest':
      return vitestCount(v.parse(VitestReport, report));
    case 'playwright':
      return playwrightCount(v.parse(PlaywrightReport, report));
    default:
      return reporter satisfies never;
  }
}

/**
 * The counts of a finished step. A runner that ended badly without naming a failed test has failed once:
 * no report, a report of another form, a non-zero exit with nothing but passes, or no test at all.
 */
export function countOf(reporter: Reporter, reportText: string | null, exitCode: number): Count {
  try {
    const count = parsed(reporter, JSON.parse(reportText ?? 'null'));
    const silent = count.failed === 0 && (exitCode !== 0 || count.passed === 0);
    return silent ? { ...count, failed: 1 } : count;
  } catch {
    return ONE_FAILED;
  }
}

/** The last line of a run. Skipped tests are named only when there are any. */
export const summaryLine = ({ passed, failed, skipped }: Count): string =>
  `${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`;

/** A run that tested nothing has not passed. */
export const exitCodeOf = ({ passed, failed }: Count): 0 | 1 => (failed > 0 || passed === 0 ? 1 : 0);
