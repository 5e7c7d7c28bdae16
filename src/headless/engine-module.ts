/**
 * The engine's module without the names that nothing calls.
 *
 * It exports every one of its functions, so that extensions could be linked to it while it runs. The product loads none,
 * and each of the 75,000 names is an object, a table entry and a loop step at every start.
 */
import type { Plugin } from 'vite';

/** The bytes are not a WebAssembly module that can be read; or one was found without its script. */
export class InvalidModuleError extends Error {}

const HEADER_BYTES = 8;
const EXPORT_SECTION = 7;

/** A place in the module, moving on. */
class Cursor {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
  ) {}

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) throw new InvalidModuleError(`the module ends at byte ${String(this.at)}`);
    this.at += 1;
    return value;
  }

  /** LEB128, 32 bit. */
  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }
}

const leb = (value: number): number[] => {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
};

interface Section {
  readonly from: number;
  readonly body: number;
  readonly to: number;
}

const findExports = (bytes: Uint8Array): Section => {
  const cursor = new Cursor(bytes, HEADER_BYTES);
  while (cursor.at < bytes.length) {
    const from = cursor.at;
    const id = cursor.byte();
    const size = cursor.number();
    const section = { from, body: cursor.at, to: cursor.at + size };
    if (id === EXPORT_SECTION) return section;
    cursor.at = section.to;
  }
  throw new InvalidModuleError('the module exports nothing');
};

/** Each export's name and its bytes as they stand in the section. */
const entries = (bytes: Uint8Array, { body }: Section): { name: string; entry: Uint8Array }[] => {
  const cursor = new Cursor(bytes, body);
  return Array.from({ length: cursor.number() }, () => {
    const from = cursor.at;
    const length = cursor.number();
    const name = new TextDecoder().decode(bytes.subarray(cursor.at, cursor.at + length));
    cursor.at += length;
    cursor.byte();
    cursor.number();
    return { name, entry: bytes.subarray(from, cursor.at) };
  });
};

/** The same module with those exports only; @throws InvalidModuleError. */
export const withExports = (bytes: Uint8Array, keeps: (name: string) => boolean): Uint8Array<ArrayBuffer> => {
  const section = findExports(bytes);
  const kept = entries(bytes, section).filter(({ name }) => keeps(name));
  const count = leb(kept.length);
  const size = kept.reduce((sum, { entry }) => sum + entry.length, count.length);
  const parts = [
    bytes.subarray(0, section.from),
    Uint8Array.from([EXPORT_SECTION, ...leb(size), ...count]),
    ...kept.map(({ entry }) => entry),
    bytes.subarray(section.to),
  ];
  const slim = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    slim.set(part, at);
    at += part.length;
  }
  return slim;
};

/** Whether the script has that name as a word, with or without the underscore that its functions put before it. */
export const namedIn = (script: string): ((name: string) => boolean) => {
  const words = new Set(script.match(/[A-Za-z_$][\w$]*/g));
  return (name) => words.has(name) || words.has(`_${name}`);
};

const textOf = (source: string | Uint8Array): string =>
  typeof source === 'string' ? source : new TextDecoder().decode(source);

/**
 * Without it the script hands the response to the browser as it comes, not through a stream of its own: the browser then
 * reads it beside the script and keeps the compiled code for the next visit.
 */
const STREAMED = 'self.TransformStream=undefined;\n';

/** In a build, the engine's module keeps what the engine's own script can call. */
export const engineModule = (): Plugin => ({
  name: 'mingcha-engine-module',
  apply: 'build',
  generateBundle(_, bundle) {
    const assets = Object.values(bundle).filter((output) => output.type === 'asset');
    const module = assets.find(({ fileName }) => /duckdb-eh.*\.wasm$/.test(fileName));
    if (module === undefined || typeof module.source === 'string') return;
    const script = assets.find(({ fileName }) => /duckdb-browser-eh\.worker.*\.js$/.test(fileName));
    if (script === undefined) throw new InvalidModuleError(`${module.fileName} came without its script`);
    const text = textOf(script.source);
    const slim = withExports(module.source, namedIn(text));
    if (!WebAssembly.validate(slim)) throw new InvalidModuleError(module.fileName);
    module.source = slim;
    script.source = `${STREAMED}${text}`;
  },
});
