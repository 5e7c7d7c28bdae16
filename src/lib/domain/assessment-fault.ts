/** Everything that is wrong with a file or form of the assessment, each with its place, so that nobody mends one thing to hear of the next. */
import * as v from 'valibot';
import { InvalidDataFileError, type ErrorParams } from './errors';

export interface AssessmentFault {
  /** `indicators.2.weight` */
  readonly path: string;
  /** A code, in words as `reason_…`. */
  readonly reason: string;
  readonly params: ErrorParams;
}

export const fault = (path: string, reason: string, params: ErrorParams = {}): AssessmentFault => ({
  path,
  reason,
  params,
});

/** What the schema says, in the order of the file. */
export const formFaults = (schema: v.GenericSchema, json: unknown): readonly AssessmentFault[] => {
  const result = v.safeParse(schema, json);
  if (result.success) return [];
  return result.issues.map((issue) =>
    fault(v.getDotPath(issue) ?? '', issue.kind === 'schema' ? 'wrong_form' : issue.message),
  );
};

/** All of them in one line; the first one is named in full. @throws InvalidDataFileError when there is any. */
export function refuse(faults: readonly AssessmentFault[], file: string): void {
  const [first, ...rest] = faults;
  if (first === undefined) return;
  const also = rest.map(({ path, reason }) => `${path} ${reason}`).join('; ');
  throw new InvalidDataFileError({
    file,
    path: first.path,
    reason: first.reason,
    ...first.params,
    ...(also === '' ? {} : { also }),
  });
}

/** Pairs of equal keys: where the later one stands, and where the first one did. */
export function twice<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): readonly { readonly at: number; readonly first: number }[] {
  const seen = new Map<string, number>();
  return items.flatMap((item, at) => {
    const key = keyOf(item);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, at);
    return first === undefined ? [] : [{ at, first }];
  });
}
