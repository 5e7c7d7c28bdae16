/** 质检 as a reader does it: what was planted is found, every figure opens to its rows. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { ANSWERS, grouped, plantedCases } from './answers';
import { plain } from './cells';
import { at, go, loadSamples, openPage, settled } from './session';

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await loadSamples(page);
});
test.afterAll(() => page.context().close());

const PANEL = at('/quality', '2026-10');
const check = (id: string) => page.locator(`[data-check="${id}"]`);
const figure = (id: string) => check(id).locator('[data-at]').first();

test('what was planted is found, with what it was looked for in', async () => {
  await go(page, PANEL);
  const cases = ['办件明细.csv', '补录办件.csv'].reduce((n, name) => n + ANSWERS.files[name]!.loaded, 0);
  const noOfficer = [...plantedCases('no officer'), ...plantedCases('no officer, rule plants')];
  for (const [id, n] of [
    ['no_unit.cases', plantedCases('no unit').length],
    ['no_officer.cases', noOfficer.length],
    ['after_cutoff.cases', ANSWERS.afterCutoff['cases']!],
    ['after_cutoff.evaluations', ANSWERS.afterCutoff['evaluations']!],
    ['no_limit.cases', ANSWERS.measures['no_limit']!['all']!.total.x],
    ['same_id.cases', 0],
    ['reversed.cases', 0],
  ] as const)
    expect([id, await figure(id).innerText()]).toEqual([id, grouped(n)]);
  expect(await check('no_unit.cases').locator('[data-at]').nth(1).innerText()).toBe(grouped(cases));
});

test('a figure opens to its rows, and to those that were looked at', async () => {
  for (const id of ['no_unit.cases', 'no_rating.cases', 'unknown_officer.complaints']) {
    await go(page, PANEL);
    const n = plain(await figure(id).innerText());
    await figure(id).click();
    await expect(page.locator('[data-total]')).toHaveAttribute('data-total', String(n));
    await settled(page);
  }
});

test('J, K and Enter go through the checks', async () => {
  await go(page, PANEL);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator(':focus')).toHaveAttribute('data-at', '1:0');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-total]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/quality\?/);
  await settled(page);
});

test('no barrier', async () => {
  await go(page, PANEL);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
});
