/** Files of the browser: bytes are read in a worker of ours, so that the page stays free. */
import { CancelledError } from '../domain/errors';
import type { Layout } from '../domain/layout';
import type { IngestHost, ReadForm, Reading, ReadingEvents, SourceFile } from '../ingest/host';
import type { ReadReply, ReadRequest } from './read-messages';
import ReadWorker from './read.worker?worker';
import { openWorkbook } from './workbook-opening';

const seen = new WeakMap<File, SourceFile>();

const sourceOf = (file: File): SourceFile => ({
  name: file.name,
  size: file.size,
  read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
  source: { kind: 'file', file },
});

/** A dropped file as the import sees it: one and the same each time, so that what was read of it once is known. */
export const browserFile = (file: File): SourceFile => {
  const source = seen.get(file) ?? sourceOf(file);
  seen.set(file, source);
  return source;
};

const request = (file: SourceFile, layout: Layout, form: ReadForm): ReadRequest => {
  if (file.source.kind === 'file') return { kind: 'file', file: file.source.file, layout, form };
  if (file.source.kind === 'bytes') return { kind: 'bytes', bytes: file.source.bytes, layout, form };
  throw new TypeError('a path cannot be read here');
};

/** One worker per file, ended with it so that its memory returns; the next one starts while a file is being loaded. */
export const browserHost = (): IngestHost => {
  let waiting: Worker | null = null;
  // One that could not start is forgotten: its successor fails before the eyes of whoever uses it.
  const prepareNext = (): void => {
    const next = new ReadWorker();
    next.onerror = () => {
      if (waiting === next) waiting = null;
    };
    waiting = next;
  };
  prepareNext();
  return hostOf(() => {
    const worker = waiting ?? new ReadWorker();
    prepareNext();
    return worker;
  });
};

const hostOf = (takeWorker: () => Worker): IngestHost => ({
  read: (file: SourceFile, layout: Layout, { onProgress, onChunk, form, signal }: ReadingEvents) =>
    new Promise<Reading>((resolve, reject) => {
      const worker = takeWorker();
      const end = (settle: () => void): void => {
        worker.terminate();
        signal.removeEventListener('abort', stop);
        settle();
      };
      const fail = (error: unknown): void => {
        end(() => {
          reject(error instanceof Error ? error : new Error(String(error)));
        });
      };
      const stop = (): void => {
        fail(new CancelledError({ file: file.name }));
      };
      const take = (reply: ReadReply): void => {
        switch (reply.kind) {
          case 'progress':
            onProgress(reply.bytesRead, reply.records);
            return;
          case 'chunk':
            onChunk(reply.bytes).then(() => {
              worker.postMessage({ kind: 'next' } satisfies ReadRequest);
            }, fail);
            return;
          case 'done':
            end(() => {
              resolve(reply.reading);
            });
            return;
          case 'failed':
            fail(new Error(reply.message));
        }
      };
      signal.addEventListener('abort', stop);
      worker.onmessage = ({ data }: MessageEvent<ReadReply>) => {
        take(data);
      };
      worker.onerror = (event) => {
        fail(new Error(event.message));
      };
      worker.postMessage(request(file, layout, form));
    }),
  openWorkbook,
});
