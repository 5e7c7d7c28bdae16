/**
 * How far a place may move by chance: places over 2,000 draws of every subject's rate (Goldstein & Spiegelhalter 1996).
 *
 * Each subject draws from a stream of its own, seeded by SHA-256(seed + "|" + subject id), so that neither the order nor
 * the presence of others changes its draws.
 */
import { Chance } from '../domain/chance';

/** 1: the lower rate is better; −1: the higher one. */
export type Sign = 1 | -1;

/** What is known of a subject's rate: Beta(a, b). */
export interface Posterior {
  readonly id: string;
  readonly a: number;
  readonly b: number;
}

export interface PlaceInterval {
  readonly low: number;
  readonly high: number;
}

const DRAWS = 2000;
/** Rates drawn between two stops: a few milliseconds. */
const STEP = 4_000;

/** How often each of `size` subjects took each place. */
class PlaceCounts {
  private readonly counts: Uint16Array;
  private readonly values: Float64Array;
  private readonly holders: Uint16Array;

  constructor(private readonly size: number) {
    this.counts = new Uint16Array(size * size);
    this.values = new Float64Array(size);
    this.holders = new Uint16Array(size);
  }

  /** Draws of everybody, one row each; the lower value is better, equal values share the lower place. */
  add(rows: Float64Array, sign: Sign): void {
    for (let from = 0; from < rows.length; from += this.size) {
      this.sort(rows, from, sign);
      this.count();
    }
  }

  private count(): void {
    let place = 0;
    for (let at = 0; at < this.size; at += 1) {
      if (at > 0 && this.values[at] !== this.values[at - 1]) place = at;
      const cell = (this.holders[at] ?? 0) * this.size + place;
      this.counts[cell] = (this.counts[cell] ?? 0) + 1;
    }
  }

  /** By insertion: subjects come in the order of their scores, from which a draw departs little. */
  private sort(rows: Float64Array, from: number, sign: Sign): void {
    const values = this.values;
    const holders = this.holders;
    for (let i = 0; i < this.size; i += 1) {
      const value = sign * (rows[from + i] ?? 0);
      let at = i;
      for (; at > 0 && (values[at - 1] ?? 0) > value; at -= 1) {
        values[at] = values[at - 1] ?? 0;
        holders[at] = holders[at - 1] ?? 0;
      }
      values[at] = value;
      holders[at] = i;
    }
  }

  /** Nearest-rank percentile of a subject's places, in thousandths. */
  percentile(subject: number, thousandths: number): number {
    const wanted = Math.ceil((thousandths * DRAWS) / 1000);
    let seen = 0;
    const own = this.counts.subarray(subject * this.size, (subject + 1) * this.size);
    return 1 + own.findIndex((count) => (seen += count) >= wanted);
  }
}

/**
 * 2.5 and 97.5 nearest-rank percentiles of each subject's place, in the order given; place 1 is best.
 *
 * `sign` 1: the lower rate is better; −1: the higher one. Stands still between steps of a few milliseconds.
 */
export function* placeIntervals(
  subjects: readonly Posterior[],
  seed: string,
  sign: Sign,
): Generator<undefined, PlaceInterval[]> {
  const streams = subjects.map(({ id }) => new Chance(`${seed}|${id}`));
  const places = new PlaceCounts(subjects.length);
  const perStep = Math.min(DRAWS, Math.max(1, Math.floor(STEP / Math.max(1, subjects.length))));
  const rows = new Float64Array(perStep * subjects.length);
  for (let done = 0; done < DRAWS; done += perStep) {
    const step = rows.subarray(0, Math.min(perStep, DRAWS - done) * subjects.length);
    for (const [i, { a, b }] of subjects.entries()) streams[i]?.betas(a, b, step, i, subjects.length);
    places.add(step, sign);
    yield;
  }
  return subjects.map((_, i) => ({ low: places.percentile(i, 25), high: places.percentile(i, 975) }));
}
