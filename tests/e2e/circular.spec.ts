/** 通报 and 与上次对比: the paper is saved by one key, its numbers are those of the page; a snapshot opened again says that nothing changed. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { at, go, loadSamples, openPage, settled } from './session';

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await loadSamples(page);
});
test.afterAll(() => page.context().close());

const problems = async (): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`,
  );

test('E saves the circular as a Word file that holds the numbers of the page; no barrier', async () => {
  await go(page, at('/circular', '2026-10'));
  await expect(page.locator('.gw')).toContainText('共受理办件');
  const received = /共受理办件([\d,]+)件/.exec(await page.locator('.gw').innerText())?.[1] ?? '';
  expect(received).toMatch(/^\d/);
  const saved = page.waitForEvent('download');
  await page.keyboard.press('e');
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  const parts = unzipSync(readFileSync(await download.path()));
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '');
  expect(text).toContain(`共受理办件${received}件`);
  expect(await problems()).toEqual([]);
});

test('a snapshot that is saved and opened again: every figure is as it was', async () => {
  await go(page, at('/compare', '2026-10'));
  const saved = page.waitForEvent('download');
  await page.keyboard.press('s');
  const path = await (await saved).path();
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: '快照.json',
      mimeType: 'application/json',
      buffer: readFileSync(path),
    });
  await settled(page);
  await expect(page.locator('main')).toContainText(/[1-9]\d* 项中 0 项有变化/);
  expect(await problems()).toEqual([]);
});
