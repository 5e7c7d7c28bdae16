/** 规则集的表单: a ladder is changed by keyboard, without a line of JSON; given away, removed and taken in it is the same set. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { at, go, loadSamples, openPage, settled } from './session';

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
  await loadSamples(page);
});
test.afterAll(() => page.context().close());

const EDIT = at('/rules', '2026-10', '&view=edit&set=xinhui-2012').replace('rules=base', 'rules=xinhui-2012');
const what = () => page.locator('.page-h').getByText(/哈希/);
const hash = async (): Promise<string> => /哈希 ([0-9a-f]+)/.exec(await what().innerText())?.[1] ?? '';
const press = async (name: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
};

let file: { name: string; mimeType: string; buffer: Buffer };
let saved = '';

test('a ladder of the parent is changed: another kind counts with it, and its last step comes at one more', async () => {
  await go(page, EDIT);
  await press(/为上级另立一套/);
  await page.getByLabel('改一个阶梯').selectOption({ label: '年内有效投诉 CP-02' });
  const ladder = page.locator('[data-ladder="cp-02"]');
  await ladder.locator('summary', { hasText: '计哪些情形（1 种）' }).focus();
  await page.keyboard.press('Enter');
  const kinds = ladder.getByRole('checkbox');
  await expect(ladder.getByRole('checkbox', { checked: true, disabled: true })).toHaveCount(1);
  await kinds.nth(1).focus();
  await page.keyboard.press('Space');
  await expect(ladder.locator('summary', { hasText: '计哪些情形（2 种）' })).toBeVisible();
  const last = ladder.getByLabel('满几件').last();
  await last.focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText('还有 1 处要填写或改正。')).toBeVisible();
  await ladder.getByLabel('依据（文号、第几条）').first().focus();
  await page.keyboard.type('某效〔2026〕1号 第三条');
  await page.keyboard.press('Tab');
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});

test('it is saved and counted by; the strip names it', async () => {
  await press('保存并按它计算');
  await expect(page.getByRole('status').getByText(/已保存/)).toBeVisible();
  await settled(page);
  await expect(page.getByRole('banner', { name: '本页口径' })).toContainText('xinhui-2012-own');
  saved = await hash();
  expect(saved).toMatch(/^[0-9a-f]{8}$/);
});

test('given away, removed, and taken in again it has the same hash', async () => {
  const download = page.waitForEvent('download');
  await press('导出 JSON');
  const name = (await download).suggestedFilename();
  file = { name, mimeType: 'application/json', buffer: readFileSync(await (await download).path()) };
  await press(/^删除/);
  await page.getByRole('dialog').getByRole('button', { name: /^删除/ }).click();
  await expect(page.getByRole('status').getByText(/已删除/)).toBeVisible();
  await settled(page);
  await page.locator('input[type=file][accept*=json]').setInputFiles(file);
  await expect(page.getByRole('status').getByText(/已导入/)).toBeVisible();
  await settled(page);
  expect(await hash()).toBe(saved);
});
