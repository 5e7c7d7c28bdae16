import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { filesBelow } from '../../src/headless/serve/folder';
import { pagePolicy } from '../../src/headless/serve/policy';

const build = fileURLToPath(new URL('../../build/', import.meta.url));
const files = filesBelow(build)
  .map(({ path }) => path)
  .filter((path) => !path.endsWith('.br'));
const pages = files.filter((path) => path.endsWith('.html'));
const address = (page: string): string => `/${page.replace(/(^index)?\.html$/, '')}`;

const directive = (policy: string, name: string): string =>
  policy
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name} `)) ?? '';

test.describe('the policy is a response header, because a worker obeys nothing else', () => {
  test('a page, a script, a worker and the engine all carry it, and so does every other file', async ({
    request,
  }) => {
    const policy = (await request.get('/')).headers()['content-security-policy'] ?? '';
    expect(directive(policy, 'default-src')).toBe("default-src 'self'");
    expect(directive(policy, 'connect-src')).toBe("connect-src 'self'");
    expect(directive(policy, 'script-src')).toMatch(
      /^script-src 'self' 'wasm-unsafe-eval'( 'sha256-[^']+')+$/,
    );
    expect(directive(policy, 'img-src')).toBe("img-src 'self' data: blob:");
    expect(directive(policy, 'worker-src')).toBe("worker-src 'self'");
    expect(directive(policy, 'object-src')).toBe("object-src 'none'");
    for (const kind of [/\.html$/, /\.js$/, /worker[^/]*\.js$/, /\.wasm$/])
      expect(
        files.some((path) => kind.test(path)),
        String(kind),
      ).toBe(true);
    for (const path of files) {
      const headers = (await request.head(`/${path}`)).headers();
      expect(headers['content-security-policy'], path).toBe(policy);
      expect(headers['x-content-type-options'], path).toBe('nosniff');
    }
  });

  test('a page that does not exist carries it too', async ({ request }) => {
    const answer = await request.get('/nothing/here');
    expect(answer.status()).toBe(404);
    expect(answer.headers()['content-security-policy']).toContain("default-src 'self'");
  });

  test('the header allows the script of every page and agrees with its own policy in all else', async ({
    request,
  }) => {
    const policy = (await request.get('/')).headers()['content-security-policy'] ?? '';
    const without = (text: string): string => text.replace(/ 'sha256-[^']+'/g, '');
    for (const page of pages) {
      const own = pagePolicy(page, readFileSync(build + page, 'utf8'));
      expect(without(own)).toBe(without(policy));
      for (const hash of own.match(/'sha256-[^']+'/g) ?? []) expect(policy).toContain(hash);
    }
  });

  test('the engine comes compressed and as what it is', async ({ request }) => {
    const wasm = files.find((path) => path.endsWith('.wasm'));
    const answer = await request.head(`/${String(wasm)}`, { headers: { 'Accept-Encoding': 'br' } });
    expect(answer.headers()['content-encoding']).toBe('br');
    expect(answer.headers()['content-type']).toBe('application/wasm');
    expect(answer.headers()['cache-control']).toContain('immutable');
  });
});

test('no request leaves the origin on any page, and nothing of ours breaks the policy', async ({
  context,
  page,
  baseURL,
}) => {
  const origin = new URL(String(baseURL)).origin;
  const outside: string[] = [];
  const refused: string[] = [];
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin)
      outside.push(request.url());
  });
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text());
  });
  for (const path of pages) {
    await page.goto(address(path));
    await page.waitForLoadState('networkidle');
  }
  expect(outside).toEqual([]);
  expect(refused).toEqual([]);
});

test('a page cannot fetch from elsewhere: the policy refuses before any request is made', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/');
  const outcome = await page.evaluate(async () => {
    const violation = new Promise<string>((resolve) =>
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
        once: true,
      }),
    );
    const answer = await fetch('https://example.com/').then(
      () => 'answered',
      () => 'refused',
    );
    return { answer, directive: await violation };
  });
  expect(outcome).toEqual({ answer: 'refused', directive: 'connect-src' });
  expect(asked.filter((url) => url.includes('example.com'))).toEqual([]);
});
