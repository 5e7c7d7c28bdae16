/** A value that JSON can hold. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Order by code point; the default order of strings is by UTF-16 unit and differs above U+FFFF. */
export function byCodePoint(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  let n = 0;
  while (n < shared && a.charCodeAt(n) === b.charCodeAt(n)) n += 1;
  // Where only the second half of a pair differs, the halves order as the whole code points do.
  return n === shared ? a.length - b.length : (a.codePointAt(n) ?? 0) - (b.codePointAt(n) ?? 0);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function block(open: string, close: string, lines: readonly string[], indent: string): string {
  if (lines.length === 0) return open + close;
  return `${open}\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}${close}`;
}

/**
 * JSON text with the keys of every object in code-point order and two spaces of indent.
 * JSON.stringify would put keys that look like integers first whatever they were sorted to.
 */
export function sortedJson(value: Json, indent = ''): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  if (isList(value)) {
    const lines = value.map((element) => sortedJson(element, inner));
    return block('[', ']', lines, indent);
  }
  const entries = Object.entries(value).sort(([a], [b]) => byCodePoint(a, b));
  const lines = entries.flatMap(([key, element]) =>
    element === undefined ? [] : [`${JSON.stringify(key)}: ${sortedJson(element, inner)}`],
  );
  return block('{', '}', lines, indent);
}
