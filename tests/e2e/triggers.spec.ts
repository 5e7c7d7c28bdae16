/** 触发清单 and 凭什么: candidates by the ladders of a rule set, each with its sheet, and a decision noted by keyboard. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { at, go, loadSamples, openPage, settled } from './session';

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await loadSamples(page);
});
test.afterAll(() => page.context().close());

const UNDER = at('/triggers', '2026-10').replace('rules=base', 'rules=xinhui-2012');
const table = (): Locator => page.getByRole('table').filter({ hasText: '拟措施' }).first();
const problems = async (): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

test('a rule set without ladders lists nobody, and says that nobody was checked', async () => {
  await go(page, at('/triggers', '2026-10'));
  await expect(page.getByText('这套规则集没有启用任何清单')).toBeVisible();
  expect(await problems()).toEqual([]);
});

test('under another rule set: candidates with their step', async () => {
  await go(page, UNDER);
  await expect(table()).toContainText('待核');
  await settled(page);
  const first = table().locator('tbody tr').first();
  await expect(first).toContainText(/第 \d 级 \/ 共 \d 级/);
});

test('a name opens its sheet: the facts that count, each with file and line', async () => {
  const link = table().getByRole('link').first();
  const name = (await link.textContent()) ?? '';
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`凭什么：${name.trim()}`);
  await settled(page);
  await expect(page.getByText(/\.csv 第 \d+ 行/).first()).toBeVisible();
  expect(await problems()).toEqual([]);
});

test('a decision wants a verdict, a reason and a name; it is noted with Enter and stands on the sheet and the list', async () => {
  await page.keyboard.press('o');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('radio').first().check();
  await dialog.getByLabel('理由').fill('已核对原件');
  await dialog.getByLabel('谁定的').fill('甲某');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('已核对原件').first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await settled(page);
  await expect(page.getByText('1 条。').first()).toBeVisible();
});

test('under other rules: who would enter and leave, by keyboard; the set in force and its lists stay', async () => {
  await go(page, UNDER.replace('?', '?view=rules&'));
  await expect(page.getByText('选一套规则集')).toBeVisible();
  await page.getByLabel('对照规则集').selectOption('lufeng-2008');
  const changes = page.getByRole('table', { name: '换一套规则的名单变化' });
  await expect(changes.locator('tbody tr').first()).toContainText(/进入|离开|级别变化/);
  await expect(page.getByText(/处变化：\d+ 条进入/)).toBeVisible();
  expect(page.url()).toContain('beside=lufeng-2008');
  expect(await problems()).toEqual([]);
  const download = page.waitForEvent('download');
  await page.keyboard.press('e');
  expect((await download).suggestedFilename()).toContain('换一套规则的名单变化');
  await page.getByRole('link', { name: '按清单' }).click();
  await settled(page);
  await expect(table()).toContainText('待核');
});
