/** 年终考核: the sample county's year by the example scheme, a weight changed in the form, another rule set beside it. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { at, go, loadSamples, openPage, settled } from './session';

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await loadSamples(page);
});
test.afterAll(() => page.context().close());

test('a month is no year: the page offers the year; places, grades and stability of every unit', async () => {
  await go(page, at('/year-end', '2026-10'));
  await page.getByRole('link', { name: '看 2026 年' }).click();
  await settled(page);
  const table = page.getByRole('table', { name: /总成绩表/ }).first();
  await expect(table.locator('tbody tr').first()).toContainText(/\d+\.\d\d/);
  await expect(table).toContainText(/稳健/);
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});

test('weights that do not sum to 100 are said with their sum, and the tables stay as they were', async () => {
  await page.getByText(/查看、修改方案/).click();
  const weight = page.getByLabel('按期办结（超期率）：权重');
  await weight.fill('30');
  await weight.press('Tab');
  await expect(page.getByText('权重之和不是 100')).toBeVisible();
  await expect(page.getByText('（现为 105）')).toBeVisible();
  await weight.fill('25');
  await weight.press('Tab');
  await expect(page.getByText('权重之和不是 100')).toBeHidden();
});

test('quarters that weigh differently move the score; three weights for four quarters are named', async () => {
  await page.locator('summary', { hasText: '每项指标的细则' }).click();
  const parts = page.getByLabel('按期办结（超期率）：各期权重');
  await parts.fill('20 20 60');
  await parts.press('Tab');
  await expect(page.getByText('权重的个数与期数不一致')).toBeVisible();
  await parts.fill('0 0 0 100');
  await parts.press('Tab');
  await expect(page.getByText('权重的个数与期数不一致')).toBeHidden();
  await settled(page);
  const last = await page
    .getByRole('table', { name: /总成绩表/ })
    .first()
    .locator('tbody')
    .innerText();
  await parts.fill('');
  await parts.press('Tab');
  await settled(page);
  await expect(
    page
      .getByRole('table', { name: /总成绩表/ })
      .first()
      .locator('tbody'),
  ).not.toHaveText(last);
});

test('another rule set beside it: who enters and who leaves, or that nothing changes', async () => {
  await page.getByLabel('对照规则集').selectOption('xinhui-2012');
  await settled(page);
  const section = page.locator('.ex').filter({ hasText: '换一套规则会怎样' });
  await expect(section.getByText(/没有变化。|进入|离开/).first()).toBeVisible();
});

test('a deduction that is typed takes exactly its points; a ballot over 100 is refused at its field', async () => {
  const row = page
    .getByRole('table', { name: /总成绩表/ })
    .first()
    .getByRole('row', { name: /卯街道/ });
  const total = row.locator('td').nth(1);
  const before = Number(await total.innerText());
  const type = async (...cells: readonly string[]): Promise<void> => {
    for (const cell of cells) {
      if (cell.startsWith('↓')) for (let i = 0; i < cell.length; i++) await page.keyboard.press('ArrowDown');
      else await page.keyboard.type(cell);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
  };
  await page.getByText(/登记、修改/).click();
  await page.getByLabel('登记什么').selectOption('adjustments');
  const subject = page.getByRole('combobox', { name: '对象' });
  await subject.focus();
  await type('卯街道', '↓↓', '2.5', '某效〔2026〕3号', '通报批评');
  await expect(total).toHaveText((before - 2.5).toFixed(2));
  await expect(subject).toBeFocused();
  await page.getByLabel('登记什么').selectOption('appraisals');
  await subject.focus();
  await type('卯街道', '↓↓', '1', '101');
  await expect(page.getByLabel('分数（0–100）')).toHaveAccessibleDescription('分数要在 0 到 100 之间');
  await expect(page.getByLabel('登记什么')).toContainText('民主评议票（0）');
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});
