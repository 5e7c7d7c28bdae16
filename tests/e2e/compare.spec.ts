/** 与上次对比: a month is kept as a file, the files change, and the page says which figures moved and by which records. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { at, go, loadSamples, openPage, settled } from './session';

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await loadSamples(page);
});
test.afterAll(() => page.context().close());

const problems = async (): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

test('a snapshot is kept and opened again by keyboard; nothing changed, nothing differs', async () => {
  await go(page, at('/compare', '2026-10'));
  await expect(page.getByText('还没有打开快照')).toBeVisible();
  expect(await problems()).toEqual([]);
  const saved = page.waitForEvent('download');
  await page.keyboard.press('s');
  const path = await (await saved).path();
  expect(readFileSync(path, 'utf8')).toContain('"mingcha-snapshot"');
  const asked = page.waitForEvent('filechooser');
  await page.keyboard.press('o');
  await (await asked).setFiles(path);
  await expect(page.getByText('14 项中 0 项有变化')).toBeVisible();
  await settled(page);
  expect(await problems()).toEqual([]);
});

test('another cut-off: records counted otherwise, each a way to its record', async () => {
  await go(page, at('/compare', '2026-10', '&at=now').replace('asof=2026-10-31', 'asof=2026-10-15'));
  const row = page.getByRole('row').filter({ hasText: '超期率' });
  const why = row.getByRole('button', { name: /因截止不同而另计/ });
  await why.click();
  await expect(row.locator('.note a').first()).toHaveAttribute('href', /\/case\?/);
  expect(await problems()).toEqual([]);
});

test('a file that is no snapshot is refused in words', async () => {
  const asked = page.waitForEvent('filechooser');
  await page.keyboard.press('o');
  await (await asked).setFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(page.getByText('打不开这个快照')).toBeVisible();
});
