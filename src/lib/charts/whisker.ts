/** Geometry of a dot-and-whisker: raw rate, Wilson interval, group rate, on one scale per table. */

export const WHISKER_PX = 150;
const EDGE = 4;
/** Steps that read well as per cent. */
const STEPS = [0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25];

export interface WhiskerScale {
  readonly max: number;
  /** Rates at which grid lines and their figures stand; the first is 0. */
  readonly ticks: readonly number[];
}

/** From zero to just past the highest rate, with four or five round steps; never beyond 100 %. */
export function whiskerScale(rates: readonly number[]): WhiskerScale {
  const top = Math.min(1, Math.max(0.005, ...rates) * 1.02);
  const step = STEPS.find((size) => top / size <= 5.2) ?? 0.25;
  const count = Math.floor(top / step + 1e-9);
  return { max: top, ticks: Array.from({ length: count + 1 }, (_, i) => i * step) };
}

/** Distance in px from the left edge; rates beyond the scale stand at its end. */
export const whiskerX = (rate: number, scale: WhiskerScale): number =>
  Math.round((EDGE + (Math.min(rate, scale.max) / scale.max) * (WHISKER_PX - 2 * EDGE)) * 10) / 10;
