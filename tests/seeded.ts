/** Chance that repeats itself (mulberry32). */
export interface Chance {
  /** 0 … n − 1. */
  below(n: number): number;
  one<T>(items: readonly T[]): T;
}

export const seeded = (seed: number): Chance => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return { below, one: (items) => items[below(items.length)]! };
};
