/**
 * The score of the Pollock benchmark (Vitagliano et al., VLDB 2023): success, and precision, recall and F1 of the header's
 * cells, of the records (their cells run together) and of all cells, each as a bag; 10 at most.
 */

type Rows = readonly (readonly string[])[];

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** Numbers by their value, everything else without regard to case. */
const normal = (cell: string): string =>
  NUMBER.test(cell.trim()) ? String(Number(cell)) : cell.trim() === '' ? '' : cell.toLowerCase();

function common(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const one of b) left.set(one, (left.get(one) ?? 0) + 1);
  return a.filter((one) => {
    const n = left.get(one) ?? 0;
    left.set(one, n - 1);
    return n > 0;
  }).length;
}

/** Precision, recall and F1 together; 3 at most. */
function part(clean: readonly string[], loaded: readonly string[]): number {
  if (clean.length === 0) return 3;
  const both = common(clean, loaded);
  if (both === 0) return 0;
  const [p, r] = [both / clean.length, both / loaded.length];
  return p + r + (2 * p * r) / (p + r);
}

const joined = (rows: Rows): string[] => rows.slice(1).map((row) => row.map(normal).join(''));

/** What a table is worth against the clean one; both with their header as first row. */
export function pollockScore(clean: Rows, loaded: Rows): number {
  if (clean.length === 0) return 10;
  const header = part((clean[0] ?? []).map(normal), (loaded[0] ?? []).map(normal));
  return 1 + header + part(joined(clean), joined(loaded)) + part(clean.flat(), loaded.flat());
}
