/**
 * A draw recomputed from the text of the definition alone, with nothing of the product: node:crypto, whole numbers as
 * BigInt, code points by their numbers.
 */
import { createHash } from 'node:crypto';

const sha = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const byPoints = (a: string, b: string): number => {
  const [left, right] = [Array.from(a), Array.from(b)].map((all) =>
    all.map((one) => one.codePointAt(0) ?? 0),
  );
  for (let at = 0; ; at += 1) {
    const [x, y] = [left?.[at], right?.[at]];
    if (x === undefined || y === undefined) return (x === undefined ? 0 : 1) - (y === undefined ? 0 : 1);
    if (x !== y) return x - y;
  }
};

export const hashOf = (ids: readonly string[]): string =>
  sha(
    [...new Set(ids)]
      .sort(byPoints)
      .map((id) => `${id}\n`)
      .join(''),
  );

/** Of several strata by largest remainder; sizes by name. */
export const numbersOf = (sizes: ReadonlyMap<string, number>, n: number): Map<string, number> => {
  const given = new Map([...sizes].filter(([, size]) => size > 0).map(([name]) => [name, 1]));
  let left = n - given.size;
  while (left > 0) {
    const open = [...given].filter(([name, has]) => has < (sizes.get(name) ?? 0)).map(([name]) => name);
    const total = open.reduce((sum, name) => sum + BigInt(sizes.get(name) ?? 0), 0n);
    const parts = open.map((name) => {
      const product = BigInt(left) * BigInt(sizes.get(name) ?? 0);
      return { name, whole: Number(product / total), rest: product % total };
    });
    parts.sort((a, b) => (a.rest === b.rest ? byPoints(a.name, b.name) : a.rest > b.rest ? -1 : 1));
    let spare = left - parts.reduce((sum, { whole }) => sum + whole, 0);
    for (const { name, whole } of parts) {
      const share = whole + (spare-- > 0 ? 1 : 0);
      const has = given.get(name) ?? 0;
      const taken = Math.min(share, (sizes.get(name) ?? 0) - has);
      given.set(name, has + taken);
      left -= taken;
    }
  }
  return given;
};

/** Lines of sample.csv, head left out: stratum, id, key, order, replacement. */
export const redraw = (
  cases: readonly { readonly id: string; readonly stratum: string }[],
  seed: string,
  n: number,
): string[] => {
  const strata = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const { id, stratum } of cases) {
    if (seen.has(id)) continue;
    seen.add(id);
    strata.set(stratum, [...(strata.get(stratum) ?? []), id]);
  }
  const numbers = numbersOf(new Map([...strata].map(([name, ids]) => [name, ids.length])), n);
  return [...strata.keys()].sort(byPoints).flatMap((name) => {
    const drawn = numbers.get(name) ?? 0;
    return (strata.get(name) ?? [])
      .map((id) => ({ id, key: sha(`${seed.trim()}|${id}`) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, 2 * drawn)
      .map(({ id, key }, at) => [name, id, key, String(at + 1), String(at >= drawn)].join(','));
  });
};
