import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Where the page is built. */
export interface BuiltFile {
  /** Path below the folder with forward slashes, without a leading one: `_app/version.json`. */
  readonly path: string;
  /** Where it lies on this machine. */
  readonly location: string;
}

/** All regular files below a folder, in a fixed order; links are not followed, so nothing outside can be named. */
export function filesBelow(folder: string): BuiltFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((location) => ({ path: relative(folder, location).split(sep).join('/'), location }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
