/** The engine as the page gets it: every function that its script calls, and none of the names that nobody does. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { InvalidModuleError, namedIn, withExports } from '../../src/headless/engine-module';

/** `answer` gives 42, `other` 7; a custom section stands behind the code. */
const SMALL = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 5, 1, 0x60, 0, 1, 0x7f],
  ...[3, 3, 2, 0, 0],
  ...[
    7,
    18,
    2,
    6,
    ...new TextEncoder().encode('answer'),
    0,
    0,
    5,
    ...new TextEncoder().encode('other'),
    0,
    1,
  ],
  ...[10, 11, 2, 4, 0, 0x41, 42, 0x0b, 4, 0, 0x41, 7, 0x0b],
  ...[0, 2, 1, 0x78],
]);

const Answering = v.object({ answer: v.custom<() => unknown>((value) => typeof value === 'function') });

const namesOf = (bytes: Uint8Array<ArrayBuffer>): string[] =>
  WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name }) => name);

describe('a module without some of its names', () => {
  it('still does what it did under the others', async () => {
    expect(namesOf(SMALL)).toEqual(['answer', 'other']);
    const slim = withExports(SMALL, (name) => name === 'answer');
    const { instance } = await WebAssembly.instantiate(slim);
    expect(Object.keys(instance.exports)).toEqual(['answer']);
    const { answer } = v.parse(Answering, instance.exports);
    expect(answer()).toBe(42);
  });
  it('with all of them is the same, byte for byte', () => {
    expect(withExports(SMALL, () => true)).toEqual(SMALL);
  });
  it('is refused when it ends within, or exports nothing', () => {
    expect(() => withExports(SMALL.subarray(0, 26), () => true)).toThrow(InvalidModuleError);
    expect(() => withExports(SMALL.subarray(0, 8), () => true)).toThrow(InvalidModuleError);
  });
});

describe('what a script calls', () => {
  it('is what it names, with or without an underscore before it, and no part of a longer word', () => {
    const named = namedIn('Module["_malloc"]=e=>exports.free(e);mallocated()');
    expect(['malloc', 'free'].every(named)).toBe(true);
    expect(['mallocate', 'fre', 'unknown'].some(named)).toBe(false);
  });
});

describe("the engine's own module", () => {
  const find = createRequire(import.meta.url).resolve;
  const read = (name: string): Uint8Array => readFileSync(find(`@duckdb/duckdb-wasm/dist/${name}`));
  let before: string[];
  let after: string[];
  beforeAll(() => {
    const [module, script] = [read('duckdb-eh.wasm'), read('duckdb-browser-eh.worker.js')];
    before = namesOf(Uint8Array.from(module));
    after = namesOf(withExports(module, namedIn(script.toString())));
  });
  it('loses nearly all of its names', () => {
    expect(before.length).toBeGreaterThan(70_000);
    expect(after.length).toBeLessThan(500);
  });
  it('keeps what its script asks it by name', () => {
    const asked = [
      ...read('duckdb-browser-eh.worker.js')
        .toString()
        .matchAll(/"(duckdb_web_\w+)"/g),
    ];
    const names = new Set(asked.flatMap(([, name]) => name ?? []).filter((name) => before.includes(name)));
    expect(names.size).toBeGreaterThan(30);
    expect([...names].filter((name) => !after.includes(name))).toEqual([]);
  });
});
