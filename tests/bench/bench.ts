/**
 * `npm run bench [-- --check] [--details]`: the page's engine against the same engine native on one thread, in one run.
 *
 * A report needs 1,000,000 × 22 and five rounds whose results are equal on both sides; otherwise it refuses. Only
 * ratios and what a person feels are judged. `--smoke --rows N --runs N` tries the bench itself and reports nothing.
 *
 * `--endurance` measures instead what the page bears: 5,000,000 rows, fifty imports, bad records, broken-off loads.
 */
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { AIMS, type Verdict } from './aims';
import { launch, NoBrowserError } from './browser-side';
import { benchFiles } from './data/files';
import { ENDURANCE } from './endurance/aims';
import { enduranceFiles } from './endurance/files';
import { endure } from './endurance/run';
import { NATIVE, runNative } from './native-side';
import { openedPage } from './product-page';
import { details, figuresOf, reportTable, verdicts } from './report';
import { UnequalError } from './equal';
import { allRounds } from './rounds';

const ROWS = 1_000_000;
const RUNS = 5;
const ENDURANCE_RUNS = 3;
const IMPORTS = 50;
const SMOKE_IMPORTS = 5;
const script = fileURLToPath(import.meta.url);
const root = join(dirname(script), '..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Options {
  readonly rows: number;
  readonly runs: number;
  readonly check: boolean;
  readonly details: boolean;
  readonly smoke: boolean;
  readonly endurance: boolean;
}

interface Result {
  readonly table: string;
  readonly verdicts: readonly Verdict[];
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
    options: {
      check: flag,
      details: flag,
      smoke: flag,
      endurance: flag,
      rows: { type: 'string' },
      runs: { type: 'string' },
    },
  });
  const needed = values.endurance ? ENDURANCE_RUNS : RUNS;
  const [rows, runs] = [count(values.rows, ROWS), count(values.runs, needed)];
  if (!values.smoke && (rows !== ROWS || runs !== needed))
    throw new UsageError(
      `a report needs ${String(ROWS)} rows and ${String(needed)} runs; --smoke tries with fewer`,
    );
  return { ...values, rows, runs };
}

const machine = (browser: Browser): string => {
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  const busy = `load ${(loadavg()[0] ?? 0).toFixed(1)} before`;
  return `${String(cpus().length)} × ${cpus()[0]?.model.trim() ?? '?'}, ${memory}, ${busy}; Node ${process.version}, Chromium ${browser.version()}`;
};

async function compare({ rows, runs, details: wanted, smoke }: Options, browser: Browser): Promise<Result> {
  const files = benchFiles(rows);
  const rounds = await allRounds({ root, script, browser, files, say }, runs, rows);
  const figures = figuresOf(rounds, files, await openedPage(root, browser, runs));
  if (wanted || smoke) say(`\n${details(rounds)}`);
  return { table: reportTable(AIMS, figures), verdicts: verdicts(AIMS, figures) };
}

async function endurance({ rows, runs, smoke }: Options, browser: Browser): Promise<Result> {
  const imports = smoke ? SMOKE_IMPORTS : IMPORTS;
  const figures = await endure({ root, browser, files: enduranceFiles(rows), runs, imports, say });
  return { table: reportTable(ENDURANCE, figures), verdicts: verdicts(ENDURANCE, figures) };
}

async function run(chosen: Options, browser: Browser): Promise<void> {
  const about = machine(browser);
  say(`${String(chosen.rows)} rows …`);
  const measured = await (chosen.endurance ? endurance : compare)(chosen, browser);
  say(`\n${measured.table}\n\n${about}`);
  if (chosen.smoke) say('SMOKE: too few rows or rounds, this is not a report.');
  else if (chosen.check && measured.verdicts.includes('below')) process.exitCode = 1;
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
