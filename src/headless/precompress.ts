/**
 * The last step of a build: `build/_headers` for static hosts, and a `.br` twin beside every file worth it,
 * because the engine is 34 MB as it is and 6 MB compressed.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressFolder } from './serve/compress';
import { folderPolicy, headersFile } from './serve/policy';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'build');

async function main(): Promise<void> {
  writeFileSync(join(folder, '_headers'), headersFile(folderPolicy(folder)));
  await compressFolder(folder);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
