import { defineConfig, devices } from '@playwright/test';
import { BROWSER_ARGS, installedBrowser } from '../browser';

const executablePath = installedBrowser();

/** The served build, as a user gets it: `node dist/serve.js` on a free port, which the server names. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/e2e',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  // Guards against a hang, never a measurement: machines are slow and shared.
  timeout: 300_000,
  expect: { timeout: 45_000 },
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
  webServer: {
    command: 'node dist/serve.js --port 0',
    cwd: '../..',
    wait: { stdout: /http:\/\/localhost:(?<mingcha_port>\d+)/ },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${process.env['MINGCHA_PORT'] ?? '4173'}`,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { args: [...BROWSER_ARGS], ...(executablePath === null ? {} : { executablePath }) },
  },
});
