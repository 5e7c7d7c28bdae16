/** What one round of one side says of itself; checked where it crosses from another process. */
import * as v from 'valibot';

/** Milliseconds per statement, in the order of first use; the same statement twice is added up. */
const Steps = v.array(v.tuple([v.string(), v.number()]));

export const Loaded = v.object({
  ms: v.number(),
  /** Records and columns of the file as probed. */
  records: v.number(),
  columns: v.number(),
  /** Of the typed table, whatever the order of its rows. */
  checksum: v.string(),
  steps: Steps,
});
export type Loaded = v.InferOutput<typeof Loaded>;

/** Milliseconds of the one statement that reads the file into typed columns, nothing beside it. */
export const Staged = v.number();

/** Milliseconds of the ways to read the GB18030 file. */
export const Read = v.object({
  /** From the file's two ends to its layout. */
  probe: v.number(),
  /** All bytes to UTF-8 by the product's reader, and by TextDecoder and TextEncoder. */
  transcoder: v.number(),
  platform: v.number(),
  /** Decoded by the platform's streams, then imported as UTF-8. */
  naive: v.number(),
});
export type Read = v.InferOutput<typeof Read>;

export const Answered = v.object({
  ms: v.number(),
  records: v.array(v.number()),
  columns: v.array(v.number()),
  /** Longest main-thread task in ms; 0 = none of 50 ms or more; null where there is no such thread. */
  longestTask: v.nullable(v.number()),
  /** Digest of everything in the four answers. */
  digest: v.string(),
  steps: Steps,
});
export type Answered = v.InferOutput<typeof Answered>;

export const Asked = v.object({
  checksums: v.array(v.string()),
  queries: v.array(v.number()),
  filters: v.array(v.number()),
  /** Of all filter changes together. */
  filterSteps: Steps,
  /** Digest of the answers to all queries and all filters. */
  digest: v.string(),
});
export type Asked = v.InferOutput<typeof Asked>;

/** A spot check of everything that is loaded: ms of the population, of the draw, of each life line. */
export const Spot = v.object({
  population: v.number(),
  draw: v.number(),
  lives: v.array(v.number()),
  digest: v.string(),
});
export type Spot = v.InferOutput<typeof Spot>;

/** A year of places with their intervals, or of an assessment with its sensitivity. */
export const Places = v.object({
  ms: v.number(),
  /** As in `Answered`. */
  longestTask: v.nullable(v.number()),
  /** Of every place and its interval. */
  digest: v.string(),
});
export type Places = v.InferOutput<typeof Places>;

export const Whole = v.object({ answered: Answered, asked: Asked, spot: Spot });
export type Whole = v.InferOutput<typeof Whole>;
