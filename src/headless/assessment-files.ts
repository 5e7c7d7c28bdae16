/** `--scheme`, `--entries`, `--before`: what the page gives away as files. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { AssessmentScheme } from '../lib/domain/assessment';
import { noEntries, parseEntries, type AssessmentEntries } from '../lib/domain/assessment-entries';
import { jsonOf } from '../lib/domain/data-file';
import { parseVersion, type YearEndVersion } from '../lib/reports/year-end-diff';
import { exampleScheme, readScheme } from '../lib/reports/year-end-scheme';
import { ArgumentError, type Arguments } from './arguments';

export interface GivenFile<T> {
  readonly value: T;
  /** Null = nothing was given. */
  readonly file: { readonly name: string; readonly sha256: string } | null;
}

const given = <T>(
  args: Arguments,
  option: 'scheme' | 'entries' | 'before',
  parse: (json: unknown, file: string) => T,
): GivenFile<T> | null => {
  const path = args.text(option);
  if (path === undefined) return null;
  if (!existsSync(path)) throw new ArgumentError(`--${option}: no file ${path}`);
  const bytes = readFileSync(path);
  return {
    value: parse(jsonOf(bytes.toString('utf8'), path), path),
    file: { name: basename(path), sha256: bytesToHex(sha256(bytes)) },
  };
};

/** Without a file the example scheme, which stderr names. @throws InvalidDataFileError naming every fault. */
export const schemeOf = (args: Arguments): GivenFile<AssessmentScheme> => {
  const own = given(args, 'scheme', readScheme);
  if (own !== null) return own;
  process.stderr.write('no --scheme: the example scheme is used\n');
  return { value: exampleScheme(), file: null };
};

export const entriesOf = (args: Arguments, year: string): GivenFile<AssessmentEntries> =>
  given(args, 'entries', parseEntries) ?? { value: noEntries(year), file: null };

export const beforeOf = (args: Arguments): GivenFile<YearEndVersion> | null =>
  given(args, 'before', parseVersion);

/**
 * What an archive is to hold of the year: the files given, each else as `kept`; null = neither is given or kept. Entries
 * without a scheme go with the example scheme, a scheme without entries with none.
 */
export const assessmentOf = (
  args: Arguments,
  year: string,
  kept: { readonly scheme: AssessmentScheme; readonly entries: AssessmentEntries } | null,
): { readonly scheme: AssessmentScheme; readonly entries: AssessmentEntries } | null => {
  const [scheme, entries] = [given(args, 'scheme', readScheme), given(args, 'entries', parseEntries)];
  if (scheme === null && entries === null) return kept;
  return {
    scheme: scheme?.value ?? kept?.scheme ?? exampleScheme(),
    entries: entries?.value ?? kept?.entries ?? noEntries(year),
  };
};
