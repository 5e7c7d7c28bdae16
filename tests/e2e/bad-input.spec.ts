/** Broken files beside good ones: each is named with what to do, the good ones load, and what was there stays. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { writeXlsx } from 'hucre/xlsx';
import { encodeGb18030 } from '../../data/samples/gb18030';
import { BROKEN, cases, DAMAGED, drop } from './files';
import { at, go, loaded, openPage, settled } from './session';

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
});
test.afterAll(() => page.context().close());

const OCTOBER = at('/overdue', '2026-10');
/** The row of a file in 读入与核对. */
const fileRow = (name: string) =>
  page.getByRole('table', { name: '读入与核对' }).getByRole('row').filter({ hasText: name });

/** Due and late of every unit, as the page shows them. */
async function figures(): Promise<string> {
  await go(page, OCTOBER);
  const shown = await page.locator('[data-grid] tbody, [data-grid] tfoot').allInnerTexts();
  await go(page, '/');
  return shown.join('\n');
}

test('broken and good files dropped together: the good ones load', async () => {
  const good = [cases('甲局.csv', '甲局', 40, 4), cases('乙局.csv', '乙局', 30, 0)];
  await drop(page, [good[0]!, ...BROKEN.map(({ file }) => file), good[1]!]);
  await loaded(page, 2);
  for (const { name } of good) await expect(fileRow(name)).toContainText('已装入');
  for (const { file, says } of BROKEN) {
    await expect(fileRow(file.name)).toContainText('未装入');
    await expect(fileRow(file.name)).toContainText(says);
  }
  const shown = await figures();
  expect(shown).toMatch(/甲局\s+40\s+4\s+10\.0/);
  expect(shown).toMatch(/乙局\s+30\s+0\s+0\.0/);
});

test('single rows that cannot be read are set aside by line, the others of their file load', async () => {
  await drop(
    page,
    DAMAGED.map(({ file }) => file),
  );
  await loaded(page, 2 + DAMAGED.length);
  for (const { file, loaded: n, says } of DAMAGED) {
    const cells = await fileRow(file.name).getByRole('cell').allInnerTexts();
    expect([file.name, cells[5]]).toEqual([file.name, String(n)]);
    const setAside = Number(cells[6]);
    expect([file.name, Number(cells[4])]).toEqual([file.name, n + setAside + 1]);
    expect([file.name, await problemsOf(file.name)]).toEqual([file.name, expect.stringMatching(says)]);
  }
  expect(await page.evaluate(() => Reflect.ownKeys(Object.prototype).includes('x'))).toBe(false);
  expect(await figures()).toMatch(/甲局\s+46\s+4/);
});

test('a drop of broken files alone leaves every figure as it was', async () => {
  const before = await figures();
  await drop(
    page,
    BROKEN.map(({ file }) => file),
  );
  await expect(fileRow(BROKEN.at(-1)!.file.name)).toContainText('未装入');
  await settled(page);
  expect(await figures()).toBe(before);
});

test('the same file again is refused in words, whatever it is called', async () => {
  const before = await figures();
  await drop(page, [{ ...cases('甲局.csv', '甲局', 40, 4), name: '甲局 副本.csv' }]);
  await expect(fileRow('甲局 副本.csv')).toContainText(/同样内容的文件已经装入.*不用再装/);
  await settled(page);
  expect(await figures()).toBe(before);
});

test('cancelled half way, everything is as before and the page says so', async () => {
  const before = await figures();
  const files = await page.locator('.nav .n').innerText();
  const fingerprint = await page.locator('.strip').innerText();
  const reached = cancelAtHalf();
  await drop(page, [cases('大文件.csv', '丙局', 200_000, 1_000)]);
  expect(await reached).toBeGreaterThanOrEqual(50);
  await expect(fileRow('大文件.csv')).toContainText(/已取消，一切和装入之前一样.*再拖入一次/);
  await settled(page);
  await expect(page.locator('.nav .n')).toHaveText(files);
  expect(await page.locator('.strip').innerText()).toBe(fingerprint);
  expect(await figures()).toBe(before);
});

test('and the cancelled file can be loaded afterwards, whole', async () => {
  const files = Number.parseInt(await page.locator('.nav .n').innerText(), 10);
  await drop(page, [cases('大文件.csv', '丙局', 200_000, 1_000)]);
  await loaded(page, files + 1);
  expect(await figures()).toMatch(/丙局\s+200,000\s+1,000\s+0\.50/);
});

