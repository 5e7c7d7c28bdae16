import { defineConfig } from 'vite';
import { engineModule } from '../../../src/headless/engine-module.ts';

const root = new URL('../../../', import.meta.url).pathname;

/** The bench's own page; it is built like the product's, for the same browsers. */
export default defineConfig({
  root: `${root}tests/bench/page`,
  base: './',
  publicDir: false,
  plugins: [engineModule()],
  logLevel: 'warn',
  build: {
    target: 'chrome101',
    outDir: `${root}dist/bench-page`,
    emptyOutDir: true,
    chunkSizeWarningLimit: 4096,
  },
  worker: { format: 'es' },
});
