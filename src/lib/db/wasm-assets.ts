/** Where the build puts the engine's two files: our own origin, whole addresses, since the worker resolves against itself. */
import moduleUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import type { WasmAssets } from './wasm';

export const wasmAssets = (base: string): WasmAssets => ({
  module: new URL(moduleUrl, base).href,
  worker: new URL(workerUrl, base).href,
});
