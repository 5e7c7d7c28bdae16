/** What people and Excel leave around a cell, and how it comes off. */

/** Blanks of all kinds and the apostrophe that Excel puts before text. */
const PAD = "[\\s\u00a0\u3000\u200b\ufeff'']*";

/**
 * Padding, Excel's `="…"` and a leading apostrophe off; '' when what is left says nothing (-, --, —, null).
 * One call only: the engine takes expressions that stand twice out of their CASE and computes them for every row.
 */
export const cleanedSql = (cell: string): string =>
  `regexp_extract(${cell}, '(?s)^${PAD}(?:=")?(?:-|--|—|null|NULL|(.*?))"?${PAD}$', 1)`;

/** Begins with a letter, a digit or 汉字 and ends without padding: most cells, and nothing to clean in them. */
export const isPlain = (cell: string): string =>
  `((ascii(${cell}) between 48 and 57 or ascii(${cell}) between 65 and 122 or ascii(${cell}) between 19968 and 40959) and not ends_with(${cell}, ' ') and not ends_with(${cell}, '\t') and not ends_with(${cell}, '\u3000') and not ends_with(${cell}, '\u00a0') and ${cell} <> 'null' and ${cell} <> 'NULL')`;
