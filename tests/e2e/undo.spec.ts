/** An overlapping export updates by id; any file goes again and comes back; the log says what was done. */
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { drop, text, type MadeFile } from './files';
import { at, go, loaded, openPage, settled } from './session';

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
});
test.afterAll(() => page.context().close());

const HEAD = '办件编号,承办单位,受理时间,应办结时间,办结时间';
const export_ = (name: string, ...rows: readonly string[]): MadeFile =>
  text(name, `${[HEAD, ...rows].join('\r\n')}\r\n`);
/** Two cases still open; a week later one is finished in time, one late, and there is a third. */
const EARLY = export_('十月上旬.csv', '001,甲局,2026-10-09,2026-10-20,', '002,甲局,2026-10-09,2026-10-20,');
const LATE = export_(
  '十月下旬.csv',
  '001,甲局,2026-10-09,2026-10-20,2026-10-19',
  '002,甲局,2026-10-09,2026-10-20,2026-10-23',
  '003,甲局,2026-10-09,2026-10-20,2026-10-20',
);

const fileRow = (name: string) =>
  page.getByRole('table', { name: '读入与核对' }).getByRole('row').filter({ hasText: name });

/** Due and late of 甲局. */
async function figures(): Promise<string> {
  await go(page, at('/overdue', '2026-10'));
  const row = await page.locator('[data-grid] tbody tr').first().innerText();
  await go(page, '/');
  return row.split(/\s+/).slice(0, 3).join(' ');
}

test('a later export of the same cases replaces their records, and says so', async () => {
  await drop(page, [EARLY]);
  await loaded(page, 1);
  expect(await figures()).toBe('甲局 2 2');
  await drop(page, [LATE]);
  await loaded(page, 2);
  expect(await figures()).toBe('甲局 3 1');
  await expect(page.getByText('2 行的编号在别的文件里也有')).toBeVisible();
  await expect(fileRow('十月上旬.csv').getByRole('cell').nth(5)).toHaveText('2');
});

test('the same content again is recognised, whatever it is called', async () => {
  await drop(page, [{ ...LATE, name: '改了名.csv' }]);
  await settled(page);
  await expect(fileRow('改了名.csv')).toContainText('已经装入');
  expect(await figures()).toBe('甲局 3 1');
});

test('which one counts is a named choice that can be changed and changed back', async () => {
  const choice = page.getByRole('combobox', { name: '几个文件里编号相同的记录' });
  await expect(choice).toHaveValue('later_file_wins');
  for (const [policy, expected] of [
    ['first_file_wins', '甲局 3 2'],
    ['count_all', '甲局 5 3'],
    ['later_file_wins', '甲局 3 1'],
  ] as const) {
    await choice.selectOption(policy);
    await settled(page);
    expect([policy, await figures()]).toEqual([policy, expected]);
  }
});

test('a file that goes leaves the figures without it, and comes back with the figures with it', async () => {
  await page.getByRole('button', { name: '移除 十月下旬.csv' }).click();
  await loaded(page, 1);
  await expect(page.getByRole('status').filter({ hasText: '已移除 十月下旬.csv' })).toBeVisible();
  expect(await figures()).toBe('甲局 2 2');
  await page.getByRole('button', { name: '放回' }).click();
  await loaded(page, 2);
  expect(await figures()).toBe('甲局 3 1');
  await page.getByRole('button', { name: '移除 十月上旬.csv' }).focus();
  await page.keyboard.press('Enter');
  await loaded(page, 1);
  expect(await figures()).toBe('甲局 3 1');
  await page.getByRole('button', { name: '放回' }).click();
  await loaded(page, 2);
  await expect(page.getByText('2 行的编号在别的文件里也有')).toBeVisible();
});

test('loads, refusals, removals, choices and exports stand in the log, with time, digest and rows', async () => {
  await go(page, at('/overdue', '2026-10'));
  const exported = page.waitForEvent('download');
  await page.getByRole('button', { name: /^导出 CSV/ }).click();
  await exported;
  await go(page, '/');
  const log = page.getByRole('table', { name: '装入与导出记录' });
  const actions = await log.locator('tbody tr td:nth-child(2)').allInnerTexts();
  expect(actions.reverse()).toEqual([
    '装入',
    '装入',
    '未装入',
    '改同号的取舍',
    '改同号的取舍',
    '改同号的取舍',
    '移除',
    '装入',
    '移除',
    '装入',
    '导出',
  ]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载记录 CSV' }).click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines[0]).toBe('at,action,name,sha256,records,loaded,profile');
  expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z,load,十月上旬\.csv,[0-9a-f]{64},3,2,cases$/);
  expect(lines).toHaveLength(12);
  // 案件 never come into the log.
  expect(lines.join('\n')).not.toMatch(/甲局|\b00[123]\b/);
});

test('the page with all of this is clean to axe, in both languages', async () => {
  for (const other of ['English', '中文']) {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.locator('.nav-foot').getByRole('button', { name: other }).click();
    await settled(page);
  }
});
