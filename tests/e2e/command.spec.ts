/** Everything by name: Ctrl K from anywhere, a record by its number, and all that belongs to it. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { at, go, loadSamples, openPage, settled } from './session';

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
});
test.afterAll(() => page.context().close());

const field = () => page.getByRole('combobox', { name: '查编号' });
const options = () => page.getByRole('dialog').getByRole('option');
const title = () => page.getByRole('heading', { level: 1 });

test('with nothing loaded it opens pages and definitions, and says what it cannot find', async () => {
  await page.keyboard.press('Control+k');
  await expect(field()).toBeFocused();
  await field().fill('末位');
  await page.keyboard.press('Enter');
  await expect(title()).toHaveText('末位名单');
  await page.keyboard.press('/');
  await field().fill('没有这个');
  await expect(page.getByRole('status').last()).toContainText('没有叫“没有这个”的');
  await page.keyboard.press('Escape');
  await expect(field()).toBeHidden();
});

test('an action of the open page is run by its name', async () => {
  await go(page, '/');
  await loadSamples(page);
  await page.keyboard.press('Control+k');
  await field().fill('明暗 深');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a case by its number, from a field, leads to all that the files say about it', async () => {
  await go(page, at('/rows', '2026-10', '&measure=upheld_complaints&part=numerator'));
  const search = page.getByRole('searchbox', { name: '在这些记录里找' });
  await search.focus();
  await page.keyboard.press('Control+k');
  const { row, number } = await page.locator('main tbody').evaluate((body) => {
    const heads = [...document.querySelectorAll('main thead th')].map((th) => th.textContent.trim());
    const column = heads.indexOf('办件编号');
    const rows = [...body.querySelectorAll('tr')];
    const found = rows.findIndex((tr) => /\d/.test(tr.children[column]?.textContent ?? ''));
    return {
      row: rows[found]?.children[2]?.textContent.trim() ?? '',
      number: rows[found]?.children[column]?.textContent.trim() ?? '',
    };
  });
  expect(number).toMatch(/\d/);
  await field().fill(number);
  await expect(options().first()).toContainText(number);
  await page.keyboard.press('Enter');
  await expect(title()).toHaveText(`办件 ${number}`);
  await settled(page);
  expect(new URL(page.url()).search).not.toContain(number);
  const parts = page.locator('main section.ex');
  // Its limit day by day, its life, then five tables.
  await expect(parts).toHaveCount(7);
  await expect(parts.nth(0).locator('table.cal')).toBeVisible();
  await expect(parts.nth(2).locator('tbody tr')).toHaveCount(1);
  await expect(parts.nth(5).locator('tbody')).toContainText(row);
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});

test('the number of a row leads there too, and back', async () => {
  await go(page, at('/rows', '2026-10', '&measure=overdue_rate&part=numerator'));
  const link = page.locator('main tbody tr td:nth-child(3) a').first();
  const number = await link.innerText();
  await link.click();
  await expect(title()).toHaveText(`办件 ${number}`);
  await page.keyboard.press('Escape');
  await expect(title()).toContainText('超期');
});

test('Enter right after the number waits for what is found, and opens no record of an earlier text', async () => {
  await go(page, at('/rows', '2026-10', '&measure=overdue_rate&part=numerator'));
  const number = await page.locator('main tbody tr td:nth-child(3) a').last().innerText();
  await page.keyboard.press('Control+k');
  await field().fill('00');
  await expect(options().first()).toBeVisible();
  await field().fill(number);
  await page.keyboard.press('Enter');
  await expect(title()).toHaveText(`办件 ${number}`);
});

test('the keys go to a record of the table, and Enter opens it', async () => {
  await go(page, at('/rows', '2026-10', '&measure=overdue_rate&part=numerator'));
  const numbers = page.locator('main tbody tr td:nth-child(3) a');
  await expect(numbers.first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(numbers.nth(1)).toBeFocused();
  const number = await numbers.nth(1).innerText();
  await page.keyboard.press('Enter');
  await expect(title()).toHaveText(`办件 ${number}`);
});

test('the list itself has no barrier, and the arrows go through it', async () => {
  await page.keyboard.press('Control+k');
  await page.keyboard.press('ArrowDown');
  await expect(options().nth(1)).toHaveAttribute('aria-selected', 'true');
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations.map(({ id }) => id)).toEqual(
    [],
  );
  await page.screenshot({ path: 'test-results/shots/command.png' });
  await page.keyboard.press('Escape');
});
