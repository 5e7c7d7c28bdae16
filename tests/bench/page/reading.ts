/** How the reading of a GB18030 file compares with what a page could do without a reader of its own. */
import type { SourceFile } from '../../../src/lib/ingest/host';
import { HEAD_BYTES, TAIL_BYTES } from '../../../src/lib/ingest/probe';
import { probe } from '../../../src/lib/ingest/recognise';
import { utf8Stream } from '../../../src/lib/ingest/transcode';
import type { Read } from '../figures';

const SLICE_BYTES = 8 * 1024 * 1024;

const timed = async <T>(run: () => Promise<T> | T): Promise<{ ms: number; value: T }> => {
  const started = performance.now();
  const value = await run();
  return { ms: performance.now() - started, value };
};

const slices = async (file: SourceFile): Promise<Uint8Array[]> => {
  const all: Uint8Array[] = [];
  for (let at = 0; at < file.size; at += SLICE_BYTES)
    all.push(await file.read(at, Math.min(file.size, at + SLICE_BYTES)));
  return all;
};

const ours = (parts: readonly Uint8Array[]): number => {
  const stream = utf8Stream('gb18030');
  if (stream === null) throw new Error('GB18030 needs a stream');
  return parts.reduce((bytes, part) => bytes + stream.push(part).length, 0) + stream.end().length;
};

const platform = (parts: readonly Uint8Array[]): number => {
  const [decoder, encoder] = [new TextDecoder('gb18030'), new TextEncoder()];
  const encoded = (text: string): number => encoder.encode(text).length;
  return (
    parts.reduce((bytes, part) => bytes + encoded(decoder.decode(part, { stream: true })), 0) +
    encoded(decoder.decode())
  );
};

/** The file in UTF-8, by the platform's streams alone. */
export const naively = async (file: File): Promise<File> => {
  const text = file.stream().pipeThrough(new TextDecoderStream('gb18030'));
  const blob = await new Response(text.pipeThrough(new TextEncoderStream())).blob();
  return new File([blob], file.name);
};

/** `load` imports a file and gives its milliseconds. */
export const compareReading = async (
  file: SourceFile,
  load: (file: File) => Promise<number>,
): Promise<Read> => {
  if (file.source.kind !== 'file') throw new Error('a file of the page is needed');
  const { name, size, source } = file;
  const probed = await timed(async () =>
    probe({
      name,
      size,
      head: await file.read(0, Math.min(size, HEAD_BYTES)),
      tail: await file.read(Math.max(0, size - TAIL_BYTES), size),
    }),
  );
  const parts = await slices(file);
  const [own, other] = [await timed(() => ours(parts)), await timed(() => platform(parts))];
  if (own.value !== other.value) throw new Error(`transcoded: ${String(own.value)} | ${String(other.value)}`);
  const decoded = await timed(() => naively(source.file));
  return {
    probe: probed.ms,
    transcoder: own.ms,
    platform: other.ms,
    naive: decoded.ms + (await load(decoded.value)),
  };
};
