import { defineConfig } from 'vite';

/**
 * Everything that runs in Node is bundled from the same sources as the page:
 * the terminal, the server, the sample county, the bench and the test runner.
 */
const root = new URL('../../', import.meta.url).pathname;

export default defineConfig({
  root,
  publicDir: false,
  resolve: { alias: { $lib: `${root}src/lib` } },
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        mingcha: `${root}src/headless/mingcha.ts`,
        serve: `${root}src/headless/serve.ts`,
        precompress: `${root}src/headless/precompress.ts`,
        samples: `${root}data/samples/build.ts`,
        calendars: `${root}data/calendars/build.ts`,
        test: `${root}tests/run.ts`,
        bench: `${root}tests/bench/bench.ts`,
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
