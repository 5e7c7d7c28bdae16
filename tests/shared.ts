import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../shared/', import.meta.url));

/** Real exports and outside suites stand beside the repository; without them their tests are skipped, visibly. */
export const hasShared = existsSync(root);

export const sharedPath = (path: string): string => `${root}${path}`;
