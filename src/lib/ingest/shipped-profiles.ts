/** The profiles that come with the product: one file of `data/import-profiles` per layout of a source system. */
import { InvalidDataFileError } from '../domain/errors';
import { parseProfile, type Profile } from '../domain/profile';

const files: Readonly<Record<string, unknown>> = import.meta.glob(
  '../../../data/import-profiles/[a-z0-9]*.json',
  { eager: true, import: 'default' },
);

/** A profile is found by its file's name, so that both must be the same. */
const read = (path: string, json: unknown): Profile => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const profile = parseProfile(json, name);
  if (name !== `${profile.id}.json`)
    throw new InvalidDataFileError({ file: name, path: 'id', reason: 'other_name', value: profile.id });
  return profile;
};

export const SHIPPED_PROFILES: readonly Profile[] = Object.entries(files)
  .map(([path, json]) => read(path, json))
  .sort((a, b) => (a.id < b.id ? -1 : 1));
