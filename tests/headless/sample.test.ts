/** `mingcha sample` (headless.md): the list as the definition has it, from a terminal, and drawn again from its file. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parseDraw, type DrawFile } from '../../src/lib/rules/draw-file';
import { hashOf, redraw } from '../rules/redraw';

const CLI = fileURLToPath(new URL('../../dist/mingcha.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mingcha-sample-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (args: readonly string[]): Promise<{ code: number; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (error, _, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stderr });
    });
  });

const UNITS: readonly (readonly [string, number])[] = [
  ['税务局', 300],
  ['公安局', 100],
  ['民政局', 40],
  ['档案局', 5],
  ['水利局', 2],
];
const CASES = UNITS.flatMap(([stratum, n], at) =>
  Array.from({ length: n }, (_, i) => ({ stratum, id: `00${String(at)}-${String(i * 37)}` })),
);
const file = (name: string, cases: readonly { readonly id: string; readonly stratum: string }[]): string => {
  const path = join(folder, name);
  const lines = cases.map(({ id, stratum }) => `="${id}",${stratum},2026-10-12,2026-10-20`);
  writeFileSync(path, ['办件编号,承办单位,受理时间,应办结时间', ...lines, ''].join('\n'));
  return path;
};
const DATA = file('办件.csv', CASES);
const DIRECTORY = join(folder, '单位.csv');
writeFileSync(DIRECTORY, '单位名称,单位编码\n税务局,01\n气象局,09\n');
const sample = (name: string, data: string, ...more: string[]) =>
  run([
    ...['sample', '--data', data, DIRECTORY, '--rules', 'base', '--as-of', '2026-10-31', '--plain'],
    ...['--out', join(folder, name), ...more],
  ]);
const text = (name: string, path: string): string => readFileSync(join(folder, name, path), 'utf8');
const drawn = (name: string): DrawFile => parseDraw(JSON.parse(text(name, 'sample.json')), name);

const SEED = '2026-10-03|2026-11-06|4718|2093';

describe('mingcha sample', () => {
  it('sample.csv is the list that a recomputation of its own gives; sample.json names seed, population and allocation', async () => {
    const { code, stderr } = await sample('a', DATA, '--seed', ` ${SEED} `, '--n', '20');
    expect(code).toBe(0);
    expect(text('a', 'sample.csv').trimEnd().split('\r\n')).toEqual([
      'stratum,case_id,key,order,replacement',
      ...redraw(CASES, SEED, 20),
    ]);
    const { seed, population, allocation } = drawn('a');
    expect([seed, population.size, population.sha256]).toEqual([
      SEED,
      447,
      hashOf(CASES.map(({ id }) => id)),
    ]);
    expect(
      allocation.map(({ stratum, size, drawn: n }) => `${stratum} ${String(n)}/${String(size)}`),
    ).toEqual(['公安局 5/100', '档案局 1/5', '民政局 2/40', '水利局 1/2', '税务局 11/300']);
    expect(stderr).toContain('气象局');
  });

  it('rows in another order: the same list', async () => {
    const reversed = file('倒序.csv', [...CASES].reverse());
    expect((await sample('b', reversed, '--seed', SEED, '--n', '20', '--strata', 'unit')).code).toBe(0);
    expect(text('b', 'sample.csv')).toBe(text('a', 'sample.csv'));
  });

  it('drawn again from its file: 0; with one other id: 1, and what differs', async () => {
    const again = (name: string, data: string) =>
      run([
        ...['sample', '--data', data, DIRECTORY, '--rules', 'base', '--plain', '--out', join(folder, name)],
        ...['--redraw', join(folder, 'a', 'sample.json')],
      ]);
    expect(await again('c', DATA)).toMatchObject({ code: 0 });
    expect(text('c', 'sample.json')).toBe(text('a', 'sample.json'));
    const [first, ...rest] = CASES;
    const { code, stderr } = await again('d', file('改号.csv', [{ ...first!, id: 'other' }, ...rest]));
    expect([code, stderr]).toEqual([1, expect.stringContaining('重抽的名单与抽样文件不一致')]);
  });

  it('what was drawn before is left out, and its seed is used up', async () => {
    const before = ['--drawn', join(folder, 'a', 'sample.json')];
    const { code, stderr } = await sample('e', DATA, '--seed', SEED, '--n', '20', ...before);
    expect([code, stderr]).toEqual([1, expect.stringContaining('这个种子以前用过')]);
    expect((await sample('f', DATA, '--seed', 'next', '--n', '20', ...before)).code).toBe(0);
    expect(drawn('f').population.size).toBe(427);
  });

  it.each([
    [1, ['--seed', 's', '--n', '4'], '层数 5'],
    [1, ['--seed', 's', '--n', '9', '--exclude-unit', '海关'], '海关'],
    [2, ['--seed', '  ', '--n', '9'], '--seed'],
    [2, ['--n', '9'], '--seed'],
    [2, ['--seed', 's'], '--n'],
    [2, ['--seed', 's', '--n', '0'], '--n'],
    [2, ['--seed', 's', '--n', '9', '--strata', 'item'], '--strata'],
    [2, ['--seed', 's', '--n', '9', '--boost', '3'], '--boost'],
    [2, ['--seed', 's', '--n', '9', '--risk', 'bad'], '--risk'],
    [2, ['--seed', 's', '--n', '9', '--drawn', 'nowhere.json'], 'nowhere.json'],
  ])('exit %i for %j', async (code, args, words) => {
    const ended = await sample('g', DATA, ...args);
    expect([ended.code, ended.stderr.includes(words) ? words : ended.stderr]).toEqual([code, words]);
  });
});
