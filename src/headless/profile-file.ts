/** `--profile`: the id of a shipped profile, or a file. */
import { existsSync, readFileSync } from 'node:fs';
import { InvalidDataFileError, UnknownNameError } from '../lib/domain/errors';
import { parseProfile, type Profile } from '../lib/domain/profile';
import { SHIPPED_PROFILES } from '../lib/ingest/shipped-profiles';

const parseJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new InvalidDataFileError({ file: path, reason: 'not_json' }, { cause });
  }
};

/** @throws UnknownNameError or InvalidDataFileError with the path of the fault. */
export const readProfile = (name: string): Profile => {
  const shipped = SHIPPED_PROFILES.find(({ id }) => id === name);
  if (shipped !== undefined) return shipped;
  if (!existsSync(name)) throw new UnknownNameError({ kind: 'profile', name });
  return parseProfile(parseJson(name), name);
};
