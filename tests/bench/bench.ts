/**
 * `npm run bench [-- --check] [--details]`: the page's engine against the same engine native on one thread, in one run.
 *
 * A report needs 1,000,000 × 22 and five rounds whose results are equal on both sides; otherwise it refuses. Only
 * ratios and what a person feels are judged. `--smoke --rows N --runs N` tries the bench itself and reports nothing.
 */
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { launch, NoBrowserError } from './browser-side';
import { benchFiles } from './data/files';
import { NATIVE, runNative } from './native-side';
import { openedPage } from './product-page';
import { details, figuresOf, reportTable, verdicts } from './report';
import { UnequalError } from './equal';
import { allRounds } from './rounds';

const ROWS = 1_000_000;
const RUNS = 5;
const script = fileURLToPath(import.meta.url);
const root = join(dirname(script), '..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Options {
  readonly rows: number;
  readonly runs: number;
  readonly check: boolean;
  readonly details: boolean;
  readonly smoke: boolean;
}

class UsageError extends Error {}

const count = (text: string | undefined, otherwise: number): number => {
  const value = Number(text ?? otherwise);
  if (!Number.isInteger(value) || value < 1)
    throw new UsageError(`not a number of rows or runs: ${text ?? ''}`);
  return value;
};

function options(args: string[]): Options {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args,
    options: { check: flag, details: flag, smoke: flag, rows: { type: 'string' }, runs: { type: 'string' } },
  });
  const [rows, runs] = [count(values.rows, ROWS), count(values.runs, RUNS)];
  if (!values.smoke && (rows !== ROWS || runs !== RUNS))
    throw new UsageError(
      `a report needs ${String(ROWS)} rows and ${String(RUNS)} runs; --smoke tries with fewer`,
    );
  return { ...values, rows, runs };
}

const machine = (browser: Browser): string => {
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  const busy = `load ${(loadavg()[0] ?? 0).toFixed(1)} before`;
  return `${String(cpus().length)} × ${cpus()[0]?.model.trim() ?? '?'}, ${memory}, ${busy}; Node ${process.version}, Chromium ${browser.version()}`;
};

async function run({ rows, runs, check, details: wanted, smoke }: Options, browser: Browser): Promise<void> {
  const about = machine(browser);
  say(`${String(rows)} rows …`);
  const files = benchFiles(rows);
  const rounds = await allRounds({ root, script, browser, files, say }, runs, rows);
  const figures = figuresOf(rounds, files, await openedPage(root, browser, runs));
  if (wanted || smoke) say(`\n${details(rounds)}`);
  say(`\n${reportTable(figures)}\n\n${about}`);
  if (smoke) say('SMOKE: too few rows or rounds, this is not a report.');
  else if (check && verdicts(figures).includes('below')) process.exitCode = 1;
}

async function main(args: string[]): Promise<void> {
  if (args[0] === NATIVE) {
    await runNative(args[1] ?? '', args.slice(2));
    return;
  }
  const chosen = options(args);
  const browser = await launch();
  try {
    await run(chosen, browser);
  } finally {
    await browser.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const known =
    error instanceof UnequalError || error instanceof NoBrowserError || error instanceof UsageError;
  const text =
    error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`No report: ${text}\n`);
  process.exitCode = 2;
});
