import { HEAD_BYTES, TAIL_BYTES, type FileSample } from '../../src/lib/ingest/file-sample';

/** The two ends of a file, as the page and the terminal read them. */
export function sampleOf(
  name: string,
  content: Uint8Array | string,
  ends: { head: number; tail: number } = { head: HEAD_BYTES, tail: TAIL_BYTES },
): FileSample {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    head: bytes.subarray(0, ends.head),
    tail: bytes.subarray(Math.max(0, bytes.length - ends.tail)),
  };
}
