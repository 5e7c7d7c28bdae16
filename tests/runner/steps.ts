import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { findBrowser } from '../browser';
import { countOf, ONE_FAILED, ONE_PASSED, type Count, type Reporter } from './counts';

export const STEP_NAMES = ['format', 'lint', 'types', 'unit', 'build', 'browser', 'e2e'] as const;
export type StepName = (typeof STEP_NAMES)[number];

const rootAbove = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));

/** The repository; this code runs bundled, from a folder in it. */
export const root = rootAbove(dirname(fileURLToPath(import.meta.url)));

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Programs are started by their file, not through a shell: paths may hold blanks, and Windows has no shebang. */
function run(args: readonly string[], env: NodeJS.ProcessEnv = process.env): number {
  const options = {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'] as ['ignore', 'inherit', 'inherit'],
  };
  return spawnSync(process.execPath, args, options).status ?? 1;
}

const PackageBin = v.object({ bin: v.union([v.string(), v.record(v.string(), v.string())]) });

/** The script behind a command of an installed package. */
function scriptOf(packageName: string, command: string): string {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = v.parse(PackageBin, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return join(folder, typeof bin === 'string' ? bin : (bin[command] ?? command));
}

const command = (packageName: string, name: string, ...args: string[]): number =>
  run([scriptOf(packageName, name), ...args]);

const one = (exitCode: number): Count => (exitCode === 0 ? ONE_PASSED : ONE_FAILED);

function npmRun(script: string): number {
  const npm = process.env['npm_execpath'];
  if (npm?.endsWith('.js') === true) return run([npm, 'run', script]);
  return spawnSync('npm', ['run', script], { cwd: root, stdio: 'inherit', shell: true }).status ?? 1;
}

function types(): Count {
  const synced = command('@sveltejs/kit', 'svelte-kit', 'sync');
  return one(synced === 0 ? command('svelte-check', 'svelte-check', '--fail-on-warnings') : synced);
}

/** Runs a test runner and reads its counts from the report that it leaves. */
function reported(reporter: Reporter, name: string, args: readonly string[], env?: NodeJS.ProcessEnv): Count {
  const report = join(root, 'test-results', `${name}.json`);
  rmSync(report, { force: true });
  const exitCode = run(args, env);
  return countOf(reporter, existsSync(report) ? readFileSync(report, 'utf8') : null, exitCode);
}

const vitest = (project: 'unit' | 'browser', env?: NodeJS.ProcessEnv): Count => {
  const output = `--outputFile.json=test-results/${project}.json`;
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', output];
  return reported('vitest', project, [scriptOf('vitest', 'vitest'), ...args], env);
};

const playwright = (env?: NodeJS.ProcessEnv): Count =>
  reported(
    'playwright',
    'e2e',
    [scriptOf('@playwright/test', 'playwright'), 'test', '--config', 'tests/e2e/playwright.config.ts'],
    env,
  );

/** A step that needs a browser fails once, with the advice, where there is none. */
function withBrowser(step: (env: NodeJS.ProcessEnv) => Count): Count {
  const browser = findBrowser();
  switch (browser.kind) {
    case 'installed':
      say(`浏览器 / browser: ${browser.path}`);
      return step({ ...process.env, CHROMIUM_PATH: browser.path });
    case 'own':
      return step(process.env);
    case 'none':
      say(browser.advice);
      return ONE_FAILED;
    default:
      return browser satisfies never;
  }
}

/** Runs one step to its end, with its output in sight, and counts it. */
export function runStep(name: StepName): Count {
  switch (name) {
    case 'format':
      return one(command('prettier', 'prettier', '--check', '.'));
    case 'lint':
      return one(command('eslint', 'eslint', '.', '--max-warnings', '0'));
    case 'types':
      return types();
    case 'unit':
      return vitest('unit');
    case 'build':
      return one(npmRun('build'));
    case 'browser':
      return withBrowser((env) => vitest('browser', env));
    case 'e2e':
      return withBrowser(playwright);
    default:
      return name satisfies never;
  }
}
