/** The beginning of every file of the sample county: small, and as messy as the whole. */
import { type County, DEFAULT_SEED, generateCounty } from '../../data/samples/generate';
import type { Engine } from '../../src/lib/db/engine';
import { buildFacts } from '../../src/lib/facts/facts';
import { importText } from '../ingest/loading';

/** No second byte of GB18030 is a line feed. */
const firstLines = (bytes: Uint8Array, lines: number): Uint8Array => {
  let end = 0;
  for (let line = 0; line < lines && end >= 0; line += 1) end = bytes.indexOf(0x0a, end) + 1 || -1;
  return end < 0 ? bytes : bytes.subarray(0, end);
};

let county: County | null = null;
const whole = (): County => (county ??= generateCounty({ seed: DEFAULT_SEED, flip: null }));

/** What was planted about clocks; the added cases stand at the beginning of their file. */
export const countyClocks = (): County['answers']['clock'] => whole().answers.clock;

/** File name → its first lines, the header among them. */
export const countySlice = (lines: number): Map<string, Uint8Array> => {
  return new Map([...whole().files].map(([name, bytes]) => [name, firstLines(bytes, lines)]));
};

/** Loads the slice into a prepared database and builds the facts. */
export const loadSlice = async (engine: Engine, lines: number): Promise<void> => {
  let fileNo = 0;
  for (const [name, bytes] of countySlice(lines)) {
    fileNo += 1;
    await importText(engine, bytes, { name, fileNo });
  }
  await buildFacts(engine);
};
