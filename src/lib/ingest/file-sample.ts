/** What the probe sees of a file: enough to decide how to read it, never the whole. */
export interface FileSample {
  readonly name: string;
  /** Bytes of the whole file. */
  readonly size: number;
  /** The first `HEAD_BYTES`, or all there are. */
  readonly head: Uint8Array;
  /** The last `TAIL_BYTES`, or all there are; it may overlap the head. */
  readonly tail: Uint8Array;
}

export const HEAD_BYTES = 256 * 1024;
export const TAIL_BYTES = 64 * 1024;

/** The two ends of bytes that are all there. */
export const sampleOf = (name: string, bytes: Uint8Array): FileSample => ({
  name,
  size: bytes.length,
  head: bytes.subarray(0, HEAD_BYTES),
  tail: bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES)),
});

interface Readable extends Pick<FileSample, 'name' | 'size'> {
  read(from: number, to: number): Promise<Uint8Array>;
}

const readEnds = async (file: Readable): Promise<FileSample> => ({
  name: file.name,
  size: file.size,
  head: await file.read(0, Math.min(file.size, HEAD_BYTES)),
  tail: await file.read(Math.max(0, file.size - TAIL_BYTES), file.size),
});

const taken = new WeakMap<Readable, Promise<FileSample>>();

/** The two ends of a file that is read on demand; they are read once. */
export const takeSample = (file: Readable): Promise<FileSample> => {
  const known = taken.get(file);
  if (known !== undefined) return known;
  const sample = readEnds(file);
  taken.set(file, sample);
  // A file that could not be read may be there again the next time.
  sample.catch(() => taken.delete(file));
  return sample;
};

/** Whether the head is the whole file. */
export const isWhole = ({ head, size }: FileSample): boolean => head.length >= size;

const LF = 0x0a;
const CR = 0x0d;

/** The part of the tail that begins with a whole line, empty when the head has seen everything. */
export function tailLines(sample: FileSample): Uint8Array {
  const { head, tail, size } = sample;
  if (isWhole(sample)) return new Uint8Array(0);
  const from = Math.max(0, head.length - (size - tail.length));
  const lineEnd = tail.findIndex((byte, i) => i >= from && (byte === LF || byte === CR));
  return lineEnd < 0 ? new Uint8Array(0) : tail.subarray(lineEnd + 1);
}
