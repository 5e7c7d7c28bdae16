import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { engineModule } from './src/headless/engine-module.ts';
import { BROWSER_ARGS, installedBrowser } from './tests/browser.ts';

const browserTests = 'tests/**/*.browser.test.ts';

/** Without a browser on the machine Playwright looks for its own download. */
function launchOptions(): { args: string[]; executablePath?: string } {
  const executablePath = installedBrowser();
  return { args: [...BROWSER_ARGS], ...(executablePath === null ? {} : { executablePath }) };
}

export default defineConfig({
  plugins: [sveltekit(), engineModule()],
  build: { target: 'chrome101' },
  worker: { format: 'es' },
  optimizeDeps: {
    exclude: ['@duckdb/duckdb-wasm'],
    include: ['@duckdb/duckdb-wasm > apache-arrow', 'papaparse'],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [browserTests],
          // The modules are read once for all files, not once for each: several times faster. What a file changes for
          // others (the locale) is put back before the next.
          isolate: false,
          setupFiles: ['tests/locale.ts'],
          // Guards against a hang, never a measurement: machines are slow and shared.
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browserTests],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
