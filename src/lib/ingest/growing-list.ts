/** Lists of numbers whose length is known only at the end. */

/** The list itself, or a longer copy when its first `used` entries are all there are. */
export function withRoom(list: Uint32Array<ArrayBuffer>, used: number): Uint32Array<ArrayBuffer> {
  if (used < list.length) return list;
  const grown = new Uint32Array(used * 2);
  grown.set(list);
  return grown;
}
