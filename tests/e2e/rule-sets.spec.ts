/** 规则集: the one that everything is computed by is said on every page, chosen there, and in the address. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { at, drawn, go, loadSamples, openPage, settled, totals } from './session';

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await loadSamples(page);
});
test.afterAll(() => page.context().close());

const strip = () => page.getByRole('banner', { name: '本页口径' });
const inForce = (id: string) => expect(strip()).toContainText(new RegExp(`规则集\\s+${id}\\s`));
const choice = () => strip().getByLabel('规则集');

test('another rule set is chosen by keyboard: the strip, the address and the log say so, the overdue figures stay', async () => {
  await go(page, at('/overdue', '2026-10'));
  await inForce('base');
  const before = await totals(page);
  await choice().focus();
  await choice().selectOption({ label: '首问首办责任制（2012）' });
  await inForce('xinhui-2012');
  await expect(page).toHaveURL(/rules=xinhui-2012/);
  await settled(page);
  await expect(choice()).toBeFocused();
  expect(await totals(page)).toEqual(before);
  await page.getByRole('link', { name: /^数据/ }).first().click();
  await settled(page);
  await expect(page.locator('#log')).toContainText('改规则集');
});

test('the strip stays on one line, and nothing is in the way of a reader without sight', async () => {
  const height = await strip().evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(height).toBe(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('the way back goes back to the rule set of that address', async () => {
  await go(page, at('/overdue', '2026-10'));
  await inForce('base');
  await go(page, at('/overdue', '2026-10').replace('rules=base', 'rules=town-2010'));
  await inForce('town-2010');
  await page.goBack();
  await inForce('base');
});

test('one that is not shipped is refused by name, and the one in use stays', async () => {
  await go(page, at('/overdue', '2026-10').replace('rules=base', 'rules=atlantis'));
  const note = page.getByRole('alert');
  await expect(note).toContainText('没有改用规则集“atlantis”，仍按“通用规则集”计算。');
  await inForce('base');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await note.getByRole('button', { name: '知道了' }).click();
  await expect(note).toBeHidden();
});

test('an address opened anew is counted by its rule set; without one, by the one that was chosen last', async () => {
  await page.goto('/overdue?period=2026-10&asof=2026-10-31&rules=lufeng-2008');
  await drawn(page);
  await inForce('lufeng-2008');
  await page.reload();
  await drawn(page);
  await inForce('lufeng-2008');
  await page.goto('/');
  await drawn(page);
  await inForce('xinhui-2012');
  await choice().selectOption('base');
  await inForce('base');
  await page.reload();
  await drawn(page);
  await inForce('base');
});
