/**
 * The common core of SQL, as far as a text can show it. What it refuses answers differently, or not at all,
 * on another engine, mostly without any error: a wrong number that nobody sees.
 */

/** A pattern that must not stand in a file, and what to write in its place. */
interface Ban {
  readonly rule: string;
  readonly pattern: RegExp;
}

const call = (...names: string[]): RegExp => new RegExp(String.raw`\b(?:${names.join('|')})\s*\(`, 'i');

/** Looked for outside comments and outside text in quotes. */
const BANS: readonly Ban[] = [
  { rule: 'no // (a comment elsewhere): floor(a / b)', pattern: /\/\// },
  { rule: 'no # (a comment elsewhere)', pattern: /#/ },
  { rule: 'no ;: one SELECT per file', pattern: /;/ },
  { rule: 'lower case everywhere', pattern: /[A-Z]/ },
  { rule: 'no ::date or ::timestamp: date_of(x), at_midnight(d)', pattern: /::\s*(date|timestamp)/i },
  {
    rule: 'no cast to date or timestamp: date_of(x), at_midnight(d)',
    // A NULL has no text that could be read otherwise.
    pattern: /\bcast\s*\((?!null\s)(?:[^()]|\([^()]*\))*\bas\s+(date|timestamp)/i,
  },
  { rule: 'no not in: not exists, or an anti join', pattern: /\bnot\s+in\b/i },
  { rule: 'no round: format at the edge', pattern: call('round', 'round_even') },
  {
    rule: 'no bytes-or-characters function: first_chars(s, n), char_length, ||',
    pattern: call('length', 'substring', 'substr', 'left', 'right', 'position', 'strpos', 'reverse'),
  },
  { rule: 'no concat: || with coalesce', pattern: call('concat', 'concat_ws', 'string_agg', 'array_agg') },
  { rule: 'no upper or lower: case is folded at import', pattern: call('upper', 'lower', 'ucase', 'lcase') },
  { rule: 'no lag or lead: 0 at the edge elsewhere', pattern: call('lag', 'lead') },
  {
    rule: 'no lists, structs, json',
    pattern: /\b(unnest|lateral|struct\w*|json\w*|generate_series|list_\w+|map)\b|[[\]{}]/i,
  },
  { rule: 'no rollup, cube, grouping sets', pattern: /\b(rollup|cube|grouping\s+sets)\b/i },
  {
    rule: 'no date formatting or week numbers',
    pattern: call('strftime', 'strptime', 'week', 'weekofyear', 'dayofweek', 'isodow', 'epoch', 'make_date'),
  },
  {
    rule: 'no clock: the cut-off is a parameter',
    pattern: /\b(current_date|current_timestamp|localtimestamp|now\s*\(|today\s*\()/i,
  },
  { rule: 'no regular expressions: dialects differ', pattern: /\b(regexp\w*|similar\s+to)\b|~/i },
  { rule: 'no log: ln', pattern: call('log', 'log10') },
  { rule: 'no decimals: 1.96e0', pattern: /(?<![\w.])\d+\.\d+(?!\d*e)|\b(decimal|numeric|hugeint)\b/i },
  { rule: 'no collations', pattern: /\bcollate\b/i },
  { rule: 'no try_cast: import has checked', pattern: call('try_cast') },
  {
    rule: 'no variance of one row: write the sums out',
    pattern: call('var_samp', 'stddev_samp', 'variance', 'stddev'),
  },
  {
    rule: 'not on every engine',
    pattern: call(
      'bool_or',
      'bool_and',
      'arg_max',
      'arg_min',
      'quantile_cont',
      'percentile_cont',
      'md5',
      'hash',
    ),
  },
  { rule: 'divide by nullif(n, 0) or a number', pattern: /(?<!\/)\/(?!\/|\s*(?:nullif\s*\(|[1-9]))/i },
];

/** Looked for with the text in quotes in place. */
const TEXT_BANS: readonly Ban[] = [
  { rule: 'no backslash: an escape elsewhere', pattern: /\\/ },
  {
    rule: 'no date literal but a fixed one in 1970–2149',
    pattern: /\b(date|timestamp)\s*'(?!(19[7-9]\d|20\d\d|21[0-4]\d)-\d\d-\d\d')/i,
  },
  { rule: "no date_diff('week')", pattern: /\bdate_diff\s*\(\s*'week'/i },
];

const withoutComments = (text: string): string =>
  text.replace(/'(?:[^']|'')*'|--[^\n]*/g, (part) => (part.startsWith('--') ? '' : part));
const withoutText = (code: string): string => code.replace(/'(?:[^']|'')*'/g, "''");

/** What stands outside all parentheses: the final SELECT and the names of the steps before it. */
function outermost(code: string): string {
  let depth = 0;
  let kept = '';
  for (const letter of code) {
    if (letter === ')') depth -= 1;
    if (depth === 0) kept += letter;
    if (letter === '(') depth += 1;
  }
  return kept;
}

const endsInStar = (bare: string): boolean =>
  /\bselect\s+(distinct\s+)?(\w+\.)?\*|,\s*(\w+\.)?\*(?=\s*(,|\bfrom\b))/i.test(outermost(bare));

const TYPES = 'date|timestamp|integer|bigint|double|varchar|boolean';
const PARAMS = new RegExp(String.raw`^(\(none\)|[a-z]\w* (${TYPES})(, [a-z]\w* (${TYPES}))*)$`);
const KINDS = /^(measure|event|fact|query)$/;
const ANYTHING = /\S/;

function headerProblems(text: string): string[] {
  const first = text.split('\n', 1)[0] ?? '';
  const field = (key: string): string => new RegExp(`^-- ${key}:(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
  const wanted: readonly (readonly [string, RegExp])[] = [
    ['kind', KINDS],
    ['params', PARAMS],
    ['needs', ANYTHING],
    ['clause', ANYTHING],
    ...(field('kind') === 'fact' ? ([['key', ANYTHING]] as const) : []),
  ];
  const missing = wanted.filter(([key, form]) => !form.test(field(key))).map(([key]) => `header: -- ${key}:`);
  const named = /^-- .*\p{Script=Han}.*[a-z]/u.test(first);
  return named ? missing : ['header: first line is the term in Chinese and English', ...missing];
}

/** The rules that a file breaks, in words; empty when it keeps them all. */
export function lintSql(text: string): string[] {
  const code = withoutComments(text);
  const bare = withoutText(code);
  return [
    ...headerProblems(text),
    ...BANS.filter(({ pattern }) => pattern.test(bare)).map(({ rule }) => rule),
    ...TEXT_BANS.filter(({ pattern }) => pattern.test(code)).map(({ rule }) => rule),
    ...(endsInStar(bare) ? ['no select * in the final select'] : []),
  ];
}
