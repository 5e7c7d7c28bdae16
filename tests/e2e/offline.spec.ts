/** A whole session: nothing leaves the origin, and nothing of the files stays in the browser. */
import { expect, test, type Page, type Request } from '@playwright/test';
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

test('nothing of the files is kept: only language, colours and keys', async () => {
  await page.locator('.themes button').nth(1).click();
  const kept = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const files: string[] = [];
    for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) files.push(name);
    return {
      local: Object.keys(localStorage).sort(),
      session: JSON.stringify(Object.entries(sessionStorage)),
      databases: (await indexedDB.databases()).length,
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: document.cookie,
      files,
    };
  });
  expect(kept).toMatchObject({ databases: 0, caches: [], workers: 0, cookies: '', files: [] });
  const allowed = ['PARAGLIDE_LOCALE', 'mingcha.keys', 'mingcha.theme'];
  expect(kept.local.filter((name) => !allowed.includes(name))).toEqual([]);
  expect(kept.session).not.toMatch(/局|镇|00101|办件明细/);
});

test('opened again, the page knows nothing of what was loaded', async () => {
  await page.reload();
  await go(page, at('/overdue', '2026-10'));
  await expect(page.getByRole('heading', { name: '还没有数据' })).toBeVisible();
  expect(outside).toEqual([]);
});
