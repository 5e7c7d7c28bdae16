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

const ROWS = 300_000;
const read = (path: string): string =>
  `select * from read_csv('${path}', header = false, columns = {'a': 'varchar', 'b': 'varchar'})`;

it('a file that a cancelled statement was reading goes with the next one: its memory comes back', async () => {
  const line = new TextEncoder().encode(`${'甲'.repeat(20)},${'乙'.repeat(20)}\n`);
  const bytes = new Uint8Array(line.length * ROWS);
  for (let at = 0; at < ROWS; at += 1) bytes.set(line, at * line.length);
  const path = await engine.open('big.csv', { kind: 'bytes', bytes });
  const running = engine.run(`create temp table big as ${read(path)}`);
  setTimeout(() => void engine.cancel(), 30);
  await expect(running).rejects.toThrow();
  await engine.release(path);
  await engine.run('select 1');
  await expect(engine.query(read(path))).rejects.toThrow();
});
