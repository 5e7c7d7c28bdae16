import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { declarations } from './css';
import {
  coloursInCode,
  coloursOutsideTokens,
  contrast,
  faintPairs,
  forbiddenCss,
  machineWords,
  palettes,
  putAside,
  stylesOf,
} from './style-lint';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path !== '');
const SHEET = 'src/lib/components/mingcha.css';

/** Files in which a check finds something, each with what it found. */
function findings(choose: RegExp, check: (text: string) => string[]): [string, string[]][] {
  return files
    .filter((path) => choose.test(path))
    .map((path): [string, string[]] => [path, check(read(path))])
    .filter(([, found]) => found.length > 0);
}

describe('one style sheet, and colours only in its tokens', () => {
  it('there is no other style sheet', () => {
    expect(files.filter((path) => path.endsWith('.css'))).toEqual([SHEET]);
  });
  it('the sheet paints with tokens alone', () => {
    expect(coloursOutsideTokens(read(SHEET))).toEqual([]);
  });
  it('components and charts hold no colour', () => {
    expect(findings(/^src\/.*\.svelte$|^src\/lib\/charts\/.*\.ts$/, coloursInCode)).toEqual([]);
  });
  it('Chrome 101 can read all of it', () => {
    expect(forbiddenCss(read(SHEET))).toEqual([]);
    expect(findings(/\.svelte$/, (text) => forbiddenCss(stylesOf(text)))).toEqual([]);
  });
  it('the dark theme is one, whether the system or the reader chose it', () => {
    const { darkBySystem, darkByChoice } = palettes(read(SHEET));
    expect(darkByChoice).toEqual(darkBySystem);
  });
  it.each(['light', 'darkBySystem', 'print'] as const)(
    '%s: text 4.5 : 1, marks and edges 3 : 1',
    (medium) => {
      expect(faintPairs(palettes(read(SHEET))[medium])).toEqual([]);
    },
  );
});

describe('the repository speaks of the product alone', () => {
  it('no path of a machine, no host of a package registry', () => {
    expect(
      findings(/\.(ts|js|json|md|svelte|css|html|sql|svg)$|^\.ci\/|^static\/[^/]*$/, machineWords),
    ).toEqual([]);
  });
  it('no test is put aside', () => {
    expect(findings(/^tests\/.*\.ts$/, putAside)).toEqual([]);
  });
});

describe('the checks themselves', () => {
  it('a sheet is read into declarations with their line and what stands around them', () => {
    const css = `/* a { color: red } */\n:root,\n.sheet { --ink: #000000; }\n@media print {\n  a::before { content: "}"; color: var(--ink) }\n}`;
    expect(declarations(css)).toEqual([
      { around: [':root, .sheet'], property: '--ink', value: '#000000', line: 3 },
      { around: ['@media print', 'a::before'], property: 'content', value: "'}'", line: 5 },
      { around: ['@media print', 'a::before'], property: 'color', value: 'var(--ink)', line: 5 },
    ]);
  });
  it.each([
    'a { color: #fff }',
    'a { background: rgba(0, 0, 0, .5) }',
    'a { border: 1px solid red }',
    ':root { color: #14181f }',
    ':root a { --own: #14181f }',
    'a { --own: #14181f }',
  ])('%s holds a colour outside the tokens', (css) => {
    expect(coloursOutsideTokens(css)).toHaveLength(1);
  });
  it.each([
    ':root { --ink: #14181f }',
    ":root[data-theme='dark'] { --ink: #fff }",
    ':root, .sheet { --shade: rgba(0, 0, 0, .5) }',
    'a { color: var(--red); white-space: nowrap }',
  ])('%s is right', (css) => {
    expect(coloursOutsideTokens(css)).toEqual([]);
  });
  it('a colour in a component is seen, an entity, an anchor and a block are not', () => {
    expect(
      coloursInCode('<rect fill="#1a488f" />\n<b style="color: rgb(1, 2, 3)">\n<i fill="white">'),
    ).toHaveLength(3);
    expect(coloursInCode('<a href="#main">&#160;</a>{#each rows as row (row.id)}{/each}')).toEqual([]);
  });
  it.each([
    'a { & b { x: y } }',
    'a { b { x: y } }',
    'a:has(b) { x: y }',
    '@container (x) { a { b: c } }',
    'a { color: oklch(1 1 1) }',
    'a { color: color-mix(in srgb, a, b) }',
    'a { height: 100dvh }',
  ])('%s is too new', (css) => {
    expect(forbiddenCss(css).length).toBeGreaterThan(0);
  });
  it('plain rules in media are not too new', () => {
    expect(forbiddenCss("@media print { a[href='&'] { color: var(--ink) } }")).toEqual([]);
  });
  it.each([
    ['', 'home', 'anna', 'x.csv'].join('/'),
    ['', 'Users', 'anna', 'x'].join('/'),
    ['C:', 'Users', 'anna'].join('\\'),
    ['https://registry', 'npmjs', 'org/x'].join('.'),
    ['https://cdn', 'js' + 'delivr', 'net/x'].join('.'),
  ])('%s names a machine or a registry', (line) => {
    expect(machineWords(`const x = '${line}';`)).toHaveLength(1);
  });
  it('routes, web addresses and modules are no machine', () => {
    expect(
      machineWords("goto('/home'); 'https://a.b/work/x'; import '../work/x'; measures/registry.ts"),
    ).toEqual([]);
  });
  it('a test that is put aside is seen, one that needs real exports is not', () => {
    const [skip, only] = ['skip', 'only'].map((word) => `it.${word}('x', () => {})`);
    expect(putAside(`${String(skip)}\n${String(only)}`)).toHaveLength(2);
    expect(putAside("describe.skipIf(!hasShared)('x', () => {})")).toEqual([]);
  });
  it('contrast: 21 for black on white, 1 for equals, and a faint pair is named', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#777777')).toBe(1);
    const tokens = palettes(read(SHEET)).light;
    expect(faintPairs(new Map([...tokens, ['ink-3', '#a0a0a0']]))).toContain('ink-3 on paper: 2.61 < 4.5');
    expect(faintPairs(new Map([...tokens, ['edge', 'teal']]))).toContain('edge on paper: not #rrggbb');
  });
});
