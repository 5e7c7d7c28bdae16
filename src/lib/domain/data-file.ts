/**
 * Files of the field's own data (calendars, rule sets): checked against a schema when they come in, named exactly when
 * they are wrong, and written in one canonical way when their content is to be compared.
 */
import * as v from 'valibot';
import { InvalidDataFileError } from './errors';

/**
 * Checks a data file against its schema.
 *
 * `reason` of the error is the message of the failed check, which is a code (`no_such_date`), or `wrong_form` with
 * what was `expected` and `received`.
 * @throws InvalidDataFileError with `file`, `path` and `reason` of the first fault.
 */
export function checkDataFile<const S extends v.GenericSchema>(
  schema: S,
  json: unknown,
  file: string,
  at = '',
): v.InferOutput<S> {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = [at, v.getDotPath(issue) ?? ''].filter((part) => part !== '').join('.');
  if (issue.kind !== 'schema') throw new InvalidDataFileError({ file, path, reason: issue.message });
  throw new InvalidDataFileError({
    file,
    path,
    reason: 'wrong_form',
    expected: issue.expected ?? 'unknown',
    received: issue.received,
  });
}

/** What a file of the field's own data holds, before it is checked. @throws InvalidDataFileError for `not_json`. */
export function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new InvalidDataFileError({ file, path: '', reason: 'not_json' }, { cause });
  }
}

/** One text per content: keys in order, no spaces. Lists keep their order. For hashes. */
export const canonicalJson = (value: unknown): string => JSON.stringify(inKeyOrder(value));

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inKeyOrder(inner)]));
}
