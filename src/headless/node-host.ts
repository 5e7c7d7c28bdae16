/** Files of this machine, read in place. */
import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { FileNotFoundError } from '../lib/domain/errors';
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

/** Throws FileNotFoundError for a path that names no readable file. */
const openHandle = async (path: string): Promise<FileHandle> => {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) throw new FileNotFoundError({ file: path });
  return open(path, 'r');
};

export const openFile = async (path: string): Promise<OpenFile> => {
  const handle = await openHandle(path);
  const { size } = await handle.stat();
  return {
    path,
    name: basename(path),
    size,
    source: { kind: 'path', path },
    read: (from, to) => readRange(handle, from, Math.min(to, size)),
    close: () => handle.close(),
  };
};
