/**
 * A whole session: nothing leaves the origin, and nothing of the files stays in the browser; what stays is the product
 * itself, so that it opens without a network (first-visit.spec.ts).
 */
import { expect, test, type Page, type Request } from '@playwright/test';
import { OwnServer } from './served';
import { at, go, loadSamples, openPage, settled } from './session';

test.describe.configure({ mode: 'serial' });

let page: Page;
let origin: string;
const outside: string[] = [];
const sent: string[] = [];

/** Everything that is asked for, by the page and by its workers. */
function record(request: Request): void {
  const url = request.url();
  if (/^(data|blob):/.test(url)) return;
  if (new URL(url).origin !== origin) outside.push(url);
  if (request.method() !== 'GET') sent.push(`${request.method()} ${url}`);
}

/** Addresses of what lies in this browser for later visits. */
const cached = (where: Page): Promise<string[]> =>
  where.evaluate(async () => {
    const names = await caches.keys();
    const all = names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url));
    return (await Promise.all(all)).flat().map((url) => decodeURI(new URL(url).pathname));
  });

const ready = (where: Page): Promise<void> =>
  where.locator('[data-offline="ready"]').waitFor({ state: 'attached' });

test.beforeAll(async ({ browser, baseURL }) => {
  origin = new URL(String(baseURL)).origin;
  page = await openPage(browser);
  const context = page.context();
  context.on('request', record);
  context.on('page', (other) => outside.push(`opened ${other.url()}`));
  page.on('websocket', (socket) => outside.push(socket.url()));
  await page.reload();
});
test.afterAll(() => page.context().close());

const PAGES = [
  '/overview',
  '/overdue',
  '/overdue?view=chart',
  '/overdue?by=month&view=chart',
  '/complaints',
  '/satisfaction',
  '/bottom',
  '/bottom?by=officer',
  '/definitions',
  '/help',
] as const;

test('loading, every page in both languages, charts, rows, exports: no request leaves the origin', async () => {
  await loadSamples(page);
  for (const other of ['English', '中文']) {
    for (const path of PAGES) {
      await go(page, path);
      if (path.includes('chart')) await expect(page.locator('.echart svg')).toBeVisible();
    }
    await go(page, at('/rows', '2026-10', '&measure=overdue_rate&part=numerator'));
    await page.locator('.nav-foot').getByRole('button', { name: other }).click();
    await settled(page);
  }
  for (const path of ['/overdue', '/bottom', at('/rows', '2026-10', '&measure=complaints&part=numerator')]) {
    await go(page, path);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^导出 CSV/ }).click();
    expect((await download).url()).toMatch(/^blob:/);
  }
  await go(page, '/overdue?by=month&view=chart');
  const picture = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PNG' }).click();
  expect((await picture).suggestedFilename()).toMatch(/\.png$/);
  expect(outside).toEqual([]);
  expect(sent).toEqual([]);
});

test('the recorder sees every request of the page and of its workers', async () => {
  const seen: string[] = [];
  page.context().on('request', (request) => seen.push(request.url()));
  await page.reload();
  await loadSamples(page);
  await page.evaluate(async () => {
    await fetch('/icon.svg?from=page', { cache: 'no-store' });
  });
  expect(seen.some((url) => url.endsWith('?from=page'))).toBe(true);
  // The engine's module is asked for inside its worker.
  expect(seen.some((url) => url.endsWith('.wasm'))).toBe(true);
});

test('the worker that answers without a network cannot reach out either', async () => {
  await go(page, '/');
  await ready(page);
  const [worker] = page.context().serviceWorkers();
  expect(worker?.url()).toBe(`${origin}/service-worker.js`);
  const elsewhere = new OwnServer();
  await elsewhere.start();
  const outcome = await worker!.evaluate(
    (url) => fetch(url, { mode: 'no-cors' }).then(() => 'answered', String),
    elsewhere.origin,
  );
  await elsewhere.stop();
  expect(outcome).toMatch(/TypeError/);
  expect(elsewhere.asked).toEqual([]);
});

test('nothing of the files is kept: only language, colours and keys, and the product itself', async () => {
  await page.locator('.themes button').nth(1).click();
  const kept = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const files: string[] = [];
    for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) files.push(name);
    return {
      local: Object.keys(localStorage).sort(),
      session: JSON.stringify(Object.entries(sessionStorage)),
      databases: (await indexedDB.databases()).length,
      cookies: document.cookie,
      files,
    };
  });
  expect(kept).toMatchObject({ databases: 0, cookies: '', files: [] });
  const allowed = ['PARAGLIDE_LOCALE', 'mingcha.keys', 'mingcha.theme'];
  expect(kept.local.filter((name) => !allowed.includes(name))).toEqual([]);
  expect(kept.session).not.toMatch(/局|镇|00101|办件明细/);
});

test('every file that lies here for later visits is one that the server gives to anybody', async ({
  request,
}) => {
  const paths = await cached(page);
  expect(paths.filter((path) => path.endsWith('.wasm'))).toHaveLength(1);
  for (const path of paths) {
    const here = await page.evaluate(async (asked) => {
      const found = await caches.match(asked, { ignoreVary: true });
      const digest = await crypto.subtle.digest('SHA-256', await (found ?? new Response()).arrayBuffer());
      return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    }, path);
    const there = await (await request.get(encodeURI(path))).body();
    const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(there));
    expect(here, path).toBe(Buffer.from(digest).toString('hex'));
  }
});

test('opened again, the page knows nothing of what was loaded', async () => {
  await page.reload();
  await go(page, at('/overdue', '2026-10'));
  await expect(page.getByRole('heading', { name: '还没有数据' })).toBeVisible();
  expect(outside).toEqual([]);
});
