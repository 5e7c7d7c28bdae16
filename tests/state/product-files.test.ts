/** Which files lie on this machine so that the product opens without a network. */
import { describe, expect, it } from 'vitest';
import {
  cacheName,
  fetchedAhead,
  isNamedByContent,
  outdated,
  sourceFinder,
  type Asked,
} from '../../src/lib/state/product-files';

const BUILD = {
  version: '7',
  build: ['/_app/immutable/entry/start.a1.js', '/_app/immutable/assets/duckdb-eh.b2.wasm'],
  files: ['/icon.svg', '/samples/办件明细.csv', '/samples/answers.json'],
  prerendered: ['/', '/overdue'],
};
const HOME = 'https://x.gov.cn';
const get = (address: string, more: Partial<Asked> = {}): Asked => ({
  method: 'GET',
  url: new URL(address, HOME),
  navigates: false,
  ...more,
});
const sourceOf = sourceFinder(BUILD, HOME);

describe('what is fetched ahead', () => {
  it('pages, scripts and the engine; not the samples, which are 14 MB and seldom opened', () => {
    expect(fetchedAhead(BUILD)).toEqual(['/', '/overdue', ...BUILD.build, '/icon.svg']);
  });
  it('only files whose name says their content are taken over from an earlier version', () => {
    expect(BUILD.build.every(isNamedByContent)).toBe(true);
    expect(['/', '/overdue', '/icon.svg'].some(isNamedByContent)).toBe(false);
  });
});

describe('what a request is answered from', () => {
  it('a page is itself whatever its choices are', () => {
    const asked = get('/overdue?period=2026-10&by=unit', { navigates: true });
    expect(sourceOf(asked)).toBe('kept');
  });
  it('a page that is not ours, and an address that the server leads elsewhere, go to the server', () => {
    expect(sourceOf(get('/nothing', { navigates: true }))).toBe('network');
    expect(sourceOf(get('/overdue/', { navigates: true }))).toBe('network');
  });
  it('scripts lie here', () => {
    expect(sourceOf(get('/_app/immutable/entry/start.a1.js'))).toBe('kept');
  });
  it("the engine is the browser's own copy, beside which its compiled code lies; without one it lies here", () => {
    expect(sourceOf(get('/_app/immutable/assets/duckdb-eh.b2.wasm'))).toBe('fallback');
  });
  it('a sample is kept from its first use on, however its name is written in the build', () => {
    const path = '/samples/%E5%8A%9E%E4%BB%B6%E6%98%8E%E7%BB%86.csv';
    expect(sourceOf(get(path))).toBe('on_use');
    expect(sourceFinder({ ...BUILD, files: [path] }, HOME)(get(path))).toBe('on_use');
  });
  it('anything else is none of its business: other origins, sending, queries, unknown files', () => {
    expect(sourceOf(get('https://elsewhere.cn/icon.svg'))).toBe('network');
    expect(sourceOf(get('/icon.svg', { method: 'POST' }))).toBe('network');
    expect(sourceOf(get('/icon.svg?v=2'))).toBe('network');
    expect(sourceOf(get('/_app/version.json'))).toBe('network');
    expect(sourceOf(get('/samples/answers.json'))).toBe('network');
  });
  it('below a folder of a server it is the same', () => {
    const below = (path: string): string => `/mingcha${path}`;
    const { files, build, prerendered } = BUILD;
    const there = sourceFinder(
      { build: build.map(below), files: files.map(below), prerendered: prerendered.map(below) },
      HOME,
    );
    expect(there(get('/mingcha/', { navigates: true }))).toBe('kept');
    expect(there(get('/', { navigates: true }))).toBe('network');
    expect(there(get('/mingcha/samples/%E5%8A%9E%E4%BB%B6%E6%98%8E%E7%BB%86.csv'))).toBe('on_use');
  });
});

describe('versions', () => {
  it('an older version goes when the newer one takes over; what is not ours stays', () => {
    expect(outdated([cacheName({ version: '6' }), cacheName(BUILD), 'other'], BUILD)).toEqual(['mingcha-6']);
  });
});
