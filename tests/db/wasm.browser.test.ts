/** The engine as the page starts it, in its worker: that it is closed and locked is its own doing, not a test's. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openWasm } from '../../src/lib/db/wasm';
import { wasmAssets } from '../../src/lib/db/wasm-assets';

let engine: Engine;
beforeAll(async () => {
  engine = await openWasm(wasmAssets(document.baseURI));
}, 240_000);
afterAll(() => engine.close());

it.each([
  ['autoinstall_known_extensions', false],
  ['autoload_known_extensions', false],
  ['allow_community_extensions', false],
  ['lock_configuration', true],
])('%s is %s', async (setting, expected) => {
  expect(await engine.query(`select current_setting('${setting}') as v`)).toEqual([{ v: expected }]);
});

it('and nothing opens it again', async () => {
  await expect(engine.run('set autoload_known_extensions = true')).rejects.toThrow();
  await expect(engine.run('set lock_configuration = false')).rejects.toThrow();
});
