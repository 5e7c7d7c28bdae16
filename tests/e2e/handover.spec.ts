/** 交接: one browser gives its rule set, mapping and decisions away, another one takes them in. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { go, openPage, settled } from './session';

const CALENDAR = JSON.stringify({
  version: 1,
  kind: 'overlay',
  name: '某县',
  off: [{ from: '2026-03-03', kind: 'holiday', name: '地方节日', document: '某政〔2026〕1号' }],
  work: [],
});
const CASES = '办件编号,受理时间,办结时间,承诺时限,经办单位\r\nA1,2026-10-08,2026-10-09,5,甲局\r\n';

let giver: Page;
let taker: Page;
test.beforeAll(async ({ browser }) => {
  [giver, taker] = [await openPage(browser), await openPage(browser)];
});
test.afterAll(async () => {
  await giver.context().close();
  await taker.context().close();
});

let zip: { name: string; mimeType: string; buffer: Buffer };

test('what this office set up goes into one file, with the data when that is asked for', async () => {
  await giver
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '办件.csv', mimeType: 'text/csv', buffer: Buffer.from(CASES) });
  await settled(giver);
  await go(giver, '/calendar');
  const parts = giver.locator('input[type=file][accept*=json]').first();
  await parts.setInputFiles({
    name: '某县.json',
    mimeType: 'application/json',
    buffer: Buffer.from(CALENDAR),
  });
  await expect(giver.getByText('某县').first()).toBeVisible();
  await go(giver, '/handover');
  await giver.getByLabel(/连同原始数据/).check();
  const saved = giver.waitForEvent('download');
  await giver.keyboard.press('Escape');
  await giver.getByRole('button', { name: '生成交接文件' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^交接_\d{8}\.zip$/);
  zip = {
    name: download.suggestedFilename(),
    mimeType: 'application/zip',
    buffer: readFileSync(await download.path()),
  };
  await expect(giver.getByText(/已保存 交接_/)).toBeVisible();
});

test('another browser sees what is new and what is the same, and takes in what is chosen', async () => {
  await go(taker, '/handover');
  await taker.locator('input[type=file][accept=".zip"]').setInputFiles(zip);
  const parts = taker.getByRole('table', { name: '内容' });
  await expect(parts.getByRole('row', { name: /日历补充/ })).toContainText('并入');
  await expect(parts.getByRole('row', { name: /数据文件 · 办件\.csv/ })).toContainText('本机没有');
  await expect(parts.getByRole('row', { name: /考核方案/ })).toContainText('与本机相同');
  expect((await new AxeBuilder({ page: taker }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await taker.getByRole('button', { name: /取入选中的 2 项/ }).click();
  await expect(parts.getByRole('row', { name: /日历补充/ })).toContainText('已取入');
  await expect(parts.getByRole('row', { name: /数据文件/ })).toContainText('已取入');
  await expect(taker.locator('.nav .n')).toHaveText(/^1 /);
  await go(taker, '/calendar');
  await expect(taker.getByText('某县').first()).toBeVisible();
});

test('a file that broke off on its way is refused, in words', async () => {
  await go(taker, '/handover');
  const buffer = zip.buffer.subarray(0, zip.buffer.length / 2);
  await taker.locator('input[type=file][accept=".zip"]').setInputFiles({ ...zip, buffer });
  await expect(taker.getByText('这个交接文件打不开')).toBeVisible();
});
