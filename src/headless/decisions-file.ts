/** `--decisions`: what people decided about facts and candidates, as the page exports it. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { jsonOf } from '../lib/domain/data-file';
import type { TriggerGround } from '../lib/reports/trigger-ground-types';
import { parseDecisions, type Decision } from '../lib/rules/decisions';
import { ArgumentError } from './arguments';

export interface GivenDecisions {
  /** null = none were given. */
  readonly file: { readonly name: string; readonly sha256: string } | null;
  readonly decisions: readonly Decision[];
}

/** Throws ArgumentError for a file that there is not, InvalidDataFileError with the path of the fault. */
export const readDecisions = (path: string | undefined): GivenDecisions => {
  if (path === undefined) return { file: null, decisions: [] };
  if (!existsSync(path)) throw new ArgumentError(`--decisions: no file ${path}`);
  const bytes = readFileSync(path);
  return {
    file: { name: basename(path), sha256: bytesToHex(sha256(bytes)) },
    decisions: parseDecisions(jsonOf(bytes.toString('utf8'), path), path),
  };
};

/** Decisions about facts and candidates that these files do not show. */
export const idleDecisions = (
  decisions: readonly Decision[],
  { events, candidates, idOf }: TriggerGround,
): readonly Decision[] => {
  const facts = new Set(events.map(({ factKey }) => factKey));
  const ids = new Set(candidates.map(idOf));
  return decisions.filter(({ about, key }) => !(about === 'fact' ? facts : ids).has(key));
};
