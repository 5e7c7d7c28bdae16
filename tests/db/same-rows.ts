import type { Row, Value } from '../../src/lib/db/engine';

/** Equal; fractions may differ in their last bits, since sums of them depend on the order. */
const sameValue = (a: Value, b: Value): boolean => {
  if (typeof a !== 'number' || typeof b !== 'number' || Number.isInteger(a)) return a === b;
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
};

const sameRow = (a: Row, b: Row): boolean => {
  const names = Object.keys(a);
  return (
    names.join() === Object.keys(b).join() &&
    names.every((name) => sameValue(a[name] ?? null, b[name] ?? null))
  );
};

/** The first place where two results differ; null when they are the same. */
export const firstDifference = (
  left: readonly Row[],
  right: readonly Row[],
): { at: number; left: Row | undefined; right: Row | undefined } | null => {
  const at = Array.from({ length: Math.max(left.length, right.length) }, (_, i) => i).find((i) => {
    const [a, b] = [left[i], right[i]];
    return a === undefined || b === undefined || !sameRow(a, b);
  });
  return at === undefined ? null : { at, left: left[at], right: right[at] };
};
