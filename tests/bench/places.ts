/** A year of places: 60 units × 12 months × 10 measures, each ranked with 2,000 draws, the page having its turn between. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Stream } from '../../data/samples/seed';
import type { SubjectCount } from '../../src/lib/rules/group-estimate';
import { ranking, type RankPolicy, type Ranking } from '../../src/lib/rules/ranking';
import { breather } from '../../src/lib/state/breather';
import type { Places } from './figures';

const UNITS = 60;
const MONTHS = 12;
const MEASURES = 10;
const POLICY: RankPolicy = { minCases: 30, chance: 0.01, seed: '1', direction: 'lower_is_better' };

/** Rates from 2 % to 22 %, n from 30 to 430: every group has an order, so that every one is drawn. */
const counts = (group: number): SubjectCount[] =>
  Array.from({ length: UNITS }, (_, key) => {
    const stream = new Stream('bench', `places ${String(group)}`, key);
    const denominator = stream.int(30, 430);
    const rate = 0.02 + (0.2 * key) / UNITS;
    return { key, id: `unit ${String(key)}`, numerator: Math.round(denominator * rate), denominator };
  });

async function ranked(group: number, breathe: () => Promise<void>): Promise<Ranking> {
  const steps = ranking(counts(group), POLICY);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}

/** The same in the page and in Node; `digest` is of every place and its interval. */
export async function drawnPlaces(): Promise<Omit<Places, 'longestTask'>> {
  const breathe = breather();
  const started = performance.now();
  const places: unknown[] = [];
  for (let group = 0; group < MONTHS * MEASURES; group += 1) {
    const { ranked: list, noOrder } = await ranked(group, breathe);
    if (noOrder !== null) throw new Error(`group ${String(group)} has no order: ${noOrder}`);
    places.push(list.map(({ key, place, placeLow, placeHigh }) => [key, place, placeLow, placeHigh]));
  }
  const ms = performance.now() - started;
  return { ms, digest: bytesToHex(sha256(utf8ToBytes(JSON.stringify(places)))) };
}
