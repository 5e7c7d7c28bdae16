/** 规则就绪: what each rule can be judged by, what it lacks, unit by unit; a gap is never a clean record. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { at, go, loadSamples, openPage } from './session';

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await loadSamples(page);
});
test.afterAll(() => page.context().close());

const UNDER = at('/readiness', '2026-10').replace('rules=base', 'rules=xinhui-2012');
const row = (id: string) => page.locator(`tr[data-rule="${id}"]`);

test('every rule of the catalogue has a line; what cannot be computed says why and has no count', async () => {
  await go(page, UNDER);
  await expect(page.locator('tr[data-rule]')).toHaveCount(126);
  await expect(row('CP-02')).toContainText('可算');
  await expect(row('CP-02')).toContainText(/查实 \d/);
  await expect(row('TL-17')).toContainText('尚不能算');
  await expect(row('TL-17')).toContainText('接警和到场的时刻');
  await expect(row('TL-17').locator('td').nth(3)).toHaveText('—');
});

test('by keyboard: the units of a rule, the rules of one state; no barrier', async () => {
  await page.locator('[data-at]').first().focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-expanded="true"]')).toHaveCount(1);
  await page.getByRole('link', { name: /^只列条文 \d+$/ }).press('Enter');
  await expect(page).toHaveURL(/state=text/);
  await expect(page.locator('tr[data-rule]').first()).toContainText('只列条文');
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});
