/** What people and Excel leave around a cell, and how it comes off. */

/** Blanks of all kinds. */
const PAD = '[\\s\u00a0\u3000\u200b\ufeff]*';

/** Blanks that can be seen as such. */
const BLANKS = '[\\s\u00a0\u3000]*';

const SAYS_NOTHING = '-|--|—|null|NULL';

/**
 * A quotation mark or an apostrophe at the end belongs to the text unless `="` opened the cell; the apostrophe that
 * Excel puts before text is one.
 */
const withoutPad = (cell: string, pad: string): string =>
  `regexp_replace(${cell}, '(?s)^${pad}''?${pad}(?:="(?:${SAYS_NOTHING}|(.*?))"|(?:${SAYS_NOTHING}|(.*?)))${pad}$', '\\1\\2')`;

/**
 * Padding, Excel's `="…"` and a leading apostrophe off; '' when what is left says nothing (-, --, —, null).
 * One call only: the engine takes expressions that stand twice out of their CASE and computes them for every row.
 */
export const cleanedSql = (cell: string): string => withoutPad(cell, PAD);

/** Begins with a letter, a digit or 汉字 and ends without padding: most cells, and nothing to clean in them. */
export const isPlain = (cell: string): string =>
  `((ascii(${cell}) between 48 and 57 or ascii(${cell}) between 65 and 122 or ascii(${cell}) between 19968 and 40959) and not ends_with(${cell}, ' ') and not ends_with(${cell}, '\t') and not ends_with(${cell}, '\u3000') and not ends_with(${cell}, '\u00a0') and ${cell} <> 'null' and ${cell} <> 'NULL')`;

/** Characters that are not seen: soft hyphen, zero width, directions of writing, byte-order mark. */
export const INVISIBLE =
  '[\\x{00ad}\\x{061c}\\x{200b}-\\x{200f}\\x{202a}-\\x{202e}\\x{2060}-\\x{2069}\\x{feff}]';

/** Blanks within a name; a line break in a wrapped cell is one of them, as it is in a workbook's cell. */
const GAP = '[ \\t\\r\\n\u00a0\u3000]+';

/** Spaces between 汉字; twice, because a match takes the character that the next one begins with. */
const closeHan = (text: string): string =>
  [1, 2].reduce((sql) => `regexp_replace(${sql}, '(\\p{Han})${GAP}(\\p{Han})', '\\1\\2', 'g')`, text);

/**
 * Macros for names of units, sections and officers, made once per database. What is not seen is written out, so that
 * two names that look alike are neither one nor shown alike; spaces between 汉字 and the suffix （窗口） of a unit make
 * no other name.
 */
export const NAME_MACROS: readonly string[] = [
  `create or replace macro shown_name(x) as case when regexp_matches(x, '${INVISIBLE}') then
    array_to_string(list_transform(string_split(x, ''), lambda c: case when regexp_matches(c, '${INVISIBLE}') then '<U+' || format('{:04X}', unicode(c)) || '>' else c end), '')
    else x end`,
  `create or replace macro one_name(x) as shown_name(regexp_replace(${closeHan('x')}, '${GAP}', ' ', 'g'))`,
  `create or replace macro one_unit(x) as regexp_replace(one_name(x), '\\s*[（(]\\s*窗口\\s*[）)]$', '')`,
];

/** A text of one line: what a wrapped cell breaks is put together with a space, as in a workbook's cell. */
export const oneLineSql = (cell: string): string =>
  `regexp_replace(${cleanedSql(cell)}, '\\s*[\\r\\n]+\\s*', ' ', 'g')`;

/** A name as it was written, padding off. */
export const writtenNameSql = (cell: string): string => withoutPad(cell, BLANKS);
/** The name that a cell of a unit column names. */
export const unitNameSql = (cell: string): string => `one_unit(${writtenNameSql(cell)})`;
/** The name that a cell of a section or officer column names. */
export const staffNameSql = (cell: string): string => `one_name(${writtenNameSql(cell)})`;
