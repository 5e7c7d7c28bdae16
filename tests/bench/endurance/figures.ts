/** What the page says of one load; checked where it crosses from the page. */
import * as v from 'valibot';

export const Taken = v.object({ fileNo: v.number(), loaded: v.number(), setAside: v.number() });
export type Taken = v.InferOutput<typeof Taken>;

export const BrokenOff = v.object({
  /** From the abort to the end of the load; null when the load had ended before, and the file is in. */
  ms: v.nullable(v.number()),
  /** The tables hold what they held before. */
  isAsBefore: v.boolean(),
});
export type BrokenOff = v.InferOutput<typeof BrokenOff>;
