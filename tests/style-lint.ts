/** What the look and the words of the repository must not hold, as pure checks over texts. */
import { declarations, tokensIn } from './css';

const HEX = String.raw`(?<![&\w])#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?![-\w])`;
const FUNCTIONS = String.raw`\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(`;
const NAMES = '(?:black|white|red|green|blue|gr[ae]y|yellow|orange|silver|gold|purple)';
const COLOUR = new RegExp(`${HEX}|${FUNCTIONS}`, 'i');
const NAMED = new RegExp(String.raw`(?<![-\w])${NAMES}(?![-\w])`, 'i');
const PAINTS =
  /^(color|background(-color|-image)?|fill|stroke|border.*|outline.*|box-shadow|text-decoration.*)$/;

/** A block that may hold colours: the tokens of the screen, of a theme, of the printed sheet. */
const isTokenBlock = (around: readonly string[]): boolean =>
  (around.at(-1) ?? '').split(',').every((selector) => /^(:root[^\s>+~]*|\.sheet)$/.test(selector.trim()));

/** Declarations of a sheet that paint with a colour of their own: `line: property: value`. */
export const coloursOutsideTokens = (css: string): string[] =>
  declarations(css)
    .filter(({ property, value }) => COLOUR.test(value) || (PAINTS.test(property) && NAMED.test(value)))
    .filter(({ around, property }) => !(property.startsWith('--') && isTokenBlock(around)))
    .map(({ line, property, value }) => `${String(line)}: ${property}: ${value}`);

/** Lines of a component or a chart that hold a colour; a colour is a token, asked for by name. */
export const coloursInCode = (text: string): string[] =>
  text
    .split('\n')
    .map((line, at) => `${String(at + 1)}: ${line.trim()}`)
    .filter(
      (line) => COLOUR.test(line) || new RegExp(`(?:fill|stroke|color)(?:=|: ?)["']${NAMES}["']`).test(line),
    );

/** What Chrome 101 does not know. */
const TOO_NEW: readonly (readonly [string, RegExp])[] = [
  ['nesting with &', /&/],
  ['oklch() and its kin', /\b(?:oklch|oklab|lch|lab|color-mix|light-dark)\(/],
  [':has()', /:has\(/],
  ['@container', /@container|\bcontainer-type\b/],
  ['@scope, @starting-style', /@scope|@starting-style/],
  ['dynamic viewport units', /\d(?:d|s|l)v[hwib]\b/],
];

/** CSS that an old browser would drop without a word. */
export function forbiddenCss(css: string): string[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"\n]*"|'[^'\n]*'|url\([^)]*\)/g, '""');
  const nested = declarations(css).some(
    ({ around }) => around.filter((one) => !one.startsWith('@')).length > 1,
  );
  const found = TOO_NEW.filter(([, pattern]) => pattern.test(bare)).map(([name]) => name);
  return nested ? [...found, 'nested rules'] : found;
}

/** The styles inside a component. */
export const stylesOf = (svelte: string): string =>
  [...svelte.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css).join('\n');

const HOSTS = [
  'registry',
  'npm' + 'mirror',
  'js' + 'delivr',
  'un' + 'pkg',
  'cdn' + 'js',
  'google' + 'apis',
  'g' + 'static',
  'esm',
];
const HOST = new RegExp(String.raw`\b(?:cdn\.|${HOSTS.join('|')})[\w-]*\.(?:com|org|net|sh|cn|io)\b`, 'i');
const HOST_OF_REGISTRY = /\bregistry\.[\w-]+\.\w+/i;
const FOLDERS = ['work', 'home', 'root', 'Users'];
const PATH = new RegExp(String.raw`(?<![\w.:/*~)}-])/(?:${FOLDERS.join('|')})/|\b[A-Z]:\\+Users`);

/** Lines that name the machine they were written on, or a host that serves packages. */
export const machineWords = (text: string): string[] =>
  text.split('\n').filter((line) => PATH.test(line) || HOST.test(line) || HOST_OF_REGISTRY.test(line));

/** Tests that are put aside; the only reason to skip is that the real exports are not there. */
export const putAside = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) =>
      /\b(?:it|test|describe|suite)\.(?:skip(?!\(!hasShared\b)|only|todo|fails|fixme)\b|\bskipIf\((?!!hasShared\))/.test(
        line,
      ),
    );

/** Text and its ground need 4.5 : 1; marks and the edges of controls 3 : 1. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...['ink', 'ink-2', 'ink-3', 'blue', 'red', 'amber'].map((text) => [text, 'paper', 4.5] as const),
  ...['sunk', 'blue-tint', 'hover'].map((ground) => ['ink-3', ground, 4.5] as const),
  ['blue', 'blue-tint', 4.5],
  ['on-solid', 'solid', 4.5],
  ['red', 'red-tint', 4.5],
  ['on-red', 'red', 4.5],
  ['amber', 'amber-tint', 4.5],
  ['ink', 'blue-soft', 4.5],
  ...['blue-mark', 'blue-soft', 'amber-mark', 'grey-mark', 'edge', 'solid'].map(
    (mark) => [mark, 'paper', 3] as const,
  ),
  ['edge', 'sunk', 3],
];
const HEAT_PAIRS: typeof PAIRS = [
  ['ink', 'h3', 4.5],
  ['on-h4', 'h4', 4.5],
];

const channel = (byte: number): number => (byte <= 0.04045 ? byte / 12.92 : ((byte + 0.055) / 1.055) ** 2.4);

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast by WCAG 2: 1 for the same colour, 21 for black on white. Both as `#rrggbb`. */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** The pairs that are too faint, or whose token is missing: `ink-3 on sunk: 4.31 < 4.5`. */
export function faintPairs(tokens: ReadonlyMap<string, string>): string[] {
  const pairs = tokens.has('h0') ? [...PAIRS, ...HEAT_PAIRS] : PAIRS;
  return pairs.flatMap(([mark, ground, least]) => {
    const [a, b] = [tokens.get(mark) ?? '', tokens.get(ground) ?? ''];
    if (![a, b].every((hex) => /^#[0-9a-f]{6}$/i.test(hex))) return [`${mark} on ${ground}: not #rrggbb`];
    const ratio = contrast(a, b);
    return ratio < least ? [`${mark} on ${ground}: ${ratio.toFixed(2)} < ${String(least)}`] : [];
  });
}

/** The tokens as each medium sees them: a theme and the print set some anew, the rest is the light one's. */
export function palettes(
  css: string,
): Record<'light' | 'darkBySystem' | 'darkByChoice' | 'print', Map<string, string>> {
  const light = tokensIn(css, (path) => path.length === 1 && path[0] === ':root');
  const over = (media: RegExp, root: RegExp): Map<string, string> =>
    new Map([...light, ...tokensIn(css, ([at = '', rule = '']) => media.test(at) && root.test(rule))]);
  return {
    light,
    darkBySystem: over(/^@media screen and \(prefers-color-scheme: dark\)$/, /^:root/),
    darkByChoice: over(/^@media screen$/, /^:root\[data-theme='dark'\]$/),
    print: over(/^@media print$/, /^:root/),
  };
}
