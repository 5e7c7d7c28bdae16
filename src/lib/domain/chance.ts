/**
 * Chance that repeats itself: the same seed text gives the same draws on every machine.
 *
 * SHA-256 of the text fills sfc32 (Doty-Humphrey, PractRand); normals by the ziggurat (Marsaglia & Tsang 2000, with
 * separate bits for layer and place as Doornik 2005 asks); gammas by Marsaglia and Tsang, "A simple method for generating gamma variables" (2000), betas as their share.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

const WARM_UP = 12;

/** The ziggurat: 128 layers of equal area under the normal curve; where its tail begins, and the area of a layer. */
const LAYERS = 128;
const TAIL = 3.442619855899;
const AREA = 9.91256303526217e-3;

/** Right edges of the layers, the base layer first; the base is as wide as its area with the tail asks. */
const EDGES = ((): Float64Array => {
  const edges = new Float64Array(LAYERS + 1);
  edges[0] = AREA / Math.exp(-0.5 * TAIL * TAIL);
  edges[1] = TAIL;
  for (let i = 2; i < LAYERS; i += 1) {
    const above = edges[i - 1] ?? 0;
    edges[i] = Math.sqrt(-2 * Math.log(AREA / above + Math.exp(-0.5 * above * above)));
  }
  return edges;
})();

/** Marsaglia and Tsang's constants of a gamma's shape; below 1 it is drawn one shape higher and drawn back. */
const gammaOf = (shape: number): { readonly d: number; readonly c: number; readonly back: number } => {
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  return { d, c: 1 / Math.sqrt(9 * d), back: shape < 1 ? 1 / shape : 0 };
};

/** One stream of draws. */
export class Chance {
  /** a, b, c and the counter of sfc32. */
  private readonly state: Int32Array;

  constructor(seed: string) {
    const words = new DataView(sha256(utf8ToBytes(seed)).buffer);
    this.state = Int32Array.of(words.getInt32(0), words.getInt32(4), words.getInt32(8), 1);
    for (let i = 0; i < WARM_UP; i += 1) this.uniform();
  }

  /** 32 random bits, as a signed integer. */
  private bits(): number {
    const state = this.state;
    const b = state[1] ?? 0;
    const c = state[2] ?? 0;
    const counter = state[3] ?? 0;
    const t = ((((state[0] ?? 0) + b) | 0) + counter) | 0;
    state[3] = (counter + 1) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = (((c << 21) | (c >>> 11)) + t) | 0;
    return t;
  }

  /** In (0, 1): never 0, never 1. */
  uniform(): number {
    return ((this.bits() >>> 0) + 0.5) / 2 ** 32;
  }

  /** Mean 0, variance 1. The lowest seven bits choose the layer, the other 25 the place in it. */
  normal(): number {
    for (;;) {
      const bits = this.bits();
      const layer = bits & (LAYERS - 1);
      const u = ((bits >> 7) + 0.5) / 2 ** 24;
      const edge = EDGES[layer] ?? 0;
      const x = u * edge;
      const inner = EDGES[layer + 1] ?? 0;
      if (Math.abs(x) < inner) return x;
      if (layer === 0) return this.tail(u < 0);
      const outside = Math.exp((x * x - edge * edge) / 2);
      const inside = Math.exp((x * x - inner * inner) / 2);
      if (inside + this.uniform() * (outside - inside) < 1) return x;
    }
  }

  /** Beyond the last layer (Marsaglia 1964). */
  private tail(isNegative: boolean): number {
    for (;;) {
      const x = Math.log(this.uniform()) / TAIL;
      const y = Math.log(this.uniform());
      if (-2 * y >= x * x) return isNegative ? x - TAIL : TAIL - x;
    }
  }

  private gamma(d: number, c: number, back: number): number {
    for (;;) {
      const x = this.normal();
      const t = 1 + c * x;
      if (t <= 0) continue;
      const v = t * t * t;
      const u = this.uniform();
      if (u < 1 - 0.0331 * x * x * x * x || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v)))
        return back === 0 ? d * v : d * v * Math.pow(this.uniform(), back);
    }
  }

  /** Fills every `stride`-th place of `out` from `first` on with rates of Beta(a, b): 0 where a is 0, 1 where b is 0. */
  betas(a: number, b: number, out: Float64Array, first: number, stride: number): void {
    const one = gammaOf(a);
    const other = gammaOf(b);
    for (let at = first; at < out.length; at += stride) {
      if (a <= 0 || b <= 0) out[at] = a <= 0 ? 0 : 1;
      else {
        const x = this.gamma(one.d, one.c, one.back);
        out[at] = x / (x + this.gamma(other.d, other.c, other.back));
      }
    }
  }
}
