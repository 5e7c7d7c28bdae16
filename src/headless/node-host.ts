/** Files of this machine, read in place. */
import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SourceFile } from '../lib/ingest/host';

/** A file on disk as the import sees it; `close` when done. */
export interface OpenFile extends SourceFile {
  readonly path: string;
  close(): Promise<void>;
}

const readRange = async (handle: FileHandle, from: number, to: number): Promise<Uint8Array> => {
  const bytes = new Uint8Array(to - from);
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
  return bytes.subarray(0, bytesRead);
};

export const openFile = async (path: string): Promise<OpenFile> => {
  const [handle, { size }] = [await open(path, 'r'), await stat(path)];
  return {
    path,
    name: basename(path),
    size,
    source: { kind: 'path', path },
    read: (from, to) => readRange(handle, from, Math.min(to, size)),
    close: () => handle.close(),
  };
};
