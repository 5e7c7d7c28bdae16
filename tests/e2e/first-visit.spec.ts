/** After a first visit the product opens, loads and answers with the server gone; a newer version takes over whole. */
import { expect, test, type Page } from '@playwright/test';
import { cases, drop } from './files';
import { OwnServer } from './served';
import { at, drawn, go, loaded, loadSamples, SAMPLE_FILES, totals } from './session';

test.describe.configure({ mode: 'serial' });

const server = new OwnServer();
let page: Page;

const engineRequests = (): number => server.asked.filter((path) => path.endsWith('.wasm')).length;

const ready = (): Promise<void> => page.locator('[data-offline="ready"]').waitFor({ state: 'attached' });

test.beforeAll(async ({ browser }) => {
  await server.start();
  page = await (await browser.newContext()).newPage();
  await page.goto(server.origin);
  await drawn(page);
});
test.afterAll(async () => {
  await page.context().close();
  await server.stop();
});

const ANSWERS = ['/overdue', '/complaints', '/satisfaction', '/bottom'] as const;

async function fourAnswers(): Promise<string[][]> {
  const found: string[][] = [];
  for (const path of ANSWERS) {
    await go(page, at(path, '2026-10'));
    const list = path === '/bottom' ? page.locator('[data-grid] tbody tr').allInnerTexts() : totals(page);
    found.push(await list);
  }
  await go(page, '/');
  return found;
}

let online: string[][] = [];

test('the first visit fetches the engine once, and says when the next one needs no network', async () => {
  await ready();
  await expect(page.locator('[data-offline]')).toContainText('断网也能打开');
  expect(engineRequests()).toBe(1);
  expect(server.asked.filter((path) => path.includes('/samples/'))).toEqual([]);
  await loadSamples(page);
  online = await fourAnswers();
  expect(online.flat().length).toBeGreaterThan(20);
});

test('with the server gone the page opens, loads, and gives the same four answers', async () => {
  await server.stop();
  const tools = await page.context().newCDPSession(page);
  await tools.send('Network.clearBrowserCache');
  await page.reload();
  await drawn(page);
  await loadSamples(page);
  expect(await fourAnswers()).toEqual(online);
  await drop(page, [cases('自己的.csv', '甲局', 3, 1)]);
  await loaded(page, SAMPLE_FILES + 1);
});

test('every address opens without a server, with its choices', async () => {
  for (const path of [
    '/quality',
    '/overview?period=2026-10',
    '/definitions',
    '/help',
    '/rows',
    '/findings',
  ]) {
    await page.goto(server.origin + path);
    await drawn(page);
  }
});

test('what came from this machine carries the same policy as what came from the server', async () => {
  const outcome = await page.evaluate(async () => {
    const paths = (await Promise.all((await caches.keys()).map((name) => caches.open(name)))).map((one) =>
      one.keys(),
    );
    const urls = (await Promise.all(paths)).flat().map(({ url }) => url);
    const bare = [];
    for (const url of urls)
      if ((await fetch(url)).headers.get('Content-Security-Policy') === null) bare.push(url);
    return { bare, urls: urls.length };
  });
  expect(outcome.bare).toEqual([]);
  expect(outcome.urls).toBeGreaterThan(30);
});

test('samples that were never used are asked for in words', async ({ browser }) => {
  await server.start();
  const other = await (await browser.newContext()).newPage();
  await other.goto(server.origin);
  await other.locator('[data-offline="ready"]').waitFor({ state: 'attached' });
  await server.stop();
  await other.getByRole('button', { name: '试用示例数据' }).click();
  await expect(other.getByText(/示例数据取不到（办件明细.csv/)).toBeVisible();
  await other.context().close();
});

test('a newer version is fetched beside the old one, named, and used from the next opening on', async () => {
  await server.start();
  const before = await page.evaluate(() => caches.keys());
  const fetched = engineRequests();
  server.version = '9999999999999';
  await page.goto(server.origin);
  await drawn(page);
  await expect(page.locator('[data-offline]')).toContainText('新版本已备好');
  expect(await page.evaluate(() => caches.keys())).toHaveLength(2);
  // The browser's own copy went when its cache was cleared, so the page fetches one; the newer version takes over the older one's.
  expect(engineRequests() - fetched).toBe(1);
  const context = page.context();
  await page.close();
  page = await context.newPage();
  await page.goto(server.origin);
  await drawn(page);
  await ready();
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(['mingcha-9999999999999']);
  expect(before).not.toContain('mingcha-9999999999999');
  await expect(page.locator('[data-offline]')).not.toContainText('新版本');
});
