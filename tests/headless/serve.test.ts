import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, type Answer, type Site } from '../../src/headless/serve/answer';
import { compressFolder } from '../../src/headless/serve/compress';
import { filesBelow } from '../../src/headless/serve/folder';
import {
  commonPolicy,
  headersFile,
  PolicyConflictError,
  PolicyMissingError,
} from '../../src/headless/serve/policy';
import { listen, pageHandler, portOf } from '../../src/headless/serve/server';

const page = (policy: string): string =>
  `<head><meta http-equiv="content-security-policy" content="${policy}"></head>`;
const SELF = "default-src 'self'; script-src 'self' 'sha256-AAA='";

let folder = '';
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const site = (): Site => new Map(filesBelow(folder).map((file) => [file.path, file]));
const ask = (target: string, more: { method?: string; acceptEncoding?: string } = {}): Answer =>
  answer(site(), { method: 'GET', acceptEncoding: '', target, ...more });
const header = (found: Answer, name: string): string | undefined =>
  found.kind === 'file' ? found.headers[name] : undefined;
const status = (found: Answer): number | undefined => (found.kind === 'refusal' ? found.status : undefined);

beforeAll(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'serve-')), 'build');
  put('index.html', page(SELF));
  put('overview.html', page("default-src 'self'; script-src 'self' 'sha256-BBB='"));
  put('_app/immutable/engine.wasm', 'x'.repeat(3000));
  put('_app/version.json', '{}');
  put('samples/办件.csv', '单位\n');
  put('.hidden', 'secret');
  put('../beside.txt', 'secret');
  symlinkSync(join(folder, '../beside.txt'), join(folder, 'link.txt'));
});
afterAll(() => rmSync(dirname(folder), { recursive: true }));

describe('what the server answers', () => {
  it.each([
    ['/', 'index.html'],
    ['/?period=2026-10', 'index.html'],
    ['/overview', 'overview.html'],
    ['/overview.html', 'overview.html'],
    [`/samples/${encodeURIComponent('办件.csv')}`, 'samples/办件.csv'],
  ])('%s is %s', (target, path) => {
    const found = ask(target);
    expect(found.kind === 'file' && found.file.path).toBe(path);
  });
  it('the engine is application/wasm and never changes under its name; a page is asked for anew', () => {
    expect(header(ask('/_app/immutable/engine.wasm'), 'Content-Type')).toBe('application/wasm');
    expect(header(ask('/_app/immutable/engine.wasm'), 'Cache-Control')).toContain('immutable');
    expect(header(ask('/'), 'Cache-Control')).toBe('no-cache');
  });
  it('a sample names no character set: its bytes say which', () => {
    expect(header(ask(`/samples/${encodeURIComponent('办件.csv')}`), 'Content-Type')).toBe('text/csv');
  });
  it.each([
    '/../beside.txt',
    '/%2e%2e/beside.txt',
    '/..%2fbeside.txt',
    '/_app/../../beside.txt',
    '/link.txt',
    '/.hidden',
    '/_app',
    '/toString',
  ])('%s is not there', (target) => {
    expect(status(ask(target))).toBe(404);
  });
  it.each(['/%zz', '/a%00b', '/..%5cbeside.txt', 'http://other/x'])('%s cannot be read', (target) => {
    expect(status(ask(target))).toBe(400);
  });
  it('only reading is possible', () => {
    expect(status(ask('/', { method: 'POST' }))).toBe(405);
  });
  it('a slash too many leads to the page, and never to another host', () => {
    expect(ask('/overview/?a=1')).toEqual({ kind: 'redirect', location: '/overview?a=1' });
    expect(status(ask('//other.example/'))).toBe(404);
  });
});

