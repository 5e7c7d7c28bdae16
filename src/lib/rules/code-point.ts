/** Order of texts by code point, as files are sorted. */

/** Above every surrogate in UTF-16, below every character beyond the basic plane: the one place where the two orders differ. */
const inOrder = (unit: number): number =>
  unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;

/** Below 0 when `a` comes first. JavaScript's own order is that of UTF-16 units, which puts 𠮷 before ｂ. */
export function byCodePoint(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return inOrder(left) - inOrder(right);
  }
  return a.length - b.length;
}
