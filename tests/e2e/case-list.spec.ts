/** From case to case of the list that one came from, and keys that are heard after a tick. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { at, go, loadSamples, openPage, settled } from './session';

test.describe.configure({ mode: 'serial', timeout: 300_000 });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await loadSamples(page);
});
test.afterAll(() => page.context().close());

const LIST = at('/rows', '2026-10', '&measure=upheld_complaints&part=numerator');
const step = () => page.locator('[data-step]');
const numbers = () => page.locator('[data-grid] tbody a');

test('] and [ go through the rows in their order, Esc back to the list', async () => {
  await go(page, LIST);
  const listed = await numbers().allInnerTexts();
  expect(listed.length).toBeGreaterThan(5);
  await numbers().nth(1).click();
  await settled(page);
  await expect(step()).toHaveText(`2 / ${String(listed.length)}`);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText(listed[1]!);
  await page.keyboard.press(']');
  await expect(step()).toHaveText(`3 / ${String(listed.length)}`);
  await expect(heading).toContainText(listed[2]!);
  await page.keyboard.press('[');
  await expect(step()).toHaveText(`2 / ${String(listed.length)}`);
  await page.keyboard.press('[');
  await expect(step()).toHaveText(`1 / ${String(listed.length)}`);
  await expect(heading).toContainText(listed[0]!);
  await expect(page.getByRole('button', { name: '上一件' })).toBeDisabled();
  await page.keyboard.press('[');
  await expect(step()).toHaveText(`1 / ${String(listed.length)}`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/rows\?/);
  await settled(page);
});

test('the order is the one shown; the last has no next', async () => {
  await go(page, LIST);
  await page.locator('[data-grid] thead button').nth(2).click();
  await page.locator('[data-grid] thead button').nth(2).click();
  await settled(page);
  const listed = await numbers().allInnerTexts();
  await numbers().last().click();
  await settled(page);
  await expect(step()).toHaveText(`${String(listed.length)} / ${String(listed.length)}`);
  await expect(page.getByRole('button', { name: '下一件' })).toBeDisabled();
  await page.getByRole('link', { name: '上一件' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(listed.at(-2)!);
});

test('a case opened by its address has no list', async () => {
  await go(page, at('/overview', '2026-10'));
  await go(page, at('/case', '2026-10', '&at=1.5'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(step()).toHaveCount(0);
});

test('after a tick in a box keys are heard; while text is typed they are not', async () => {
  await go(page, at('/sample', '2026-10'));
  await page.locator('main input[type="checkbox"]').first().check();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page).toHaveURL(/\/overview/);
  await go(page, LIST);
  await page.getByRole('searchbox').fill('局');
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page.getByRole('searchbox')).toHaveValue('局go');
  await expect(page).toHaveURL(/\/rows\?/);
});

test('both keys stand in the help', async () => {
  await go(page, '/help');
  const keys = page.locator('section.ex table');
  await expect(keys.getByRole('row', { name: '[ 上一件' })).toBeVisible();
  await expect(keys.getByRole('row', { name: '] 下一件' })).toBeVisible();
});
