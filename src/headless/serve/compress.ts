import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { filesBelow, type BuiltFile } from './folder';

const brotli = promisify(brotliCompress);
const WORTH = /\.(wasm|js|css|html|json|svg|csv)$/;
const MIN_BYTES = 1024;

/** Not 11, nor the widest window: the engine would be a little smaller, and every build minutes longer. */
const QUALITY = 9;

async function compress({ location }: BuiltFile): Promise<void> {
  const bytes = await readFile(location);
  if (bytes.length <= MIN_BYTES) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  await writeFile(`${location}.br`, await brotli(bytes, { params }));
}

/** Writes a `.br` twin beside every text, style, script and wasm file over 1 KB; the files themselves stay. */
export async function compressFolder(folder: string): Promise<void> {
  await Promise.all(
    filesBelow(folder)
      .filter(({ path }) => WORTH.test(path))
      .map(compress),
  );
}
