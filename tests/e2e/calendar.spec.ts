/** 日历与期限: a time limit day by day without any file, and what no calendar covers is not guessed. */
import { expect, test, type Page } from '@playwright/test';
import { go, openPage } from './session';

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
});
test.afterAll(() => page.context().close());

const due = () => page.locator('.limit-due b');
const counted = () => page.locator('main > .ex .cal td b');

test('TL-10: the receipt day is day 1 when that is said, and the ledger numbers every counted day', async () => {
  await go(page, '/calendar?from=2026-09-24&days=15&unit=workday');
  await expect(due()).toHaveText('2026-10-22 到期');
  await expect(counted()).toHaveCount(15);
  await page.getByRole('checkbox', { name: /收件日算第 1 日/ }).check();
  await expect(due()).toHaveText('2026-10-21 到期');
  await expect(page).toHaveURL(/first=1/);
  await expect(counted()).toHaveCount(15);
});

test('a limit is changed by keyboard; a make-up day counts, and says that it is one', async () => {
  await go(page, '/calendar?from=2026-09-18&days=2&unit=workday');
  await page.getByLabel('期限', { exact: true }).fill('5');
  await page.keyboard.press('Enter');
  await expect(due()).toHaveText('2026-09-24 到期');
  const makeUp = page.locator('main > .ex .cal td[title="2026-09-20 周末调班，算工作日"]');
  await expect(makeUp).toContainText('班');
  await expect(makeUp.locator('b')).toHaveText('1');
});

test('30 working days from 2026-11-20 are refused, naming 2027; the next question is answered', async () => {
  await go(page, '/calendar?from=2026-11-20&days=30&unit=workday');
  await expect(page.getByRole('alert')).toContainText('2027-01-01');
  await page.getByLabel('单位').selectOption('day');
  await expect(due()).toHaveText('2026-12-20 到期');
});

test('natural days beyond the calendar all count, and it says which are not listed; no number of days is refused', async () => {
  await go(page, '/calendar?from=2026-12-25&days=30&unit=day');
  await expect(due()).toHaveText('2027-01-24 到期');
  await expect(page.locator('.limit-due')).toContainText('30 日计入，1 日不计入');
  await expect(page.getByText('之外的日子按自然日计入')).toBeVisible();
  const days = page.getByLabel('期限', { exact: true });
  await days.fill('10000');
  await page.keyboard.press('Enter');
  expect(await days.evaluate((field: HTMLInputElement) => field.validity.valid)).toBe(false);
  await expect(due()).toHaveText('2027-01-24 到期');
});

test('a year at a glance; the year after the last notice is a gap in words', async () => {
  await go(page, '/calendar?from=2026-09-24&days=15&unit=workday');
  await expect(page.locator('.year .cal')).toHaveCount(12);
  await expect(page.locator('.year td[title^="2026-10-01"]')).toContainText('休');
  await page.getByRole('button', { name: '下一年' }).click();
  await expect(page.getByRole('heading', { name: '日历没有 2027 年' })).toBeVisible();
  await page.getByRole('button', { name: '上一年' }).click();
  await expect(page.locator('.year .cal')).toHaveCount(12);
});
