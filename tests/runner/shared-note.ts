import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The test files that read real exports beside the repository. */
function readers(root: string): string[] {
  return readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(test|spec)\.ts$/.test(path))
    .filter((path) => /from '(\.\.?\/)+shared'/.test(readFileSync(join(root, 'tests', path), 'utf8')))
    .sort();
}

/** One line that names what is skipped without the folder `../shared`, or null where it is there. */
export function sharedNote(root: string): string | null {
  if (existsSync(join(root, '..', 'shared'))) return null;
  return `没有 ../shared，跳过 / no ../shared, skipped: ${readers(root).join(', ')}`;
}
