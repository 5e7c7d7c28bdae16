/** Records that were set aside: listed one by one, opened, repaired, corrected, and all of it taken back. */
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { drop, text } from './files';
import { at, go, loaded, openPage, settled } from './session';

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await openPage(browser);
});
test.afterAll(() => page.context().close());

const HEAD = '办件编号,承办单位,股室,经办人,受理时间,应办结时间,办结时间,办理结果';
/** A title, a date that does not exist, a comma in a text, cells missing at the end, a stray quote, a copy. */
const BROKEN = text(
  '办件.csv',
  [
    '某县办件明细,,,,,,,',
    HEAD,
    '0001,税务局,一股,张三,2026-10-01,2026-10-10,2026-10-09,办结',
    '0002,税务局,一股,张三,2026-09-31,2026-10-30,2026-10-20,办结',
    '0003,民政局,婚姻,登记股,李四,2026-10-03,2026-10-12,2026-10-15,办结',
    '0004,水利局,水政股,王五,2026-10-03,2026-10-12',
    '0005,水利局,"水政"股,王五,2026-10-04,2026-10-12,2026-10-12,办结',
    '0001,税务局,一股,张三,2026-10-01,2026-10-10,2026-10-09,办结',
    '',
  ].join('\r\n'),
);
const OTHER = text(
  '另一份.csv',
  `${HEAD}\r\n0101,教育局,一股,赵六,2026-10-05,2026-10-10,2026-10-01,办结\r\n`,
);

const PROBLEMS = at('/problems', '2026-10');
const list = () => page.getByRole('table', { name: '逐行' });
/** Line, column, value and outcome of the rows that are shown. */
async function rows(): Promise<string[][]> {
  const all = await list().locator('tbody tr').all();
  const texts = await Promise.all(all.map((row) => row.getByRole('cell').allInnerTexts()));
  return texts.map((cells) => cells.slice(-6)).map((cells) => [...cells.slice(0, 3), cells[5] ?? '']);
}

test('every row set aside or doubted is listed with line, column, raw value, reason and remedy', async () => {
  await drop(page, [BROKEN, OTHER]);
  await loaded(page, 2);
  await page.getByRole('table', { name: '读入与核对' }).getByRole('link', { name: '5', exact: true }).click();
  await settled(page);
  await expect.poll(rows).toEqual([
    ['4', '受理时间', '2026-09-31', '剔除'],
    ['5', '—', expect.stringContaining('婚姻,登记股'), '剔除'],
    ['6', '—', expect.stringContaining('0004,水利局'), '剔除'],
    ['7', '—', expect.stringContaining('水政'), '剔除'],
    ['8', '办件编号', '0001', '剔除'],
  ]);
  await expect(list().getByRole('row').nth(1)).toContainText('日期不存在');
  await expect(list().getByRole('row').nth(1)).toContainText('按原始材料改成实际日期');
});

test('file, reason and outcome can be chosen, each with its count', async () => {
  await go(page, PROBLEMS);
  await expect.poll(rows).toHaveLength(6);
  const reason = page.getByRole('combobox', { name: '原因' });
  expect(await reason.getByRole('option').allInnerTexts()).toContain('办结早于受理（1）');
  await reason.selectOption('finished_before_accepted');
  await settled(page);
  await expect.poll(rows).toEqual([['2', '办结时间', expect.stringContaining('2026-10-01'), '采用']]);
  await page.getByRole('combobox', { name: '文件' }).selectOption({ label: '办件.csv（0）' });
  await settled(page);
  await expect(page.getByText('筛选后没有符合的行')).toBeVisible();
  await page.getByRole('button', { name: '去掉筛选' }).click();
  await settled(page);
  await page.getByRole('button', { name: '采用（1）' }).click();
  await settled(page);
  await expect.poll(rows).toHaveLength(1);
});

