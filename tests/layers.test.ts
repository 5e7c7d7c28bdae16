import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importEdges, importsIn } from './imports';
import { checkArrows, findCycles, importersOf, type Edge } from './layers';

const root = fileURLToPath(new URL('../', import.meta.url));

const edge = (from: string, to: string, more: Partial<Edge> = {}): Edge => ({
  from,
  to,
  isPackage: false,
  isTypeOnly: false,
  ...more,
});

/** What may lie in the top folder; everything else has a folder of its own. */
const TOP = new Set([
  '.ci',
  '.gitattributes',
  '.gitignore',
  '.prettierignore',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
  'data',
  'eslint.config.js',
  'package-lock.json',
  'package.json',
  'src',
  'static',
  'svelte.config.js',
  'tests',
  'tsconfig.json',
  'vite.config.ts',
]);

describe('the folders of the design', () => {
  const edges = importEdges(root, 'src');

  it('there are imports to check', () => {
    expect(edges.length).toBeGreaterThan(50);
  });
  it('every import follows an arrow', () => {
    expect(checkArrows(edges)).toEqual([]);
  });
  it('no file imports itself in a circle', () => {
    expect(findCycles(edges)).toEqual([]);
  });
  it('one file at most imports the chart library', () => {
    const files = importersOf(edges, /^echarts/).filter((path) => path.startsWith('src/lib/components/'));
    expect(files.length).toBeLessThanOrEqual(1);
  });
  it('the sample county and its answers are made without the code that they check', () => {
    const ours = importEdges(root, 'data').filter(
      ({ from, to }) => from.startsWith('data/samples/') && to.startsWith('src/'),
    );
    expect(ours).toEqual([]);
  });
  it('the top folder holds nothing but what the design names', () => {
    const args = ['ls-files', '--cached', '--others', '--exclude-standard'];
    const files = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim().split('\n');
    const strangers = files.map((path) => path.replace(/\/.*$/s, '')).filter((name) => !TOP.has(name));
    expect([...new Set(strangers)]).toEqual([]);
  });
});

describe('checkArrows', () => {
  it.each([
    ['src/lib/domain/a.ts', 'src/lib/i18n/b.ts'],
    ['src/lib/measures/a.ts', 'src/lib/reports/b.ts'],
    ['src/lib/components/A.svelte', 'src/lib/state/b.ts'],
    ['src/lib/components/A.svelte', 'src/lib/reports/types.ts'],
    ['src/routes/+page.svelte', 'src/lib/db/wasm.ts'],
    ['src/headless/mingcha.ts', 'src/lib/state/session.ts'],
    ['src/lib/db/a.ts', 'src/routes/b.ts'],
    ['src/lib/rules/a.ts', 'tests/shared.ts'],
    ['src/lib/rules/a.ts', 'data/samples/build.ts'],
    ['src/lib/domain/a.ts', 'data/rule-sets/base.json'],
  ])('%s may not use %s', (from, to) => {
    expect(checkArrows([edge(from, to)])).toEqual([`${from} → ${to}`]);
  });
  it.each([
    ['src/lib/reports/a.ts', '@duckdb/duckdb-wasm'],
    ['src/lib/reports/a.ts', 'apache-arrow'],
    ['src/lib/rules/a.ts', 'papaparse'],
    ['src/routes/+page.ts', 'hucre'],
    ['src/lib/charts/a.ts', 'echarts/core'],
  ])('%s may not use the package %s', (from, to) => {
    expect(checkArrows([edge(from, to, { isPackage: true })])).toEqual([`${from} → ${to}`]);
  });
  it('a file beside the folders is a stranger', () => {
    const problems = checkArrows([
      edge('src/lib/util.ts', 'src/lib/domain/a.ts'),
      edge('src/lib/utils/a.ts', 'valibot', { isPackage: true }),
    ]);
    expect(problems).toHaveLength(2);
  });
  it('allowed arrows, types of reports in components and shipped data are no problem', () => {
    const edges = [
      edge('src/lib/measures/a.ts', 'src/lib/facts/b.ts'),
      edge('src/lib/components/A.svelte', 'src/lib/reports/types.ts', { isTypeOnly: true }),
      edge('src/lib/rules/a.ts', 'data/rule-sets/base.json'),
      edge('src/lib/db/wasm.ts', '@duckdb/duckdb-wasm', { isPackage: true }),
      edge('src/lib/charts/a.ts', 'echarts/core', { isPackage: true, isTypeOnly: true }),
      edge('src/routes/+page.svelte', 'svelte', { isPackage: true }),
    ];
    expect(checkArrows(edges)).toEqual([]);
  });
});

describe('findCycles', () => {
  it('names the files of a circle, of a long one, and of a file that imports itself', () => {
    expect(findCycles([edge('a', 'b'), edge('b', 'a')])).toEqual(['a → b → a']);
    expect(findCycles([edge('x', 'a'), edge('a', 'b'), edge('b', 'c'), edge('c', 'a')])).toEqual([
      'a → b → c → a',
    ]);
    expect(findCycles([edge('a', 'a')])).toEqual(['a → a']);
  });
  it('two ways to the same file are no circle', () => {
    expect(findCycles([edge('a', 'b'), edge('a', 'c'), edge('b', 'd'), edge('c', 'd')])).toEqual([]);
  });
});

describe('importsIn', () => {
  const names = (path: string, text: string): string[] => importsIn(path, text).map(({ name }) => name);

  it('sees static, dynamic, re-exported and type imports, globs and workers', () => {
    const text = `
      import a from './a'; import './b.css'; export * from './c'; export { d } from './d';
      const e = await import('./e'); type F = import('./f').F;
      const g = import.meta.glob(['./g/*.sql', './h/*.sql'], { query: '?raw' });
      const w = new Worker(new URL('./i.ts', import.meta.url));
      const not = "import x from './j'"; // import k from './k'
    `;
    expect(names('x.ts', text)).toEqual([
      './a',
      './b.css',
      './c',
      './d',
      './e',
      './f',
      './g/*.sql',
      './h/*.sql',
      './i.ts',
    ]);
  });
  it('sees both scripts and the markup of a component', () => {
    const text = `<script module lang="ts">import a from './a';</script>
      <script lang="ts">import b from './b';</script>
      {#await import('./c') then c}<p>import d from './d'</p>{/await}`;
    expect(names('x.svelte', text)).toEqual(['./a', './b', './c']);
  });
  it('tells types from values', () => {
    const text = `import type { A } from './a'; import { type B, type C } from './b'; import { type D, e } from './d'; export type { F } from './f';`;
    expect(importsIn('x.ts', text).map(({ isTypeOnly }) => isTypeOnly)).toEqual([true, true, false, true]);
  });
});
