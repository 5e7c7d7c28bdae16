/** 抽查: population, seed, list, and the list drawn again from its file. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { drop, text } from './files';
import { go, loaded, openPage } from './session';

test.describe.configure({ mode: 'serial' });

const UNITS = ['税务局', '公安局', '民政局'];
const CASES = text(
  '办件.csv',
  [
    '办件编号,承办单位,事项名称,受理时间,应办结时间,办结时间',
    ...Array.from(
      { length: 40 },
      (_, at) =>
        `BJ${String(1000 + at)},${UNITS[at % 3] ?? ''},设立登记,2026-10-12,2026-10-20,2026-10-${String(15 + (at % 7))}`,
    ),
    '',
  ].join('\r\n'),
);
const ADDRESS = '/sample?period=2026-10&asof=2026-10-31&rules=base&n=6';

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await drop(page, [CASES]);
  await loaded(page, 1);
});
test.afterAll(() => page.context().close());

test('size and hash stand there before the draw; the same seed gives the same list, saved and drawn again', async () => {
  await go(page, ADDRESS);
  await expect(page.locator('[data-figure=population]')).toHaveText('40');
  await expect(page.locator('.hash').first()).toHaveText(/^[0-9a-f]{64}$/);
  await page.getByLabel('批次号').fill('3');
  await page.getByLabel('抽取日期').fill('2026-11-06');
  await page.getByLabel('见证人 1 的数字').fill('4718');
  await page.getByLabel('见证人 2 的数字').fill('2093');
  await page.getByRole('button', { name: '抽取', exact: true }).click();
  const ids = page.getByRole('table', { name: '抽查清单' }).locator('tbody a');
  await expect(ids).toHaveCount(12);
  const list = await ids.allInnerTexts();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '存为抽样文件' }).click();
  const path = await (await saving).path();
  await page.getByLabel('用抽样文件重抽核对').setInputFiles(path);
  await expect(page.getByText('重抽一致')).toBeVisible();
  expect(await ids.allInnerTexts()).toEqual(list);
  await page.getByLabel('读入以前的抽样文件').setInputFiles(path);
  await page.getByRole('button', { name: '抽取', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('这个种子以前用过');
});

test('has no fault that a program can find, and fits the page', async () => {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