describe('compressed twins', () => {
  beforeAll(() => compressFolder(folder));

  it('files over 1 KB get a twin that unpacks to the same bytes, small ones and other kinds none', () => {
    const twins = [...site().keys()].filter((path) => path.endsWith('.br'));
    expect(twins).toEqual(['_app/immutable/engine.wasm.br']);
    const twin = readFileSync(join(folder, '_app/immutable/engine.wasm.br'));
    expect(brotliDecompressSync(twin).toString()).toBe('x'.repeat(3000));
  });
  it.each([
    ['gzip, br', 'br'],
    ['br;q=1.0', 'br'],
    ['br;q=0', undefined],
    ['gzip', undefined],
    ['', undefined],
  ])('Accept-Encoding %j → %s', (acceptEncoding, coding) => {
    const found = ask('/_app/immutable/engine.wasm', { acceptEncoding });
    expect(header(found, 'Content-Encoding')).toBe(coding);
    expect(header(found, 'Content-Type')).toBe('application/wasm');
    expect(header(found, 'Vary')).toBe('Accept-Encoding');
  });
});

describe('the policy of the pages', () => {
  it('is one for all: what they share and the script of each', () => {
    const pages = [SELF, "default-src 'self'; script-src 'self' 'sha256-BBB='"].map((policy, at) => ({
      path: `${String(at)}.html`,
      html: page(policy),
    }));
    expect(commonPolicy(pages)).toBe("default-src 'self'; script-src 'self' 'sha256-AAA=' 'sha256-BBB='");
  });
  it('a page without a policy is refused', () => {
    expect(() => commonPolicy([{ path: 'a.html', html: '<head></head>' }])).toThrow(PolicyMissingError);
    expect(() => commonPolicy([])).toThrow(PolicyMissingError);
  });
  it.each(["default-src 'self' https:; script-src 'self'", "default-src 'self'"])(
    'a page that differs by %s is refused',
    (other) => {
      const pages = [SELF, other].map((policy, at) => ({ path: `${String(at)}.html`, html: page(policy) }));
      expect(() => commonPolicy(pages)).toThrow(PolicyConflictError);
    },
  );
  it('goes into a file for static hosts', () => {
    expect(headersFile(SELF)).toContain(`/*\n  Content-Security-Policy: ${SELF}\n`);
  });
});

describe('the server', () => {
  it('sends the policy with a page, with the engine, with a refusal and without a body', async () => {
    const { port, close } = await listen(pageHandler(folder), 0);
    const policy = "default-src 'self'; script-src 'self' 'sha256-AAA=' 'sha256-BBB='";
    for (const [path, code] of [
      ['/', 200],
      ['/_app/immutable/engine.wasm', 200],
      ['/nothing', 404],
      ['/%zz', 400],
    ] as const)
      for (const method of ['GET', 'HEAD']) {
        const response = await fetch(`http://localhost:${String(port)}${path}`, { method });
        expect(response.status).toBe(code);
        expect(response.headers.get('content-security-policy')).toBe(policy);
        expect((await response.arrayBuffer()).byteLength > 0).toBe(method === 'GET');
      }
    close();
  });
  it('sends the twin as it lies there', async () => {
    const { port, close } = await listen(pageHandler(folder), 0);
    const response = await fetch(`http://127.0.0.1:${String(port)}/_app/immutable/engine.wasm`, {
      headers: { 'Accept-Encoding': 'br' },
    });
    expect(await response.text()).toBe('x'.repeat(3000));
    expect(response.headers.get('content-encoding')).toBe('br');
    close();
  });
  it.each(['127.0.0.1', '::1'])(
    'takes a free port when another program has the one asked for on %s',
    async (host) => {
      const other = createServer();
      const listens = await new Promise<boolean>((resolve) => {
        other.once('error', () => resolve(false)).listen(0, host, () => resolve(true));
      });
      if (!listens) return; // a machine without IPv6 has no second address
      const listening = await listen(pageHandler(folder), portOf(other));
      expect(listening.wasBusy).toBe(true);
      expect(listening.port).not.toBe(portOf(other));
      listening.close();
      other.close();
    },
  );
});
