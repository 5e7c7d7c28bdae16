/** 末位名单: places only where there is an order, words where there is none, two sentences for each, any rate. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { at, go, loadSamples, openPage } from './session';

let page: Page;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await loadSamples(page);
});
test.afterAll(() => page.context().close());

const group = (name: string) =>
  page.locator('section.rank-list').filter({ has: page.getByRole('table', { name, exact: true }) });

test('a group with an order has places with intervals and a funnel plot', async () => {
  await go(page, at('/bottom', '2026'));
  const ranked = group('审批类');
  await expect(ranked.locator('.msg')).toContainText('可排名度 ρ = 0.');
  await expect(ranked.locator('th', { hasText: '名次区间' })).toHaveCount(1);
  const first = ranked.locator('tbody tr').first();
  await expect(first.locator('td').nth(1)).toHaveText(/^\d+–\d+$/);
  await expect(first.locator('td.raw')).toHaveText(/^\d+$/);
  await expect(ranked.locator('.echart svg')).toBeVisible();
});

test('a group whose differences are within chance has none, and says so', async () => {
  const chance = group('乡镇街道');
  await expect(chance.locator('.msg')).toContainText('差异在偶然波动范围内');
  await expect(chance.locator('th', { hasText: '名次区间' })).toHaveCount(0);
  await expect(chance.locator('td.raw').first()).toHaveText(/^\d+$/);
});

test('two sentences say how far from the group, and what chance has to do with it', async () => {
  const button = group('乡镇街道').getByRole('button', { name: '说明' }).first();
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  const said = group('乡镇街道').locator('tr.says');
  await expect(said).toContainText(/比同组平均[高低].*本组不给名次/);
  // Within the limits, or past the inner one: either way what chance has to do with it is said.
  await expect(said).toContainText(/可能出于偶然|二十个相同的单位里也会有一个这样/);
  await page.keyboard.press('Enter');
  await expect(said).toHaveCount(0);
});

test('the mix of items taken out: beside the rates, item by item, kept in the address', async () => {
  await page.getByLabel('按事项结构标准化').check();
  await expect(page).toHaveURL(/std=1/);
  const table = page.getByRole('table', { name: '按事项结构标准化 · 审批类' });
  await expect(table.locator('tbody tr').first().locator('td').nth(4)).toHaveText(/^\d+\.\d\d–\d+\.\d\d/);
  await expect(group('审批类').locator('th', { hasText: '名次区间' })).toHaveCount(1);
  const button = table.getByRole('button').first();
  await button.focus();
  await page.keyboard.press('Enter');
  const items = table.locator('table.standard-items');
  // What the items let expect adds up to what the subject's own line says.
  const expected = await table.locator('tbody tr').first().locator('td').nth(2).textContent();
  await expect(items.locator('tr.sum td').last()).toHaveText(expected ?? '');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('any rate can be chosen; the address keeps it', async () => {
  await page.getByLabel('指标').selectOption('satisfaction_rate');
  await expect(page).toHaveURL(/measure=satisfaction_rate/);
  await expect(group('审批类').locator('thead').first()).toContainText('有效主动评价');
});

test('how places come about is written out, with what the office decided', async () => {
  await page.locator('#method summary').click();
  await expect(page.locator('#method')).toContainText('p < 0.01');
  await expect(page.locator('#method')).toContainText('少于 30 件');
});
