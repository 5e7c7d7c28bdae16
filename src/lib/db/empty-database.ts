/**
 * A database file of the engine with nothing in it. In the browser's own storage a file exists from the moment it is
 * named, and the engine takes an existing file of no bytes for a broken one: so it is given this one to write into.
 */

/** Twice the header of an empty database, and the file's own: everything else is 0. */
const SIZE = 12_288;

/** As DuckDB 1.x writes it for the oldest of its formats, which every later engine reads: offset, bytes in hex. */
const RUNS: readonly (readonly [at: number, hex: string])[] = [
  [0, '942d895a816e8f0f4455434b40'],
  [52, '76312e352e36'],
  [84, '30363963633966396235'],
  ...[4096, 8192].flatMap((at): [number, string][] => [
    [at, 'fc116154d22f8c1e'],
    [at + 16, 'ffffffffffffffffffffffffffffffff'],
    [at + 42, '04'],
    [at + 49, '08'],
    [at + 56, '02'],
    [at + 84, '30363963633966396235'],
  ]),
];

/** The bytes of an empty database. */
export const emptyDatabase = (): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(SIZE);
  for (const [at, hex] of RUNS)
    for (let i = 0; i < hex.length; i += 2) bytes[at + i / 2] = parseInt(hex.slice(i, i + 2), 16);
  return bytes;
};
