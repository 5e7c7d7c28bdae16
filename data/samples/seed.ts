/**
 * Seeded chance for the sample county.
 *
 * Every record owns a stream named by (seed, kind, index): changing one record never moves another one,
 * which is what lets a test flip a single case and compare everything else byte by byte.
 */

/** FNV-1a over UTF-16 units with a final mix; only has to spread names, not to resist anyone. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The element at `index`; reaching outside a list is a mistake of the generator, not a value. */
export function itemAt<T>(list: ArrayLike<T>, index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`no element ${String(index)} in ${String(list.length)}`);
  return found;
}

/** One record's own run of chance (mulberry32). Integer arithmetic only, so alike on every machine. */
export class Stream {
  #state: number;

  constructor(seed: string, kind: string, index: number) {
    this.#state = hashOf(`${seed}|${kind}|${String(index)}`);
  }

  /** A number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True with the given probability; always draws once. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One element, all equally likely. */
  pick<T>(list: readonly T[]): T {
    return itemAt(list, this.int(0, list.length - 1));
  }

  /** One value of a table of [value, weight]. */
  weighted<T>(table: readonly (readonly [T, number])[]): T {
    let total = 0;
    for (const entry of table) total += entry[1];
    let left = this.next() * total;
    for (const [value, weight] of table) {
      left -= weight;
      if (left < 0) return value;
    }
    return itemAt(table, table.length - 1)[0];
  }
}

/** The list in a seeded order (Fisher–Yates). */
export function shuffled<T>(list: readonly T[], stream: Stream): T[] {
  const order = [...list];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = stream.int(0, i);
    const held = itemAt(order, i);
    order[i] = itemAt(order, j);
    order[j] = held;
  }
  return order;
}

/** Hands out positions for special roles so that no record plays two of them. */
export class Casting {
  readonly #order: readonly number[];
  readonly #taken = new Set<number>();

  constructor(size: number, stream: Stream) {
    this.#order = shuffled([...Array(size).keys()], stream);
  }

  /**
   * The next `count` free positions that suit, in ascending order.
   * @throws RangeError when the county holds too few of them; a plant must not silently shrink.
   */
  take(count: number, suits: (index: number) => boolean): number[] {
    const chosen: number[] = [];
    for (const index of this.#order) {
      if (chosen.length === count) break;
      if (!this.#taken.has(index) && suits(index)) chosen.push(index);
    }
    if (chosen.length < count) throw new RangeError(`only ${String(chosen.length)} of ${String(count)}`);
    for (const index of chosen) this.#taken.add(index);
    return chosen.sort((a, b) => a - b);
  }
}
