/** 总体: the distinct cases that can be drawn, their strata, and the hash by which anybody can tell that it is the same population. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { byCodePoint } from './code-point';

/** Records as they were read: any order, an id perhaps several times. */
export interface SampleRecords {
  readonly ids: readonly string[];
  /** Stratum of each record, as a place in `strata`. */
  readonly stratumOf: Int32Array;
  readonly strata: readonly SampleStratum[];
}

export interface SampleStratum {
  readonly name: string;
  /** 1, or how often a case of this stratum counts in the proportion. */
  readonly weight: number;
}

export interface SampleFrame {
  /** In code-point order, each once. */
  readonly ids: readonly string[];
  readonly stratumOf: Int32Array;
  /** Where each id stands among the records: of several the first. */
  readonly recordOf: Int32Array;
  readonly strata: readonly SampleStratum[];
  /** Distinct cases of each stratum. */
  readonly sizes: readonly number[];
  /** Ids that several records hold: drawn once, in the stratum of the first record. */
  readonly duplicates: readonly string[];
}

const sizesOf = (strata: readonly SampleStratum[], stratumOf: Int32Array): number[] => {
  const sizes = strata.map(() => 0);
  for (const at of stratumOf) sizes[at] = (sizes[at] ?? 0) + 1;
  return sizes;
};

/** The population of these records; their order changes nothing, save which of two records with one id is the first. */
export function frameOf({ ids, stratumOf, strata }: SampleRecords): SampleFrame {
  const order = ids.map((_, at) => at).sort((a, b) => byCodePoint(ids[a] ?? '', ids[b] ?? '') || a - b);
  const first = order.filter((at, i) => i === 0 || ids[at] !== ids[order[i - 1] ?? 0]);
  const again = order.filter((at, i) => i > 0 && ids[at] === ids[order[i - 1] ?? 0]);
  const own = Int32Array.from(first, (at) => stratumOf[at] ?? 0);
  return {
    ids: first.map((at) => ids[at] ?? ''),
    stratumOf: own,
    recordOf: Int32Array.from(first),
    strata,
    sizes: sizesOf(strata, own),
    duplicates: [...new Set(again.map((at) => ids[at] ?? ''))],
  };
}

/** Ids joined at once: a few hundred kilobytes of text. */
const CHUNK = 16_384;

/** SHA-256 of the ids in code-point order, each followed by a line feed, UTF-8; lower-case hex. */
export function populationHash({ ids }: Pick<SampleFrame, 'ids'>): string {
  const hash = sha256.create();
  for (let from = 0; from < ids.length; from += CHUNK)
    hash.update(utf8ToBytes(`${ids.slice(from, from + CHUNK).join('\n')}\n`));
  return bytesToHex(hash.digest());
}
