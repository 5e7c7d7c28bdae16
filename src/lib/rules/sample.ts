/**
 * 抽查 draw: the same population, seed and number give the same list on every machine, in any order of the records
 * (definitions.md, Sample).
 *
 * In each stratum the smallest keys are drawn; the next smallest, as many again or what is left, are replacements.
 */
import { EmptyPopulationError, SeedMissingError } from '../domain/errors';
import { byCodePoint } from './code-point';
import { allocate } from './sample-allocation';
import type { SampleFrame } from './sample-frame';
import { SampleKeys } from './sample-key';

export interface DrawnCase {
  readonly stratum: string;
  readonly caseId: string;
  readonly key: string;
  /** Place within the stratum by key, from 1; replacements go on counting. */
  readonly order: number;
  readonly isReplacement: boolean;
  /** Where it stands among the records of the frame. */
  readonly record: number;
}

export interface Allocated {
  readonly stratum: string;
  readonly size: number;
  readonly drawn: number;
  readonly replacements: number;
}

export interface Draw {
  readonly seed: string;
  readonly n: number;
  /** By code point of the stratum, empty ones too. */
  readonly allocation: readonly Allocated[];
  /** By stratum, then by key. */
  readonly cases: readonly DrawnCase[];
}

/** Keys between two stops: a few milliseconds. */
const STEP = 4_096;

/** First 48 bits of every key. Stands still between steps. */
function* headsOf(ids: readonly string[], keys: SampleKeys): Generator<undefined, Float64Array> {
  const heads = new Float64Array(ids.length);
  for (let from = 0; from < ids.length; from += STEP) {
    const end = Math.min(ids.length, from + STEP);
    for (let at = from; at < end; at += 1) heads[at] = keys.head(ids[at] ?? '');
    yield;
  }
  return heads;
}

/** Places of the `most` smallest keys, in their order: few are compared in full. */
function smallest(
  places: readonly number[],
  heads: Float64Array,
  most: number,
  compare: (a: number, b: number) => number,
): readonly number[] {
  if (most === 0) return [];
  const sorted = new Float64Array(places.length);
  for (const [i, at] of places.entries()) sorted[i] = heads[at] ?? 0;
  sorted.sort();
  const bound = sorted[Math.min(most, sorted.length) - 1] ?? 0;
  return places
    .filter((at) => (heads[at] ?? 0) <= bound)
    .sort((a, b) => (heads[a] ?? 0) - (heads[b] ?? 0) || compare(a, b))
    .slice(0, most);
}

const byStratum = ({ stratumOf, strata }: SampleFrame): number[][] => {
  const places = strata.map((): number[] => []);
  stratumOf.forEach((stratum, at) => places[stratum]?.push(at));
  return places;
};

/**
 * Draws `n` cases; stands still between steps of a few milliseconds.
 *
 * @throws SeedMissingError, EmptyPopulationError, SampleTooSmallError, SampleTooLargeError.
 */
export function* draw(frame: SampleFrame, seed: string, n: number): Generator<undefined, Draw> {
  const typed = seed.trim();
  if (typed === '') throw new SeedMissingError();
  if (frame.ids.length === 0) throw new EmptyPopulationError();
  const { ids, strata, sizes, recordOf } = frame;
  const numbers = allocate(
    strata.map(({ name, weight }, at) => ({ name, weight, size: sizes[at] ?? 0 })),
    n,
  );
  const keys = new SampleKeys(typed);
  const heads = yield* headsOf(ids, keys);
  const compare = (a: number, b: number): number =>
    byCodePoint(keys.hex(ids[a] ?? ''), keys.hex(ids[b] ?? ''));
  const places = byStratum(frame);
  const drawnOf = ({ name }: { readonly name: string }, stratum: number) => {
    const drawn = numbers[stratum] ?? 0;
    const cases = smallest(places[stratum] ?? [], heads, 2 * drawn, compare).map((at, i): DrawnCase => {
      const caseId = ids[at] ?? '';
      const record = recordOf[at] ?? 0;
      return {
        stratum: name,
        caseId,
        key: keys.hex(caseId),
        order: i + 1,
        isReplacement: i >= drawn,
        record,
      };
    });
    return { stratum: name, size: sizes[stratum] ?? 0, drawn, replacements: cases.length - drawn, cases };
  };
  const all = strata.map(drawnOf).sort((a, b) => byCodePoint(a.stratum, b.stratum));
  return {
    seed: typed,
    n,
    allocation: all.map(({ stratum, size, drawn, replacements }) => ({ stratum, size, drawn, replacements })),
    cases: all.flatMap(({ cases }) => cases),
  };
}
