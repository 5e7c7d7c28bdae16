/** The engine takes longer to start than the page: it starts first, while the rest of the page is still on its way. */
import type { Engine } from '../db/engine';
import { openWasm } from '../db/wasm';
import { wasmAssets } from '../db/wasm-assets';

const open = (base: string): Promise<Engine> => openWasm(wasmAssets(base));

let ahead: Promise<Engine> | null = null;

/** `base` is the address of the page. A failure is told to whoever takes the engine. */
export const startEngine = (base: string): void => {
  ahead = open(base);
  ahead.catch(() => undefined);
};

/** The engine that was started ahead, once; after that a new one each time. Throws QueryError as `openWasm` does. */
export const takeEngine = (base: string): Promise<Engine> => {
  const engine = ahead ?? open(base);
  ahead = null;
  return engine;
};
