/** 归档: an archive that is saved and opened again is equal; with one record changed, the figure is named with then and now. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { cases, type MadeFile } from './files';
import { at, go, loaded, openPage, settled } from './session';

const put = async (page: Page, { name, bytes }: MadeFile): Promise<void> => {
  await go(page, '/');
  await page
    .locator('.drop input[type="file"]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  await loaded(page, 1);
};
const verify = async (page: Page, zip: Buffer): Promise<void> => {
  await page
    .locator('.page-h input[type="file"]')
    .setInputFiles({ name: '存档.zip', mimeType: 'application/zip', buffer: zip });
  await expect(page.locator('main')).toContainText(/一致/);
  await settled(page);
};

let kept = Buffer.alloc(0);

test('an archive is saved; opened in the same tab it is equal; no barrier', async ({ browser }) => {
  const page = await openPage(browser);
  await put(page, cases('办件.csv', '甲局', 40, 3));
  await go(page, at('/archive', '2026-10'));
  await page.getByRole('checkbox', { name: /连同数据文件/ }).check();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /^存档/ }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('2026年10月存档_20261031.zip');
  kept = readFileSync(await download.path());
  await verify(page, kept);
  await expect(page.locator('main')).toContainText('一致。');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
  await page.context().close();
});

test('one record is late instead: the file and the first figure are named; its own data is equal', async ({
  browser,
}) => {
  const page = await openPage(browser);
  await put(page, cases('办件.csv', '甲局', 40, 4));
  await go(page, at('/archive', '2026-10'));
  await verify(page, kept);
  const row = page.getByRole('row', { name: /results\/snapshot\.json/ });
  await expect(row).toContainText('3/40');
  await expect(row).toContainText('4/40');
  await expect(page.getByRole('row', { name: /^办件\.csv/ })).toContainText('SHA-256');
  await page.getByRole('button', { name: '用存档里的数据' }).click();
  await expect(page.locator('main')).toContainText('一致。');
  await page.context().close();
});

test('a year for which something was entered: its assessment goes in, and is equal when computed again', async ({
  browser,
}) => {
  const page = await openPage(browser);
  await put(page, cases('办件.csv', '甲局', 40, 3));
  await go(page, at('/archive', '2026'));
  await expect(page.getByRole('row', { name: /^年终考核/ })).toContainText('没有');
  const veto = { subject: '甲局', clause: '办法第十条', document: '样监〔2026〕1号', reason: '责任事故' };
  const none = { scores: [], appraisals: [], adjustments: [], gates: [], service: [], quotaCuts: [] };
  const entries = {
    ...{ format: 'mingcha-assessment-entries', version: 1, year: '2026', ...none, vetoes: [veto] },
    ...{ lastYear: [], procedures: [], trainings: [] },
  };
  await go(page, at('/year-end', '2026'));
  await page
    .locator('main input[type="file"]')
    .first()
    .setInputFiles({
      name: '填报.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(entries)),
    });
  await go(page, at('/archive', '2026'));
  await expect(page.getByRole('row', { name: /^年终考核/ })).toContainText('登记 1 条');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /^存档/ }).click();
  const zip = readFileSync(await (await saved).path());
  expect(zip.includes('inputs/assessment-entries.json')).toBe(true);
  await verify(page, zip);
  await expect(page.locator('main')).toContainText('一致。');
  await page.context().close();
});
