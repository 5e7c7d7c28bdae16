/** 检查与整改 on the sample county: rates by unit, the gaps by name, the ledger; every figure opens its records. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { drop, text } from './files';
import { at, go, loaded, loadSamples, openPage, settled } from './session';

test.describe.configure({ mode: 'serial', timeout: 300_000 });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
});
test.afterAll(() => page.context().close());

const noBarrier = async (): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
};

test('without a file of inspections each view says what is missing and how to get it', async () => {
  await drop(page, [text('办件.csv', '办件编号,承办单位,受理时间\nA1,数据局,2026-09-20\n')]);
  await loaded(page, 1);
  for (const view of ['', '&show=duties', '&show=ledger']) {
    await go(page, at('/rectification', '2026', view));
    await expect(page.getByText('督查问题').first(), view).toBeVisible();
    await expect(page.getByRole('link', { name: '去数据页' }).first()).toBeVisible();
    await expect(page.getByRole('main').getByRole('table')).toHaveCount(0);
  }
});

test('整改 by unit: a figure opens as many records as it counts', async ({ browser }) => {
  await page.context().close();
  page = await openPage(browser);
  await loadSamples(page);
  await page.keyboard.press('g');
  await page.keyboard.press('z');
  await expect(page.getByRole('heading', { level: 1, name: '检查与整改' })).toBeVisible();
  await go(page, at('/rectification', '2026'));
  const whole = page.locator('main tfoot a');
  for (const n of [0, 2, 8]) {
    await go(page, at('/rectification', '2026'));
    const figure = await whole.nth(n).innerText();
    expect(Number(figure.replaceAll(/\D/g, ''))).toBeGreaterThan(0);
    await whole.nth(n).click();
    await settled(page);
    await expect(page.locator('[data-total]')).toHaveAttribute('data-total', figure.replaceAll(/\D/g, ''));
  }
  await go(page, at('/rectification', '2026'));
  await page.setViewportSize({ width: 1366, height: 768 });
  await noBarrier();
});

test('督查义务: the month and the half-year without an inspection are named, the others held', async () => {
  await go(page, at('/rectification', '2026', '&show=duties'));
  await expect(page.getByText('缺 1 期：2026年6月')).toBeVisible();
  await expect(page.getByText('缺 1 期：2026年上半年')).toBeVisible();
  const months = page.getByRole('table', { name: '定期督查' });
  await expect(
    months
      .getByRole('row', { name: /2026年6月/ })
      .getByRole('cell')
      .nth(0),
  ).toHaveText('0');
  await months
    .getByRole('row', { name: /2026年5月/ })
    .getByRole('link')
    .click();
  await settled(page);
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', '1');
});

test('带队、轮换、记录: one of each was planted; its name says what it means', async () => {
  await go(page, at('/rectification', '2026', '&show=duties'));
  const checks = page.getByRole('table', { name: '带队、轮换、记录' });
  for (const row of ['无领导带队率', '未轮换率', '未填情况表率', '无督查结果率'])
    await expect(
      checks
        .getByRole('row', { name: new RegExp(row) })
        .getByRole('link')
        .first(),
    ).toHaveText('1');
  await checks.getByRole('button', { name: '无领导带队率' }).click();
  await expect(page.getByRole('dialog')).toContainText('交叉检查不在内');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('table', { name: '督查覆盖' })).toContainText('12 个月以上未查');
  await noBarrier();
});

test('整改台账: states narrow it, by keyboard to the record and back', async () => {
  await go(page, at('/rectification', '2026', '&show=ledger'));
  await page.getByRole('link', { name: '逾期未整改' }).first().click();
  await settled(page);
  const rows = page.locator('[data-grid] tbody tr');
  await expect(rows.first()).toContainText('逾期未整改');
  await noBarrier();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/case\?/);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/show=ledger/);
});
