/** Two rule sets on the same records: who enters a list, who leaves it, whose step changes. A warning (step 0) is no entry. */

export interface Standing {
  readonly list: string;
  /** The same for the same subject under both sets. */
  readonly key: string;
  readonly step: number;
  readonly rule: string;
}

export type WhatIfChange = 'entered' | 'left' | 'step changed';

export interface WhatIfLine<T extends Standing> {
  readonly change: WhatIfChange;
  /** null: not on the list under that set. */
  readonly before: T | null;
  readonly after: T | null;
}

const standing = <T extends Standing>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.filter(({ step }) => step > 0).map((one) => [JSON.stringify([one.list, one.key]), one]));

/** In the order of list and subject; what stays as it is has no line. */
export function whatIf<T extends Standing>(
  before: readonly T[],
  after: readonly T[],
): readonly WhatIfLine<T>[] {
  const [then, now] = [standing(before), standing(after)];
  return [...new Set([...then.keys(), ...now.keys()])].sort().flatMap((id) => {
    const [a, b] = [then.get(id) ?? null, now.get(id) ?? null];
    if (a !== null && b !== null && a.step === b.step) return [];
    const change = a === null ? 'entered' : b === null ? 'left' : 'step changed';
    return [{ change, before: a, after: b }];
  });
}
