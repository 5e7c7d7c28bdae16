/** Thin shell around `readPass`: bytes in here, progress, chunks and the reading out. */
import { readPass } from '../ingest/read-pass';
import type { SourceFile } from '../ingest/host';
import type { ReadReply, ReadRequest } from './read-messages';

let goOn: () => void = () => undefined;

const reply = (message: ReadReply, transfer: Transferable[] = []): void => {
  self.postMessage(message, { transfer });
};

const sourceOf = (request: Exclude<ReadRequest, { kind: 'next' }>): SourceFile => {
  if (request.kind === 'bytes') {
    const { bytes } = request;
    return {
      name: '',
      size: bytes.length,
      read: (from, to) => Promise.resolve(bytes.slice(from, to)),
      source: { kind: 'bytes', bytes },
    };
  }
  const { file } = request;
  return {
    name: file.name,
    size: file.size,
    read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
    source: { kind: 'file', file },
  };
};

const run = async (request: Exclude<ReadRequest, { kind: 'next' }>): Promise<void> => {
  const reading = await readPass(sourceOf(request), request.layout, {
    onProgress: (bytesRead, records) => {
      reply({ kind: 'progress', bytesRead, records });
    },
    onChunk: (bytes) => {
      const own = bytes.slice();
      const taken = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      reply({ kind: 'chunk', bytes: own }, [own.buffer]);
      return taken;
    },
    form: request.form,
    signal: new AbortController().signal,
  });
  reply({ kind: 'done', reading });
};

self.onmessage = ({ data }: MessageEvent<ReadRequest>) => {
  if (data.kind === 'next') {
    goOn();
    return;
  }
  run(data).catch((error: unknown) => {
    reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
};
