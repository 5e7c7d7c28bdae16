/** 期限台账: a late verdict day by day, from the files of an office to the page, by keyboard. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { drop, text } from './files';
import { loaded, openPage, settled } from './session';

test.describe.configure({ mode: 'serial' });

const CASES = text(
  '办件.csv',
  [
    '办件编号,承办单位,受理时间,承诺时限,法定时限,办结时间,是否超期',
    '0026100417,甲局,2026-09-22 09:42,10,20,2026-10-22 16:55,否',
    '',
  ].join('\r\n'),
);
const EVENTS = text(
  '环节.csv',
  [
    '办件编号,环节类型,接收时间,延期后办结时间,原因,批准人,批准人职务,批准时间,告知时间',
    '0026100417,补正告知,2026-09-28 15:10,,缺图,,,,',
    '0026100417,补正收到,2026-10-09 11:30,,,,,,',
    '0026100417,延期批准,2026-10-16 09:18,2026-10-23,现场勘查,乙某,分管领导,2026-10-16 09:18,',
    '',
  ].join('\r\n'),
);

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await drop(page, [CASES, EVENTS]);
  await loaded(page, 2);
});
test.afterAll(() => page.context().close());

test('every day counts, stands still or is over, and the sums follow', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查编号' }).fill('0026100417');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('0026100417');
  await page.keyboard.press('Enter');
  await settled(page);
  const ledger = page.locator('table.cal');
  await expect(ledger.getByTitle('2026-10-19')).toHaveText(/19 应办结\s*10/);
  await expect(ledger.locator('td.pause')).toHaveText([/29\s*停 1/, /30\s*停 2/, /8\s*停 3/, /9\s*停 4/]);
  await expect(ledger.locator('td.over').last()).toHaveText(/22 办结\s*超 3/);
  const sums = page.locator('.sumline');
  await expect(sums.first()).toContainText('应办结 2026-10-19');
  await expect(sums.nth(1)).toContainText('超期 3 个工作日');
  await expect(sums.last()).toContainText('无效：缺告知申请人');
  await expect(page.getByRole('note')).toContainText('导出文件写“按期”');
});

test('has no fault that a program can find, and fits the page', async () => {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