test('a workbook of the same layout loads', async () => {
  const rows = [
    ['办件编号', '承办单位', '受理时间', '应办结时间', '办结时间'],
    ['丁1', '丁局', '2026-10-09', '2026-10-20', '2026-10-23'],
    ['丁2', '丁局', '2026-10-09', '2026-10-20', '2026-10-19'],
  ];
  const files = Number.parseInt(await page.locator('.nav .n').innerText(), 10);
  const bytes = await writeXlsx({ sheets: [{ name: '办件', rows }] });
  await drop(page, [{ name: '丁局.xlsx', bytes }]);
  await loaded(page, files + 1);
  expect(await figures()).toMatch(/丁局\s+2\s+1/);
});

const CASE_TABLE = [
  ['办件编号', '承办单位', '受理时间', '应办结时间', '办结时间'],
  ['000123', '己局', '2026-10-09', '2026-10-20', '2026-10-23'],
  ['000124', '己局', '2026-10-09', '2026-10-20', '2026-10-19'],
];

test('an .xls loads sheet by sheet, its hidden sheet is named', async () => {
  const files = Number.parseInt(await page.locator('.nav .n').innerText(), 10);
  const bytes = readFileSync(new URL('../ingest/workbooks/cells-1900.xls', import.meta.url));
  await drop(page, [{ name: '乙县.xls', bytes }]);
  await expect(fileRow('乙县.xls [9月]')).toContainText('已装入');
  await expect(fileRow('乙县.xls [10月]')).toContainText('已装入');
  await fileRow('乙县.xls [9月]').getByRole('button').first().click();
  await expect(page.getByText('乙县.xls [9月]：隐藏的工作表没有读：字典')).toBeVisible();
  await settled(page);
  expect(Number.parseInt(await page.locator('.nav .n').innerText(), 10)).toBeGreaterThan(files);
});

test('a page in GBK that a system named .xls loads like a workbook', async () => {
  const files = Number.parseInt(await page.locator('.nav .n').innerText(), 10);
  const rows = CASE_TABLE.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  const bytes = encodeGb18030(
    `<html><head><meta charset="gbk"></head><table>${rows.join('')}</table></html>`,
  );
  await drop(page, [{ name: '己局.xls', bytes }]);
  await loaded(page, files + 1);
  expect(await figures()).toMatch(/己局\s+2\s+1/);
});

test('after clearing nothing is left, and the page says so', async () => {
  await page.getByRole('button', { name: '清除数据' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^清除/ }).click();
  await expect(page.getByRole('heading', { name: '还没有数据' })).toBeVisible();
  await go(page, OCTOBER);
  await expect(page.getByRole('heading', { name: '还没有数据' })).toBeVisible();
  await go(page, '/');
  await drop(page, [cases('戊局.csv', '戊局', 1, 0)]);
  await loaded(page, 1);
  expect(await figures()).toMatch(/^戊局\s+1\s+0/);
});

/** What 剔除与存疑 says of one file. */
function problemsOf(name: string): Promise<string> {
  return page.getByRole('table', { name: '剔除与存疑' }).evaluate((table, file) => {
    const rows = [...table.querySelectorAll('tbody tr')];
    const first = rows.findIndex((row) => row.className === 'part' && row.textContent.trim() === file) + 1;
    const next = rows.findIndex((row, i) => i >= first && row.className === 'part');
    const own = first === 0 ? [] : rows.slice(first, next === -1 ? undefined : next);
    return own.map((row) => row.textContent.replace(/\s+/g, ' ').trim()).join(' | ');
  }, name);
}

/** Presses 取消 the moment half of the file is read; gives the percentage that stood there. */
function cancelAtHalf(): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const watch = new MutationObserver(() => {
          const bar = document.querySelector('[role="progressbar"]');
          const percent = Number(bar?.getAttribute('aria-valuenow') ?? 0);
          if (percent < 50) return;
          watch.disconnect();
          document.querySelector<HTMLElement>('.state .acts button')?.click();
          resolve(percent);
        });
        watch.observe(document.body, { subtree: true, childList: true, attributes: true });
      }),
  );
}