test('a record opens as it stands in the file, by keyboard too', async () => {
  await go(page, PROBLEMS);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await settled(page);
  const record = page.getByRole('region', { name: '原文' });
  await expect(record).toContainText('办件.csv 第 5 行');
  await expect(record.locator('pre')).toHaveText(
    '0003,民政局,婚姻,登记股,李四,2026-10-03,2026-10-12,2026-10-15,办结',
  );
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await settled(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('问题行');
});

const fileRow = (name: string) =>
  page.getByRole('table', { name: '读入与核对' }).getByRole('row').filter({ hasText: name }).first();
/** Read, loaded, set aside. */
async function account(): Promise<string[]> {
  await go(page, '/');
  const cells = await fileRow('办件.csv').getByRole('cell').allInnerTexts();
  return cells.slice(4, 7);
}
/** Due and late of the units. */
async function figures(): Promise<string[]> {
  await go(page, at('/overdue', '2026-10'));
  const lines = await page.locator('[data-grid] tbody tr').allInnerTexts();
  return lines.map((line) => line.split(/\s+/).slice(0, 3).join(' ')).sort();
}
const mended = () => page.getByRole('table', { name: '已改正' });
const UNMENDED = ['教育局 1 0', '税务局 1 0'];

test('a repair is shown before and after, accepted by itself, and taken back', async () => {
  await expect.poll(figures).toEqual(UNMENDED);
  await expect.poll(account).toEqual(['8', '1', '5']);
  await go(page, PROBLEMS);
  await page.getByRole('link', { name: /^修复建议/ }).click();
  await page.getByRole('table', { name: '修复建议' }).waitFor();
  await page.getByRole('button', { name: '5', exact: true }).click();
  await settled(page);
  const cells = page.getByRole('region', { name: '原文' }).getByRole('table', { name: '按列分开' });
  await expect(cells.getByRole('row').nth(1)).toContainText('2026-10-15,办结');
  await expect(cells.getByRole('row').nth(2)).toContainText('婚姻,登记股');
  await page.getByRole('button', { name: '采纳第 5 行的修复' }).click();
  await settled(page);
  await expect(mended().getByRole('row').nth(1)).toContainText('把被分隔符切开的文字合上');
  await expect.poll(account).toEqual(['8', '2', '4']);
  await expect.poll(figures).toEqual(['教育局 1 0', '民政局 1 1', '税务局 1 0']);
  await go(page, PROBLEMS);
  await mended().getByRole('button', { name: /^撤回/ }).click();
  await settled(page);
  await expect.poll(account).toEqual(['8', '1', '5']);
  await expect.poll(figures).toEqual(UNMENDED);
});

test('those of a kind for which only one way fits are accepted together, by keyboard', async () => {
  await go(page, `${PROBLEMS}&view=repair`);
  const all = page.getByRole('button', { name: /^采纳“引号当作文字”里只有一种改法的 1 行/ });
  await all.focus();
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(all).toHaveCount(0);
  await expect.poll(account).toEqual(['8', '2', '4']);
});

/** What the page gives to be corrected. */
async function downloaded(): Promise<string> {
  await go(page, `${PROBLEMS}&file=1`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^下载去改/ }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('待改_办件.csv');
  return readFileSync(await file.path(), 'utf8');
}
let toCorrect = '';

test('what was set aside is downloaded, corrected, dropped in again, and counts where it stood', async () => {
  toCorrect = await downloaded();
  expect(toCorrect.split('\r\n').map((line) => line.split(',')[0])).toEqual([
    '\uFEFF明察·行号',
    '4',
    '5',
    '6',
    '8',
    '',
  ]);
  await go(page, '/');
  await drop(page, [text('改好.csv', toCorrect.replace('2026-09-31', '2026-10-01'))]);
  await settled(page);
  await expect(mended().getByRole('row').filter({ hasText: '改好.csv' }).getByRole('cell').nth(1)).toHaveText(
    '1',
  );
  expect(
    await mended().getByRole('row').filter({ hasText: '改好.csv' }).getByRole('cell').allInnerTexts(),
  ).toEqual(['办件.csv', '1', '3', '0', '撤回']);
  await expect.poll(account).toEqual(['8', '3', '3']);
  await expect.poll(figures).toEqual(['教育局 1 0', '水利局 1 0', '税务局 2 0']);
});

test('saved as a workbook it is known too; what was corrected before is not corrected again', async () => {
  const rows = toCorrect
    .replace('2026-09-31', '2026-10-01')
    .replace('2026-10-12', '2026-10-13')
    .trim()
    .split('\r\n');
  const cells = rows.map((row) => row.replace('\uFEFF', '').match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []);
  const html = cells
    .map((row) =>
      row.map((cell) => `<td>${cell.replace(/,$/, '').replace(/^"|"$/g, '').replaceAll('""', '"')}</td>`),
    )
    .map((row) => `<tr>${row.join('')}</tr>`);
  await go(page, '/');
  await drop(page, [text('改好.xls', `<html><body><table>${html.join('')}</table></body></html>`)]);
  await settled(page);
  const row = mended().getByRole('row').filter({ hasText: '改好.xls' });
  await expect(row.getByRole('cell').nth(1)).toHaveText('1');
  await expect(row.getByRole('cell').nth(2)).toHaveText('3');
  await expect.poll(account).toEqual(['8', '3', '3']);
});

test('other columns are refused by name, and nothing changes', async () => {
  await drop(page, [text('改坏.csv', toCorrect.replace(',承办单位,', ',单位,'))]);
  await settled(page);
  await expect(fileRow('改坏.csv')).toContainText('列对不上');
  await expect.poll(account).toEqual(['8', '3', '3']);
});

test('a file that goes and comes back is mended as it was; taken back, all is as at first', async () => {
  await page.getByRole('button', { name: '移除 办件.csv' }).click();
  await loaded(page, 1);
  await expect(mended()).toHaveCount(0);
  await page.getByRole('button', { name: '放回' }).click();
  await loaded(page, 2);
  await expect.poll(account).toEqual(['8', '3', '3']);
  for (let left = await mended().getByRole('button').count(); left > 0; left -= 1) {
    await mended().getByRole('button').first().click();
    await settled(page);
    await expect(mended().getByRole('button')).toHaveCount(left - 1);
  }
  await expect.poll(account).toEqual(['8', '1', '5']);
  await expect.poll(figures).toEqual(UNMENDED);
  await go(page, '/');
  const log = page.getByRole('table', { name: '装入与导出记录' });
  const actions = await log.locator('tbody tr td:nth-child(2)').allInnerTexts();
  expect(actions.filter((action) => action === '改正')).toHaveLength(4);
  expect(actions.filter((action) => action === '撤回改正')).toHaveLength(4);
});

test('no barrier, in both languages', async () => {
  for (const other of ['English', '中文', 'English', '中文']) {
    await go(page, other === 'English' ? PROBLEMS : `${PROBLEMS}&view=repair`);
    await page.locator('[data-grid] [data-at$=":0"]').first().click();
    await settled(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
    await page.locator('.nav-foot').getByRole('button', { name: other }).click();
    await settled(page);
  }
});
